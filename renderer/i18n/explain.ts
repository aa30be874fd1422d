import { SCAN_RULE_WORDS, scanRuleWord } from '#resources/text/word/scan.ts'
import type { ErrorCode, ErrorDetail, WireError } from '#shared/contract/errors.ts'
import { dateTimeText, plainDateText } from './date.ts'
import { partWord } from './disclosure-errors.ts'
import { ERROR_TEXTS } from './errors.ts'
import { gateName } from './gates.ts'
import { outwardWord } from './outward-errors.ts'
import { SEAL_PROBLEMS } from './sealing.ts'
import { ROLE_WORDS, STAGE_WORDS } from './words.ts'

/** What an office lacks (office.incomplete): a role that nobody holds, or one of these. */
const GAP_WORDS: Readonly<Record<string, string>> = {
  name: '单位名称或者姓名没有填写',
  nameTwice: '姓名重复',
  mixedDuties: '系统管理员、安全管理员、安全审计员须由三人分别担任，也不得兼任其他岗位',
  sharedHands: '经办人和四个审核岗位不能由五个不同的人承担',
}

const gapWord = (gap: string): string =>
  GAP_WORDS[gap] ?? (gap in ROLE_WORDS ? `还没有人承担“${ROLE_WORDS[gap as keyof typeof ROLE_WORDS]}”岗位` : gap)

/** Formats that the importer tells by content; extensions that people know stand as they are. */
const FORMAT_WORDS: Readonly<Record<string, string>> = {
  encrypted: '加密文件',
  zip: '压缩文件',
  archive: '压缩文件',
  ole: '旧版办公文档',
  image: '图片',
  program: '可执行程序',
  html: '网页',
  xml: 'XML 数据',
  txt: '纯文本',
  unknown: '未知',
}

/** Instants, told in brackets. */
const MOMENTS: ReadonlySet<string> = new Set(['last', 'clock'])

const wordOf = (name: string, value: string | number): string => {
  if (MOMENTS.has(name)) return `（${dateTimeText(String(value))}）`
  if (name === 'certificateFrom') return dateTimeText(String(value))
  if (name === 'clockOn') return plainDateText(String(value))
  if (name === 'unit') return ` ${value === 'workingDay' ? '个工作日' : '日'}`
  if (name === 'part') return partWord(String(value))
  if (name === 'field') return outwardWord(String(value))
  if (name === 'gate') return gateName(String(value))
  if (name === 'gap') return gapWord(String(value))
  if (name === 'format') return FORMAT_WORDS[String(value)] ?? `.${String(value)}`
  if (name === 'name') return `“${String(value)}”的`
  if (name === 'what') return SCAN_RULE_WORDS[`left.${String(value)}`] ?? ''
  if (name === 'sealProblem') return SEAL_PROBLEMS[String(value)] ?? String(value)
  if (name === 'rule') return scanRuleWord(String(value))
  if (name === 'where' || name === 'archivalNumber') return `（${String(value)}）`
  if (name === 'fileName') return `“${String(value)}”`
  if (name === 'group') return Number(value) === 0 ? '各' : `第${String(value)}`
  if (name.toLowerCase().endsWith('stage') && value in STAGE_WORDS)
    return STAGE_WORDS[value as keyof typeof STAGE_WORDS]
  if (name.toLowerCase().endsWith('role') && value in ROLE_WORDS) return ROLE_WORDS[value as keyof typeof ROLE_WORDS]
  return String(value)
}

const fill = (template: string, detail: ErrorDetail): string =>
  template.replace(/\{(\w+)\|([^}]*)\}/g, (_whole, name: string, otherwise: string) => {
    const value = detail[name]
    return value === undefined || value === '' ? otherwise : wordOf(name, value)
  })

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_TEXTS, code)

export interface Explanation {
  readonly title: string
  readonly advice: string
  readonly faultId: string | null
}

/** A failure as a job tells it: its code is a plain string. */
export type Told = Omit<WireError, 'code' | 'each'> & { readonly code: string }

/** The Chinese sentence of a failure, its values filled in, and what to do. A job's code is a plain string. */
export const explain = (error: Told): Explanation => {
  const text = ERROR_TEXTS[isErrorCode(error.code) ? error.code : 'defect']
  const detail = error.detail ?? {}
  const title = fill(`${text.title}{archivalNumber|}`, detail) // of a batch: the file at which it stopped
  return { title, advice: fill(text.advice, detail), faultId: error.faultId ?? null }
}
