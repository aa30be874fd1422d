import { describe, expect, it } from 'vitest'
import { createCrossLog, type ChangeFact } from '#shared/domain/chain/cross-log.ts'

type Line = readonly [caseId: string, fact: ChangeFact | null]
const declares = (target: string, kind: 'repeal' | 'withdraw' = 'repeal'): ChangeFact => ({
  told: 'declared',
  target,
  kind,
  scope: 'whole',
})
const approves: ChangeFact = { told: 'approved', commandId: 'one' }
const releases: ChangeFact = { told: 'released', commandId: 'two' }
const applies = (
  by: string,
  kind: 'repeal' | 'withdraw' = 'repeal',
  commandId = 'two',
): Extract<ChangeFact, { readonly told: 'applied' }> => ({
  told: 'applied',
  by,
  kind,
  scope: 'whole',
  commandId,
})

/** The first problem of a ledger of these lines, as code and place; `holds` for none. */
const verdictOf = (lines: readonly Line[]): string => {
  const log = createCrossLog()
  for (const [index, [caseId, fact]] of lines.entries()) {
    const problem = log.add(fact, { caseId, seq: index + 1 }, index + 1)
    if (problem !== null) return `${problem.code} at ${String(problem.position)}`
  }
  const problem = log.end()
  return problem === null ? 'holds' : `${problem.code} at ${String(problem.position)}`
}

describe('a change of a release, over both logs', () => {
  it.each<[string, readonly Line[], string]>([
    [
      'told by both',
      [
        ['new', declares('old')],
        ['new', approves],
        ['new', releases],
        ['old', applies('new')],
      ],
      'holds',
    ],
    [
      'a withdrawal, with the last approval',
      [
        ['new', declares('old', 'withdraw')],
        ['new', approves],
        ['old', applies('new', 'withdraw', 'one')],
        ['new', releases],
      ],
      'holds',
    ],
    [
      'declared, and not done yet',
      [
        ['new', declares('old')],
        ['new', approves],
        ['other', null],
      ],
      'holds',
    ],
    [
      'a release that changes nothing',
      [
        ['new', approves],
        ['new', releases],
        ['other', null],
      ],
      'holds',
    ],
    [
      'not in the log of the release',
      [
        ['new', declares('old')],
        ['new', releases],
        ['other', null],
      ],
      'change.notApplied at 2',
    ],
    [
      'not in the log of the release, at the end',
      [
        ['new', declares('old')],
        ['new', releases],
      ],
      'change.notApplied at 2',
    ],
    [
      'with more of the same act between',
      [
        ['new', declares('old')],
        ['new', releases],
        ['new', null],
        ['old', applies('new')],
      ],
      'holds',
    ],
    [
      'not at once',
      [
        ['new', declares('old')],
        ['new', releases],
        ['other', null],
        ['old', applies('new')],
      ],
      'change.notApplied at 2',
    ],
    [
      'in part only',
      [
        ['new', declares('old')],
        ['new', releases],
        ['old', { ...applies('new'), scope: 'part' }],
      ],
      'change.notDeclared at 3',
    ],
    ['in the log of the release alone', [['old', applies('new')]], 'change.notDeclared at 1'],
    [
      'of another release',
      [
        ['new', declares('old')],
        ['new', releases],
        ['older', applies('new')],
      ],
      'change.notDeclared at 3',
    ],
    [
      'of another kind',
      [
        ['new', declares('old')],
        ['new', releases],
        ['old', applies('new', 'withdraw')],
      ],
      'change.notDeclared at 3',
    ],
    [
      'by another act',
      [
        ['new', declares('old')],
        ['new', releases],
        ['old', applies('new', 'repeal', 'six')],
      ],
      'change.notDeclared at 3',
    ],
    [
      'by another case',
      [
        ['new', declares('old')],
        ['new', releases],
        ['old', applies('other')],
      ],
      'change.notDeclared at 3',
    ],
    [
      'twice',
      [
        ['new', declares('old')],
        ['new', releases],
        ['old', applies('new')],
        ['old', applies('new')],
      ],
      'change.notDeclared at 4',
    ],
  ])('%s', (_, lines, expected) => {
    expect(verdictOf(lines)).toBe(expected)
  })
})
