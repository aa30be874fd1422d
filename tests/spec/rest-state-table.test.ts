import { describe, expect, it } from 'vitest'
import { decide, type CaseCommand, type CaseCommandType } from '#shared/domain/case/decide.ts'
import { ADMINISTRATOR_ROLES, ROLES, STAGES, type Role, type Stage } from '#shared/domain/case/roles.ts'
import {
  archivist,
  at,
  clerk,
  conclude,
  deputy,
  filing,
  officer,
  outcome,
  play,
  type Played,
} from '../helper/case-play.ts'
import { EVERYBODY, FULL_STAGES, fullAt } from '../helper/full-chain.ts'
import { ALL, ALL_ROWS, AT, TABLE } from '../helper/rest-rows.ts'
import { FULL_ROWS } from '../helper/state-rows.ts'

/** What is left to do in a case that was approved as not to be published: to file it, and to look at the reasons again. */
const AFTER_CONCLUSION: Readonly<Partial<Record<CaseCommandType, readonly Role[]>>> = {
  archive: ['archivist'],
  fileItem: ['archivist'],
  placeHold: ['archivist'],
  repeatDisposal: ['principalLeader'],
  repeatHold: ['principalLeader'],
  reviewNonDisclosure: ['deputyLeader', 'principalLeader'],
}

/** Commands that several roles may give, each saying in which: whose they are, at the stages at which they are anybody's. */
const IN_ROLES: Readonly<Partial<Record<CaseCommandType, readonly Role[]>>> = {
  reviewNonDisclosure: ['deputyLeader', 'principalLeader'],
  decideDisposal: ['deputyLeader', 'principalLeader'],
  placeHold: ['archivist', 'disclosureOfficer', 'legalReviewer'],
  liftHold: ['archivist', 'disclosureOfficer', 'legalReviewer', 'deputyLeader', 'principalLeader'],
  repeatHold: [...ADMINISTRATOR_ROLES, 'principalLeader'],
  repeatDisposal: [...ADMINISTRATOR_ROLES, 'principalLeader'],
}

const ROWS = Object.entries(TABLE).flatMap(([name, row]) => (row === 'full-state-table' ? [] : [[name, row] as const]))

describe('every other command at every stage of a chain with all optional steps, by every role', () => {
  it.each(ROWS)('%s', (_name, { command, says }) => {
    const cells = FULL_STAGES.flatMap((stage) => EVERYBODY.map((person) => ({ stage, person })))
    const key = (stage: Stage, role: Role | undefined): string => `${stage} ${role ?? ''}`
    const heard = cells.map(({ stage, person }) => {
      const result = outcome(fullAt(stage), { ...person, at: AT }, command)
      return [key(stage, person.roles[0]), typeof result === 'string' ? result : 'allowed']
    })
    const expected = cells.map(({ stage, person: { roles } }) => [
      key(stage, roles[0]),
      says(stage, roles[0] ?? 'auditor'),
    ])
    expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(expected))
  })

  it.each(ROWS.filter(([type]) => type in IN_ROLES))(
    '%s, by everybody in their own role',
    (type, { command, says }) => {
      const first = 'role' in command ? command.role : 'drafter'
      const cells = FULL_STAGES.flatMap((stage) => ROLES.map((role) => ({ stage, role })))
      const heard = cells.map(({ stage, role }) => {
        const person = { ...clerk, personId: role === 'drafter' ? clerk.personId : `p-${role}`, roles: [role], at: AT }
        const result = outcome(fullAt(stage), person, { ...command, role } as CaseCommand)
        return [`${stage} ${role}`, typeof result === 'string' ? result : 'allowed']
      })
      const expected = cells.map(({ stage, role }) => {
        const isTheirs = IN_ROLES[type as CaseCommandType]?.includes(role) === true
        return [`${stage} ${role}`, isTheirs ? says(stage, first) : 'identity.wrongRole']
      })
      expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(expected))
    },
  )

  it.each(ALL_ROWS)(
    '%s, by whoever only holds an administrator’s role: never, and by which refusal',
    (_, command, says) => {
      const cells = FULL_STAGES.flatMap((stage) => ADMINISTRATOR_ROLES.map((role) => ({ stage, role })))
      const heard = cells.map(({ stage, role }) => {
        const result = outcome(fullAt(stage), { ...clerk, personId: 'p-admin', roles: [role], at: AT }, command)
        return [`${stage} ${role}`, typeof result === 'string' ? result : 'allowed']
      })
      const expected = cells.map(({ stage, role }) => [`${stage} ${role}`, says(stage, role)])
      expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(expected))
      expect(heard.map(([, code]) => code)).not.toContain('allowed')
    },
  )
})

describe('a refusal of any command, at any stage, to anybody', () => {
  /** Refusals that a state gives whoever asks: what it is, is in their words, or they name the thing that is not there. */
  const SAYS_STAGE = ['case.notYourStage', 'case.alreadySubmitted', 'step.notOptional']
  it.each(ALL)('%s says where the case stands, or whose it is', (_, command) => {
    for (const stage of [...FULL_STAGES, 'concluded'] as const) {
      const { state } = stage === 'concluded' ? at(stage) : fullAt(stage)
      for (const role of ROLES) {
        const personId = role === 'drafter' ? clerk.personId : `p-${role}`
        const decided = decide(state, command, { personId, roles: [role], at: AT })
        if (decided.ok) continue
        const { code, detail } = decided.error
        if (SAYS_STAGE.includes(code)) expect(detail, `${code} at ${stage}`).toMatchObject({ stage })
        if (code !== 'identity.wrongRole') continue
        expect(ROLES, `${code} at ${stage}`).toContain(detail?.['role'])
        expect(detail?.['role'], `${code} at ${stage}`).not.toBe(role)
      }
    }
  })
})

describe('the two tables together', () => {
  it('hold a row for every command, where they say it is', () => {
    const claimed = Object.entries(TABLE).flatMap(([type, row]) => (row === 'full-state-table' ? [type] : []))
    expect(new Set(FULL_ROWS.map(([, { type }]) => type))).toEqual(new Set(claimed))
    for (const [type, row] of Object.entries(TABLE)) if (row !== 'full-state-table') expect(row.command.type).toBe(type)
  })

  it('ask everybody, at every stage', () => {
    const asked = [...EVERYBODY.flatMap(({ roles }) => roles), ...ADMINISTRATOR_ROLES]
    expect(new Set(asked)).toEqual(new Set(ROLES))
    expect(new Set([...FULL_STAGES, 'concluded'])).toEqual(new Set(STAGES))
  })

  it('leave only filing and the review of its reasons in a case that ended without a release', () => {
    const there = at('concluded')
    const allowed = ALL.flatMap(([name, command]) =>
      ROLES.flatMap((role) => {
        const asked = command.type === 'reviewNonDisclosure' ? { ...command, role } : command
        const personId = role === 'drafter' ? clerk.personId : `p-${role}`
        const result = outcome(there, { ...clerk, personId, roles: [role], at: AT }, asked)
        return typeof result === 'string' ? [] : [`${name} by ${role}`]
      }),
    )
    const expected = Object.entries(AFTER_CONCLUSION).flatMap(([type, roles]) =>
      roles.map((role) => `${type} by ${role}`),
    )
    expect(allowed.toSorted()).toEqual(expected.toSorted())
  })

  it('and say of everything else in it why not', () => {
    const there = at('concluded').state
    const heard = ALL.map(([name, command]) => {
      const codes = ROLES.flatMap((role) => {
        const asked = 'role' in command ? ({ ...command, role } as CaseCommand) : command
        const personId = role === 'drafter' ? clerk.personId : `p-${role}`
        const decided = decide(there, asked, { personId, roles: [role], at: AT })
        return decided.ok || decided.error.code === 'identity.wrongRole' ? [] : [decided.error.code]
      })
      return [name, [...new Set(codes)].join()] as const
    })
    const BY_NAME: Readonly<Record<string, string>> = {
      addEvidence: 'decision.noKind',
      applyChange: 'case.notReleased',
      comparePublished: 'case.notReleased',
      correctClock: 'clock.notAhead',
      decideDisposal: 'archive.noProposal',
      extendRelease: 'case.notReleased',
      liftHold: 'hold.unknown',
      proposeDisposal: 'archive.notFiled',
      voidEvidence: 'decision.unknownItem',
      withdraw: 'case.alreadyPassed',
    }
    const OF_DRAFT = ['declareChange', 'determineDisclosure', 'set disclosure', 'setDecisionKind', 'setDecisionStep']
    const expected = ALL.map(([name, { type }]) => {
      if (type in AFTER_CONCLUSION) return [name, '']
      if ([...OF_DRAFT, 'setValidityTerm', 'submit'].includes(name)) return [name, 'case.alreadySubmitted']
      return [name, BY_NAME[name] ?? 'case.notYourStage']
    })
    expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(expected))
  })

  /** By whoever restores a backup that holds the file: no channel of a person who is in asks for it. */
  const REPEATED = ['repeatDisposal', 'repeatHold'].flatMap((type) =>
    [...ADMINISTRATOR_ROLES, 'principalLeader'].map((role) => `${type} by ${role}`),
  )
  const allowedIn = (there: Played): readonly string[] =>
    ALL.flatMap(([name, command]) =>
      ROLES.flatMap((role) => {
        const asked = 'role' in command ? { ...command, role } : command
        const personId = role === 'drafter' ? clerk.personId : `p-${role}`
        const result = outcome(there, { ...clerk, personId, roles: [role], at: AT }, asked)
        return typeof result === 'string' ? [] : [`${name} by ${role}`]
      }),
    ).toSorted()

  it('leave in a case that is referred to the secrecy authority what neither moves nor changes it', () => {
    const referred = play([[officer, conclude('referred')]], at('secrecyReview'))
    expect(allowedIn(referred)).toEqual(
      [
        'answerReferral by secrecyOfficer',
        'escalate by drafter',
        'hand the drafting on by departmentHead',
        'hand the drafting on by principalLeader',
        'hand the step on by principalLeader',
        'hand the step on by secrecyOfficer',
        ...['archivist', 'disclosureOfficer', 'legalReviewer'].map((role) => `placeHold by ${role}`),
        ...REPEATED,
        'reportReferral by secrecyOfficer',
        'urge by drafter',
      ].toSorted(),
    )
  })

  it('leave nothing but its history in a file that was destroyed', () => {
    const gone = play(
      [
        [archivist, filing({ year: 2010 })],
        [archivist, { type: 'proposeDisposal', today: '2026-03-01', reason: '保管期满' }],
        [
          deputy,
          {
            type: 'decideDisposal',
            role: 'deputyLeader',
            today: '2026-03-01',
            result: 'destroyed',
            reason: '同意',
            keepUntil: null,
          },
        ],
      ],
      at('archived'),
    )
    // 撤下 of what stands on the portal is as needful as before.
    expect(allowedIn(gone)).toEqual(['applyChange by principalLeader'])
  })
})
