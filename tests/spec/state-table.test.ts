import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import { DEFAULT_STAGES } from '../helper/case-play.ts'
import {
  archive,
  at,
  clerk,
  conclude,
  disclose,
  dispose,
  EVERY_ROLE,
  outcome,
  pass,
  register,
  release,
  remark,
  sendBack,
  submit,
  suggest,
  withdraw,
} from '../helper/case-play.ts'

type Expected = 'allowed' | string

interface Row {
  readonly name: string
  readonly command: CaseCommand
  /** The roles that may ask at all; every other role is answered with identity.wrongRole. */
  readonly roles: readonly Role[]
  /** What someone of that role hears at each stage, in the order of DEFAULT_STAGES. */
  readonly byStage: readonly Expected[]
}

const NOT_YOURS = 'case.notYourStage'
const SUBMITTED = 'case.alreadySubmitted'
const RELEASED = 'case.released'
const reviewRow = (own: Stage, allowed: Expected = 'allowed'): readonly Expected[] =>
  DEFAULT_STAGES.map((stage) => (stage === own ? allowed : NOT_YOURS))

const ROWS: readonly Row[] = [
  { name: 'register again', command: register(), roles: ['drafter'], byStage: DEFAULT_STAGES.map(() => NOT_YOURS) },
  {
    name: 'set disclosure',
    command: disclose,
    roles: ['drafter'],
    byStage: ['allowed', SUBMITTED, SUBMITTED, SUBMITTED, SUBMITTED, SUBMITTED, RELEASED, RELEASED],
  },
  {
    name: 'submit',
    command: submit(),
    roles: ['drafter'],
    byStage: ['allowed', SUBMITTED, SUBMITTED, SUBMITTED, SUBMITTED, SUBMITTED, RELEASED, RELEASED],
  },
  {
    name: 'withdraw',
    command: withdraw,
    roles: ['drafter'],
    byStage: [
      NOT_YOURS,
      'allowed',
      'case.alreadyPassed',
      'case.alreadyPassed',
      'case.alreadyPassed',
      'case.alreadyPassed',
      RELEASED,
      RELEASED,
    ],
  },
  {
    name: 'pass the department review',
    command: pass('departmentReview'),
    roles: ['departmentHead'],
    byStage: reviewRow('departmentReview'),
  },
  {
    name: 'clear the secrecy review while a hit is open',
    command: conclude(),
    roles: ['secrecyOfficer'],
    byStage: reviewRow('secrecyReview', 'case.openHits'),
  },
  {
    name: 'restrict in the secrecy review',
    command: conclude('restricted'),
    roles: ['secrecyOfficer'],
    byStage: reviewRow('secrecyReview'),
  },
  {
    name: 'pass the deputy review',
    command: pass('deputyReview'),
    roles: ['deputyLeader'],
    byStage: reviewRow('deputyReview'),
  },
  {
    name: 'approve',
    command: pass('finalApproval'),
    roles: ['principalLeader'],
    byStage: reviewRow('finalApproval'),
  },
  {
    name: 'release',
    command: release(),
    roles: ['publisher'],
    byStage: [NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_YOURS, 'allowed', RELEASED, RELEASED],
  },
  {
    name: 'archive',
    command: archive(),
    roles: ['archivist'],
    byStage: [...DEFAULT_STAGES.slice(0, 6).map(() => 'case.notReleased'), 'allowed', 'allowed'],
  },
]

const told = (stage: Stage, role: Role, command: CaseCommand): string => {
  const person = EVERY_ROLE.find((candidate) => candidate.roles.includes(role)) ?? clerk
  const result = outcome(at(stage), person, command)
  return typeof result === 'string' ? result : 'allowed'
}

describe('every command at every stage by every role', () => {
  for (const row of ROWS) {
    for (const [index, stage] of DEFAULT_STAGES.entries()) {
      it(`${row.name} at ${stage} is ${row.byStage[index] ?? ''} for ${row.roles.join()} and for nobody else`, () => {
        const heard = EVERY_ROLE.flatMap(({ roles }) => roles).map((role) => [role, told(stage, role, row.command)])
        const expected = EVERY_ROLE.flatMap(({ roles }) => roles).map((role) => {
          if (row.name === 'register again') return [role, NOT_YOURS]
          return [role, row.roles.includes(role) ? row.byStage[index] : 'identity.wrongRole']
        })
        expect(heard).toEqual(expected)
      })
    }
  }

  const REVIEWERS: Partial<Record<Stage, Role>> = {
    departmentReview: 'departmentHead',
    secrecyReview: 'secrecyOfficer',
    deputyReview: 'deputyLeader',
    finalApproval: 'principalLeader',
    approved: 'principalLeader',
  }
  for (const stage of DEFAULT_STAGES) {
    it(`a return at ${stage} is for ${REVIEWERS[stage] ?? 'nobody'}`, () => {
      const heard = EVERY_ROLE.flatMap(({ roles }) => roles).map((role) => [role, told(stage, role, sendBack())])
      const expected = EVERY_ROLE.flatMap(({ roles }) => roles).map((role) => {
        if (REVIEWERS[stage] === undefined) return [role, NOT_YOURS]
        return [role, REVIEWERS[stage] === role ? 'allowed' : 'identity.wrongRole']
      })
      expect(heard).toEqual(expected)
    })
  }

  for (const stage of DEFAULT_STAGES) {
    const role = stage === 'departmentReview' ? 'departmentHead' : 'secrecyOfficer'
    const allowed = stage === 'departmentReview' || stage === 'secrecyReview' ? 'allowed' : NOT_YOURS
    it(`a disposition of a hit at ${stage} is ${allowed} for the ${role} and for nobody else`, () => {
      const heard = EVERY_ROLE.flatMap(({ roles }) => roles).map((one) => [one, told(stage, one, dispose('h1'))])
      const expected = EVERY_ROLE.flatMap(({ roles }) => roles).map((one) => [
        one,
        one === role ? allowed : 'identity.wrongRole',
      ])
      expect(heard).toEqual(expected)
    })
  }

  for (const [name, command] of [
    ['a remark', remark()],
    ['a suggestion', suggest()],
  ] as const) {
    for (const stage of DEFAULT_STAGES) {
      const reviewer = stage === 'approved' ? undefined : REVIEWERS[stage]
      it(`${name} at ${stage} is for ${reviewer ?? 'nobody'}`, () => {
        const heard = EVERY_ROLE.flatMap(({ roles }) => roles).map((role) => [role, told(stage, role, command)])
        const expected = EVERY_ROLE.flatMap(({ roles }) => roles).map((role) => {
          if (reviewer === undefined) return [role, NOT_YOURS]
          return [role, reviewer === role ? 'allowed' : 'identity.wrongRole']
        })
        expect(heard).toEqual(expected)
      })
    }
  }

  it('nothing but a registration begins a case', () => {
    const commands = [...ROWS.map((row) => row.command), sendBack()].filter((command) => command.type !== 'register')
    expect(commands.map((command) => EVERY_ROLE.map((person) => outcome(null, person, command))).flat()).toEqual(
      commands.flatMap(() => EVERY_ROLE.map(() => NOT_YOURS)),
    )
  })
})
