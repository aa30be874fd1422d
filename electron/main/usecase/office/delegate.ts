import type { Input, Output } from '#shared/contract/channels.ts'
import { DELEGABLE_ROLES } from '#shared/domain/case/authority/delegation.ts'
import { isAdministratorRole, type Role } from '#shared/domain/case/roles.ts'
import { delegationHolds } from '#shared/domain/office/rights/delegations.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { OfficeState, RecordedDelegation } from '#shared/domain/office/state.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { safeFileName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { beijingDate } from '../beijing-date.ts'
import { ChainFault } from '../faults.ts'
import { chosenLetter } from './letter.ts'
import { loadOffice } from '../load-office.ts'
import { officeAct } from '../office-act.ts'
import type { Receipt } from '../run-command.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { AT_ONCE, writeExport } from '../write-export.ts'

type View = Output<'delegation.view'>

const officeOf = ({ store }: Unlocked): OfficeState => {
  const state = loadOffice(store)?.state
  if (state === undefined) throw new ChainFault(0)
  return state
}

const keepsRights = ({ person }: Unlocked): boolean => person.roles.some(isAdministratorRole)
const concerns = (unlocked: Unlocked, one: RecordedDelegation): boolean =>
  keepsRights(unlocked) || [one.forPersonId, one.delegateId].includes(unlocked.person.personId)

const stateOf = (state: OfficeState, one: RecordedDelegation, at: string, today: string) => {
  if (one.ended !== null) return 'ended'
  if (today > one.until) return 'over'
  if (!one.confirmed) return 'pending'
  if (today < one.from) return 'planned'
  // In its days and yet without effect: one of the two has left, or has another post.
  return delegationHolds(state, one, at) ? 'inForce' : 'lapsed'
}

/** 授权代行: those of this person; all of them for who keeps the office's rights. With who may be named in a new one. */
export const viewDelegations = (workstation: Workstation, unlocked: Unlocked): Outcome<View> => {
  const state = officeOf(unlocked)
  const { person } = unlocked
  const now = workstation.now()
  const today = beijingDate(now)
  const active = Object.values(state.people).filter(({ disabled }) => !disabled)
  const delegable = (roles: readonly Role[]): Role[] => roles.filter((role) => DELEGABLE_ROLES.includes(role))
  const isSecurity = person.roles.includes('securityAdministrator')
  const isTwo = isSecurity || person.roles.includes('systemAdministrator')
  return ok({
    delegations: state.rights.delegations
      .filter((one) => concerns(unlocked, one))
      .toReversed()
      .map((one) => {
        const standing = stateOf(state, one, now.toISOString(), today)
        const open = standing !== 'ended' && standing !== 'over'
        return {
          ...{ delegationId: one.delegationId, forName: one.forName, delegateName: one.delegateName, role: one.role },
          ...{ from: one.from, until: one.until, letterName: one.letterName, letterSha256: one.letterSha256 },
          recordedByName: one.recordedByName,
          state: standing,
          ended: one.ended === null ? null : { byName: one.ended.byName, reason: one.ended.reason },
          mayConfirm: standing === 'pending' && isTwo && one.recordedBy !== person.personId,
          mayEnd: open && (isTwo || [one.forPersonId, one.delegateId].includes(person.personId)),
        }
      }),
    principals: active.flatMap(({ personId, name, roles }) => {
      const me = personId === person.personId
      const given = delegable(roles)
      return given.length > 0 && (me || isSecurity) ? [{ personId, name, roles: given, me }] : []
    }),
    delegates: active.flatMap(({ personId, name, roles }) =>
      roles.some(isAdministratorRole) || roles.length === 0 ? [] : [{ personId, name, roles: [...roles] }],
    ),
    today,
  })
}

/**
 * 登记授权代行, with its letter, which goes through the door like any file and lies encrypted with the office's log under its
 * hash. By the one who delegates it is in force at once; by the security administrator once another one confirms it.
 * Refuses what the readers of files refuse, import.classified, and what `decideDelegation` refuses.
 */
export const recordDelegation = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'delegation.record'>,
): Promise<Outcome<Receipt>> => {
  const { commandId, forPersonId, role, delegateId, from, until, token } = input
  const state = officeOf(unlocked)
  const [principal, delegate] = [state.people[forPersonId], state.people[delegateId]]
  if (principal === undefined || delegate === undefined) return refuse('office.unknownPerson')
  const letter = await chosenLetter(workstation, unlocked, token)
  if (!letter.ok) return letter
  const { fileName, sha256: letterSha256, bytes } = letter.value
  const delegationId = sha256Hex(utf8Bytes(`${unlocked.person.personId}\n${commandId}`)).slice(0, 32)
  const delegateRole = delegate.roles.find((one) => !isAdministratorRole(one)) ?? delegate.roles[0]
  if (delegateRole === undefined) return refuse('delegation.noOffice', { name: delegate.name })
  const named = { forName: principal.name, delegateName: delegate.name, letterName: fileName }
  const data = { delegationId, forPersonId, role, delegateRole, from, until, letterSha256, delegateId, ...named }
  const envelope = { commandId, blobs: [{ hash: letterSha256, bytes }] }
  const receipt = await runOfficeCommand(workstation, unlocked, envelope, { type: 'recordDelegation', ...data })
  if (receipt.ok) workstation.files.spend(token)
  return receipt
}

/** 终止授权代行, with the reason: by either of the two, or an administrator. */
export const endDelegation = (workstation: Workstation, unlocked: Unlocked, input: Input<'delegation.end'>) => {
  const { commandId, delegationId, reason } = input
  return officeAct(workstation, unlocked, commandId, { type: 'endDelegation', delegationId, reason }, [reason])
}

/** The letter into a chosen folder, byte for byte. Refuses delegation.unknown, also to whom it does not concern; file.nameTaken. */
export const saveLetter = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { delegationId, folder: token }: Input<'delegation.saveLetter'>,
): Promise<Outcome<Output<'delegation.saveLetter'>>> => {
  const known = officeOf(unlocked).rights.delegations.find((one) => one.delegationId === delegationId)
  if (known === undefined || !concerns(unlocked, known)) return refuse('delegation.unknown')
  const folder = workstation.files.pathOf('exportFolder', token)
  if (folder === null) return refuse('file.tokenUnknown')
  const bytes = unlocked.store.readBlob(OFFICE_LOG, known.letterSha256)
  if (bytes === null) throw new ChainFault(0)
  const copy = { workstation, unlocked, caseId: null, kind: 'delegationLetter' } as const
  const written = await writeExport(copy, folder, safeFileName(known.letterName), bytes, AT_ONCE)
  if (!written.ok) return written
  workstation.files.spend(token)
  return ok({})
}
