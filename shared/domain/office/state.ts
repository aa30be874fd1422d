import type { Role } from '../case/roles.ts'
import type { OfficeBackup } from './backup.ts'
import type { OfficeArchive } from './archive.ts'
import type { OfficeCare } from './care.ts'
import type { OfficeClock } from './clock.ts'
import type { OfficePublicity } from './publicity.ts'
import type { OfficeRegister } from './register.ts'
import type { OfficeRights } from './rights.ts'
import type { LexiconProposal } from './lexicon-use.ts'
import type { KnownPerson, SettingName } from './events.ts'
import type { TakenNumber } from './numbers.ts'

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
  readonly care: OfficeCare
  readonly clock: OfficeClock
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
