import { auditListText as words } from '#resources/text/audit-list.ts'
import { ROLE_WORDS, STAGE_WORDS } from '#resources/text/word/case.ts'
import { CHAIN_USE_WORDS } from '#resources/text/word/duty.ts'
import { ERASURE_WORDS, OFFICE_EVENT_WORDS, SESSION_END_WORDS, SETTING_WORDS } from '#resources/text/word/office.ts'
import {
  DISPUTE_WORDS,
  FIGURE_WORDS,
  REPORT_WORDS,
  RESULT_WORDS,
  TIME_CHANGE_WORDS,
} from '#resources/text/word/register.ts'
import type { OfficeDetail, OfficeDetailName } from '#shared/domain/office/detail.ts'
import type { OfficeEventType } from '#shared/domain/office/events.ts'
import { beijingTime } from '../../redline/origin.ts'

type Table = Readonly<Record<string, string>>
type Tables = Readonly<Partial<Record<OfficeDetailName, Table>>>

/** Values that are codes of ours, and what they are called. */
const CODES: Readonly<Partial<Record<OfficeEventType, Tables>>> = {
  SettingChanged: { name: SETTING_WORDS },
  ApplicationTimeChanged: { name: TIME_CHANGE_WORDS },
  DisputeOpened: { name: DISPUTE_WORDS },
  DisputeClosed: { name: RESULT_WORDS },
  FigureStated: { name: FIGURE_WORDS },
  ReportPartWritten: { name: REPORT_WORDS },
  SessionOpened: { checkpoint: words.checkpoints, tries: words.checkpoints },
  SessionEnded: { how: SESSION_END_WORDS },
  FormerStoreErased: { how: ERASURE_WORDS },
  ChainTemplateProposed: { steps: STAGE_WORDS, uses: CHAIN_USE_WORDS },
}
const ROLES: Tables = { role: ROLE_WORDS, roles: ROLE_WORDS }

/** Of these, none is a fact; of the others 0 says that there was nothing to tell. */
const COUNTS: readonly OfficeDetailName[] = ['people', 'entries', 'count', 'value', 'size']
const FLAGS: readonly OfficeDetailName[] = [
  'scheduled',
  'withCode',
  'example',
  'unseen',
  'unregistered',
  'unsigned',
  'key',
]

const shown = (type: OfficeEventType, name: OfficeDetailName, value: string | number): string => {
  if (FLAGS.includes(name)) return words.yes
  if (name === 'at' || name === 'since') return beijingTime(String(value))
  const table = CODES[type]?.[name] ?? ROLES[name]
  if (table === undefined) return String(value)
  return String(value)
    .split(' ')
    .map((code) => table[code] ?? code)
    .join('、')
}

/** An event of the office in words, for a table: its kind, and its values a line each. No code of ours is left among them. */
export const toldOfOffice = (
  type: OfficeEventType,
  detail: OfficeDetail,
): { readonly kind: string; readonly what: string } => {
  // In the order in which the event gives them; all its keys are such names.
  const lines = (Object.keys(detail) as OfficeDetailName[]).flatMap((name) => {
    const value = detail[name]
    if (value === undefined || value === '' || (Number(value) === 0 && !COUNTS.includes(name))) return []
    return [words.value(words.special[type]?.[name] ?? words.values[name], shown(type, name, value))]
  })
  return { kind: OFFICE_EVENT_WORDS[type], what: lines.join('\n') }
}
