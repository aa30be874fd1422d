import {
  DECISION_FIELDS,
  type DecisionField,
  type EnforcementDecision,
} from '../case/enforcement/enforcement-events.ts'
import { hanNumber } from '../document/han-number.ts'
import { documentLines } from '../document/lines.ts'
import type { OfficialDocument } from '../document/model.ts'
import { compareDates, readDate } from './date.ts'

export type ComparedField = DecisionField | 'creditCode' | 'decidedOn'

/** A field of a decision of enforcement that its own text does not bear out. */
export interface DecisionRemark {
  readonly field: ComparedField
  /** What was filled in and is not met in the text. */
  readonly said: readonly string[]
  /** What the document bears instead, as its 文号, 成文日期 or 发文机关; '' for nothing of the kind. */
  readonly own: string
}

/** Fields that are sentences or may name several: each part of them is looked for by itself. */
const IN_PARTS: readonly ComparedField[] = ['category', 'content', 'basis', 'party', 'result', 'organ']
const OPEN = /×/u

/** In the order in which they are read. */
const COMPARED: readonly ComparedField[] = DECISION_FIELDS.flatMap((field): readonly ComparedField[] =>
  field === 'party' ? ['party', 'creditCode'] : field === 'organ' ? ['decidedOn', 'organ'] : [field],
)

/** Without blanks, and widths and brackets as of one hand. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[[(【〔﹝〈]/gu, '(')
    .replaceAll(/[\])】〕﹞〉]/gu, ')')

const DIGIT = /\d/u
const isDigit = (text: string, at: number): boolean => DIGIT.test(text.charAt(at))

/** Does the text have these words, no number cut in two? */
const stands = (text: string, words: string): boolean => {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const end = at + words.length
    const isCut =
      (isDigit(words, 0) && isDigit(text, at - 1)) || (isDigit(words, words.length - 1) && isDigit(text, end))
    if (!isCut) return true
  }
  return false
}

/** The parts of a sentence that say something. */
const partsOf = (text: string): readonly string[] =>
  text
    .split(/[，。；：、！？《》“”‘’（）();\n]|[,:](?!\d)/u)
    .map((part) => part.trim())
    .filter((part) => part.length > 1)

const HAN_ZERO = '[〇○零]'
const hanYear = (year: number): string =>
  [...String(year)].map((digit) => (digit === '0' ? HAN_ZERO : hanNumber(Number(digit)))).join('')

/** The day in every form in which people write one. */
const dayPattern = (date: string): RegExp => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const arabic = `(?<!\\d)${year}(?:年|[-./])0?${month}(?:月|[-./])0?${day}(?!\\d)`
  return new RegExp(`${arabic}|${hanYear(year)}年${hanNumber(month)}月${hanNumber(day)}日`, 'u')
}

const isDay = (text: string, date: string): boolean => {
  const [found, wanted] = [readDate(text), readDate(date)]
  return found !== null && wanted !== null && compareDates(found, wanted) === 0
}

/** What the document bears of its own in place of a field. */
const ownOf = (field: ComparedField, document: OfficialDocument): string => {
  const { documentNumber, date, issuers, signatories } = document
  const own =
    field === 'number'
      ? documentNumber
      : field === 'decidedOn'
        ? date
        : field === 'organ'
          ? [...new Set([...issuers, ...signatories])].join('、')
          : ''
  return OPEN.test(own) ? '' : own
}

/**
 * What was filled in of a decision (双公示, V2) and is not in the text that it is of, attachments that are set with it included: a
 * remark for whoever signs and reviews, never a reason to refuse (D). What is in the text anywhere is right: an announcement bears its own
 * number and cites that of the decision. Files that go along are not read.
 */
export const decisionRemarks = (said: EnforcementDecision, document: OfficialDocument): readonly DecisionRemark[] => {
  const text = documentLines(document)
    .map((line) => plain(line.text))
    .join('\n')
  return COMPARED.flatMap((field): readonly DecisionRemark[] => {
    const value = said[field].trim()
    if (value === '') return []
    const own = ownOf(field, document)
    if (field === 'decidedOn')
      return dayPattern(value).test(text) || isDay(document.date, value) ? [] : [{ field, said: [value], own }]
    const parts = IN_PARTS.includes(field) ? partsOf(value) : [value]
    const missed = parts.filter((part) => !stands(text, plain(part)))
    return missed.length === 0 ? [] : [{ field, said: missed, own }]
  })
}
