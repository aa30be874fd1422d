import type { Role } from '../case/roles.ts'
import type { OfficeBackup } from './backup/backup.ts'
import type { OfficeArchive } from './archive/archive.ts'
import type { CalendarUse } from './calendar/calendar-use.ts'
import type { Leak } from './leak/leak.ts'
import type { OfficeClock } from './clock/clock.ts'
import type { OfficeDepartments } from './people/department-events.ts'
import type { OfficePublicity } from './publicity/publicity.ts'
import type { OfficeRegister } from './register/register.ts'
import type { KnownPerson } from './events.ts'
import type { SettingName } from './setting.ts'
import type { TakenNumber } from './number/number-events.ts'
import type { LexiconUseData } from './lexicon/lexicon-use-events.ts'
import type { ChainTemplate } from '../case/review/chain-template.ts'
import type { ChainUse, OfficeRightsData } from './rights/rights-events.ts'
import type { OpenSession } from './session/session-events.ts'

export interface OfficePerson extends KnownPerson {
  /** 停用: may not unlock. Roles that are confirmed later let them in again. */
  readonly disabled: boolean
}

/** Roles that one administrator proposed and another has not yet confirmed. */
export interface RoleProposal {
  readonly proposalId: string
  readonly personId: string
  readonly roles: readonly Role[]
  readonly reason: string
  readonly proposedBy: string
  readonly at: string
}

/** 启用、停用 of a lexicon that one proposed and another has not yet confirmed. */
export interface LexiconProposal extends Omit<LexiconUseData['LexiconUseProposed'], 'proposalId'> {
  readonly proposalId: string
  readonly proposedBy: string
  readonly at: string
}

/** The newest confirmed version of a chain, and what it is for. */
export interface ChainInUse {
  readonly template: ChainTemplate
  readonly uses: readonly ChainUse[]
  readonly confirmedAt: string
  readonly proposedByName: string
  readonly confirmedByName: string
}

/** A version that one administrator drew up and another has not yet confirmed. */
export interface ChainProposal extends Readonly<OfficeRightsData['ChainTemplateProposed']> {
  readonly proposedBy: string
  readonly proposedByName: string
  readonly at: string
}

/** A delegation as it stands. */
export interface RecordedDelegation extends Readonly<OfficeRightsData['DelegationRecorded']> {
  readonly recordedBy: string
  readonly recordedByName: string
  readonly recordedAt: string
  /** Recorded by the person who delegates, or confirmed by a second administrator. */
  readonly confirmed: boolean
  readonly ended: { readonly at: string; readonly byName: string; readonly reason: string } | null
}

/** 重设口令 that one administrator proposed and another has not yet done. */
export interface ResetProposal extends Readonly<OfficeRightsData['KeyResetProposed']> {
  readonly proposedBy: string
  readonly proposedByName: string
  readonly at: string
}

/**
 * A person came back with the printed code, and nobody has said yet that it was them. Until two others have, and the person
 * after them, whatever rests on the new key is for a person to judge.
 */
export interface OpenRecovery {
  /** The certificate that the recovery brought. */
  readonly certificateSha256: string
  readonly at: string
  readonly confirmedBy: readonly { readonly personId: string; readonly name: string }[]
}

/** 登录, as the log tells it. */
export interface SignIn {
  readonly personId: string
  readonly name: string
  readonly at: string
  readonly failures: number
  readonly lastFailureAt: string | null
}

/** What the office keeps of chains, delegations, and of who came in. */
export interface OfficeRights {
  readonly chains: Readonly<Record<string, ChainInUse>>
  readonly chainProposals: Readonly<Record<string, ChainProposal>>
  /** Oldest first; what has ended stays to be read. */
  readonly delegations: readonly RecordedDelegation[]
  readonly resets: Readonly<Record<string, ResetProposal>>
  /** Of each person who came back with the recovery code and is not vouched for yet. */
  readonly recoveries: Readonly<Record<string, OpenRecovery>>
  /** Public key of the recovery code in force; null where the log names none. */
  readonly recoveryKey: string | null
  /** The last of them, oldest first. */
  readonly signIns: readonly SignIn[]
  /** Of whose end the log holds nothing yet. */
  readonly openSession: OpenSession | null
  /** When each person last came in, and since when they have had their password; `own`: they chose it themselves. */
  readonly lastSignIn: Readonly<Record<string, string>>
  readonly passwords: Readonly<Record<string, { readonly since: string; readonly own: boolean }>>
}

/** What the facts of the office add up to. Built by `evolveOffice` alone. */
export interface OfficeState {
  readonly seq: number
  readonly lastAt: string
  readonly name: string
  readonly releaseSha256: string
  readonly people: Readonly<Record<string, OfficePerson>>
  /** Whose every certificate was that the log ever named, by its SHA-256; which of them held when, says the whole log. */
  readonly certificates: Readonly<Record<string, string>>
  readonly proposals: Readonly<Record<string, RoleProposal>>
  /** The version of each lexicon in use; null when it was put out of use. */
  readonly lexicons: Readonly<Record<string, string | null>>
  /** What one proposed to put to use and nobody has confirmed yet. */
  readonly lexiconProposals: readonly LexiconProposal[]
  /** Since the first proposal no hand puts one to use alone. */
  readonly lexiconsByTwo: boolean
  readonly calendar: CalendarUse
  readonly leaks: readonly Leak[]
  readonly clock: OfficeClock
  readonly departments: OfficeDepartments
  readonly backup: OfficeBackup
  readonly register: OfficeRegister
  readonly publicity: OfficePublicity
  readonly rights: OfficeRights
  /** 索引号 and 发文字号 that were given out, oldest first. */
  readonly numbers: readonly TakenNumber[]
  readonly archive: OfficeArchive
  /** JSON of each setting that was ever changed. */
  readonly settings: Readonly<Partial<Record<SettingName, string>>>
}

export const personOf = (state: OfficeState, personId: string): OfficePerson | null =>
  Object.hasOwn(state.people, personId) ? (state.people[personId] ?? null) : null

export const proposalOf = (state: OfficeState, proposalId: string): RoleProposal | null =>
  Object.hasOwn(state.proposals, proposalId) ? (state.proposals[proposalId] ?? null) : null

/** Who holds this role and may come in. */
export const holdersOf = (state: OfficeState, role: Role): readonly OfficePerson[] =>
  Object.values(state.people).filter((person) => !person.disabled && person.roles.includes(role))
