import { fourCheckText as words } from '#resources/text/four-checks.ts'
import { CHECK_RESULTS } from '#shared/domain/archive/check-item.ts'
import { CHECK_STAGES, FOUR_CHECK_CODES, type CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { BatchResults } from '#shared/domain/archive/check-tally.ts'
import type { Finding } from '#shared/domain/archive/four-checks.ts'
import { timestamp } from '#shared/lib/guard.ts'
import { parseXmlTree } from './metadata-file.ts'
import { xml, xmlDocument, type XmlNode } from './xml.ts'

/** What a report of 四性检测 is of. */
export interface ReportHead {
  readonly stage: CheckStage
  /** RFC 3339, UTC. */
  readonly checkedAt: string
}

const headOf = ({ stage, checkedAt }: ReportHead): readonly XmlNode[] => [
  xml(words.stage, [words.stages[stage]]),
  xml(words.checkedAt, [checkedAt]),
  xml(words.note, [`${words.manualNote}${words.stageNotes[stage]}`]),
]

/** 四性检测报告 of one package as XML. */
export const encodeReport = (archivalNumber: string, findings: readonly Finding[], head: ReportHead): Uint8Array =>
  xmlDocument(
    xml(words.root, [
      xml(words.number, [archivalNumber]),
      ...headOf(head),
      ...findings.map(({ code, result, evidence }) =>
        xml(
          words.item,
          [
            xml(words.columns[1], [words.nameOf(head.stage, code)]),
            xml(words.columns[2], [words.results[result]]),
            xml(words.columns[3], [evidence]),
          ],
          { [words.columns[0]]: code },
        ),
      ),
    ]),
  )

/** The same of a batch: how often each item came out how, and each that did not pass. */
export const encodeBatchReport = (name: string, { counts, failed }: BatchResults, head: ReportHead): Uint8Array =>
  xmlDocument(
    xml(words.root, [
      xml(words.batch, [name]),
      ...headOf(head),
      ...[...counts].map(([code, count]) =>
        xml(
          words.item,
          CHECK_RESULTS.map((result) => xml(words.results[result], [String(count[result])])),
          { [words.columns[0]]: code },
        ),
      ),
      ...failed.map(({ archivalNumber, code, evidence }) =>
        xml(words.results.failed, [evidence], { [words.number]: archivalNumber, [words.columns[0]]: code }),
      ),
    ]),
  )

/** Reads such a report back; null for anything else. Results that are unknown are left out. */
export const parseReport = (bytes: Uint8Array): readonly Finding[] | null => {
  const root = parseXmlTree(bytes)
  if (root?.name !== words.root) return null
  return root.children.flatMap(({ name, attributes, children }) => {
    const code = FOUR_CHECK_CODES.find((one) => one === attributes[words.columns[0]])
    const textOf = (tag: string): string => children.find((child) => child.name === tag)?.text ?? ''
    const result = CHECK_RESULTS.find((one) => words.results[one] === textOf(words.columns[2]))
    if (name !== words.item || code === undefined || result === undefined) return []
    return [{ code, result, evidence: textOf(words.columns[3]) }]
  })
}

/** Stage and time that a report of a package says it is of; null where it says neither as this program does. */
export const parseReportHead = (bytes: Uint8Array): ReportHead | null => {
  const root = parseXmlTree(bytes)
  const textOf = (tag: string): string => root?.children.find(({ name }) => name === tag)?.text ?? ''
  const stage = CHECK_STAGES.find((one) => words.stages[one] === textOf(words.stage))
  const checkedAt = textOf(words.checkedAt)
  return stage === undefined || !timestamp(checkedAt) ? null : { stage, checkedAt }
}

/** The 档号 that a report says it is of; '' for none. */
export const reportedNumber = (bytes: Uint8Array): string =>
  parseXmlTree(bytes)?.children.find(({ name }) => name === words.number)?.text ?? ''
