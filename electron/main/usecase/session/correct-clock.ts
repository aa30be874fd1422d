import { randomUUID } from 'node:crypto'
import type { Input, Output } from '#shared/contract/channels.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { decide } from '#shared/domain/case/decide.ts'
import { decideOffice, type OfficeCommand } from '#shared/domain/office/decide.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { CLOCK_KEEPERS } from '#shared/domain/office/clock/clock.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import { unlockWithPassword, type OpenedKeyring } from '../../crypto/keyring-access.ts'
import { wipeSecret } from '../../crypto/secret.ts'
import { openStore } from '../../store/open.ts'
import type { WriteStore } from '../../store/types.ts'
import type { AppendBatch } from '../../store/records.ts'
import type { AttemptBook } from './attempts.ts'
import { beijingDate } from '../beijing-date.ts'
import { noteCheckpoint } from '../checkpoint.ts'
import { assertNotRolledBack } from '../verify/checkpoint-trust.ts'
import { ChainFault } from '../faults.ts'
import { loadCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { storeFile } from './office-folder.ts'
import { knownPerson } from './open-office.ts'
import { isBorrowedHand } from './password-policy.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { signAccess } from '../audit/record-access.ts'
import { signOfficeAct, type Before } from '../run-office-command.ts'
import { signEvents } from '../sign-events.ts'
import { typedHand, type TypedHand } from './typed-hand.ts'
import { refuse, type Outcome, type Workstation } from '../workstation.ts'
import { withCleanWords } from '../written-words.ts'

type Corrected = Output<'clock.correct'>
type Typed = Input<'clock.correct'>['hands'][number]

/** When the newest entry of this log was recorded; null in one that has not begun. */
const lastAtOf = (store: WriteStore, caseId: string): string | null => {
  const head = store.headOf(caseId)
  const record = head === null ? undefined : store.eventsOf(caseId, head.seq - 1)[0]
  if (record === undefined) return null
  return (JSON.parse(new TextDecoder().decode(record.body)) as { readonly at: string }).at // every log's head has it
}

/** Logs that run ahead of now, the office's aside, and the latest time that any log holds. */
const aheadOf = (store: WriteStore, now: string) => {
  const office = loadOffice(store)?.state.lastAt ?? ''
  const logs = [...store.allCaseIds(), ACCESS_LOG].flatMap((caseId) => {
    const at = lastAtOf(store, caseId)
    return at !== null && at > now ? [{ caseId, at }] : []
  })
  const latest = logs.reduce((late, { at }) => (at > late ? at : late), office)
  return { logs: logs.map(({ caseId }) => caseId), latest }
}

/** Both hands of the office's log, one after the other in one moment. */
const officeActs = async (
  [first, second]: readonly [TypedHand, TypedHand],
  correctionId: string,
  wrongUntil: string,
  reason: string,
  at: string,
): Promise<Outcome<AppendBatch>> => {
  const loaded = loadOffice(first.store)
  if (loaded === null) throw new ChainFault(0)
  const acts: readonly (readonly [TypedHand, OfficeCommand])[] = [
    [first, { type: 'proposeClock', correctionId, wrongUntil, reason }],
    [second, { type: 'confirmClock', correctionId }],
  ]
  let before: Before = loaded
  const events: AppendBatch['events'][number][] = []
  for (const [hand, command] of acts) {
    const decided = decideOffice(before.state, command, { ...hand.person, at })
    if (!decided.ok) return decided
    const signed = await signOfficeAct(hand, command, decided.value, at, randomUUID(), before)
    if (!signed.ok) return signed
    events.push(...signed.value.records)
    before = signed.value
  }
  return ok({ caseId: OFFICE_LOG, expectedSeq: loaded.state.seq, events, blobs: [], row: null })
}

/** The same told by the log of a case, so that it tells its own story offline. */
const caseAct = async (hand: TypedHand, caseId: string, correctionId: string, at: string): Promise<AppendBatch> => {
  const loaded = loadCase(hand.store, caseId)
  if (loaded === null) throw new ChainFault(0)
  const command = { type: 'correctClock', correctionId } as const
  const decided = decide(loaded.state, command, { ...hand.person, at })
  if (!decided.ok) throw new ChainFault(loaded.state.seq)
  const expectedSeq = loaded.state.seq
  const envelope = { caseId, expectedSeq, commandId: correctionId }
  const before = { state: loaded.state, head: loaded.head }
  const { records, state } = await signEvents(hand, decided.value, at, command, envelope, before)
  return { caseId, expectedSeq, events: records, blobs: [], row: caseRowOf(state) }
}

/** Everything that one correction records, or why it cannot be. */
const batchesOf = async (
  hands: readonly [TypedHand, TypedHand],
  { latest, logs }: ReturnType<typeof aheadOf>,
  reason: string,
  at: string,
): Promise<Outcome<readonly [AppendBatch, ...AppendBatch[]]>> => {
  const correctionId = randomUUID()
  const office = await officeActs(hands, correctionId, latest, reason, at)
  if (!office.ok) return office
  const others: AppendBatch[] = []
  for (const log of logs) {
    if (log !== ACCESS_LOG) {
      others.push(await caseAct(hands[1], log, correctionId, at))
      continue
    }
    const access = await signAccess(hands[1], [{ type: 'ClockCorrected', data: { correctionId } }], at)
    if (!access.ok) return access
    others.push(access.value)
  }
  return ok([office.value, ...others])
}

/** All of it in one transaction: a correction that some log does not tell would shut that log for good. */
const appendAll = (store: WriteStore, [office, ...others]: readonly [AppendBatch, ...AppendBatch[]]): void => {
  const also = (): void => {
    for (const batch of others) if (!store.append(batch).ok) throw new ChainFault(batch.expectedSeq)
  }
  if (!store.append({ ...office, also }).ok) throw new ChainFault(office.expectedSeq)
}

/** The keys that these passwords open. Wrong ones count as at the door. */
const keysOf = async (
  { profileFolder }: Workstation,
  typed: readonly [Typed, Typed],
  attempts: AttemptBook,
): Promise<Outcome<readonly [OpenedKeyring, OpenedKeyring]>> => {
  const opened: OpenedKeyring[] = []
  const refused = (outcome: ReturnType<typeof refuse>): ReturnType<typeof refuse> => {
    for (const { storeKey, signingWrapKey } of opened) for (const key of [storeKey, signingWrapKey]) wipeSecret(key)
    return outcome
  }
  const people = typed.map(({ personId, password }) => ({ password, known: knownPerson(profileFolder, personId) }))
  const isKeeper = (roles: readonly Role[]): boolean => roles.some((role) => CLOCK_KEEPERS.includes(role))
  if (people.some(({ known }) => known !== null && !isKeeper(known.person.roles))) return refuse('clock.twoNeeded')
  for (const { password, known } of people) {
    if (known === null) return refused(refuse('identity.unknownPerson'))
    const { personId, name } = known.person
    const minutes = attempts.waitOf(personId)
    if (minutes > 0) return refused(refuse('clock.lockedOut', { name, minutes }))
    const keys = await unlockWithPassword(known.keyring, personId, password)
    if (keys === null) {
      const left = attempts.failed(personId)
      return refused(
        left > 0
          ? refuse('clock.wrongPassword', { name, left })
          : refuse('clock.lockedOut', { name, minutes: attempts.waitOf(personId) }),
      )
    }
    opened.push(keys)
  }
  const [first, second] = opened
  if (first === undefined || second === undefined) throw new Error('a key for each of two passwords')
  return ok([first, second])
}

/**
 * 校正留痕时间, by two of the three administrators, when nobody can sign in because the logs run ahead of the clock: it had been set
 * ahead, acts were dated by it, and it has been put right. Records in the log of the office, and in every log that runs ahead, that times
 * after now are wrong; then everybody signs in again. Nothing that was recorded changes.
 * Refuses clock.otherDate (the date that the people read elsewhere is not the computer's), clock.twoNeeded, clock.wrongPassword,
 * clock.lockedOut, hand.firstPassword, clock.notAhead (then nothing is wrong), office.reasonRequired, import.classified, and as `typedHand`.
 * @throws LogFault fault.logRolledBack; StoreFault: then nothing is recorded.
 */
export const correctClock = async (
  workstation: Workstation,
  attempts: AttemptBook,
  { hands: typed, on, reason }: Input<'clock.correct'>,
): Promise<Outcome<Corrected>> => {
  const { profileFolder } = workstation
  const [one, two] = typed
  if (one === undefined || two === undefined || one.personId === two.personId) return refuse('clock.twoNeeded')
  const clock = workstation.now()
  if (on !== beijingDate(clock)) return refuse('clock.otherDate', { clockOn: beijingDate(clock) })
  const rules = await workstation.tasks.run('gate', { text: reason })
  const keys = await keysOf(workstation, [one, two], attempts)
  if (!keys.ok) return keys
  const [first, second] = keys.value
  wipeSecret(second.storeKey)
  const now = clock.toISOString()
  const store = openStore(storeFile(profileFolder), first.storeKey)
  const hands: TypedHand[] = []
  try {
    assertNotRolledBack(profileFolder, store)
    for (const [{ personId }, { signingWrapKey }] of [
      [one, first],
      [two, second],
    ] as const) {
      if (isBorrowedHand(store, personId, CLOCK_KEEPERS, clock))
        return refuse('hand.firstPassword', { name: loadOffice(store)?.state.people[personId]?.name ?? '' })
      const hand = typedHand(store, first.storeKey, personId, signingWrapKey, { newestAct: null, now })
      if (!hand.ok) return hand
      hands.push(hand.value)
    }
    const [a, b] = hands
    if (a === undefined || b === undefined) throw new Error('two hands')
    const refusal = refuseClassified(workstation, a, rules, null)
    if (refusal !== null) return refusal
    const ahead = aheadOf(store, now)
    const words = withCleanWords({ reason })
    const batches = await batchesOf([a, b], ahead, words.reason, now)
    if (!batches.ok) return batches
    appendAll(store, batches.value)
    await noteCheckpoint(workstation, b)
    return ok({ wrongUntil: ahead.latest, cases: ahead.logs.filter((log) => log !== ACCESS_LOG).length })
  } finally {
    for (const hand of hands) hand.forget()
    store.close()
    for (const key of [first.storeKey, first.signingWrapKey, second.signingWrapKey]) wipeSecret(key)
  }
}
