import { randomBytes, randomUUID } from 'node:crypto'
import { sha256, sha256Hex } from '#electron/main/crypto/digest.ts'
import { createEventSigner } from '#electron/main/crypto/event-signature.ts'
import { revealSecret, Secret } from '#electron/main/crypto/secret.ts'
import type { AppendBatch } from '#electron/main/store/records.ts'
import type { WriteStore } from '#electron/main/store/types.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { at, clerk, disclose, play, register, submit } from './case-play.ts'
import type { TestStore } from './test-store.ts'

/** What a clerk's case has when it is handed in: that act records two events, every one before it one. */
export const CASE_EVENTS = at('departmentReview').events.length
export const CASE_ACTS = CASE_EVENTS - 1

/** What a process of its own needs to open the store and to sign as the clerk; crosses as JSON on standard input. */
export interface ClerkDesk {
  readonly path: string
  readonly storeKey: string
  readonly privateKey: string
  readonly certificateSha256: string
}

const hex = (secret: Secret<Uint8Array>): string => Buffer.from(revealSecret(secret)).toString('hex')
export const secretOf = (text: string): Secret<Uint8Array> => new Secret(Uint8Array.from(Buffer.from(text, 'hex')))

export const deskOf = ({ path, key, office }: TestStore): ClerkDesk => {
  const { privateKey, certificateSha256 } = office.keyOf(clerk)
  return { path, storeKey: hex(key), privateKey: hex(privateKey), certificateSha256 }
}

const signAll = async (events: readonly CaseEvent[], desk: ClerkDesk): Promise<EventRecord[]> => {
  const signer = createEventSigner(secretOf(desk.privateKey))
  const records: EventRecord[] = []
  for (const event of events) {
    const { suite } = signer
    const prev = records.at(-1)?.hash ?? GENESIS
    const signed = { suite, type: event.type, body: encodeEventBody(event), prev }
    const preimage = eventPreimage(signed)
    const signature = await signer.sign(preimage)
    const { caseId, seq } = event
    records.push({ ...signed, caseId, seq, hash: sha256(preimage), signature, signer: desk.certificateSha256 })
  }
  return records
}

/**
 * A clerk's whole work on one new case, as batches: registers it with a text, chooses the disclosure, hands it in (two
 * events in one act). Each act brings a blob of random bytes.
 */
export const clerkBatches = async (desk: ClerkDesk, blobBytes: number): Promise<readonly AppendBatch[]> => {
  const caseId = randomUUID()
  const actor = {
    personId: clerk.personId,
    name: clerk.name,
    role: 'drafter',
    certificateSha256: desk.certificateSha256,
  } as const
  const { events } = play([
    [clerk, register()],
    [clerk, disclose],
    [clerk, submit()],
  ])
  const lived = events.map((event): CaseEvent => ({ ...event, caseId, actor }))
  const records = await signAll(lived, desk)
  return [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 5],
  ].map(([from = 0, until = 0]) => {
    const state = fold(lived.slice(0, until))
    if (state === null) throw new Error('no events')
    const bytes = new Uint8Array(randomBytes(blobBytes))
    const workingCopy =
      until === 5 ? null : { title: '', body: bytes, history: null, savedAt: state.lastAt, baseVersion: 1 }
    const blobs = [{ hash: sha256Hex(bytes), bytes }]
    return { caseId, expectedSeq: from, events: records.slice(from, until), blobs, row: caseRowOf(state), workingCopy }
  })
}

/** Appends, or says why not. */
export const appendOrThrow = (store: WriteStore, batch: AppendBatch) => {
  const appended = store.append(batch)
  if (!appended.ok) throw new Error(appended.error.code)
  return appended.value
}
