import { describe, expect, it } from 'vitest'
import { DEFAULT_CHAIN } from '#shared/domain/case/review/chain-template.ts'
import { ADMINISTRATOR_ROLES, ROLES, type Role } from '#shared/domain/case/roles.ts'
import { decideOffice, rolesFor, type OfficeCommand } from '#shared/domain/office/decide.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { OfficeEvent, OfficeEventType } from '#shared/domain/office/events.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import { createRandom, type Random } from '../helper/random.ts'

/** A tenth of what the cases are asked. RANDOM_COMMANDS asks for another number (tests/README.md). */
const COMMANDS = Number(process.env['RANDOM_COMMANDS'] ?? 100_000) / 10
const COMMANDS_PER_OFFICE = 200
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const FOUNDERS: Readonly<Record<string, readonly Role[]>> = {
  a: ['systemAdministrator'],
  b: ['systemAdministrator'],
  c: ['securityAdministrator'],
  d: ['securityAdministrator'],
  e: ['auditor'],
  f: ['drafter', 'departmentHead'],
  g: ['principalLeader'],
  h: ['deputyLeader', 'disclosureOfficer'],
  i: ['secrecyOfficer'],
  j: ['drafter'],
}
const hash = (seed: number): string => seed.toString(16).padStart(64, '0')

interface Office {
  readonly state: OfficeState
  readonly events: readonly OfficeEvent[]
}

const recordedBy = (
  office: Office | null,
  personId: string,
  command: OfficeCommand,
  at: string,
  roles: readonly Role[],
): Office | null => {
  const decided = decideOffice(office?.state ?? null, command, { personId, roles, at })
  if (!decided.ok) return null
  const role = rolesFor(command)?.find((one) => roles.includes(one)) ?? roles[0]
  if (role === undefined) return null
  const before = office?.events ?? []
  const actor = { personId, name: personId, role, certificateSha256: hash(1) }
  const added = decided.value.map((fact, index): OfficeEvent => {
    const seq = before.length + index + 1
    return { ...fact, caseId: OFFICE_LOG, seq, at, actor, commandId: `c-${String(before.length + 1)}` }
  })
  const state = added.reduce<OfficeState | null>(evolveOffice, office?.state ?? null)
  return state === null ? null : { state, events: [...before, ...added] }
}

const anything = (random: Random, { state, events }: Office, at: string): OfficeCommand => {
  const name = `n-${String(events.length)}`
  const people = Object.keys(state.people)
  const personId = random.pick(people)
  const reason = random.pick(['工作调整', '工作调整', ' '])
  const roles = Array.from({ length: 1 + random.below(2) }, () => random.pick(ROLES))
  const pick = (of: object): string => random.pick([...Object.keys(of), 'nobody'])
  const proposalId = random.pick([
    ...[...state.calendar.calendarProposals, ...state.calendar.holidayProposals].map((one) => one.proposalId),
    'nobody',
  ])
  const delegateId = random.pick(people)
  const delegateRole = random.pick([...(state.people[delegateId]?.roles ?? []), 'auditor' as const])
  const delegationId = random.pick([...state.rights.delegations.map((one) => one.delegationId), 'nobody'])
  const certificateSha256 = hash(1000 + events.length)
  const template = { ...DEFAULT_CHAIN, version: 1 + random.below(3), name: '' }
  const day = at.slice(0, 10)
  return random.pick<() => OfficeCommand>([
    () => ({ type: 'addPerson', personId: name, name, certificateSha256 }),
    () => ({ type: 'proposeRoles', proposalId: name, personId, roles, reason }),
    () => ({ type: 'proposeRoles', proposalId: name, personId, roles: [random.pick(ADMINISTRATOR_ROLES)], reason }),
    () => ({ type: 'confirmRoles', proposalId: pick(state.proposals), certificateSha256 }),
    () => ({ type: 'confirmRoles', proposalId: pick(state.proposals), certificateSha256 }),
    () => ({ type: 'declineRoles', proposalId: pick(state.proposals), reason }),
    () => ({ type: 'disablePerson', personId, reason }),
    () => ({ type: 'renewCertificate', personId, certificateSha256 }),
    () => ({ type: 'proposeReset', proposalId: name, personId, reason }),
    () => ({ type: 'confirmReset', proposalId: pick(state.rights.resets), certificateSha256 }),
    () => ({ type: 'declineReset', proposalId: pick(state.rights.resets), reason }),
    () => ({ type: 'renewOwnKey', certificateSha256 }),
    () => ({
      type: 'proposeChain',
      proposalId: name,
      template: { ...template, name: '审批链' },
      uses: ['other'],
      reason,
    }),
    () => ({
      type: 'proposeDepartments',
      ...{ proposalId: name, departments: [{ departmentId: random.pick(['one', name]), name }], reason },
      members: [{ personId, departmentId: random.pick(['one', name, null]) }],
    }),
    () => ({ type: 'confirmDepartments', proposalId: state.departments.proposal?.proposalId ?? 'nobody' }),
    () => ({ type: 'declineDepartments', proposalId: state.departments.proposal?.proposalId ?? 'nobody', reason }),
    () => ({ type: 'addPerson', personId: name, name, certificateSha256, departmentId: 'one' }),
    () => ({ type: 'confirmChain', proposalId: pick(state.rights.chainProposals) }),
    () => ({
      type: 'recordDelegation',
      ...{ delegationId: name, forPersonId: random.pick(['g', personId]), forName: 'x', role: 'principalLeader' },
      ...{ delegateId, delegateName: 'x', delegateRole },
      ...{ from: day, until: day, letterSha256: hash(7), letterName: '授权书.pdf' },
    }),
    () => ({ type: 'confirmDelegation', delegationId }),
    () => ({ type: 'endDelegation', delegationId, reason }),
    () => ({ type: 'proposeLocalHolidays', proposalId: name, year: 2026, days: [], basis: reason }),
    () => ({ type: 'setLocalHolidays', year: 2026, days: [], basis: reason }),
    () => ({ type: 'confirmCalendar', proposalId }),
    () => ({ type: 'declineCalendar', proposalId, reason }),
    () => ({ type: 'proposeClock', correctionId: name, wrongUntil: state.lastAt, reason }),
    () => ({ type: 'confirmClock', correctionId: state.clock.open?.correctionId ?? 'nobody' }),
    () => ({ type: 'openSession', failures: 0, lastFailureAt: null, tellsUnended: true }),
  ])()
}

/** One office under fire. Whoever acts signs with the roles that their last certificate attests, which the office may have taken. */
const underFire = (seed: number): Office => {
  const random = createRandom(seed)
  const people = Object.entries(FOUNDERS).map(([personId, roles]) => ({
    ...{ personId, name: personId, roles, certificateSha256: hash(2) },
  }))
  const founding = { name: '测试局', authoritySha256: hash(3), releaseSha256: hash(4), people }
  const begin = Date.UTC(2026, 0, 5, 1)
  const timeOf = (events: number, aheadMs: number): string =>
    new Date(begin + events * MINUTE_MS + aheadMs).toISOString()
  let office = recordedBy(null, 'a', { type: 'found', office: founding }, timeOf(0, 0), FOUNDERS['a'] ?? [])
  if (office === null) throw new Error('an office is founded')
  let aheadMs = 0
  for (let count = 0; count < COMMANDS_PER_OFFICE; count++) {
    const by = random.pick(Object.keys(office.state.people))
    const held = office.state.people[by]?.roles ?? []
    const roles = random.next() < 0.95 ? held : [random.pick(ROLES)]
    if (aheadMs === 0 && random.next() < 0.01) aheadMs = 400 * DAY_MS
    const isRight = aheadMs > 0 && random.next() < 0.05
    const at = timeOf(office.events.length, isRight ? 0 : aheadMs)
    if (isRight) {
      // Both hands in one act, as the program does it; one alone leaves the log shut.
      const [first, second] = [random.pick(['a', 'c', 'e']), random.pick(['b', 'd', 'e'])]
      const correctionId = `clock-${String(count)}`
      const rolesOf = (id: string): readonly Role[] => office?.state.people[id]?.roles ?? []
      const wrongUntil = office.state.lastAt
      const command = { type: 'proposeClock', correctionId, wrongUntil, reason: '时钟调快' } as const
      const proposed = recordedBy(office, first, command, at, rolesOf(first))
      const both =
        proposed === null
          ? null
          : recordedBy(proposed, second, { type: 'confirmClock', correctionId }, at, rolesOf(second))
      if (both !== null) {
        office = both
        aheadMs = 0
      }
      continue
    }
    const command = anything(random, office, at)
    // A correction by one hand, of a clock that is not ahead: refused, or the log would go back on one person's word.
    const next: Office | null = recordedBy(office, by, command, at, roles)
    if (next !== null) office = next
  }
  return office
}

/** Which event proposed what this one confirms, and which law it breaks; read off the log by other means than the rules. */
const brokenBy = (event: OfficeEvent, before: readonly OfficeEvent[]): string | null => {
  const proposerOf = (types: readonly OfficeEventType[], id: string): OfficeEvent | undefined =>
    before.findLast((one) => types.includes(one.type) && Object.values(one.data).includes(id))
  const twoHands = (types: readonly OfficeEventType[], id: string, of: string | null): string | null => {
    const first = proposerOf(types, id)
    if (first === undefined) return 'confirmed what nobody proposed'
    if (first.actor.personId === event.actor.personId) return 'one hand twice'
    return [first.actor.personId, event.actor.personId].includes(of ?? '') ? 'one’s own rights' : null
  }
  switch (event.type) {
    case 'PersonRolesChanged':
      return twoHands(['PersonRolesProposed'], event.data.proposalId, event.data.personId)
    case 'KeyReset':
      return twoHands(['KeyResetProposed'], event.data.proposalId, event.data.personId)
    case 'ChainTemplateConfirmed':
      return twoHands(['ChainTemplateProposed'], event.data.proposalId, null)
    case 'DelegationConfirmed':
      return twoHands(['DelegationRecorded'], event.data.delegationId, null)
    case 'LocalHolidaysSet':
      if (event.data.proposalId !== undefined) return twoHands(['LocalHolidaysProposed'], event.data.proposalId, null)
      return before.some(({ type }) => type === 'LocalHolidaysProposed') ? 'holidays by one hand' : null
    case 'ClockCorrected': {
      const last = before.at(-1)
      const follows = last?.type === 'ClockCorrectionProposed' && last.at === event.at
      return follows ? twoHands(['ClockCorrectionProposed'], event.data.correctionId, null) : 'a correction torn apart'
    }
    case 'ClockCorrectionProposed':
      return null
    default:
      return event.at < (before.at(-1)?.at ?? '') ? 'back in time' : null
  }
}

describe(`${String(COMMANDS)} random commands of random people of an office`, () => {
  const offices = Array.from({ length: Math.ceil(COMMANDS / COMMANDS_PER_OFFICE) }, (_, seed) => underFire(seed + 1))

  it('leave no duties mixed, none of the three administrators missing, and nobody’s rights to one hand', () => {
    for (const { events } of offices) {
      let state: OfficeState | null = null
      for (const [index, event] of events.entries()) {
        expect([event.seq, event.type, brokenBy(event, events.slice(0, index))]).toEqual([event.seq, event.type, null])
        state = evolveOffice(state, event)
        const active = Object.values(state.people).filter(({ disabled }) => !disabled)
        const mixed = Object.values(state.people).filter(
          ({ roles }) =>
            roles.length > 1 && roles.some((role) => (ADMINISTRATOR_ROLES as readonly Role[]).includes(role)),
        )
        const missing = ADMINISTRATOR_ROLES.filter((role) => !active.some(({ roles }) => roles.includes(role)))
        if (mixed.length + missing.length > 0) expect([event.seq, mixed, missing]).toEqual([event.seq, [], []])
      }
    }
  })

  it('leave logs that read back as they were written, and that the replay lives to the same end', () => {
    for (const { events, state } of offices) {
      expect(replayOffice(events)).toEqual({ ok: true, value: state })
      for (const event of events) {
        const body = encodeOfficeEvent(event)
        const { seq, type } = event
        expect(parseOfficeEvent({ caseId: OFFICE_LOG, seq, type, body })).toEqual({ ok: true, value: event })
      }
    }
  })

  it('reach every kind of fact that takes two hands', () => {
    const seen = new Set(offices.flatMap(({ events }) => events.map(({ type }) => type)))
    const wanted: readonly OfficeEventType[] = [
      ...(['PersonAdded', 'PersonRolesChanged', 'PersonDisabled', 'KeyReset', 'ChainTemplateConfirmed'] as const),
      ...(['DelegationConfirmed', 'LocalHolidaysSet', 'ClockCorrected', 'PersonRolesDeclined'] as const),
    ]
    expect(wanted.filter((type) => !seen.has(type))).toEqual([])
  })
})
