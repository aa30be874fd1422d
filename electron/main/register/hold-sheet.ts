import { archiveText } from '#resources/text/archive.ts'
import { registerText } from '#resources/text/register.ts'
import { dateText } from '#shared/domain/lint/date.ts'
import type { RegisterSource } from './list-sheets.ts'
import { listSheet, opens, words, type Sheet } from './sheet.ts'

const dayText = (on: string): string => {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  return dateText({ year, month, day })
}

/** 保全台账: every hold that stood on some day of the period, by the day on which it was placed. */
export const holdSheet = ({ cases, period }: RegisterSource): Sheet => {
  const text = registerText.holds
  const rows = cases
    .flatMap(({ caseId, title, holds }) => holds.map((hold) => ({ ...hold, caseId, title })))
    .filter(({ placedOn, lifted }) => placedOn <= period.until && (lifted === null || lifted.on >= period.from))
    .toSorted((a, b) => (a.placedOn < b.placedOn ? -1 : a.placedOn > b.placedOn ? 1 : 0))
  return listSheet({
    title: registerText.titles.holds,
    notes: [text.note],
    columns: text.columns,
    widths: [1.6, 8, 3, 6, 6, 3.4, 4.6, 6],
    rows: rows.map(
      ({ caseId, title, kind, authority, documentNumber, orderedOn, placedOn, placedBy, lifted }, index) => [
        words(String(index + 1)),
        opens(title, caseId),
        words(archiveText.holds[kind]),
        words(authority),
        words(documentNumber),
        words(orderedOn),
        words(text.hand(placedBy, dayText(placedOn))),
        words(lifted === null ? text.standing : text.lifted(lifted.by, dayText(lifted.on), lifted.documentNumber)),
      ],
    ),
  })
}
