import { archiveText } from '#resources/text/archive.ts'
import type { CustodyEventData } from '#shared/domain/case/custody/custody-events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { beijingTime } from '../redline/origin.ts'
import { FACT_WIDTHS, formDocument, paragraph, table } from './parts.ts'

const words = archiveText.cover
const { stamp } = archiveText

export interface CoverFacts {
  readonly filed: CustodyEventData['ArchiveItemFiled'] & { readonly at: string; readonly personName: string }
  readonly title: string
  readonly documentNumber: string
  readonly responsible: string
  readonly date: string
  readonly mode: string
  readonly contents: readonly { readonly name: string; readonly path: string; readonly count: number }[]
}

/** 封面 with the 归档章 of DA/T 22-2015 (V2): two rows of three, each with its name above its value. */
export const coverDocument = (facts: CoverFacts): OfficialDocument => {
  const { filed } = facts
  const value = (text: string): string => (text === '' ? words.none : text)
  return formDocument(
    words.title,
    [
      table([1, 1, 1], null, [
        [stamp.fonds, stamp.year, stamp.serial],
        [filed.fonds, String(filed.year), String(filed.serial)],
        [stamp.organisation, stamp.retention, stamp.pages],
        [filed.organisation, archiveText.retentions[filed.retention], String(filed.pages)],
      ]),
    ],
    [
      {
        name: words.facts,
        blocks: [
          table(FACT_WIDTHS, null, [
            [words.number, filed.archivalNumber],
            [words.fonds, `${filed.fonds} ${filed.fondsName}`],
            [words.name, facts.title],
            [words.documentNumber, value(facts.documentNumber)],
            [words.responsible, facts.responsible],
            [words.date, facts.date],
            [words.mode, value(facts.mode)],
            [words.filedBy, filed.personName],
            [words.filedAt, beijingTime(filed.at)],
          ]),
        ],
      },
      {
        name: words.contents,
        blocks: [
          table(
            [8, 42, 40, 10],
            words.contentsColumns,
            facts.contents.map(({ name, path, count }, index) => [String(index + 1), name, path, String(count)]),
          ),
        ],
      },
    ].map(({ name, blocks }) => ({
      name,
      blocks: name === words.contents ? [...blocks, paragraph(words.proof)] : blocks,
    })),
  )
}
