import { describe, expect, it } from 'vitest'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import {
  encodeInclusionFile,
  inclusionProblem,
  parseInclusionFile,
  proveEvents,
  type Inclusion,
} from '#shared/domain/chain/inclusion.ts'
import { inclusionProof, leafHash, nodeHash, rootAt, type NodeAt } from '#shared/domain/chain/merkle.ts'

const SIZE = 53
const hashes = Array.from({ length: SIZE }, (_, index) => sha256(Uint8Array.of(index)))
const nodeAt: NodeAt = (level, index) =>
  level === 0
    ? leafHash(sha256, hashes[index] as Uint8Array)
    : nodeHash(sha256, nodeAt(level - 1, 2 * index), nodeAt(level - 1, 2 * index + 1))
const headOf = (size: number) => ({ size, root: bytesToHex(rootAt(sha256, nodeAt, size)) })
/** Lines of the ledger on which the case lies. */
const POSITIONS = [2, 3, 17, 32, 33, SIZE]
const records = POSITIONS.map((position, index) => ({
  caseId: 'case-1',
  seq: index + 1,
  hash: hashes[position - 1] as Uint8Array,
}))
const head = headOf(SIZE)
const proof = proveEvents('case-1', POSITIONS, head, (index) => inclusionProof(sha256, nodeAt, index, SIZE))
const problemOf = (inclusion: Inclusion, of = records, checkpoint = head) =>
  inclusionProblem(sha256, inclusion, of, checkpoint)?.code ?? 'holds'
const altered = (at: number, change: Partial<Inclusion['events'][number]>): Inclusion => ({
  ...proof,
  events: proof.events.map((one, index) => (index === at ? { ...one, ...change } : one)),
})

describe('the proof that a case lies in the ledger', () => {
  it('holds for the events it was made of, and is read back from its file', () => {
    expect(problemOf(proof)).toBe('holds')
    const bytes = encodeInclusionFile(proof)
    expect(parseInclusionFile(bytes)).toEqual(proof)
    expect(parseInclusionFile(Buffer.from(`${Buffer.from(bytes).toString('utf8')} `))).toBeNull()
    expect(parseInclusionFile(Buffer.from('[]'))).toBeNull()
    expect(parseInclusionFile(new Uint8Array([255]))).toBeNull()
  })

  it('is a few hundred bytes an event', () => {
    const bytes = encodeInclusionFile(proof).length / POSITIONS.length
    expect(bytes).toBeLessThan(3 * 1024)
  })

  it.each<[string, () => string, string]>([
    ['leads to another head', () => problemOf(proof, records, headOf(SIZE - 1)), 'inclusion.otherHead'],
    [
      'leads to a forged root',
      () => problemOf(proof, records, { ...head, root: 'a'.repeat(64) }),
      'inclusion.otherHead',
    ],
    [
      'has an event less than the log',
      () => problemOf({ ...proof, events: proof.events.slice(1) }),
      'inclusion.missing',
    ],
    ['is of a log that was cut', () => problemOf(proof, records.slice(0, -1)), 'inclusion.missing'],
    ['is of another case', () => problemOf({ ...proof, caseId: 'case-2' }), 'inclusion.otherCase'],
    ['numbers its events anew', () => problemOf(altered(2, { seq: 9 })), 'inclusion.missing'],
    ['names another line', () => problemOf(altered(2, { position: 18 })), 'inclusion.path'],
    ['names an earlier line', () => problemOf(altered(2, { position: 3 })), 'inclusion.order'],
    ['names a line beyond the tree', () => problemOf(altered(5, { position: SIZE + 1 })), 'inclusion.path'],
    ['lacks a step', () => problemOf(altered(1, { path: proof.events[1]?.path.slice(1) ?? [] })), 'inclusion.path'],
    [
      'is of an event that was altered',
      () =>
        problemOf(
          proof,
          records.map((one, index) => (index === 3 ? { ...one, hash: sha256(one.hash) } : one)),
        ),
      'inclusion.path',
    ],
  ])('does not hold when it %s', (_, problem, expected) => {
    expect(problem()).toBe(expected)
  })

  it('names the event that it does not hold for, and none where it is the proof as a whole', () => {
    const of = (inclusion: Inclusion, records_ = records) => inclusionProblem(sha256, inclusion, records_, head)
    expect(of(altered(2, { position: 18 }))).toEqual({ code: 'inclusion.path', seq: 3 })
    expect(of(altered(2, { position: 3 }))).toEqual({ code: 'inclusion.order', seq: 3 })
    expect(of(altered(2, { seq: 9 }))).toEqual({ code: 'inclusion.missing', seq: 3 })
    expect(of({ ...proof, caseId: 'case-2' })).toEqual({ code: 'inclusion.otherCase', seq: 1 })
    expect(of(proof, records.slice(1))).toEqual({ code: 'inclusion.missing', seq: 0 })
    expect(of({ ...proof, size: SIZE - 1 })).toEqual({ code: 'inclusion.otherHead', seq: 0 })
  })

  it('holds for the first line of the ledger, and is of the shape that is read back alone', () => {
    const first = proveEvents('case-1', [1], head, (index) => inclusionProof(sha256, nodeAt, index, SIZE))
    expect(problemOf(first, [{ caseId: 'case-1', seq: 1, hash: hashes[0] as Uint8Array }])).toBe('holds')
    const read = (change: Partial<Inclusion['events'][number]>) =>
      parseInclusionFile(encodeInclusionFile(altered(0, change)))
    const [hash = ''] = proof.events[0]?.path ?? []
    const good = [{ seq: 10_000_000 }, { position: 2 ** 40 }, { path: Array.from({ length: 53 }, () => hash) }]
    for (const change of good) expect(read(change)).not.toBeNull()
    const bad = [
      { seq: 0 },
      { seq: 10_000_001 },
      { position: 0 },
      { position: 2 ** 40 + 1 },
      { path: ['A'.repeat(64)] },
    ]
    for (const change of [...bad, { path: Array.from({ length: 54 }, () => hash) }]) expect(read(change)).toBeNull()
    expect(parseInclusionFile(encodeInclusionFile({ ...proof, size: 0 }))).toBeNull()
  })

  it('is told from every flip of a bit in its file', () => {
    const bytes = encodeInclusionFile(proof)
    for (let place = 0; place < bytes.length; place += 7) {
      const flipped = Uint8Array.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ 1
      const read = parseInclusionFile(flipped)
      expect(read === null || problemOf(read) !== 'holds', `byte ${String(place)}`).toBe(true)
    }
  })
})
