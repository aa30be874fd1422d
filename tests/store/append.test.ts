import { describe, expect, it } from 'vitest'
import { sha256, sha256Hex } from '#electron/main/crypto/digest.ts'
import { openStore } from '#electron/main/store/open.ts'
import type { AppendBatch } from '#electron/main/store/records.ts'
import { GENESIS, ledgerPreimage, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { at } from '../helper/case-play.ts'
import { appendAll, batchesOf, newTestStore, storyRecords } from '../helper/test-store.ts'

const text = new TextEncoder().encode('关于调整河滨路停车收费的通知')
const blob = { hash: sha256Hex(text), bytes: text }

const story = (office: Parameters<typeof storyRecords>[0], caseId = 'case-1') =>
  storyRecords(office, at('archived').events, caseId)

const firstBatch = (records: readonly EventRecord[]): AppendBatch => {
  const [batch] = batchesOf(records)
  if (batch === undefined) throw new Error('no batch')
  return batch
}

describe('an append', () => {
  it('keeps every event byte for byte, in order, and after the store was closed', () => {
    const { store, office, path, key } = newTestStore()
    const records = story(office)
    appendAll(store, records)
    expect(store.eventsOf('case-1')).toEqual(records)
    store.close()
    const again = openStore(path, key)
    expect(again.eventsOf('case-1')).toEqual(records)
    expect(again.headOf('case-1')).toEqual({ seq: records.length, hash: records.at(-1)?.hash })
    again.close()
  })

  it('answers with the number, hash and ledger position of its last event', () => {
    const { store, office } = newTestStore()
    appendAll(store, story(office, 'case-0'))
    const before = store.ledgerHead().position
    const batch = firstBatch(story(office))
    expect(store.append(batch)).toEqual({
      ok: true,
      value: {
        seq: batch.events.length,
        hash: batch.events.at(-1)?.hash,
        ledgerPosition: before + batch.events.length,
      },
    })
  })

  it('writes one ledger line for each event, each linked to the one before, over all cases', () => {
    const { store, office } = newTestStore()
    const [one, two] = [story(office, 'case-1'), story(office, 'case-2')]
    const [batchesOne, batchesTwo] = [batchesOf(one), batchesOf(two)]
    for (const [index, batch] of batchesOne.entries()) {
      store.append(batch)
      const other = batchesTwo[index]
      if (other !== undefined) store.append(other)
    }
    const entries = [...store.ledgerEntries()]
    expect(entries).toHaveLength(one.length + two.length)
    let prev = GENESIS
    for (const [index, entry] of entries.entries()) {
      const event = store.eventsOf(entry.caseId)[entry.seq - 1]
      expect(entry).toMatchObject({ position: index + 1, prev, eventHash: event?.hash })
      expect(entry.hash).toEqual(sha256(ledgerPreimage(entry)))
      prev = entry.hash
    }
    expect(store.ledgerHead()).toEqual({ position: entries.length, hash: prev })
    expect([...store.ledgerEntries(entries.length)]).toEqual(entries.slice(-1))
  })

  it('is refused as stale when the log has grown past what the person saw, and writes nothing then', () => {
    const { store, office } = newTestStore()
    const batch = {
      ...firstBatch(story(office)),
      blobs: [blob],
      workingCopy: { title: '', body: text, history: null, savedAt: 'now', baseVersion: 1 },
    }
    expect(store.append(batch).ok).toBe(true)
    const state = () => [store.ledgerHead(), store.eventsOf('case-1'), store.workingCopy('case-1')]
    const before = state()
    expect(store.append({ ...batch, workingCopy: null })).toEqual({ ok: false, error: { code: 'case.stale' } })
    expect(state()).toEqual(before)
  })

  const damaged: readonly [string, (batch: AppendBatch) => AppendBatch][] = [
    ['has no events', (batch) => ({ ...batch, events: [] })],
    [
      'leaves a gap',
      (batch) => ({ ...batch, events: batch.events.map((event) => ({ ...event, seq: event.seq + 1 })) }),
    ],
    [
      'is of another case',
      (batch) => ({ ...batch, events: batch.events.map((event) => ({ ...event, caseId: 'case-9' })) }),
    ],
    [
      'links to something else',
      (batch) => ({ ...batch, events: batch.events.map((event) => ({ ...event, prev: event.hash })) }),
    ],
    [
      'carries another hash',
      (batch) => ({ ...batch, events: batch.events.map((event) => ({ ...event, hash: GENESIS })) }),
    ],
    [
      'names a certificate nobody knows',
      (batch) => ({ ...batch, events: batch.events.map((event) => ({ ...event, signer: 'f'.repeat(64) })) }),
    ],
    ['shows a row of another moment', (batch) => ({ ...batch, row: batch.row && { ...batch.row, seq: 99 } })],
    ['shows no row, as only the office may', (batch) => ({ ...batch, row: null })],
    [
      'fails in what goes with it',
      (batch) => ({
        ...batch,
        also: () => {
          throw new Error('not to be had')
        },
      }),
    ],
    ['names a blob by another hash', (batch) => ({ ...batch, blobs: [{ hash: '0'.repeat(64), bytes: text }] })],
  ]
  it.each(damaged)('that %s is a defect and changes nothing', (_, damage) => {
    const { store, office } = newTestStore()
    const batch = firstBatch(story(office))
    expect(() => store.append(damage({ ...batch, blobs: [blob] }))).toThrow()
    expect(store.eventsOf('case-1')).toEqual([])
    expect(store.ledgerHead()).toEqual({ position: 0, hash: GENESIS })
    expect(store.readBlob('case-1', blob.hash)).toBeNull()
    expect([...store.allCaseIds()]).toEqual([])
    expect(store.append({ ...batch, blobs: [blob] }).ok).toBe(true)
  })

  it('keeps the bytes that go with it, under their hash and of this case only', () => {
    const { store, office } = newTestStore()
    const [one, two] = [firstBatch(story(office)), firstBatch(story(office, 'case-2'))]
    store.append({ ...one, blobs: [blob, blob] })
    store.append(two)
    expect(store.readBlob('case-1', blob.hash)).toEqual(text)
    expect(store.readBlob('case-2', blob.hash)).toBeNull()
    expect(store.readBlob('case-1', sha256Hex(new Uint8Array()))).toBeNull()
  })

  it('sets, leaves or drops the working copy, as it is told', () => {
    const { store, office } = newTestStore()
    const [first, second, third] = batchesOf(story(office))
    if (first === undefined || second === undefined || third === undefined) throw new Error('too short a story')
    const copy = { title: '', body: text, history: null, savedAt: '2026-03-01T01:00:00.000Z', baseVersion: 1 }
    store.append({ ...first, workingCopy: copy })
    expect(store.workingCopy('case-1')).toEqual(copy)
    store.append(second)
    expect(store.workingCopy('case-1')).toEqual(copy)
    store.append({ ...third, workingCopy: null })
    expect(store.workingCopy('case-1')).toBeNull()
  })
})
