import type { Role } from '#shared/domain/case/roles.ts'
import { decideOffice, rolesFor, type OfficeCommand } from '#shared/domain/office/decide.ts'
import type { NewOfficeEvent, OfficeEvent } from '#shared/domain/office/events.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { ChainUse } from '#shared/domain/office/rights/rights-events.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import type { ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import { clerk, deputy, head, officer, otherClerk, principal } from './case-play.ts'
import { fairness, finance, FULL_CHAIN, justice, lawyer, opener, recorder } from './full-chain.ts'

export const HASH = 'c'.repeat(64)
export const STAFF = [
  clerk,
  otherClerk,
  head,
  officer,
  deputy,
  principal,
  finance,
  justice,
  lawyer,
  fairness,
  opener,
  recorder,
  { personId: 'p-system', name: '管承启', roles: ['systemAdministrator'] },
  { personId: 'p-security', name: '安守正', roles: ['securityAdministrator'] },
  { personId: 'p-auditor', name: '审明远', roles: ['auditor'] },
] as const satisfies readonly Member[]
export const DAY = '2026-03-10'
export const NOW = `${DAY}T02:00:00.000Z`

export interface Member {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Everybody but these. */
export const allBut = (...left: readonly string[]): readonly Member[] =>
  STAFF.filter(({ personId }) => !left.includes(personId))

/** An office as its workstation would record it: what is allowed is appended, refusals are given back. */
export class Office {
  readonly events: OfficeEvent[] = []
  state: OfficeState | null = null
  at = NOW
  readonly #staff: readonly Member[]

  /** Founded by its system administrator. */
  constructor(staff: readonly Member[] = STAFF) {
    this.#staff = staff
    const people = staff.map((person) => ({ ...person, certificateSha256: HASH }))
    const founder = staff.find(({ roles }) => roles.includes('systemAdministrator'))?.personId ?? ''
    const office = { name: '测试局', authoritySha256: HASH, releaseSha256: HASH, people }
    this.act(founder, { type: 'found', office })
  }
  act(personId: string, command: OfficeCommand): string {
    const roles = this.#staff.find((one) => one.personId === personId)?.roles ?? []
    const decided = decideOffice(this.state, command, { personId, roles, at: this.at })
    if (!decided.ok) return decided.error.code
    this.record(personId, rolesFor(command)?.find((one) => roles.includes(one)) ?? roles[0] ?? 'auditor', decided.value)
    return 'done'
  }
  /** Appends what the rules were not asked about. */
  record(personId: string, role: Role, facts: readonly NewOfficeEvent[]): void {
    const name = this.#staff.find((one) => one.personId === personId)?.name ?? ''
    const actor = { personId, name, role, certificateSha256: HASH }
    const commandId = `command-${String(this.events.length)}`
    for (const fact of facts) {
      const event: OfficeEvent = {
        ...fact,
        ...{ caseId: OFFICE_LOG, seq: this.events.length + 1, at: this.at, actor, commandId },
      }
      this.events.push(event)
      this.state = evolveOffice(this.state, event)
    }
  }
  get now(): OfficeState {
    if (this.state === null) throw new Error('founded')
    return this.state
  }
}

export const chain = (version: number, more: Partial<ChainTemplate> = {}): ChainTemplate => ({
  ...FULL_CHAIN,
  version,
  ...more,
})
export const propose = (
  template: ChainTemplate,
  uses: readonly ChainUse[] = ['normativeDocument'],
  proposalId = `p-${template.templateId}-${String(template.version)}`,
): OfficeCommand => ({ type: 'proposeChain', proposalId, template, uses, reason: '按规定增设' })
export const confirm = (proposalId = 'p-full-1'): OfficeCommand => ({ type: 'confirmChain', proposalId })
