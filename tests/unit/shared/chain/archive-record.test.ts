import { describe, expect, it } from 'vitest'
import { createArchiveRecord, type ArchiveFact } from '#shared/domain/chain/archive-record.ts'

const filed = (caseId: string, archivalNumber: string, agrees = true): ArchiveFact => ({
  ...{ told: 'filed', caseId, archivalNumber, agrees },
})
const destroyed = (caseId: string, destroyedAt = ''): ArchiveFact => ({ told: 'destroyed', caseId, destroyedAt })
const REPLACED = '2026-03-01T00:00:00.000Z'
const erased = (reason: 'term' | 'destruction', at = '2026-03-02T00:00:00.000Z'): ArchiveFact => ({
  ...{ told: 'erased', replacedAt: REPLACED, reason, at },
})
const again = (caseId: string, archivalNumber: string): ArchiveFact =>
  ({ ...filed(caseId, archivalNumber), told: 'destroyedAgain', destroyedAt: '' }) as ArchiveFact
const handed = (...items: readonly (readonly [string, string])[]): ArchiveFact => ({
  told: 'handedOver',
  items: items.map(([caseId, archivalNumber]) => ({ caseId, archivalNumber })),
})

const numbered = (caseId: string, documentNumber: string): ArchiveFact => ({ told: 'numbered', caseId, documentNumber })
const released = (caseId: string, documentNumber: string): ArchiveFact => ({ told: 'released', caseId, documentNumber })
/** The first problem of a ledger of these lines, as code and place; `holds` for none. */
const verdictOf = (lines: readonly (ArchiveFact | null)[]): string => {
  const record = createArchiveRecord()
  for (const [index, fact] of lines.entries()) {
    const problem = record.add(fact)
    if (problem !== null) return `${problem} at ${String(index + 1)}`
  }
  return 'holds'
}

describe('what was filed and handed over, over all logs', () => {
  it.each<[string, readonly (ArchiveFact | null)[], string]>([
    ['each under its number', [filed('a', '1'), null, filed('b', '2'), handed(['a', '1'], ['b', '2'])], 'holds'],
    ['numbered anew', [filed('a', '1'), filed('a', '2'), handed(['a', '2'])], 'holds'],
    ['a 文号 of its own', [numbered('a', 'x'), released('a', 'x'), released('b', 'y'), released('c', 'y')], 'holds'],
    ['the 文号 of another', [numbered('a', 'x'), released('b', 'x')], 'archive.documentNumberOfOther at 2'],
    ['a number that says otherwise', [filed('a', '1', false)], 'archive.numberOther at 1'],
    ['one number for two', [filed('a', '1'), filed('b', '1')], 'archive.numberTwice at 2'],
    ['a number that another one had', [filed('a', '1'), filed('a', '2'), filed('b', '1')], 'archive.numberTwice at 3'],
    [
      'the number of one that was destroyed',
      [filed('a', '1'), destroyed('a'), filed('b', '1')],
      'archive.numberTwice at 3',
    ],
    ['that of one destroyed again', [again('a', '1'), filed('b', '1')], 'archive.numberTwice at 2'],
    ['handed over and never filed', [filed('a', '1'), handed(['a', '1'], ['b', '2'])], 'handover.notFiled at 2'],
    ['under another number', [filed('a', '1'), handed(['a', '2'])], 'handover.notFiled at 2'],
    ['under the number before', [filed('a', '1'), filed('a', '2'), handed(['a', '1'])], 'handover.notFiled at 3'],
    ['under the number of another', [filed('a', '1'), filed('b', '2'), handed(['b', '1'])], 'handover.notFiled at 3'],
    ['erased within its thirty days', [erased('term', '2026-03-30T23:59:59.999Z')], 'archive.erasedEarly at 1'],
    ['erased after them', [erased('term', '2026-03-31T00:00:00.000Z')], 'holds'],
    [
      'erased for what was destroyed since',
      [destroyed('a', '2026-03-01T00:00:00.001Z'), erased('destruction')],
      'holds',
    ],
    [
      'erased for what was destroyed before',
      [destroyed('a', REPLACED), erased('destruction')],
      'archive.erasedEarly at 2',
    ],
    ['destroyed before', [filed('a', '1'), destroyed('a'), handed(['a', '1'])], 'handover.notFiled at 3'],
    ['destroyed again before', [filed('a', '1'), again('a', '1'), handed(['a', '1'])], 'handover.notFiled at 3'],
  ])('%s', (_, lines, expected) => {
    expect(verdictOf(lines)).toBe(expected)
  })
})
