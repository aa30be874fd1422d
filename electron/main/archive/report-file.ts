import { fourCheckText as words } from '#resources/text/four-checks.ts'
import { CHECK_RESULTS } from '#shared/domain/archive/check-item.ts'
import { FOUR_CHECK_CODES, type Finding } from '#shared/domain/archive/four-checks.ts'
import { parseXmlTree } from './metadata-file.ts'
import { xml, xmlDocument } from './xml.ts'

/** 四性检测报告 as XML. */
export const encodeReport = (archivalNumber: string, findings: readonly Finding[], checkedAt: string): Uint8Array =>
  xmlDocument(
    xml(words.root, [
      xml(words.number, [archivalNumber]),
      xml(words.stage, [words.filing]),
      xml(words.checkedAt, [checkedAt]),
      ...findings.map(({ code, result, evidence }) =>
        xml(
          words.item,
          [
            xml(words.columns[1], [words.names[code]]),
            xml(words.columns[2], [words.results[result]]),
            xml(words.columns[3], [evidence]),
          ],
          { [words.columns[0]]: code },
        ),
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
