import type { LintFix, PlacedFinding } from '../finding.ts'
import { missing, wholeLine, type LintedDocument } from './index-lines.ts'

/** Looked for at the first of a run alone, here and in the other rules: a line of nothing but dots takes no longer for it. */
const END_MARK = /(?<![。；，、：！？.;,:!?])[。；，、：！？.;,:!?]+$/u
const WRAPPED = /^《([^《》]*)》$/u

/** Blanks say nothing in a title, and one that ends with a mark is told by L7. */
const plain = (title: string): string => title.replaceAll(/\s/gu, '').replace(END_MARK, '').replace(WRAPPED, '$1')

/** L7: no mark after a name, no 书名号 around it (7.3.4). */
const nameEnds = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { attachmentNames } = linted.document
  const first = linted.lineOfPart('attachmentName')
  return attachmentNames.flatMap((name, index) => {
    const right = name.replace(END_MARK, '').replace(WRAPPED, '$1')
    if (right === name || right.trim() === '') return []
    const line = first + index
    const whole = wholeLine(linted, line, 'attachmentNameEnd')
    const start = whole.end - name.length
    return [{ ...whole, start, fix: { kind: 'replaceText', line, start, end: whole.end, was: name, text: right } }]
  })
}

/** L6: 附件说明 and the attachments are the same, in number, order and title. */
const titles = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { attachmentNames, attachments } = linted.document
  const untitled = attachments.flatMap(({ title }, index) =>
    title.trim() === ''
      ? [wholeLine(linted, linted.lineOfPart('attachmentTitle', index + 1), 'attachmentUntitled')]
      : [],
  )
  const titlesNow = attachments.map(({ title }) => title.trim())
  const fix: LintFix | undefined =
    untitled.length > 0 || attachments.length === 0 ? undefined : { kind: 'namesFromTitles' }
  const first = linted.lineOfPart('attachmentName')
  if (attachmentNames.length !== attachments.length) {
    const detail = `${String(attachmentNames.length)}:${String(attachments.length)}`
    const finding = wholeLine(linted, first, 'attachmentCount', detail, fix)
    return [...untitled, attachmentNames.length === 0 ? { ...finding, start: 0, end: 0 } : finding]
  }
  const names = attachmentNames.map(plain)
  const wanted = titlesNow.map(plain)
  const differing = names.flatMap((name, index) => (name === wanted[index] || wanted[index] === '' ? [] : [index]))
  const [at] = differing
  if (at === undefined) return untitled
  const sorted = (all: readonly string[]): string => [...all].sort().join('\n')
  if (sorted(names) === sorted(wanted)) return [...untitled, wholeLine(linted, first + at, 'attachmentOrder', '', fix)]
  return [
    ...untitled,
    ...differing.map((index) => wholeLine(linted, first + index, 'attachmentTitle', titlesNow[index] ?? '', fix)),
  ]
}

const REFERENCE = /(?:详?见|按照?)附件\s?([1-9]\d?)(?!\d)/gu

/** （见附件3） where there are but two. What is said of another document's attachments names it first, and is left. */
const references = ({ document, lines }: LintedDocument): readonly PlacedFinding[] => {
  const count = document.attachments.length
  return lines.flatMap(({ text, item, block }, line) =>
    item !== 0 || block === null || !text.includes('附件')
      ? []
      : Array.from(text.matchAll(REFERENCE))
          .filter((match) => Number(match[1]) > Math.max(count, 1))
          .map((match) => ({
            code: 'attachmentReference' as const,
            line,
            start: match.index,
            end: match.index + match[0].length,
            detail: String(count),
          })),
  )
}

export const checkAttachments = (linted: LintedDocument): readonly PlacedFinding[] => [
  ...nameEnds(linted),
  ...titles(linted),
  ...references(linted),
]

/** A document without any text to be read. */
export const checkBody = ({ document }: LintedDocument): readonly PlacedFinding[] =>
  document.body.some((block) => block.kind === 'table' || block.kind === 'image' || block.text.trim() !== '')
    ? []
    : [missing('bodyMissing')]
