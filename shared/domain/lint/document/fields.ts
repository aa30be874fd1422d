import type { OfficialDocument } from '../../document/model.ts'
import { compareDates, dateExists, dateText, readDate } from '../date.ts'
import type { PlacedFinding } from '../finding.ts'
import { missing, setField, wholeLine, type LintedDocument } from './index-lines.ts'

const OPEN = /×/u
const DOCUMENT_NUMBER = /^\p{sc=Han}{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/u
const NEARLY = /^(\p{sc=Han}{1,12})[[［(（【〔﹝〈]((?:19|20)\d{2})年?[\]］)）】〕﹞〉]第?0*([1-9]\d{0,4})号?$/u

/** L3. Orders are numbered 第5号 (10.2), minutes by meetings (10.3): their form is free. */
const documentNumber = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { documentNumber: number, form } = linted.document
  if (number === '' || form === 'order' || form === 'minutes' || OPEN.test(number) || DOCUMENT_NUMBER.test(number))
    return []
  const plain = number.replaceAll(/\s/gu, '').replaceAll(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10))
  const [, code, year, serial] = NEARLY.exec(plain) ?? []
  const right = code === undefined ? '' : `${code}〔${year ?? ''}〕${serial ?? ''}号`
  const fix = right === '' ? undefined : setField(linted.document, 'documentNumber', right)
  return [wholeLine(linted, linted.lineOfPart('documentNumber'), 'documentNumber', right, fix)]
}

/** The year of the number is that in which the document was formed (D). */
const numberYear = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { documentNumber: number, date } = linted.document
  const year = /〔(\d{4})〕/u.exec(number)?.[1]
  const formed = readDate(date)
  return year === undefined || formed === null || formed.year === Number(year)
    ? []
    : [wholeLine(linted, linted.lineOfPart('documentNumber'), 'documentNumberYear', date)]
}

/** L5, and L10: what is printed was signed off before. */
const dates = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { document } = linted
  const one = (field: 'date' | 'printedOn', line: number): readonly PlacedFinding[] => {
    const text = document[field]
    if (text === '' || OPEN.test(text)) return []
    const date = readDate(text)
    if (date !== null && text === dateText(date)) return []
    const right = date === null || !dateExists(date) ? '' : dateText(date)
    return [wholeLine(linted, line, field, right, right === '' ? undefined : setField(document, field, right))]
  }
  const printing = linted.lineOfPart('printing')
  const signed = readDate(document.date)
  const printed = readDate(document.printedOn)
  const early = signed !== null && printed !== null && compareDates(printed, signed) < 0
  return [
    ...one('date', linted.lineOfPart('date')),
    ...one('printedOn', printing),
    ...(early ? [wholeLine(linted, printing, 'printedBeforeDate', document.date)] : []),
  ]
}

/** The text with one given mark at its end instead of those it has. */
const withEnd = (text: string, end: string): string =>
  text.trim().replace(/(?<![，。、；：,.;:])[，。、；：,.;:]+$/u, '') + end

/** L8, L12, L13. */
const ends = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { document } = linted
  const { addressee, copyTo, note, kind } = document
  const found: PlacedFinding[] = []
  const at = linted.lineOfPart('addressee')
  if (addressee !== '' && !addressee.endsWith('：')) {
    found.push(wholeLine(linted, at, 'addresseeColon', '', setField(document, 'addressee', withEnd(addressee, '：'))))
  }
  if (kind === '请示' && /[、，；]/u.test(addressee)) found.push(wholeLine(linted, at, 'addresseeSeveral'))
  if (copyTo !== '' && !copyTo.endsWith('。')) {
    const fix = setField(document, 'copyTo', withEnd(copyTo, '。'))
    found.push(wholeLine(linted, linted.lineOfPart('copyTo'), 'copyToEnd', '', fix))
  }
  if (note !== '' && !/^（[^（）]*(?:（[^（）]*）[^（）]*)*）$/u.test(note)) {
    const inner = note
      .trim()
      .replace(/^[（(]/u, '')
      .replace(/[）)]$/u, '')
    const simple = !/[（()）]/u.test(inner)
    const fix = simple ? setField(document, 'note', `（${inner}）`) : undefined
    found.push(wholeLine(linted, linted.lineOfPart('note'), 'noteParentheses', '', fix))
  }
  if (kind === '请示' && !note.includes('联系人')) found.push(missing('noteContact'))
  return found
}

/** 临岚市人民政府文件 and 临岚市人民政府 are one name; blanks only spread it. */
const nameOf = (name: string): string => name.replaceAll(/\s/gu, '').replace(/文件$/u, '')

/** L9. Orders and minutes are not signed by the 发文机关 (10.2, 10.3). */
const signatories = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { lines, document } = linted
  const { issuers, signatories: signed, form, signers, kind } = document
  if (form === 'order' || form === 'minutes' || issuers.length === 0) return []
  const names = new Set(issuers.map(nameOf))
  const open = [...issuers, ...signed].some((name) => OPEN.test(name))
  const unknown = lines.flatMap(({ part, text }, line) =>
    part === 'signatory' && !names.has(nameOf(text))
      ? [wholeLine(linted, line, 'signatoryUnknown', issuers.join('、'))]
      : [],
  )
  const signedNames = new Set(signed.map(nameOf))
  const unsigned = signed.length === 0 ? [] : issuers.filter((name) => !signedNames.has(nameOf(name)))
  const upward = kind === '请示' && signers.length === 0 && form === 'standard'
  return [
    ...(open ? [] : unknown),
    ...(open || unknown.length > 0 || unsigned.length === 0 ? [] : [missing('signatoryMissing', unsigned.join('、'))]),
    ...(upward ? [missing('signerMissing')] : []),
  ]
}

/** Kinds that always treat of a matter: 关于…的通知. */
const OF_A_MATTER: readonly OfficialDocument['kind'][] = ['通知', '请示', '批复', '函', '意见']

/** L15: 发文机关名称、事由和文种 (中办发〔2012〕14号, Article 9). */
const title = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { document } = linted
  const { title: text, kind, issuers } = document
  if (text.trim() === '') return [missing('titleMissing')]
  const found: PlacedFinding[] = []
  const plain = text.replace(/（[^（）]*）$/u, '').trim()
  const end = /(?<![，。、；：,.;:！!])[，。、；：,.;:！!]+$/u.exec(text)
  if (end !== null) {
    const fix = setField(document, 'title', text.slice(0, end.index))
    found.push({ ...wholeLine(linted, 0, 'titleEnd', end[0], fix), start: end.index })
  }
  const wrapped = /^《([^《》]*)》$/u.exec(text)
  if (wrapped !== null) {
    found.push(wholeLine(linted, 0, 'titleBookMarks', '', setField(document, 'title', wrapped[1] ?? '')))
  } else if (end === null) {
    if (kind !== null && !plain.endsWith(kind === '命令' ? '令' : kind))
      found.push(wholeLine(linted, 0, 'titleKind', kind))
    if (kind !== null && issuers.length > 0 && plain.startsWith('关于')) found.push(wholeLine(linted, 0, 'titleIssuer'))
    if (OF_A_MATTER.includes(kind) && !plain.includes('关于')) found.push(wholeLine(linted, 0, 'titleMatter'))
  }
  return found
}

const LINES_PER_PAGE = 22
const CHARACTERS_PER_LINE = 28
const TITLE_CHARACTERS = 20 // of 22 pt in 156 mm
/** 35 mm to 发文机关标志, the mark, two empty lines, 发文字号 and the rule (7.2.4-7.2.7), in lines of 10.23 mm. */
const HEAD_LINES = 9
const LINES_OF_A_MARK = 2

/** L11: 首页必须显示正文, reckoned from lengths; the layout has the last word. A long 主送 goes to 版记 (7.3.2). */
const firstPage = (linted: LintedDocument): readonly PlacedFinding[] => {
  const { issuers, title: text, addressee, form, body } = linted.document
  if (form !== 'standard' || body.length === 0) return []
  const head = issuers.length === 0 ? 0 : HEAD_LINES + (issuers.length - 1) * LINES_OF_A_MARK
  const titleLines = Math.max(1, Math.ceil(text.length / TITLE_CHARACTERS))
  const used = head + 2 + titleLines + 1 + Math.ceil(addressee.length / CHARACTERS_PER_LINE)
  return used < LINES_PER_PAGE ? [] : [wholeLine(linted, linted.lineOfPart('addressee'), 'firstPage')]
}

/** The rules of the fields of 版头, 主体 and 版记 (GB/T 9704-2012, 7.2-7.4). */
export const checkFields = (linted: LintedDocument): readonly PlacedFinding[] => [
  ...title(linted),
  ...documentNumber(linted),
  ...numberYear(linted),
  ...dates(linted),
  ...ends(linted),
  ...signatories(linted),
  ...firstPage(linted),
]
