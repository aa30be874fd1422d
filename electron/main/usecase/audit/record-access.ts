import { randomUUID } from 'node:crypto'
import { encodeAccessEvent, parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import type { AccessEvent, CopyKind, NewAccessEvent } from '#shared/domain/access/events.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { equalBytes, eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { ACCESS_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256 } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import type { AppendBatch } from '../../store/records.ts'
import { noteCheckpoint } from '../checkpoint.ts'
import { ChainFault } from '../faults.ts'
import { createTurns } from '../in-turn.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** The newest line, proven to be itself; null in a log that has not begun. @throws ChainFault when it is not. */
const newestOf = (store: ReadStore): { readonly event: AccessEvent; readonly record: EventRecord } | null => {
  const head = store.headOf(ACCESS_LOG)
  const record = head === null ? undefined : store.eventsOf(ACCESS_LOG, head.seq - 1)[0]
  if (record === undefined) return null
  const parsed = parseAccessEvent(record)
  if (!parsed.ok || !equalBytes(record.hash, sha256(eventPreimage(record)))) throw new ChainFault(record.seq)
  return { event: parsed.value, record }
}

/** One line of the access log after another. */
const afterOthers = createTurns()

/** The role in which this person does it; null for a person without any. */
const roleFor = ({ person }: Pick<Unlocked, 'person'>, fact: NewAccessEvent): Role | null =>
  fact.type === 'LedgerRead' ? 'auditor' : (person.roles[0] ?? null)

/** Each fact a line and an act by itself, signed, as they follow what the log holds. Refuses identity.wrongRole. */
export const signAccess = async (
  unlocked: Pick<Unlocked, 'store' | 'person' | 'signer' | 'certificateSha256'>,
  facts: readonly NewAccessEvent[],
  at: string,
): Promise<Outcome<AppendBatch>> => {
  const { store, person, signer, certificateSha256 } = unlocked
  const newest = newestOf(store)?.record
  const { personId, name } = person
  const expectedSeq = newest?.seq ?? 0
  let [seq, prev] = [expectedSeq, newest?.hash ?? GENESIS]
  const events: EventRecord[] = []
  for (const fact of facts) {
    const role = roleFor(unlocked, fact)
    if (role === null) return refuse('identity.wrongRole')
    seq += 1
    const actor = { personId, name, role, certificateSha256 }
    const event: AccessEvent = { ...fact, caseId: ACCESS_LOG, seq, at, actor, commandId: randomUUID() }
    const signed = { suite: signer.suite, type: event.type, body: encodeAccessEvent(event), prev }
    const preimage = eventPreimage(signed)
    const signature = await signer.sign(preimage)
    prev = sha256(preimage)
    events.push({ ...signed, caseId: ACCESS_LOG, seq, hash: prev, signature, signer: certificateSha256 })
  }
  return ok({ caseId: ACCESS_LOG, expectedSeq, events, blobs: [], row: null })
}

/** All of these facts, or none. */
const append = async (
  workstation: Workstation,
  unlocked: Unlocked,
  facts: readonly NewAccessEvent[],
): Promise<Outcome<null>> => {
  const { store, validFrom, validUntil } = unlocked
  const at = workstation.now().toISOString()
  const last = newestOf(store)?.event.at ?? validFrom
  if (at < last || at < validFrom) return refuse('identity.clockBack', { last, clock: at })
  if (at > validUntil) return refuse('identity.certificateExpired', { clock: at })
  const batch = await signAccess(unlocked, facts, at)
  if (!batch.ok) return batch
  const appended = store.append(batch.value)
  if (!appended.ok) return refuse('case.stale')
  void noteCheckpoint(workstation, unlocked)
  workstation.push('caseChanged', { caseId: ACCESS_LOG, seq: appended.value.seq })
  return ok(null)
}

/**
 * 查阅留痕: writes one signed line of who read or took out what. Before the text is shown and the file gets its name, so that
 * nothing is shown that was not recorded. No case and no list moves. Refuses identity.clockBack,
 * identity.certificateExpired. @throws ChainFault, StoreFault: then whatever was asked for is not done either.
 */
const recordAccess = (workstation: Workstation, unlocked: Unlocked, fact: NewAccessEvent): Promise<Outcome<null>> =>
  afterOthers(unlocked.store, () => append(workstation, unlocked, [fact]))

/** What this session has recorded already, and what it is recording. */
const noted = new WeakMap<Unlocked, Map<string, Promise<Outcome<null>>>>()

const notedBy = (unlocked: Unlocked): Map<string, Promise<Outcome<null>>> => {
  const mine = noted.get(unlocked) ?? new Map<string, Promise<Outcome<null>>>()
  noted.set(unlocked, mine)
  return mine
}

/** These facts, each under its name; what a name stands for already is not written again. */
const oncePerSession = (
  workstation: Workstation,
  unlocked: Unlocked,
  facts: ReadonlyMap<string, NewAccessEvent>,
): Promise<Outcome<null>> => {
  const mine = notedBy(unlocked)
  const open = [...facts].filter(([name]) => !mine.has(name))
  const earlier = [...facts.keys()].flatMap((name) => mine.get(name) ?? [])
  const writing = open.map(([, fact]) => fact)
  const recording =
    writing.length === 0
      ? Promise.resolve(ok(null))
      : afterOthers(unlocked.store, () => append(workstation, unlocked, writing))
  for (const [name] of open) mine.set(name, recording)
  const forget = (): void => {
    for (const [name] of open) mine.delete(name)
  }
  recording.then((outcome) => {
    if (!outcome.ok) forget()
  }, forget)
  return Promise.all([...earlier, recording]).then((outcomes) => outcomes.find(({ ok: done }) => !done) ?? ok(null))
}

const seqNow = ({ store }: Unlocked, caseId: string): number => store.headOf(caseId)?.seq ?? 0

/** The text of this case is about to be shown: recorded once a session. The case exists and the person may see it. */
export const recordReading = (workstation: Workstation, unlocked: Unlocked, caseId: string): Promise<Outcome<null>> => {
  const fact = { type: 'CaseRead', data: { caseId, caseSeq: seqNow(unlocked, caseId) } } as const
  return oncePerSession(workstation, unlocked, new Map([[`case ${caseId}`, fact]]))
}

/**
 * Passages of these cases are about to be shown among finds: a line for each that this session has neither read nor found
 * before, all in one transaction, however many there are.
 */
export const recordPassages = (
  workstation: Workstation,
  unlocked: Unlocked,
  caseIds: readonly string[],
): Promise<Outcome<null>> => {
  const mine = notedBy(unlocked)
  const unread = caseIds.filter((caseId) => !mine.has(`case ${caseId}`))
  const facts = unread.map((caseId) => {
    const fact = { type: 'PassageShown', data: { caseId, caseSeq: seqNow(unlocked, caseId) } } as const
    return [`passage ${caseId}`, fact] as const
  })
  return oncePerSession(workstation, unlocked, new Map(facts))
}

/** The ledger is about to be shown to an auditor: recorded once a session and filter. */
export const recordLedgerReading = (
  workstation: Workstation,
  unlocked: Unlocked,
  data: Extract<NewAccessEvent, { type: 'LedgerRead' }>['data'],
): Promise<Outcome<null>> => {
  const { personId, caseId, scope, from, until } = data
  const fact = { type: 'LedgerRead', data: { personId, caseId, scope, from, until } } as const
  return oncePerSession(workstation, unlocked, new Map([[`ledger ${JSON.stringify(fact.data)}`, fact]]))
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
