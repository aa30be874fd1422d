import type { Output } from '#shared/contract/channels.ts'
import { NEEDED_ROLES, officeGap } from '#shared/domain/identity/office-rule.ts'
import { passwordStanding } from '#shared/domain/identity/session-rule.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import { ok } from '#shared/lib/result.ts'
import { readCertificate } from '../../certificate/certificate.ts'
import { openAttempts } from '../session/attempts.ts'
import { ChainFault } from '../faults.ts'
import { presentKeyring } from '../session/keyring-change.ts'
import { loadOffice } from '../load-office.ts'
import { sessionRulesIn } from '../session/password-policy.ts'
import { certificateEnds } from '../release/sealing.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'
import { inOrder } from './people-order.ts'

type View = Output<'people.list'>

/** An expired certificate is noticed when it is too late; two months suffice for a new one. */
const WARN_MS = 60 * 24 * 60 * 60 * 1000

const personViews = (workstation: Workstation, unlocked: Unlocked, state: OfficeState): View['people'] => {
  const { store } = unlocked
  const now = workstation.now()
  const at = now.toISOString()
  const rules = sessionRulesIn(store)
  const keyring = new Set(presentKeyring(workstation.profileFolder).people.map(({ personId }) => personId))
  const attempts = openAttempts(workstation.profileFolder, workstation.now)
  return Object.values(state.people)
    .toSorted(inOrder)
    .map((person) => {
      const { personId, name, roles, disabled } = person
      const certificate = readCertificate(store.personKey(personId).certificate)
      if (certificate === null) throw new ChainFault(0)
      const left = Date.parse(certificate.validUntil) - now.getTime()
      const { standing, until } = passwordStanding(
        state.rights.passwords[personId] ?? { since: at, own: true },
        at,
        rules,
      )
      return {
        personId,
        name,
        roles: [...roles],
        disabled,
        me: personId === unlocked.person.personId,
        certificateUntil: certificate.validUntil,
        certificate: left <= 0 ? 'expired' : left < WARN_MS ? 'soon' : 'fine',
        canUnlock: keyring.has(personId),
        lastSignIn: state.rights.lastSignIn[personId] ?? null,
        lockedMinutes: attempts.waitOf(personId),
        password: standing,
        passwordUntil: until,
        lying: disabled ? store.rowsLyingWith([personId]).length : 0,
      }
    })
}

/** 人员与权限: who may do what here, what waits for a second hand, and what runs out. No word of any case. */
export const viewPeople = (workstation: Workstation, unlocked: Unlocked): Outcome<View> => {
  const { store, person } = unlocked
  const state = loadOffice(store)?.state
  if (state === undefined) throw new ChainFault(0)
  const active = Object.values(state.people).filter(({ disabled }) => !disabled)
  const nameOf = (personId: string): string => state.people[personId]?.name ?? ''
  const missing = NEEDED_ROLES.filter((role) => !active.some(({ roles }) => roles.includes(role)))
  const { validUntil, soon } = certificateEnds(store, workstation.now())
  const maySystem = person.roles.includes('systemAdministrator')
  const maySecurity = person.roles.includes('securityAdministrator')
  const isSecond = (by: string, of: string): boolean =>
    (maySystem || maySecurity) && by !== person.personId && of !== person.personId
  return ok({
    people: personViews(workstation, unlocked, state),
    proposals: Object.values(state.proposals).map(({ proposalId, personId, roles, reason, proposedBy, at }) => ({
      ...{ proposalId, personId, reason, at, roles: [...roles] },
      name: nameOf(personId),
      proposedByName: nameOf(proposedBy),
      mayConfirm: isSecond(proposedBy, personId),
    })),
    resets: Object.values(state.rights.resets).map(({ proposalId, personId, reason, proposedBy, at }) => ({
      ...{ proposalId, personId, reason, at },
      name: nameOf(personId),
      proposedByName: nameOf(proposedBy),
      mayConfirm: isSecond(proposedBy, personId),
    })),
    missing,
    sharedHands: missing.length === 0 && officeGap(active) === 'sharedHands',
    rules: sessionRulesIn(store),
    signIns: state.rights.signIns.toReversed().map(({ name, at, failures }) => ({ name, at, failures })),
    releaseCertificate: { until: validUntil, soon },
    maySystem,
    maySecurity,
  })
}
