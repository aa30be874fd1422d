import { sha256 } from '#electron/main/crypto/digest.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { EVERY_ROLE, otherClerk, type Person } from './case-play.ts'
import { signEventWith, type TestOffice } from './test-office.ts'

const PEOPLE: readonly Person[] = [...EVERY_ROLE, otherClerk]

export const personOf = (personId: string): Person => {
  const person = PEOPLE.find((candidate) => candidate.personId === personId)
  if (person === undefined) throw new Error(`nobody is called ${personId}`)
  return person
}

/** The record of one event, signed by `signer`, linked to `prev`; what an honest workstation writes, or a forger. */
export const recordOf = (
  office: TestOffice,
  event: CaseEvent,
  prev: Uint8Array,
  signer: Person = personOf(event.actor.personId),
): EventRecord => {
  const key = office.keyOf(signer)
  const signed = { suite: 'ecdsa-p256-sha256', type: event.type, body: encodeEventBody(event), prev } as const
  const preimage = eventPreimage(signed)
  return {
    ...signed,
    caseId: event.caseId,
    seq: event.seq,
    hash: sha256(preimage),
    signature: signEventWith(key, preimage),
    signer: key.certificateSha256,
  }
}

/** The actor's certificate is filled in; everything else is taken as it is, lawful or not. */
export const signLog = (office: TestOffice, events: readonly CaseEvent[]): EventRecord[] => {
  const records: EventRecord[] = []
  for (const event of events) {
    const { certificateSha256 } = office.keyOf(personOf(event.actor.personId))
    const actor = { ...event.actor, certificateSha256 }
    records.push(recordOf(office, { ...event, actor }, records.at(-1)?.hash ?? GENESIS))
  }
  return records
}
