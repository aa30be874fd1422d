import { randomUUID } from 'node:crypto'
import { encodeAccessEvent, parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import type { AccessEvent, CopyKind, NewAccessEvent } from '#shared/domain/access/events.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { equalBytes, eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { ACCESS_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256 } from '../crypto/digest.ts'
import type { ReadStore, WriteStore } from '../store/types.ts'
import { noteCheckpoint } from './checkpoint.ts'
import { ChainFault } from './faults.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** The newest line, proven to be itself; null in a log that has not begun. @throws ChainFault when it is not. */
const newestOf = (store: ReadStore): { readonly event: AccessEvent; readonly record: EventRecord } | null => {
  const head = store.headOf(ACCESS_LOG)
  const record = head === null ? undefined : store.eventsOf(ACCESS_LOG, head.seq - 1)[0]
  if (record === undefined) return null
  const parsed = parseAccessEvent(record)
  if (!parsed.ok || !equalBytes(record.hash, sha256(eventPreimage(record)))) throw new ChainFault(record.seq)
  return { event: parsed.value, record }
}

const inTurn = new WeakMap<WriteStore, Promise<unknown>>()

/** One line after another: two that read the same head would refuse each other for no reason of the person's. */
const afterOthers = <T>(store: WriteStore, work: () => Promise<T>): Promise<T> => {
  const turn = (inTurn.get(store) ?? Promise.resolve()).then(work, work)
  inTurn.set(
    store,
    turn.catch(() => undefined),
  )
  return turn
}

const append = async (workstation: Workstation, unlocked: Unlocked, fact: NewAccessEvent): Promise<Outcome<null>> => {
  const { store, person, signer, certificateSha256, validFrom, validUntil } = unlocked
  const newest = newestOf(store)
  const at = workstation.now().toISOString()
  const last = newest?.event.at ?? validFrom
  if (at < last || at < validFrom) return refuse('identity.clockBack', { last })
  if (at > validUntil) return refuse('identity.certificateExpired')
  const role: Role | undefined = fact.type === 'LedgerRead' ? 'auditor' : person.roles[0]
  if (role === undefined) return refuse('identity.wrongRole')
  const seq = (newest?.record.seq ?? 0) + 1
  const actor = { personId: person.personId, name: person.name, role, certificateSha256 }
  const event: AccessEvent = { ...fact, caseId: ACCESS_LOG, seq, at, actor, commandId: randomUUID() }
  const prev = newest?.record.hash ?? GENESIS
  const signed = { suite: signer.suite, type: event.type, body: encodeAccessEvent(event), prev }
  const preimage = eventPreimage(signed)
  const signature = await signer.sign(preimage)
  const record = { ...signed, caseId: ACCESS_LOG, seq, hash: sha256(preimage), signature, signer: certificateSha256 }
  const appended = store.append({ caseId: ACCESS_LOG, expectedSeq: seq - 1, events: [record], blobs: [], row: null })
  if (!appended.ok) return refuse('case.stale')
  void noteCheckpoint(workstation, unlocked)
  workstation.push('caseChanged', { caseId: ACCESS_LOG, seq })
  return ok(null)
}

/**
 * 查阅留痕: writes one signed line of who read or took out what. Before the text is shown and the file gets its name, so that
 * nothing is shown that was not recorded. No case and no list moves. Refuses identity.clockBack,
 * identity.certificateExpired. @throws ChainFault, StoreFault: then whatever was asked for is not done either.
 */
export const recordAccess = (
  workstation: Workstation,
  unlocked: Unlocked,
  fact: NewAccessEvent,
): Promise<Outcome<null>> => afterOthers(unlocked.store, () => append(workstation, unlocked, fact))

/** What this session has recorded already, and what it is recording. */
const noted = new WeakMap<Unlocked, Map<string, Promise<Outcome<null>>>>()

const oncePerSession = (
  workstation: Workstation,
  unlocked: Unlocked,
  name: string,
  fact: NewAccessEvent,
): Promise<Outcome<null>> => {
  const mine = noted.get(unlocked) ?? new Map<string, Promise<Outcome<null>>>()
  noted.set(unlocked, mine)
  const known = mine.get(name)
  if (known !== undefined) return known
  const recording = recordAccess(workstation, unlocked, fact)
  mine.set(name, recording)
  const forget = (): void => void mine.delete(name)
  recording.then((outcome) => {
    if (!outcome.ok) forget()
  }, forget)
  return recording
}

/** The text of this case is about to be shown: recorded once a session. The case exists and the person may see it. */
export const recordReading = (workstation: Workstation, unlocked: Unlocked, caseId: string): Promise<Outcome<null>> => {
  const caseSeq = unlocked.store.headOf(caseId)?.seq ?? 0
  return oncePerSession(workstation, unlocked, `case ${caseId}`, { type: 'CaseRead', data: { caseId, caseSeq } })
}

/** The ledger is about to be shown to an auditor: recorded once a session and filter. */
export const recordLedgerReading = (
  workstation: Workstation,
  unlocked: Unlocked,
  data: Extract<NewAccessEvent, { type: 'LedgerRead' }>['data'],
): Promise<Outcome<null>> => {
  const { personId, caseId, scope, from, until } = data
  const fact = { type: 'LedgerRead', data: { personId, caseId, scope, from, until } } as const
  return oncePerSession(workstation, unlocked, `ledger ${JSON.stringify(fact.data)}`, fact)
}

/** A file is about to get its name. */
export interface Copy {
  readonly caseId: string | null
  readonly kind: CopyKind
  readonly format: string
  readonly files: number
  readonly sha256: string | null
}
export const recordCopy = (workstation: Workstation, unlocked: Unlocked, copy: Copy): Promise<Outcome<null>> => {
  const { caseId, kind, format, files, sha256: hash } = copy
  return recordAccess(workstation, unlocked, { type: 'CopyMade', data: { caseId, kind, format, files, sha256: hash } })
}
