import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { IssuedKey } from '#electron/main/crypto/authority.ts'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import type { Secret } from '#electron/main/crypto/secret.ts'
import { createStore } from '#electron/main/store/open.ts'
import type { AppendBatch } from '#electron/main/store/records.ts'
import type { WriteStore } from '#electron/main/store/types.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { EVERY_ROLE, otherClerk, type Person } from './case-play.ts'
import { signLog } from './signed-log.ts'
import { createTestOffice, OFFICE_NAME, SET_UP_AT, type TestOffice } from './test-office.ts'

/** A folder that goes when the test ends. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-store-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

const createdAt = SET_UP_AT.toISOString()
/** Stands for a wrapped private key; the store does not look into it. */
export const someWrap = () => ({ nonce: new Uint8Array(randomBytes(12)), ciphertext: new Uint8Array(randomBytes(154)) })

export const newPersonKey = (key: IssuedKey) => ({
  certificate: key.certificate,
  certificateSha256: key.certificateSha256,
  wrap: someWrap(),
  issuedAt: key.validFrom.toISOString(),
})

/** The test office and its people written into a new store. */
export const furnish = (store: WriteStore, office: TestOffice, others: readonly Person[] = []): void => {
  const { authority, release } = office
  store.createOffice({ name: OFFICE_NAME, createdAt, authority, release })
  for (const person of [...EVERY_ROLE, otherClerk, ...others]) {
    store.addPerson({ ...person, createdAt }, newPersonKey(office.keyOf(person)))
  }
}

export interface TestStore {
  readonly path: string
  readonly key: Secret<Uint8Array>
  readonly store: WriteStore
  readonly office: TestOffice
}

/** A furnished store in a folder of its own, closed when the test ends. */
export const newTestStore = (folder: string = temporaryFolder()): TestStore => {
  const path = join(folder, 'store.db')
  const key = newStoreKey()
  const store = createStore(path, key)
  onTestFinished(() => {
    store.close()
  })
  const office = createTestOffice()
  furnish(store, office)
  return { path, key, store, office }
}

export const eventOf = (record: EventRecord): CaseEvent => {
  const parsed = parseEvent(record)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}

/** The row as a use case projects it. */
export const projectRow = (records: readonly EventRecord[]) => {
  const state = fold(records.map(eventOf))
  if (state === null) throw new Error('a case without events')
  return caseRowOf(state)
}

/** Events of a story under another name of the case, signed and linked. */
export const storyRecords = (
  office: TestOffice,
  events: readonly CaseEvent[],
  caseId: string,
): readonly EventRecord[] =>
  signLog(
    office,
    events.map((event) => ({ ...event, caseId })),
  )

/** Acts of a story as batches: the events of one command go together. */
export const batchesOf = (records: readonly EventRecord[]): readonly AppendBatch[] => {
  const batches: AppendBatch[] = []
  for (const record of records) {
    const { commandId } = eventOf(record)
    const last = batches.at(-1)
    const lastEvent = last?.events.at(-1)
    const joins = last !== undefined && lastEvent !== undefined && eventOf(lastEvent).commandId === commandId
    const events = joins ? [...last.events, record] : [record]
    const batch = {
      caseId: record.caseId,
      expectedSeq: record.seq - events.length,
      events,
      blobs: [],
      row: projectRow(records.slice(0, record.seq)),
    }
    if (joins) batches[batches.length - 1] = batch
    else batches.push(batch)
  }
  return batches
}

export const appendAll = (store: WriteStore, records: readonly EventRecord[]): void => {
  for (const batch of batchesOf(records)) {
    const appended = store.append(batch)
    if (!appended.ok) throw new Error(appended.error.code)
  }
}

export const person = (personId: string): Person => {
  const found = [...EVERY_ROLE, otherClerk].find((one) => one.personId === personId)
  if (found === undefined) throw new Error(personId)
  return found
}
