import { leakText as words } from '#resources/text/leak.ts'
import { ADDRESSEE_WORDS, MATTER_WORDS, MEASURE_WORDS } from '#resources/text/word/leak.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { LEAK_ADDRESSEES } from '#shared/domain/office/leak/leak-events.ts'
import { addresseesOf, leakDue, reportedLate, type Leak } from '#shared/domain/office/leak/leak.ts'
import { beijingTime } from '../redline/origin.ts'
import { formDocument, paragraph, table, tableOrNone, type Printing } from './parts.ts'

/** 泄密（误公开）应急处置记录 as a document: who noticed what when, what was done, to whom it was reported. */
export const leakDocument = (
  leak: Leak,
  title: string,
  { office, printedAt }: Omit<Printing, 'code'>,
): OfficialDocument => {
  const { facts } = words
  const due = leakDue(leak)
  const matter = leak.matter ?? 'secret'
  const rows: [string, string][] = [
    [facts.what, leak.what],
    ...(leak.matter === undefined ? [] : [[facts.matter, MATTER_WORDS[leak.matter]] as [string, string]]),
    [facts.release, title],
    [facts.noticedAt, beijingTime(leak.noticedAt)],
    [facts.noticedBy, leak.noticedBy],
    [facts.dueAt, due === null ? words.atOnce : beijingTime(due)],
    [facts.recorded, `${leak.recordedBy} ${beijingTime(leak.recordedAt)}`],
    [facts.printed, `${office} ${beijingTime(printedAt)}`],
  ]
  const reported = LEAK_ADDRESSEES.flatMap((to) => {
    const reports = leak.reports.filter((report) => report.to === to)
    if (reports.length === 0)
      return addresseesOf(leak).includes(to) ? [[ADDRESSEE_WORDS[to], words.notReported, '', '', '']] : []
    return reports.map((report) => [
      ADDRESSEE_WORDS[to],
      report.authority,
      report.documentNumber,
      `${beijingTime(report.reportedAt)}${reportedLate(leak, report) ? words.late : ''}`,
      report.by,
    ])
  })
  return formDocument(
    words.title,
    [paragraph(words.basis[matter])],
    [
      { name: words.sections.facts, blocks: [table([22, 78], null, rows)] },
      {
        name: words.sections.measures,
        blocks: [
          tableOrNone(
            [12, 20, 22, 32, 14],
            words.measureColumns,
            leak.measures.map(({ measure, channel, takenAt, note, by }) => [
              MEASURE_WORDS[measure],
              channel,
              beijingTime(takenAt),
              note,
              by,
            ]),
          ),
        ],
      },
      { name: words.sections.reports, blocks: [table([22, 24, 18, 22, 14], words.reportColumns, reported)] },
      {
        name: words.sections.outcome,
        blocks: [
          paragraph(
            leak.closed === null
              ? words.notClosed
              : `${leak.closed.outcome}（${leak.closed.by} ${beijingTime(leak.closed.at)}）`,
          ),
        ],
      },
    ],
  )
}
