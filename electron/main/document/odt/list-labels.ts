import { formatNumber, isKnownFormat } from '../docx/number-format.ts'
import type { FindingList } from '../finding.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'

/** One level of a list style; without a format it shows no number. */
export interface ListLevel {
  readonly format: string
  readonly prefix: string
  readonly suffix: string
  /** How many levels the label shows, this one the last. */
  readonly shown: number
  readonly start: number
}

/** style:num-format as LibreOffice writes it, by the numbering of documents that it stands for. */
const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '一, 二, 三, ...': 'chineseCountingThousand',
  '壹, 贰, 叁, ...': 'chineseLegalSimplified',
  '壹, 貳, 參, ...': 'ideographLegalTraditional',
  '①, ②, ③, ...': 'decimalEnclosedCircle',
  '１, ２, ３, ...': 'decimalFullWidth',
  '甲, 乙, 丙, ...': 'ideographTraditional',
  '子, 丑, 寅, ...': 'ideographZodiac',
}

const wholeOf = (value: string | undefined, least: number): number | undefined => {
  const number = Number(value ?? '')
  return value !== undefined && Number.isInteger(number) && number >= least && number < 100_000 ? number : undefined
}

export const levelOf = (attributes: XmlAttributes, isNumber: boolean): ListLevel => ({
  format: isNumber ? (attributeOf(attributes, 'style:num-format') ?? '') : '',
  prefix: (attributeOf(attributes, 'style:num-prefix') ?? '').slice(0, 20),
  suffix: (attributeOf(attributes, 'style:num-suffix') ?? '').slice(0, 20),
  shown: wholeOf(attributeOf(attributes, 'text:display-levels'), 1) ?? 1,
  start: wholeOf(attributeOf(attributes, 'text:start-value'), 0) ?? 1,
})

/** The numbers that a list has reached, by level. */
export type ListCount = (number | undefined)[]

/**
 * Moves a list to its next item and gives the label as text, '' for a bullet; labels are counted as
 * import.numberingResolved, formats that are not known as import.numberingUnknown.
 */
export const nextLabel = (
  levels: readonly ListLevel[],
  count: ListCount,
  level: number,
  startAt: string | undefined,
  findings: FindingList,
): string => {
  const style = levels[level]
  const reached = count[level]
  count[level] = wholeOf(startAt, 0) ?? (reached === undefined ? (style?.start ?? 1) : reached + 1)
  count.length = level + 1
  if (style === undefined || style.format === '') return ''
  const numbers: string[] = []
  for (let at = Math.max(0, level - style.shown + 1); at <= level; at++) {
    const { format = '1', start = 1 } = levels[at] ?? {}
    if (format === '') continue
    const known = FORMATS[format] ?? ''
    if (!isKnownFormat(known)) findings.add('import.numberingUnknown')
    numbers.push(formatNumber(count[at] ?? start, isKnownFormat(known) ? known : 'decimal'))
  }
  findings.add('import.numberingResolved')
  return `${style.prefix}${numbers.join('.')}${style.suffix}`.trim()
}
