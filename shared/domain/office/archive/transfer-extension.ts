import { ofTypes } from '#shared/lib/typed.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { transferDay } from '../../archive/transfer.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { TransferExtensionData } from './transfer-extension-events.ts'
import { isBlank } from '#shared/lib/blank.ts'

type Recorded = TransferExtensionData['TransferExtensionRecorded']
type ExtensionEvent = Extract<OfficeEvent, { readonly type: keyof TransferExtensionData }>

interface Hand {
  readonly personId: string
  readonly name: string
  readonly at: string
}

/** An extension as it stands. */
export interface TransferExtension extends Recorded {
  readonly recorded: Hand
  readonly confirmed: Hand | null
  readonly withdrawn: (Hand & { readonly reason: string }) | null
}

export type ExtensionCommand =
  | ({ readonly type: 'recordExtension' } & Recorded)
  | { readonly type: 'confirmExtension'; readonly extensionId: string }
  | { readonly type: 'withdrawExtension'; readonly extensionId: string; readonly reason: string }

export const isExtensionCommand = ofTypes(['recordExtension', 'confirmExtension', 'withdrawExtension'])

/** Whoever decides on appraisals is the second hand, or another archivist. */
const EXTENSION_CONFIRMERS: readonly Role[] = ['archivist', 'deputyLeader', 'principalLeader']

export const extensionRoles = ({ type }: ExtensionCommand): readonly Role[] =>
  type === 'recordExtension' ? ['archivist'] : EXTENSION_CONFIRMERS

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const isOf = ({ fonds, year }: Pick<Recorded, 'fonds' | 'year'>, one: Recorded): boolean =>
  one.fonds === fonds && one.year === year

const decideRecord = (all: readonly TransferExtension[], data: Recorded, at: string | undefined): Decision => {
  const { extensionId, year, years, until, approvedOn } = data
  if (all.some((one) => one.extensionId === extensionId)) return refuse('extension.unknown')
  const standing = all.filter((one) => isOf(data, one) && one.withdrawn === null)
  if (standing.some(({ confirmed }) => confirmed === null)) return refuse('extension.open')
  if ([data.authority, data.documentNumber, data.reason].some(isBlank)) return refuse('extension.incomplete')
  const today = at === undefined ? null : beijingDateOf(at)
  if (today !== null && approvedOn > today) return refuse('extension.approvedLater')
  // Permanent and thirty years go alike; what stays is not asked for here.
  const due = transferDay(year, 'Y', years) ?? ''
  if (until < due) return refuse('extension.beforeDue', { on: due })
  if (today !== null && until < today) return refuse('extension.over')
  const before = standing
    .map((one) => one.until)
    .toSorted()
    .at(-1)
  if (before !== undefined && until <= before) return refuse('extension.notLater', { on: before })
  const { authority, documentNumber, reason } = data
  const told = { authority: authority.trim(), documentNumber: documentNumber.trim(), reason: reason.trim() }
  return ok([{ type: 'TransferExtensionRecorded', data: { ...data, ...told } }])
}

/** Records, confirms, withdraws. A mistake in one that was confirmed is withdrawn by any of these: the files are only due the sooner. */
export const decideExtension = (
  all: readonly TransferExtension[],
  command: ExtensionCommand,
  { personId, at }: DecideContext,
): Decision => {
  if (command.type === 'recordExtension') {
    const { type: _, ...data } = command
    return decideRecord(all, data, at)
  }
  const { extensionId } = command
  const known = all.find((one) => one.extensionId === extensionId)
  if (known === undefined || known.withdrawn !== null) return refuse('extension.unknown')
  if (command.type === 'withdrawExtension')
    return isBlank(command.reason)
      ? refuse('office.reasonRequired')
      : ok([{ type: 'TransferExtensionWithdrawn', data: { extensionId, reason: command.reason.trim() } }])
  if (known.confirmed !== null) return refuse('extension.unknown')
  if (known.recorded.personId === personId) return refuse('office.secondHand')
  return ok([{ type: 'TransferExtensionConfirmed', data: { extensionId } }])
}

/** What the person must have asked for. */
export const extensionCommandOf = (event: ExtensionEvent): ExtensionCommand => {
  switch (event.type) {
    case 'TransferExtensionRecorded':
      return { type: 'recordExtension', ...event.data }
    case 'TransferExtensionConfirmed':
      return { type: 'confirmExtension', ...event.data }
    case 'TransferExtensionWithdrawn':
      return { type: 'withdrawExtension', ...event.data }
  }
}

export const extensionsAfter = (
  all: readonly TransferExtension[],
  event: ExtensionEvent,
): readonly TransferExtension[] => {
  const hand: Hand = { personId: event.actor.personId, name: event.actor.name, at: event.at }
  if (event.type === 'TransferExtensionRecorded')
    return [...all, { ...event.data, recorded: hand, confirmed: null, withdrawn: null }]
  const change =
    event.type === 'TransferExtensionConfirmed'
      ? { confirmed: hand }
      : { withdrawn: { ...hand, reason: event.data.reason } }
  return all.map((one) => (one.extensionId === event.data.extensionId ? { ...one, ...change } : one))
}

/** Confirmed, and not withdrawn: whatever its days. */
export const isAgreed = ({ confirmed, withdrawn }: Pick<TransferExtension, 'confirmed' | 'withdrawn'>): boolean =>
  confirmed !== null && withdrawn === null

/** Is an extension in force on this day? */
export const isExtended = (one: TransferExtension, today: string): boolean => isAgreed(one) && today <= one.until

/** Until when the files of that fonds and year may stay, by the newest approval; null for none. */
export const extendedUntil = (
  all: readonly TransferExtension[],
  of: { readonly fonds: string; readonly year: number },
): string | null =>
  all
    .filter((one) => isAgreed(one) && isOf(of, one))
    .map(({ until }) => until)
    .toSorted()
    .at(-1) ?? null
