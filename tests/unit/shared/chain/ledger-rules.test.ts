import { describe, expect, it } from 'vitest'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { CLOCK_TOLERANCE_MS } from '#shared/domain/chain/clock-tolerance.ts'
import { createLedgerRules } from '#shared/domain/chain/ledger-rules.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { growingTree, leafHash } from '#shared/domain/chain/merkle.ts'
import type { OfficeDoubtCode } from '#shared/domain/chain/office-record.ts'
import type { LineSaid } from '#shared/domain/chain/whole-log.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'

const BEGIN = Date.UTC(2026, 2, 1)
const NOTHING: LineSaid = {
  ...{ lexicon: null, archive: null, change: null, restore: null, stood: null, claims: [] },
}
/** A ledger whose office finds nothing, and doubts as told, line by line. */
const ledger = (doubts: readonly (OfficeDoubtCode | null)[] = []) => {
  let line = 0
  const rules = createLedgerRules(sha256, { add: () => null, doubt: () => doubts[line - 1] ?? null })
  return {
    rules,
    add: (said: Partial<LineSaid> | null = null, time = BEGIN, caseId = 'case-1') => {
      line += 1
      const of = { caseId, seq: 10 + line, signer: 'one' }
      const leaf = leafHash(sha256, new Uint8Array(32).fill(line))
      return rules.add(leaf, { time, said: said === null ? null : { ...NOTHING, ...said } }, of)
    },
  }
}

describe('the rules of the ledger, each with the others', () => {
  it('let a clock run back by the tolerance and not by a moment more, and name the line', () => {
    const { add } = ledger()
    expect([add(), add(null, BEGIN - CLOCK_TOLERANCE_MS)]).toEqual([null, null])
    expect(add(null, BEGIN - CLOCK_TOLERANCE_MS - 1)).toEqual({
      ...{ code: 'ledger.clockBack', position: 3, caseId: 'case-1', seq: 13 },
    })
  })

  it('keep the first doubt, and where it was', () => {
    const { add, rules } = ledger([null, 'officeLog.recoveryOpen', null, 'officeLog.recoveryUnproven'])
    expect(rules.doubt()).toBeNull()
    for (let line = 0; line < 4; line += 1) expect(add()).toBeNull()
    expect(rules.doubt()).toEqual({ code: 'officeLog.recoveryOpen', position: 2, caseId: 'case-1', seq: 12 })
  })

  it('find a change that only one log tells, and one that is never told', () => {
    const applied = { told: 'applied', by: 'new', kind: 'repeal', scope: 'whole', commandId: 'a' } as const
    expect(ledger().add({ change: applied })).toEqual({
      ...{ code: 'change.notDeclared', position: 1, caseId: 'case-1', seq: 11 },
    })
    const { add, rules } = ledger()
    expect(add({ change: { told: 'declared', target: 'old', kind: 'repeal', scope: 'whole' } })).toBeNull()
    expect(rules.end()).toBeNull()
    expect(add({ change: { told: 'released', commandId: 'a' } })).toBeNull()
    expect(rules.end()).toMatchObject({ code: 'change.notApplied', position: 2 })
  })

  it('find a restore that is not told to its end', () => {
    const { add, rules } = ledger()
    expect(add({ restore: { told: 'held' } })).toBeNull()
    expect(rules.end()).toMatchObject({ code: 'restore.notRecorded', position: 1 })
    expect(add()).toMatchObject({ code: 'restore.notRecorded' })
  })

  it('find a number that two have, and a scan with another file', () => {
    const one = ledger()
    expect(one.add({ archive: { told: 'filed', caseId: 'a', archivalNumber: '1', agrees: true } })).toBeNull()
    expect(one.add({ archive: { told: 'filed', caseId: 'b', archivalNumber: '1', agrees: true } })).toMatchObject({
      ...{ code: 'archive.numberTwice', position: 2, seq: 12 },
    })
    const other = ledger()
    const scanned = (letter: string) =>
      other.add({ lexicon: { told: 'scanned', with: [{ id: 'x', version: '1', sha256: letter }] } })
    expect([scanned('a'), scanned('b')]).toMatchObject([null, { code: 'scan.otherLexicon', position: 2 }])
  })

  it('ask whoever came in what lay there, by its size and its head, and name the line', () => {
    const { add, rules } = ledger()
    add()
    const said = { size: 1, root: rules.root() }
    expect(rules.size()).toBe(1)
    expect(add({ stood: { told: 'cameIn', said } })).toBeNull()
    expect(add({ stood: { told: 'backedUp', said } })).toBeNull()
    expect(add({ stood: { told: 'cameIn', said: { size: 2, root: said.root } } })).toEqual({
      ...{ code: 'ledger.otherHistory', position: 4, caseId: 'case-1', seq: 14 },
    })
  })

  it('take nobody’s word of lines that are not there yet, and none of nothing once somebody has said it', () => {
    const { add, rules } = ledger()
    add()
    // The head of the ledger with the very line in which it is said: nobody can know it.
    const ahead = growingTree(sha256)
    for (const line of [1, 2]) ahead.add(leafHash(sha256, new Uint8Array(32).fill(line)))
    const said = { size: 2, root: bytesToHex(ahead.root()) }
    expect(add({ stood: { told: 'cameIn', said } })).toMatchObject({ code: 'ledger.otherHistory', position: 2 })
    expect(add({ stood: { told: 'cameIn', said: { size: 2, root: rules.root() } } })).toBeNull()
    expect(add({ stood: { told: 'cameIn', said: null } })).toEqual({
      ...{ code: 'ledger.standMissing', position: 4, caseId: 'case-1', seq: 14 },
    })
  })

  it('let the clock run from where two hands put it, by one alone nowhere', () => {
    const correction = (type: 'ClockCorrectionProposed' | 'ClockCorrected', wrongUntil = BEGIN): Partial<LineSaid> => ({
      claims: [
        { told: 'office', event: { type, data: { wrongUntil: new Date(wrongUntil).toISOString() } } as OfficeEvent },
      ], // of such a line only what is asked
    })
    const right = BEGIN - 10 * CLOCK_TOLERANCE_MS
    const alone = ledger()
    expect([alone.add(), alone.add(correction('ClockCorrectionProposed'), right)]).toEqual([null, null])
    const problem = { code: 'ledger.clockAlone', position: 2, caseId: 'case-1', seq: 12 }
    expect(alone.rules.end()).toEqual(problem)
    expect(alone.add(null, right)).toEqual(problem)
    const both = ledger()
    expect([both.add(), both.add(correction('ClockCorrectionProposed'), right)]).toEqual([null, null])
    expect([both.add(correction('ClockCorrected'), right), both.add(null, right), both.rules.end()]).toEqual([
      null,
      null,
      null,
    ])
    // From that moment on it runs as any other does.
    expect(both.add(null, right - CLOCK_TOLERANCE_MS - 1)).toMatchObject({ code: 'ledger.clockBack', position: 5 })
    // A stretch that ends before the last line that was written is not the one that was wrong.
    const short = ledger()
    expect(short.add()).toBeNull()
    expect(short.add(correction('ClockCorrectionProposed', BEGIN - 1), right)).toEqual({
      ...{ code: 'ledger.clockBack', position: 2, caseId: 'case-1', seq: 12 },
    })
  })

  it('ask the office of each line what it rests on, and name the line that rests on nothing', () => {
    const asked: (readonly [string, number])[] = []
    const rules = createLedgerRules(sha256, {
      add: (signer, claims) => {
        asked.push([signer, claims.length])
        return signer === 'two' ? 'officeLog.signer' : null
      },
      doubt: () => null,
    })
    const add = (signer: string, seq: number) =>
      rules.add(new Uint8Array(32), { time: BEGIN, said: null }, { caseId: 'case-1', seq, signer })
    expect(add('one', 1)).toBeNull()
    expect(add('two', 2)).toEqual({ code: 'officeLog.signer', position: 2, caseId: 'case-1', seq: 2 })
    expect(asked).toEqual([
      ['one', 0],
      ['two', 0],
    ])
    // A line that cannot be read takes its place in the tree, and nothing more is asked of it.
    expect(rules.add(new Uint8Array(32), null, { caseId: 'case-1', seq: 3, signer: 'two' })).toBeNull()
    expect([rules.size(), asked.length]).toEqual([3, 2])
  })

  it('count no backup among those who came in', () => {
    const { add, rules } = ledger()
    const here = () => ({ size: rules.size(), root: rules.root() })
    const stood = (told: 'cameIn' | 'backedUp', said: ReturnType<typeof here> | null) => add({ stood: { told, said } })
    expect(stood('cameIn', null)).toBeNull()
    expect(stood('cameIn', here())).toBeNull()
    const seen = here()
    expect(stood('backedUp', here())).toBeNull()
    expect(stood('cameIn', seen)).toBeNull()
    expect(stood('cameIn', seen)).toMatchObject({ code: 'ledger.standMissing', position: 5 })
  })
})
