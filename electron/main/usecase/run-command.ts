import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { decide, type CaseCommand } from '#shared/domain/case/decide.ts'
import { isSameCaseAct } from '#shared/domain/case/same-act.ts'
import { bytesToHex, GENESIS } from '#shared/domain/chain/event-record.ts'
import { isReservedLog } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import type { WriteStore } from '../store/types.ts'
import type { AppendBatch } from '../store/records.ts'
import { changeBatch, TargetMoved } from './apply-change.ts'
import { noteCheckpoint } from './checkpoint.ts'
import { derivedHashOf } from './derived-hash.ts'
import { releaseFacts } from './review/view-gates.ts'
import { loadCase, type LoadedCase } from './load-case.ts'
import { signEvents } from './sign-events.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** Where a case's log stands after an act. */
export interface Receipt {
  readonly caseId: string
  readonly seq: number
  readonly hash: string
}

/** What goes with a command beside the command itself. */
export interface CommandEnvelope {
  readonly caseId: string
  /** The log as the person saw it; anything newer makes the command stale. 0 to register. */
  readonly expectedSeq: number
  /** The page's name for this act: sent again, it is answered with the first receipt and does nothing. */
  readonly commandId: string
  readonly blobs?: AppendBatch['blobs']
  readonly importReports?: AppendBatch['importReports']
  readonly workingCopy?: AppendBatch['workingCopy']
  readonly named?: AppendBatch['named']
  /** What else the store must hold with it, in the same transaction. */
  readonly also?: AppendBatch['also']
}

/** The answer to an act of this name that is recorded already: its receipt, or a refusal for another act; null for none. */
const answerOfEarlier = (
  loaded: LoadedCase | null,
  { person }: Unlocked,
  commandId: string,
  command: CaseCommand,
): Outcome<Receipt> | null => {
  const event = loaded?.events.findLast((one) => one.commandId === commandId)
  const record = loaded?.records[(event?.seq ?? 0) - 1]
  if (loaded === null || event === undefined || record === undefined) return null
  if (!isSameCaseAct(loaded.events, commandId, person.personId, command)) return refuse('contract.commandReused')
  return ok({ caseId: event.caseId, seq: event.seq, hash: bytesToHex(record.hash) })
}

/** The act, and with it what it does to the release of another case: both or neither. */
const appendBoth = (
  store: WriteStore,
  other: AppendBatch | null,
  batch: AppendBatch,
): ReturnType<WriteStore['append']> => {
  if (other === null) return store.append(batch)
  const also = (): void => {
    batch.also?.()
    if (!store.append(other).ok) throw new TargetMoved()
  }
  try {
    return store.append({ ...batch, also })
  } catch (error) {
    if (error instanceof TargetMoved) return { ok: false, error: { code: 'case.stale' } }
    throw error
  }
}

/**
 * The one way a case changes: read the log, let the rules decide, sign (before the transaction, a token may ask for its
 * PIN), append and project in one transaction, and only then tell the window.
 * Refuses: case.notFound, case.stale, identity.clockBack (the computer's clock lies before the log's last entry, or
 * before the person's certificate), identity.certificateExpired, contract.commandReused (the name of another act), and
 * whatever `decide` refuses. Nothing is written then.
 */
export const runCommand = async (
  workstation: Workstation,
  unlocked: Unlocked,
  envelope: CommandEnvelope,
  command: CaseCommand,
): Promise<Outcome<Receipt>> => {
  const { store } = unlocked
  const { caseId, expectedSeq, commandId } = envelope
  if (isReservedLog(caseId)) return refuse('case.notFound')
  const loaded = loadCase(store, caseId)
  if (loaded === null && command.type !== 'register') return refuse('case.notFound')
  const earlier = answerOfEarlier(loaded, unlocked, commandId, command)
  if (earlier !== null) return earlier
  if ((loaded?.state.seq ?? 0) !== expectedSeq) return refuse('case.stale')
  const at = workstation.now().toISOString()
  const last = loaded?.state.lastAt ?? unlocked.validFrom
  if (at < last || at < unlocked.validFrom) return refuse('identity.clockBack', { last, clock: at })
  if (at > unlocked.validUntil) return refuse('identity.certificateExpired', { clock: at })
  const decided = decide(loaded?.state ?? null, command, {
    ...unlocked.person,
    at,
    derivedHash: derivedHashOf(store, caseId, envelope.blobs),
    releaseFacts: (state, contentHash) => releaseFacts(workstation, unlocked, contentHash, state),
  })
  if (!decided.ok) return decided
  const before = { state: loaded?.state ?? null, head: loaded?.head ?? GENESIS }
  const { records, state } = await signEvents(unlocked, decided.value, at, command, envelope, before)
  const change = await changeBatch(unlocked, state, decided.value, at, commandId)
  if (!change.ok) return change
  const appended = appendBoth(store, change.value, {
    caseId,
    expectedSeq,
    events: records,
    blobs: envelope.blobs ?? [],
    importReports: envelope.importReports ?? [],
    row: caseRowOf(state),
    ...(envelope.workingCopy === undefined ? {} : { workingCopy: envelope.workingCopy }),
    ...(envelope.named === undefined ? {} : { named: envelope.named }),
    ...(envelope.also === undefined ? {} : { also: envelope.also }),
  })
  if (!appended.ok)
    return answerOfEarlier(loadCase(store, caseId), unlocked, commandId, command) ?? refuse('case.stale')
  void noteCheckpoint(workstation, unlocked)
  workstation.push('caseChanged', { caseId, seq: appended.value.seq })
  if (change.value !== null)
    workstation.push('caseChanged', { caseId: change.value.caseId, seq: change.value.expectedSeq + 1 })
  return ok({ caseId, seq: appended.value.seq, hash: bytesToHex(appended.value.hash) })
}
