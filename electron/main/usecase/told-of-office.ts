import { auditListText as words } from '#resources/text/audit-list.ts'
import { historyText } from '#resources/text/history.ts'
import { registerText } from '#resources/text/register.ts'
import type { OfficeDetail, OfficeDetailName } from '#shared/domain/office/detail.ts'
import type { OfficeEventType } from '#shared/domain/office/events.ts'
import { beijingTime } from '../redline/origin.ts'

type Table = Readonly<Record<string, string>>
type Tables = Readonly<Partial<Record<OfficeDetailName, Table>>>

/** Values that are codes of ours, and what they are called. */
const CODES: Readonly<Partial<Record<OfficeEventType, Tables>>> = {
  SettingChanged: { name: words.settings },
  DisputeOpened: { name: registerText.annual.disputes.kinds },
  DisputeClosed: { name: registerText.annual.disputes.results },
  FigureStated: { name: registerText.annual.stated },
  ReportPartWritten: { name: registerText.annual.report.headings },
  SessionOpened: { checkpoint: words.checkpoints, tries: words.checkpoints },
  SessionEnded: { how: words.ends },
  FormerStoreErased: { how: words.erasures },
  ChainTemplateProposed: { steps: historyText.stages, uses: words.uses },
}
const ROLES: Tables = { role: words.roles, roles: words.roles }

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
  return { kind: words.events[type], what: lines.join('\n') }
}
