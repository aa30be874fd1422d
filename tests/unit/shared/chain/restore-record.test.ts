import { describe, expect, it } from 'vitest'
import { createRestoreRecord, type RestoreFact } from '#shared/domain/chain/restore-record.ts'

type Line = readonly [signer: string, fact: RestoreFact | null]
const ROOT = (size: number): string => `root of ${String(size)}`
const other: Line = ['anybody', null]
const destroyed: Line = ['one', { told: 'destroyed' }]
const held: Line = ['one', { told: 'held' }]
const accepted: Line = ['two', { told: 'accepted' }]
type Restored = Extract<RestoreFact, { readonly told: 'restored' }>
/** Of a backup with one line, after which these were said again. */
const restored = (more: Partial<Restored> = {}, signer = 'one'): Line => [
  signer,
  { told: 'restored', ledgerSize: 1, root: ROOT(1), destroyed: 0, held: 0, needsSecond: false, later: null, ...more },
]

/** The first problem of a ledger of these lines, as code and place; `holds` for none. */
const verdictOf = (lines: readonly Line[]): string => {
  const record = createRestoreRecord()
  for (const [index, [signer, fact]] of lines.entries()) {
    const place = { caseId: 'any', seq: index + 1, position: index + 1 }
    const problem = record.add(fact, place, signer, {
      ...{ size: index, root: ROOT(index) },
      had: ({ size, root }) => size <= index && root === ROOT(size),
    })
    if (problem !== null) return `${problem.code} at ${String(problem.position)}`
  }
  const problem = record.end()
  return problem === null ? 'holds' : `${problem.code} at ${String(problem.position)}`
}

describe('a restore, over all logs', () => {
  it.each<[string, readonly Line[], string]>([
    ['of all that there is', [other, restored(), other], 'holds'],
    [
      'that destroys and holds again, with a second hand',
      [other, destroyed, destroyed, held, restored({ destroyed: 2, held: 1, needsSecond: true }), accepted, other],
      'holds',
    ],
    ['of lines that it gave up', [other, restored({ later: { size: 1, root: ROOT(7) } })], 'holds'],
    ['of lines that it holds', [other, restored({ later: { size: 1, root: ROOT(1) } })], 'restore.otherFacts at 2'],
    ['twice', [other, restored(), restored({ ledgerSize: 2, root: ROOT(2) })], 'holds'],
    ['that nothing says of a file destroyed again', [other, destroyed, other], 'restore.notRecorded at 2'],
    ['that nothing says of a hold at the end', [other, held], 'restore.notRecorded at 2'],
    ['of somebody else', [other, destroyed, restored({ destroyed: 1 }, 'two')], 'restore.notRecorded at 2'],
    ['not in one run', [other, destroyed, other, restored({ destroyed: 1 })], 'restore.notRecorded at 2'],
    ['accepted and never said', [other, destroyed, accepted], 'restore.notRecorded at 2'],
    ['accepted too early', [other, destroyed, accepted, restored({ destroyed: 1 })], 'restore.notRecorded at 2'],
    [
      'whose second hand is that of the next',
      [other, restored({ needsSecond: true }), restored({ ledgerSize: 2, root: ROOT(2) }), accepted],
      'restore.notAccepted at 2',
    ],
    ['of more files', [other, destroyed, restored({ destroyed: 2 })], 'restore.otherFacts at 3'],
    ['of fewer', [other, destroyed, restored()], 'restore.otherFacts at 3'],
    ['of more holds', [other, held, restored({ held: 2 })], 'restore.otherFacts at 3'],
    ['of a longer backup', [other, restored({ ledgerSize: 2 })], 'restore.otherFacts at 2'],
    ['of another backup', [other, restored({ root: ROOT(7) })], 'restore.otherFacts at 2'],
    ['of a later backup', [other, destroyed, restored({ ledgerSize: 2, destroyed: 1 })], 'restore.otherFacts at 3'],
    ['without its second hand', [other, restored({ needsSecond: true }), other], 'restore.notAccepted at 2'],
    ['without its second hand, at the end', [other, restored({ needsSecond: true })], 'restore.notAccepted at 2'],
    [
      'without its second hand before the next',
      [other, restored({ needsSecond: true }), restored({ ledgerSize: 2, root: ROOT(2) })],
      'restore.notAccepted at 2',
    ],
  ])('%s', (_, lines, expected) => {
    expect(verdictOf(lines)).toBe(expected)
  })
})
