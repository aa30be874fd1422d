import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'
import { decideOffice, rolesFor, type OfficeCommand } from '#shared/domain/office/decide.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { NewOfficeEvent, OfficeEvent } from '#shared/domain/office/events.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import { holdersOf, personOf, type OfficeState } from '#shared/domain/office/state.ts'
import { withdrawnCertificates } from '#shared/domain/office/rights/withdrawn.ts'
import { createRandom } from '../helper/random.ts'

const HASH = 'a'.repeat(64)
const STAFF: readonly (readonly [string, readonly Role[]])[] = [
  ['p-clerk', ['drafter', 'publisher']],
  ['p-head', ['departmentHead']],
  ['p-officer', ['secrecyOfficer']],
  ['p-system', ['systemAdministrator']],
  ['p-security', ['securityAdministrator']],
  ['p-auditor', ['auditor']],
]
const proposeUse = (proposalId: string, version: string | null = '1'): OfficeCommand => ({
  ...{ type: 'proposeLexiconUse', proposalId, lexiconId: 'l', version },
  ...{ sha256: version === null ? null : HASH, dropped: 0, reason: '新版词库' },
})
const known = (personId: string, roles: readonly Role[]) => ({
  personId,
  name: `人员${personId}`,
  roles,
  certificateSha256: HASH,
})
/** A log as a workstation would record it: acts that are allowed are appended, refusals given back. */
class Play {
  readonly events: OfficeEvent[] = []
  state: OfficeState | null = null
  readonly #roles = new Map<string, readonly Role[]>(STAFF)

  constructor() {
    const people = STAFF.map(([id, roles]) => known(id, roles))
    this.act('p-system', {
      type: 'found',
      office: { name: '测试局', authoritySha256: HASH, releaseSha256: HASH, people },
    })
  }
  record(personId: string, role: Role, facts: readonly NewOfficeEvent[]): void {
    const commandId = `command-${String(this.events.length)}`
    for (const fact of facts) {
      const seq = this.events.length + 1
      const at = new Date(Date.UTC(2026, 0, 5, 1, 0, seq)).toISOString()
      const actor = { personId, name: `人员${personId}`, role, certificateSha256: HASH }
      const event: OfficeEvent = { ...fact, caseId: OFFICE_LOG, seq, at, actor, commandId }
      this.events.push(event)
      this.state = evolveOffice(this.state, event)
    }
  }
  act(personId: string, command: OfficeCommand): string {
    const roles = this.#roles.get(personId) ?? []
    const decided = decideOffice(this.state, command, { personId, roles })
    if (!decided.ok) return decided.error.code
    this.record(
      personId,
      rolesFor(command)?.find((role) => roles.includes(role)) ?? roles[0] ?? 'auditor',
      decided.value,
    )
    for (const fact of decided.value) {
      if (fact.type === 'PersonRolesChanged') this.#roles.set(fact.data.personId, fact.data.roles)
    }
    return 'done'
  }
}

const propose = (personId: string, roles: readonly Role[], proposalId = 'one'): OfficeCommand => ({
  type: 'proposeRoles',
  proposalId,
  personId,
  roles,
  reason: '岗位调整',
})
const confirm = (proposalId = 'one'): OfficeCommand => ({ type: 'confirmRoles', proposalId, certificateSha256: HASH })
const add = (personId: string, name = '新来的'): OfficeCommand => ({
  type: 'addPerson',
  personId,
  name,
  certificateSha256: HASH,
})

const OUT = { type: 'disablePerson', personId: 'p-clerk', reason: '离任' } as const
const RENEW = { type: 'renewCertificate', personId: 'p-clerk', certificateSha256: HASH } as const

describe('grants in the office', () => {
  it('need two administrators, and come into force with the second', () => {
    const play = new Play()
    expect(play.act('p-system', add('p-new'))).toBe('done')
    expect(play.act('p-system', propose('p-new', ['drafter']))).toBe('done')
    expect(personOf(play.state as OfficeState, 'p-new')?.roles).toEqual([])
    expect(play.act('p-system', confirm())).toBe('office.secondHand')
    expect(play.act('p-security', confirm())).toBe('done')
    expect(personOf(play.state as OfficeState, 'p-new')?.roles).toEqual(['drafter'])
    expect(play.act('p-security', confirm())).toBe('office.unknownProposal')
  })

  it.each<[string, string, OfficeCommand, string]>([
    [
      'an administrator with another duty',
      'p-system',
      propose('p-clerk', ['drafter', 'auditor']),
      'office.mixedDuties',
    ],
    [
      'two administrators in one',
      'p-security',
      propose('p-clerk', ['auditor', 'systemAdministrator']),
      'office.mixedDuties',
    ],
    ['no role at all', 'p-system', propose('p-clerk', []), 'office.noRoles'],
    ['their own rights', 'p-system', propose('p-system', ['securityAdministrator']), 'office.ownRights'],
    ['somebody unknown', 'p-system', propose('p-nobody', ['drafter']), 'office.unknownPerson'],
    ['the last auditor away', 'p-system', propose('p-auditor', ['drafter']), 'office.lastAdministrator'],
    [
      'without a reason',
      'p-system',
      { ...propose('p-clerk', ['drafter']), reason: ' ' } as OfficeCommand,
      'office.reasonRequired',
    ],
    ['a second account of one name', 'p-system', add('p-new', '人员p-clerk'), 'office.nameTaken'],
    ['an account over another', 'p-system', add('p-auditor'), 'office.nameTaken'],
    ['themselves out', 'p-system', { type: 'disablePerson', personId: 'p-system', reason: '离任' }, 'office.ownRights'],
    [
      'nobody known out',
      'p-system',
      { type: 'disablePerson', personId: 'p-x', reason: '离任' },
      'office.unknownPerson',
    ],
    ['out without a reason', 'p-system', { ...OUT, reason: ' ' }, 'office.reasonRequired'],
    ['a certificate of nobody', 'p-system', { ...RENEW, personId: 'p-x' }, 'office.unknownPerson'],
    [
      'to decline nothing',
      'p-system',
      { type: 'declineRoles', proposalId: 'x', reason: '否' },
      'office.unknownProposal',
    ],
    ['a key of nobody', 'p-x', { type: 'recoverKey', certificateSha256: HASH }, 'office.unknownPerson'],
    [
      'the last auditor out',
      'p-system',
      { type: 'disablePerson', personId: 'p-auditor', reason: '离任' },
      'office.lastAdministrator',
    ],
  ])('refuse %s', (_, personId, command, code) => {
    expect(new Play().act(personId, command)).toBe(code)
  })

  it('have a name that no second proposal takes while the first is open', () => {
    const play = new Play()
    expect(play.act('p-system', propose('p-clerk', ['drafter']))).toBe('done')
    expect(play.act('p-security', propose('p-head', ['principalLeader']))).toBe('office.proposalOpen')
    // Nor is there a second one for the same person.
    expect(play.act('p-security', propose('p-clerk', ['publisher'], 'two'))).toBe('office.proposalOpen')
    expect(play.act('p-security', propose('p-head', ['principalLeader'], 'two'))).toBe('done')
  })

  it('are not confirmed by the person they are for', () => {
    const play = new Play()
    play.act('p-system', add('p-second'))
    play.act('p-system', propose('p-second', ['systemAdministrator']))
    play.act('p-security', confirm())
    expect(play.act('p-system', propose('p-second', ['drafter'], 'two'))).toBe('done')
    expect(play.act('p-second', confirm('two'))).toBe('office.ownRights')
  })

  it('end for who is put out, and come back only by two hands', () => {
    const play = new Play()
    const state = () => play.state as OfficeState
    expect(play.act('p-system', { type: 'disablePerson', personId: 'p-officer', reason: '调离' })).toBe('done')
    expect(holdersOf(state(), 'secrecyOfficer')).toEqual([])
    const lexicon: OfficeCommand = { type: 'addLexicon', lexiconId: 'l', version: '1', sha256: HASH, entries: 1 }
    expect(play.act('p-officer', lexicon)).toBe('office.personDisabled')
    expect(play.act('p-system', { ...OUT, personId: 'p-officer' })).toBe('office.personDisabled')
    expect(play.act('p-system', { ...RENEW, personId: 'p-officer' })).toBe('office.personDisabled')
    expect(play.act('p-officer', { type: 'recoverKey', certificateSha256: HASH })).toBe('office.personDisabled')
    play.act('p-system', propose('p-officer', ['secrecyOfficer']))
    expect(play.act('p-security', confirm())).toBe('done')
    expect(play.act('p-officer', lexicon)).toBe('done')
  })

  it('are anybody else’s refusal, by table', () => {
    const commands: readonly OfficeCommand[] = [
      add('p-new'),
      propose('p-clerk', ['drafter']),
      confirm(),
      { type: 'declineRoles', proposalId: 'one', reason: '不妥' },
      { type: 'disablePerson', personId: 'p-clerk', reason: '离任' },
      { type: 'renewCertificate', personId: 'p-clerk', certificateSha256: HASH },
      { type: 'renewRelease', certificateSha256: HASH },
      { type: 'addLexicon', lexiconId: 'l', version: '1', sha256: HASH, entries: 1 },
      proposeUse('use-1'),
      { type: 'confirmLexiconUse', proposalId: 'use-1' },
      { type: 'declineLexiconUse', proposalId: 'use-1', reason: '不妥' },
      { type: 'changeSetting', name: 'scanLimits', value: '{}' },
      { type: 'changeSetting', name: 'unitDefaults', value: '{}' },
      { type: 'changeSetting', name: 'sessionRules', value: '{}' },
    ]
    for (const command of commands) {
      for (const [personId, roles] of STAFF) {
        const allowed = rolesFor(command)?.some((role) => roles.includes(role)) === true
        const answer = new Play().act(personId, command)
        expect(answer === 'identity.wrongRole', `${command.type} by ${personId}`).toBe(!allowed)
      }
    }
  })
})

describe('a log of the office', () => {
  const lived = (): Play => {
    const play = new Play()
    play.act('p-system', add('p-new'))
    play.act('p-system', propose('p-new', ['drafter']))
    play.act('p-security', confirm())
    return play
  }

  it('is read back from its bytes as it was', () => {
    for (const event of lived().events) {
      const { caseId, seq, type } = event
      expect(parseOfficeEvent({ caseId, seq, type, body: encodeOfficeEvent(event) })).toEqual({
        ok: true,
        value: event,
      })
    }
  })

  it.each<[string, (events: OfficeEvent[]) => OfficeEvent[], string]>([
    [
      'a grant by one hand',
      (events) => events.map((e) => (e.seq === 4 ? { ...e, actor: events[2]?.actor ?? e.actor } : e)),
      'replay.refused',
    ],
    ['a grant that nobody proposed', (events) => events.filter((e) => e.seq !== 3), 'replay.refused'],
    [
      'other roles than proposed',
      (events) =>
        events.map((e) =>
          e.type === 'PersonRolesChanged' ? { ...e, data: { ...e.data, roles: ['principalLeader'] as const } } : e,
        ),
      'replay.otherFacts',
    ],
    ['a command twice', (events) => [...events, { ...(events[1] as OfficeEvent), seq: 5 }], 'replay.commandTwice'],
    [
      'a second founding',
      (events) => [...events, { ...(events[0] as OfficeEvent), seq: 5, commandId: 'again' }],
      'replay.notOneAct',
    ],
    ['no founding', (events) => events.slice(1), 'replay.notOneAct'],
    ['nothing', () => [], 'replay.empty'],
  ])('that tells %s does not hold', (_, forge, code) => {
    const verdict = replayOffice(forge(lived().events))
    expect(verdict.ok ? 'holds' : verdict.error.code).toBe(code)
  })

  it('holds whatever people try, and never leaves the office without its three', () => {
    const ids = [...STAFF.map(([id]) => id), 'p-a', 'p-b', 'p-c']
    const { below, pick } = createRandom(20260105)
    const play = new Play()
    for (let turn = 0; turn < 20_000; turn += 1) {
      const personId = pick(ids)
      const some = ROLES.filter(() => below(6) === 0)
      const commands: readonly OfficeCommand[] = [
        add(personId, personId),
        propose(personId, some, `p${String(below(5))}`),
        confirm(`p${String(below(5))}`),
        { type: 'declineRoles', proposalId: `p${String(below(5))}`, reason: '不妥' },
        { type: 'disablePerson', personId, reason: '离任' },
        { type: 'addLexicon', lexiconId: 'l', version: String(turn), sha256: HASH, entries: 1 },
        proposeUse(`u${String(turn)}`),
        { type: 'confirmLexiconUse', proposalId: `u${String(turn - 1 - below(9))}` },
      ]
      play.act(pick(ids), pick(commands))
    }
    const state = play.state as OfficeState
    for (const role of ['systemAdministrator', 'securityAdministrator', 'auditor'] as const) {
      expect(holdersOf(state, role).length).toBeGreaterThan(0)
    }
    expect(play.events.length).toBeGreaterThan(500)
    expect(replayOffice(play.events)).toEqual({ ok: true, value: state })
  })
})

describe('what is scanned with', () => {
  it('is put to use by one hand and confirmed by another, who may also say no', () => {
    const play = new Play()
    const confirmUse = { type: 'confirmLexiconUse', proposalId: 'use-1' } as const
    const lexicons = () => (play.state as OfficeState).lexicons
    expect(play.act('p-officer', confirmUse)).toBe('office.unknownProposal')
    expect(play.act('p-officer', proposeUse('use-1'))).toBe('done')
    expect(play.act('p-security', proposeUse('use-2', '2'))).toBe('office.proposalOpen')
    expect(play.act('p-officer', confirmUse)).toBe('office.secondHand')
    expect(lexicons()).toEqual({})
    expect(play.act('p-security', confirmUse)).toBe('done')
    expect(lexicons()).toEqual({ l: '1' })
    expect(play.act('p-security', proposeUse('use-3', null))).toBe('done')
    expect(play.act('p-officer', { type: 'declineLexiconUse', proposalId: 'use-3', reason: ' ' })).toBe(
      'office.reasonRequired',
    )
    expect(play.act('p-officer', { type: 'declineLexiconUse', proposalId: 'use-3', reason: '仍需使用' })).toBe('done')
    expect(lexicons()).toEqual({ l: '1' })
    expect(replayOffice(play.events)).toEqual({ ok: true, value: play.state })
  })

  it('is refused in a log in which one hand did both', () => {
    const play = new Play()
    play.act('p-officer', proposeUse('use-1'))
    const data = { lexiconId: 'l', version: '1', sha256: HASH, proposalId: 'use-1' }
    play.record('p-officer', 'secrecyOfficer', [{ type: 'LexiconActivated', data }])
    expect(replayOffice(play.events)).toMatchObject({ error: { code: 'replay.refused', refusal: 'office.secondHand' } })
  })

  it('was put to use by one hand in older logs, which still open; never after something was proposed', () => {
    const play = new Play()
    const old = { type: 'LexiconActivated', data: { lexiconId: 'l', version: '1', sha256: HASH } } as const
    play.record('p-officer', 'secrecyOfficer', [old])
    expect(replayOffice(play.events)).toEqual({ ok: true, value: play.state })
    expect((play.state as OfficeState).lexicons).toEqual({ l: '1' })
    const event = play.events.at(-1) as OfficeEvent
    const record = { caseId: OFFICE_LOG, seq: event.seq, type: event.type, body: encodeOfficeEvent(event) }
    expect(parseOfficeEvent(record)).toEqual({ ok: true, value: event })
    play.act('p-officer', proposeUse('use-1', '2'))
    play.record('p-security', 'securityAdministrator', [old])
    expect(replayOffice(play.events)).toMatchObject({ error: { code: 'replay.refused', refusal: 'office.secondHand' } })
  })
})

describe('certificates of the office', () => {
  it('are withdrawn from the act on that took another in their place or disabled their holder', () => {
    const play = new Play()
    const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]
    const renewed = (personId: string, certificateSha256: string): NewOfficeEvent => ({
      type: 'CertificateRenewed',
      data: { personId, certificateSha256 },
    })
    const bySystem = (...facts: readonly NewOfficeEvent[]): string => {
      play.record('p-system', 'systemAdministrator', facts)
      return play.events.at(-1)?.at ?? ''
    }
    bySystem(renewed('p-clerk', first))
    bySystem({ type: 'ReleaseCertificateRenewed', data: { certificateSha256: second } })
    expect(withdrawnCertificates(play.events), 'the others still use theirs').toEqual([])
    const left = bySystem({ type: 'PersonDisabled', data: { personId: 'p-clerk', reason: '调离' } })
    const replaced = bySystem({ type: 'ReleaseCertificateRenewed', data: { certificateSha256: third } })
    play.record('p-security', 'securityAdministrator', [
      {
        type: 'PersonRolesChanged',
        data: { proposalId: 'x', personId: 'p-clerk', roles: ['drafter'], certificateSha256: '4'.repeat(64) },
      },
    ])
    expect(withdrawnCertificates(play.events)).toEqual([
      { certificateSha256: first, since: left, reason: 'cessationOfOperation' },
      { certificateSha256: second, since: replaced, reason: 'superseded' },
    ])
  })
})
