import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { revealSecret, type Secret } from '#electron/main/crypto/secret.ts'
import { StoreFault } from '#electron/main/store/fault.ts'
import { openStore } from '#electron/main/store/open.ts'
import type { WriteStore } from '#electron/main/store/types.ts'
import { at } from '../helper/case-play.ts'
import { runScript } from '../helper/child-node.ts'
import { CASE_EVENTS, deskOf } from '../helper/clerk-work.ts'
import { createRandom } from '../helper/random.ts'
import { batchesOf, newTestStore, storyRecords, temporaryFolder } from '../helper/test-store.ts'
import { join } from 'node:path'

const PAGE_BYTES = 4096
const access = { personId: 'p-clerk', seesSubmitted: true }
const textOf = (caseId: string) => new TextEncoder().encode(`${caseId} 关于调整河滨路停车收费的通知`.repeat(300))

/** All that a store tells, each part read by itself: a part is a value, or the code of a fault. */
const everythingIn = (store: WriteStore, names: readonly string[]): Readonly<Record<string, unknown>> => {
  const parts: Record<string, unknown> = {}
  const read = (name: string, part: () => unknown): void => {
    try {
      parts[name] = part()
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
      parts[name] = error.code
    }
  }
  read('office', () => store.office())
  read('people', () => store.people())
  read('secrets', () => Object.values(store.officeSecrets()).map((secret) => revealSecret(secret)))
  read('keys', () => store.people().map(({ personId }) => store.personKey(personId)))
  read('pages', () => {
    store.readEveryPage()
  })
  read('certificates', () => store.certificates())
  read('rows', () => store.caseRows({ access, offset: 0, limit: 1000 }))
  read('stages', () => store.countByStage(access))
  read('cases', () => [...store.allCaseIds()])
  read('ledger', () => [...store.ledgerEntries()])
  for (const caseId of names) {
    read(`events of ${caseId}`, () => store.eventsOf(caseId))
    read(`text of ${caseId}`, () => store.readBlob(caseId, sha256Hex(textOf(caseId))))
    read(`copy of ${caseId}`, () => store.workingCopy(caseId))
  }
  return parts
}

const whatComesOf = (bytes: Uint8Array, key: Secret<Uint8Array>, folder: string) => {
  const path = join(folder, 'store.db')
  writeFileSync(path, bytes)
  try {
    const store = openStore(path, key)
    const parts = everythingIn(store, caseIds)
    store.close()
    return parts
  } catch (error) {
    if (error instanceof StoreFault) return error.code
    throw error
  }
}

const caseIds = Array.from({ length: 12 }, (_, index) => `case-${String(index)}`)

interface Sample {
  readonly bytes: Uint8Array
  readonly key: Secret<Uint8Array>
  readonly pages: number
  readonly intact: Readonly<Record<string, unknown>>
}

const makeSample = (): Sample => {
  const { store, office, path, key } = newTestStore()
  const { events } = at('archived')
  for (const caseId of caseIds) {
    for (const batch of batchesOf(storyRecords(office, events, caseId))) {
      const text = textOf(caseId)
      const workingCopy = { title: '', history: null, body: text, savedAt: '2026-03-01T01:00:00.000Z', baseVersion: 1 }
      store.append({ ...batch, blobs: [{ hash: sha256Hex(text), bytes: text }], workingCopy })
    }
  }
  const intact = everythingIn(store, caseIds)
  store.close()
  const bytes = readFileSync(path)
  return { bytes, key, pages: bytes.length / PAGE_BYTES, intact }
}

let made: Sample | null = null
const sample = (): Sample => (made ??= makeSample())

/** Opens the damaged file and reads all of it: whatever is not a fault must be what was written. */
const check = (damaged: Uint8Array, folder: string): { readonly opened: boolean; readonly faults: number } => {
  const { key, intact } = sample()
  const found = whatComesOf(damaged, key, folder)
  if (typeof found === 'string') {
    expect(['fault.storeCorrupt', 'fault.wrongKey']).toContain(found)
    return { opened: false, faults: 1 }
  }
  const faults = Object.values(found).filter((part) => part === 'fault.storeCorrupt')
  for (const [name, part] of Object.entries(found)) {
    if (part !== 'fault.storeCorrupt') expect(part, name).toEqual(intact[name])
  }
  return { opened: true, faults: faults.length }
}

describe('a page of the file', () => {
  it('with a flipped bit is never read as something else: the store does not open, or the reading is a fault', () => {
    const { bytes, pages } = sample()
    const folder = temporaryFolder()
    const random = createRandom(11)
    let noticed = 0
    for (let page = 0; page < pages; page++) {
      const damaged = Uint8Array.from(bytes)
      const offset = page * PAGE_BYTES + random.below(PAGE_BYTES)
      damaged[offset] = (damaged[offset] ?? 0) ^ (1 << random.below(8))
      if (check(damaged, folder).faults > 0) noticed++
    }
    expect(pages).toBeGreaterThan(150)
    // Every page of the file is in use, and everything was read: not one damage may pass.
    expect(noticed).toBe(pages)
  }, 120_000)

  it('the first, is noticed at opening wherever it is damaged: as another key in the salt, as corrupt behind it', () => {
    const { bytes, key } = sample()
    const folder = temporaryFolder()
    for (let offset = 0; offset < PAGE_BYTES; offset += offset < 32 ? 1 : 61) {
      const damaged = Uint8Array.from(bytes)
      damaged[offset] = (damaged[offset] ?? 0) ^ 0x80
      expect(whatComesOf(damaged, key, folder)).toBe(offset < 16 ? 'fault.wrongKey' : 'fault.storeCorrupt')
    }
  }, 60_000)

  it('put in the place of another is refused, as each is bound to its number', () => {
    const { bytes, pages } = sample()
    const folder = temporaryFolder()
    const random = createRandom(12)
    for (let round = 0; round < 40; round++) {
      const [one, two] = [random.below(pages), random.below(pages)]
      if (one === two) continue
      const damaged = Uint8Array.from(bytes)
      damaged.set(bytes.subarray(one * PAGE_BYTES, (one + 1) * PAGE_BYTES), two * PAGE_BYTES)
      expect(check(damaged, folder).faults).toBeGreaterThan(0)
    }
  }, 60_000)

  it('missing at the end makes the store not open', () => {
    const { bytes, pages } = sample()
    const folder = temporaryFolder()
    for (const missing of [1, 2, 10, pages - 2]) {
      expect(check(bytes.subarray(0, (pages - missing) * PAGE_BYTES), folder).opened).toBe(false)
    }
  })
})

describe('the write-ahead log that a killed process left', () => {
  it('with a flipped bit gives an earlier state of the store or a fault, never a state that was not', () => {
    const test = newTestStore()
    test.store.close()
    runScript('store/child/opener.ts', { ...deskOf(test), cases: 6, die: true })
    const [file, log] = [readFileSync(test.path), readFileSync(`${test.path}-wal`)]
    expect(log.length).toBeGreaterThan(100_000)
    const random = createRandom(13)
    const ends: number[] = []
    let whole: readonly string[] = []
    const ledgerOf = (flippedBit: number | null): readonly string[] | null => {
      const damaged = Uint8Array.from(log)
      if (flippedBit !== null) damaged[flippedBit >> 3] = (damaged[flippedBit >> 3] ?? 0) ^ (1 << (flippedBit & 7))
      writeFileSync(test.path, file)
      writeFileSync(`${test.path}-wal`, damaged)
      let store: WriteStore | null = null
      try {
        store = openStore(test.path, test.key)
        const lines = [...store.ledgerEntries()].map(
          (entry) => `${entry.caseId} ${String(entry.seq)} ${Buffer.from(entry.hash).toString('hex')}`,
        )
        for (const caseId of store.allCaseIds())
          for (const { seq } of store.eventsOf(caseId)) expect(seq).toBeGreaterThan(0)
        store.readEveryPage()
        return lines
      } catch (error) {
        if (error instanceof StoreFault) return null
        throw error
      } finally {
        store?.close()
      }
    }
    whole = ledgerOf(null) ?? []
    expect(whole).toHaveLength(6 * CASE_EVENTS)
    for (let round = 0; round < 60; round++) {
      const lines = ledgerOf(random.below(log.length * 8))
      if (lines === null) continue
      expect(lines).toEqual(whole.slice(0, lines.length))
      ends.push(lines.length)
    }
    // Most of the log is carried back into the file by then: what does not fit it is noticed, and not read as an earlier state.
    expect(60 - ends.length).toBeGreaterThan(5)
    expect(ends.length).toBeGreaterThan(5)
  }, 120_000)
})
