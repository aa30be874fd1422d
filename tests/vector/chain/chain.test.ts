import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { bytesToHex, eventPreimage, hexToBytes, ledgerPreimage } from '#shared/domain/chain/event-record.ts'

interface Vectors {
  readonly events: readonly {
    readonly event: CaseEvent
    readonly body: string
    readonly prev: string
    readonly preimage: string
    readonly hash: string
  }[]
  readonly ledger: readonly {
    readonly position: number
    readonly eventHash: string
    readonly prev: string
    readonly preimage: string
    readonly hash: string
  }[]
}
// Written by make-vectors.py, which shares no code with the program.
const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vectors

describe('events as a second implementation writes them', () => {
  it.each(vectors.events)('have the same bytes, preimage and hash: $event.type', (vector) => {
    const { event, prev } = vector
    const body = encodeEventBody(event)
    expect(new TextDecoder().decode(body)).toBe(vector.body)
    const preimage = eventPreimage({ suite: 'ecdsa-p256-sha256', type: event.type, body, prev: hexToBytes(prev) })
    expect(bytesToHex(preimage)).toBe(vector.preimage)
    expect(bytesToHex(sha256(preimage))).toBe(vector.hash)
  })

  it.each(vectors.events)('are read back as what they were written from: $event.type', ({ event, body }) => {
    const { caseId, seq, type } = event
    expect(parseEvent({ caseId, seq, type, body: new TextEncoder().encode(body) })).toEqual({ ok: true, value: event })
  })
})

describe('ledger entries as a second implementation writes them', () => {
  it.each(vectors.ledger)(
    'have the same preimage and hash at $position',
    ({ position, eventHash, prev, preimage, hash }) => {
      const bytes = ledgerPreimage({ position, eventHash: hexToBytes(eventHash), prev: hexToBytes(prev) })
      expect(bytesToHex(bytes)).toBe(preimage)
      expect(bytesToHex(sha256(bytes))).toBe(hash)
    },
  )
})
