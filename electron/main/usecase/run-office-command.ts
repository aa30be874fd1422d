import { eventPreimage, GENESIS, bytesToHex, type EventRecord } from '#shared/domain/chain/event-record.ts'
import type { Actor } from '#shared/domain/case/events.ts'
import { decideOffice, rolesFor, type OfficeCommand } from '#shared/domain/office/decide.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { NewOfficeEvent, OfficeEventData } from '#shared/domain/office/events.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { isSameOfficeAct } from '#shared/domain/office/same-act.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256, sha256Hex } from '../crypto/digest.ts'
import type { ReadStore, WriteStore } from '../store/types.ts'
import type { AppendBatch } from '../store/records.ts'
import { noteCheckpoint } from './checkpoint.ts'
import { ChainFault } from './faults.ts'
import { createTurns } from './in-turn.ts'
import { loadOffice, type OfficeAct } from './load-office.ts'
import type { Receipt } from './run-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** What goes with a command beside the command itself. */
export interface OfficeEnvelope {
  /** The page's name for this act: sent again, it is answered with the first receipt and does nothing; another act is refused. */
  readonly commandId: string
  /** What the act itself rests on: a certificate that signs for the first time. In the same transaction, before it. */
  readonly before?: () => void
  /** What else the store must hold with it, in the same transaction. */
  readonly also?: () => void
  /** Bytes that the event names by their hash. */
  readonly blobs?: AppendBatch['blobs']
}

/** The office as it stands, for the first event of its log. */
const foundingFacts = (store: ReadStore): OfficeEventData['OfficeFounded'] => {
  const { name, authorityCertificate, releaseCertificate } = store.office()
  const inUse = new Map(
    store
      .certificates()
      .flatMap(({ personId, retiredAt, sha256: hash }) =>
        personId === null || retiredAt !== null ? [] : [[personId, hash]],
      ),
  )
  return {
    name,
    authoritySha256: sha256Hex(authorityCertificate),
    releaseSha256: sha256Hex(releaseCertificate),
    people: store.people().map(({ personId, name: personName, roles }) => ({
      personId,
      name: personName,
      roles,
      certificateSha256: inUse.get(personId) ?? '',
    })),
  }
}

/** The log as it stands before an act. */
export interface Before {
  readonly state: OfficeState | null
  readonly head: Uint8Array
}
interface Signed {
  readonly records: readonly EventRecord[]
  /** As it stands after. */
  readonly state: OfficeState | null
  readonly head: Uint8Array
}

type Hand = Pick<Unlocked, 'person' | 'signer' | 'certificateSha256'>

const signFacts = async (
  { person, signer, certificateSha256 }: Hand,
  role: Actor['role'],
  facts: readonly NewOfficeEvent[],
  at: string,
  commandId: string,
  before: Before,
): Promise<Signed> => {
  const actor: Actor = { personId: person.personId, name: person.name, role, certificateSha256 }
  const records: EventRecord[] = []
  let { state, head } = before
  for (const fact of facts) {
    const seq = (state?.seq ?? 0) + 1
    const event = { ...fact, caseId: OFFICE_LOG, seq, at, actor, commandId }
    const signed = { suite: signer.suite, type: event.type, body: encodeOfficeEvent(event), prev: head }
    const preimage = eventPreimage(signed)
    const signature = await signer.sign(preimage)
    head = sha256(preimage)
    records.push({ ...signed, caseId: OFFICE_LOG, seq, hash: head, signature, signer: certificateSha256 })
    state = evolveOffice(state, event)
  }
  return { records, state, head }
}

/** In which of their roles a person gives this command; any of theirs when the rules ask for none in particular. */
const actingIn = (command: OfficeCommand, { person }: Hand): Actor['role'] | null =>
  rolesFor(command)?.find((role) => person.roles.includes(role)) ?? person.roles[0] ?? null

/** The facts of one act, signed in the role in which this person gives the command. Refuses identity.wrongRole. */
export const signOfficeAct = async (
  hand: Hand,
  command: OfficeCommand,
  facts: readonly NewOfficeEvent[],
  at: string,
  commandId: string,
  before: Before,
): Promise<Outcome<Signed>> => {
  const role = actingIn(command, hand)
  return role === null ? refuse('identity.wrongRole') : ok(await signFacts(hand, role, facts, at, commandId, before))
}

const append = (
  store: WriteStore,
  signed: readonly EventRecord[],
  before: Before,
  { before: first, also, blobs = [] }: Pick<OfficeEnvelope, 'before' | 'also' | 'blobs'> = {},
) =>
  store.append({
    caseId: OFFICE_LOG,
    expectedSeq: before.state?.seq ?? 0,
    events: signed,
    blobs,
    row: null,
    ...(first === undefined ? {} : { before: first }),
    ...(also === undefined ? {} : { also }),
  })

/**
 * 设立: the first event of the office's log, signed by `hand`. For set-up, and for stores of an older program, whose log
 * begins with the first act. Does nothing when the log has begun.
 */
export const foundOffice = async (
  store: WriteStore,
  hand: Hand,
  now: Date,
  more: Pick<OfficeEventData['OfficeFounded'], 'passwords' | 'recoveryKey'> = {},
): Promise<void> => {
  if (loadOffice(store) !== null) return
  const before = { state: null, head: GENESIS }
  const facts: readonly NewOfficeEvent[] = [{ type: 'OfficeFounded', data: { ...foundingFacts(store), ...more } }]
  const role = hand.person.roles[0]
  if (role === undefined) throw new Error('whoever founds has a role')
  const { records } = await signFacts(hand, role, facts, now.toISOString(), `found-${hand.person.personId}`, before)
  append(store, records, before)
}

/** One act of the office after another. */
const afterOthers = createTurns()

/** The receipt of the act that bears this name already, or a refusal when this is another one. */
const answerOfEarlier = (
  { store, person }: Unlocked,
  { personId, firstSeq, seq, hash }: OfficeAct,
  command: OfficeCommand,
): Outcome<Receipt> => {
  const [record] = store.eventsOf(OFFICE_LOG, firstSeq - 1)
  const first = record === undefined ? null : parseOfficeEvent(record)
  if (first?.ok !== true) throw new ChainFault(firstSeq)
  if (personId !== person.personId || !isSameOfficeAct(first.value, command)) return refuse('contract.commandReused')
  return ok({ caseId: OFFICE_LOG, seq, hash })
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  envelope: OfficeEnvelope,
  command: OfficeCommand,
): Promise<Outcome<Receipt>> => {
  const { store, person, validFrom, validUntil } = unlocked
  const { commandId } = envelope
  await foundOffice(store, unlocked, workstation.now())
  const loaded = loadOffice(store)
  if (loaded === null) throw new Error('a founded office has a log')
  const earlier = loaded.acts.get(commandId)
  if (earlier !== undefined) return answerOfEarlier(unlocked, earlier, command)
  const { state, head } = loaded
  const at = workstation.now().toISOString()
  if (at < state.lastAt || at < validFrom) return refuse('identity.clockBack', { last: state.lastAt, clock: at })
  if (at > validUntil) return refuse('identity.certificateExpired', { clock: at })
  const decided = decideOffice(state, command, { ...person, at })
  if (!decided.ok) return decided
  const signed = await signOfficeAct(unlocked, command, decided.value, at, commandId, { state, head })
  if (!signed.ok) return signed
  const appended = append(store, signed.value.records, { state, head }, envelope)
  if (!appended.ok) return refuse('case.stale')
  void noteCheckpoint(workstation, unlocked)
  workstation.push('caseChanged', { caseId: OFFICE_LOG, seq: appended.value.seq })
  return ok({ caseId: OFFICE_LOG, seq: appended.value.seq, hash: bytesToHex(appended.value.hash) })
}

/**
 * The one way the office's own log grows: read it, let the rules decide, sign, append with `also` in one transaction,
 * and only then tell the window (a `caseChanged` of `OFFICE_LOG`).
 * Refuses: identity.clockBack, identity.certificateExpired, contract.commandReused (the name of another act), and
 * whatever `decideOffice` refuses. Nothing is written then.
 */
export const runOfficeCommand = (
  workstation: Workstation,
  unlocked: Unlocked,
  envelope: OfficeEnvelope,
  command: OfficeCommand,
): Promise<Outcome<Receipt>> => afterOthers(unlocked.store, () => run(workstation, unlocked, envelope, command))
