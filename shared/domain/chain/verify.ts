import { err, ok, type Result } from '#shared/lib/result.ts'
import type { CaseEvent, EventHead } from '../case/events.ts'
import { parseEvent, type EventProblem, type EventProblemCode } from '../case/parse-event.ts'
import type { Role } from '../case/roles.ts'
import { setsClockBack } from './clock-tolerance.ts'
import { equalBytes, eventPreimage, GENESIS, HASH_BYTES, SUITES, type EventRecord, type Suite } from './event-record.ts'

/** What a person's certificate says. `byOffice`: it was issued by the office's authority, for signing acts. */
export interface SignerCertificate {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** RFC 3339 UTC with milliseconds, both inclusive. */
  readonly validFrom: string
  readonly validUntil: string
  readonly byOffice: boolean
  /** SHA-256 of the public key (SubjectPublicKeyInfo in DER), lower-case hex. */
  readonly keySha256: string
}

/** The cryptography, injected: shared/ has none. */
export interface ChainTools {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  /** Null for a certificate that nobody handed in. */
  readonly certificate: (sha256Hex: string) => SignerCertificate | null
  /** False for anything that does not verify; must not throw on hostile bytes. Asked only for known certificates. */
  readonly verifySignature: (suite: Suite, signer: string, data: Uint8Array, signature: Uint8Array) => boolean
  /** Ed25519 (RFC 8032), key and signature in hex: what the printed recovery code signed. As hostile as any other. */
  readonly verifyRecovery: (recoveryKey: string, data: Uint8Array, proof: string) => boolean
}

export type ChainProblemCode =
  | EventProblemCode
  | 'chain.empty'
  | 'chain.sequence' // seq is not 1, 2, 3…: dropped, doubled or swapped
  | 'chain.otherCase'
  | 'chain.suite'
  | 'chain.link' // prev is not the hash of the event before
  | 'chain.hash' // the bytes are not those that were hashed
  | 'chain.signerUnknown'
  | 'chain.signerNotTrusted'
  | 'chain.signature'
  | 'chain.signerExpired' // the certificate was not valid when the event says it happened
  | 'chain.actor' // the person, the name or the certificate in the body is not the signer's
  | 'chain.role' // the signer's certificate does not attest the role
  | 'chain.clockBack'
  | 'chain.cut' // shorter than, or other than, a head that was noted elsewhere

/** The first thing that does not hold, and at which event; seq 0 when there is none to name. */
export interface ChainProblem {
  readonly code: ChainProblemCode
  readonly seq: number
}

export interface VerifiedChain<E extends EventHead = CaseEvent> {
  readonly caseId: string
  readonly events: readonly E[]
  /** Hash of the last event: what a checkpoint, a manifest or another copy must agree with. */
  readonly head: Uint8Array
}

interface Link {
  readonly seq: number
  readonly caseId: string
  readonly prev: Uint8Array
  /** What was hashed and signed. */
  readonly preimage: Uint8Array
}

/** Is this the event that belongs here, with the hash of its own bytes? */
export const linkProblem = (
  record: EventRecord,
  { seq, caseId, prev, preimage }: Link,
  tools: Pick<ChainTools, 'sha256'>,
) => {
  if (record.seq !== seq) return 'chain.sequence'
  if (record.caseId !== caseId) return 'chain.otherCase'
  if (!SUITES.includes(record.suite)) return 'chain.suite'
  if (record.hash.length !== HASH_BYTES || !equalBytes(record.prev, prev)) return 'chain.link'
  return equalBytes(record.hash, tools.sha256(preimage)) ? null : 'chain.hash'
}

const signerProblem = (record: EventRecord, preimage: Uint8Array, tools: ChainTools) => {
  const certificate = tools.certificate(record.signer)
  if (certificate === null) return 'chain.signerUnknown'
  if (!certificate.byOffice) return 'chain.signerNotTrusted'
  const signed = tools.verifySignature(record.suite, record.signer, preimage, record.signature)
  return signed ? null : 'chain.signature'
}

/** Was the signer who the event says, with that role, at that time? */
export const actorProblem = (
  record: EventRecord,
  event: EventHead,
  lastAt: string,
  tools: Pick<ChainTools, 'certificate'>,
) => {
  const certificate = tools.certificate(record.signer)
  if (certificate === null) return 'chain.signerUnknown'
  const { actor, at } = event
  if (at < certificate.validFrom || at > certificate.validUntil) return 'chain.signerExpired'
  if (
    actor.certificateSha256 !== record.signer ||
    actor.personId !== certificate.personId ||
    actor.name !== certificate.name
  ) {
    return 'chain.actor'
  }
  if (!certificate.roles.includes(actor.role)) return 'chain.role'
  return at < lastAt && !setsClockBack(record.type) ? 'chain.clockBack' : null
}

/**
 * Does this log of one case hold together? Each event in its place, linked to the one before, signed by a person whom
 * the office's authority attested with that role, at a time that does not run back but where the log says that its clock was
 * put right (I1, I2): whether the office says so too is asked with its log (`createOfficeRecord`). Names the first problem.
 * Does not say whether the rules allowed it (`replay`), nor whether the tail is missing: a chain that was cut at its end
 * verifies (Ma & Tsudik 2008), so compare with a head that was noted elsewhere (`holdsHead`).
 */
export const verifyChain = (records: readonly EventRecord[], tools: ChainTools): Result<VerifiedChain, ChainProblem> =>
  verifyChainOf(records, tools, parseEvent)

/** The same for a log of other events, which `parse` reads: the office's own (shared/domain/office). */
export const verifyChainOf = <E extends EventHead>(
  records: readonly EventRecord[],
  tools: ChainTools,
  parse: (record: EventRecord) => Result<E, EventProblem>,
  /** `extract`: events of the log that were left out are no problem; those that follow each other are linked. */
  form: 'whole' | 'extract' = 'whole',
): Result<VerifiedChain<E>, ChainProblem> => {
  const caseId = records[0]?.caseId
  if (caseId === undefined) return err({ code: 'chain.empty', seq: 0 })
  const events: E[] = []
  let prev = GENESIS
  let lastAt = ''
  let last = 0
  for (const record of records) {
    const seq = form === 'extract' ? Math.max(record.seq, last + 1) : last + 1
    const before = seq === last + 1 ? prev : record.prev
    const preimage = eventPreimage(record)
    const unproven =
      linkProblem(record, { seq, caseId, prev: before, preimage }, tools) ?? signerProblem(record, preimage, tools)
    if (unproven !== null) return err({ code: unproven, seq })
    const parsed = parse(record)
    if (!parsed.ok) return err({ code: parsed.error.code, seq })
    const unlawful = actorProblem(record, parsed.value, lastAt, tools)
    if (unlawful !== null) return err({ code: unlawful, seq })
    events.push(parsed.value)
    prev = record.hash
    last = seq
    lastAt = parsed.value.at
  }
  return ok({ caseId, events, head: prev })
}

/** A head as it was noted elsewhere: in a release manifest, a checkpoint, another copy. */
export interface NotedHead {
  readonly events: number
  readonly hash: Uint8Array
}

/** Does the log still contain what was noted? False when its tail was cut, or it was written anew, since. */
export const holdsHead = (records: readonly EventRecord[], noted: NotedHead): boolean => {
  const record = records[noted.events - 1]
  return record !== undefined && equalBytes(record.hash, noted.hash)
}
