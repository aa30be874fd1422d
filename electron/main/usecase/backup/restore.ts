import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { needsSecondHand, RESTORE_KEEPERS } from '#shared/domain/office/backup/backup.ts'
import { ok } from '#shared/lib/result.ts'
import { unlockWithPassword } from '../../crypto/keyring-access.ts'
import { wipeSecret } from '../../crypto/secret.ts'
import { forgetNoted, newestActAt, settleCheckpoint } from '../checkpoint.ts'
import type { Dialogs } from '../choose-file.ts'
import { formerPlaces } from './former-office.ts'
import type { JobContext } from '../jobs.ts'
import { destroyAgain, destroyedSince, type DestroyedSince } from './destroy-again.ts'
import { heldSince, holdAgain, type HeldSince } from './hold-again.ts'
import { loadOffice } from '../load-office.ts'
import { clearPlace, officeFolder, replaceOffice, restoringPlace, settleRestore } from '../session/office-folder.ts'
import { headerIn, keyByCode, openChosen, openCopy, type OpenedCopy } from './open-copy.ts'
import { livesHere, lossOf, type Loss } from './restore-loss.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { SessionHolder } from '../session/session.ts'
import { ATTEMPT_BOOK } from '../session/attempts.ts'
import { isBorrowedHand } from '../session/password-policy.ts'
import { typedHand, type TypedHand } from '../session/typed-hand.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** Of destroyed files, and of holds, the screen names so many; beyond it counts. */
const SHOWN = 50

/** A backup that was opened and holds, until people accept it or give it up. */
interface Pending {
  readonly copy: OpenedCopy
  readonly loss: Loss
  readonly lastAt: string | null
  readonly destroyed: DestroyedSince
  /** Null where nobody can read what lives here. */
  readonly held: readonly HeldSince[] | null
}

export interface Restorer {
  choose(dialogs: Dialogs): Promise<Outcome<Output<'restore.choose'>>>
  begin(input: Input<'restore.begin'>): Outcome<Output<'restore.begin'>>
  view(): Outcome<Output<'restore.view'>>
  accept(input: Input<'restore.accept'>): Promise<Outcome<Output<'restore.accept'>>>
  abandon(): Promise<Outcome<Output<'restore.abandon'>>>
}

/** A person of the copy, with the key that their password opens. Refuses as `openOffice` does. */
const handOf = async (
  { copy }: Pending,
  { personId, password }: Input<'restore.accept'>['hands'][number],
  now: string,
): Promise<Outcome<TypedHand>> => {
  const { store, keyring, storeKey } = copy
  const person = store.people().find((one) => one.personId === personId)
  if (person === undefined) return refuse('identity.unknownPerson')
  if (loadOffice(store)?.state.people[personId]?.disabled === true) return refuse('office.personDisabled')
  const keys = await unlockWithPassword(keyring, personId, password)
  if (keys === null) return refuse('restore.wrongPassword', { name: person.name })
  wipeSecret(keys.storeKey)
  if (isBorrowedHand(store, personId, RESTORE_KEEPERS, new Date(now))) {
    wipeSecret(keys.signingWrapKey)
    return refuse('hand.firstPassword', { name: person.name })
  }
  const newestAct = newestActAt(store)
  const hand = typedHand(store, storeKey, personId, keys.signingWrapKey, { newestAct, now })
  if (!hand.ok || newestAct === null || now >= newestAct) return hand
  hand.value.forget()
  return refuse('identity.clockBack', { last: newestAct, clock: now })
}

const needsTwo = ({ loss, destroyed }: Pending): boolean =>
  needsSecondHand({ ...loss, destroyedAgain: destroyed.again.length })

const shownHold = ({ title, again, hold: { kind, documentNumber } }: HeldSince) => {
  return { title, kind, documentNumber, isPlaced: again !== null }
}

const isKeeper = ({ person }: Pick<Unlocked, 'person'>): boolean =>
  person.roles.some((role: Role) => RESTORE_KEEPERS.includes(role))

/**
 * 从备份恢复. The copy is opened and looked through beside the office that may live here, signed for, and only then takes its
 * place: until the last step nothing of the running store is touched, and afterwards the old one still lies beside it.
 */
export const createRestorer = (workstation: Workstation, session: Pick<SessionHolder, 'current'>): Restorer => {
  const { profileFolder, files, jobs } = workstation
  const place = restoringPlace(profileFolder)
  let pending: Pending | null = null
  const forget = (): void => {
    pending?.copy.store.close()
    if (pending !== null) wipeSecret(pending.copy.storeKey)
    pending = null
  }
  /** A copy that people have accepted is not given up any more: it becomes the office, or has left it in place. */
  const giveUp = (): void => {
    forget()
    settleRestore(profileFolder)
  }
  /** The acts go into the copy, and its checkpoint stays beside it until it has become the office. */
  const inPlace: Workstation = { ...workstation, profileFolder: place, push: () => undefined }

  const open = async (path: string, typed: Input<'restore.begin'>, job: JobContext): Promise<Outcome<null>> => {
    const opened = await openCopy(
      workstation,
      path,
      place,
      ({ recovery }) => keyByCode(recovery, { first: typed.code, second: typed.secondCode }),
      job,
    )
    if (!opened.ok) return opened
    const { store, storeKey } = opened.value
    try {
      const loss = lossOf(profileFolder, opened.value)
      if (loss === 'otherOffice') return refuse('backup.otherOffice')
      const destroyed = destroyedSince(profileFolder, path, opened.value)
      const held = heldSince(profileFolder, opened.value)
      pending = { copy: opened.value, loss, lastAt: newestActAt(store), destroyed, held }
      return ok(null)
    } finally {
      if (pending === null) {
        store.close()
        wipeSecret(storeKey)
        clearPlace(place)
      }
    }
  }

  /**
   * Everything recorded, in the copy and in one run: what was destroyed and held again, who restored what, and for a roll-back the
   * second person. Whoever verifies the log asks that they stand together (`createRestoreRecord`).
   */
  const record = async (
    { copy, loss: { later, unseen }, destroyed, held }: Pending,
    [first, second]: readonly [TypedHand, TypedHand | undefined],
  ): Promise<Outcome<null>> => {
    // First, so that no failure leaves a copy that says it was restored and still holds what was destroyed.
    const again = await destroyAgain(inPlace, first, destroyed)
    if (!again.ok) return again
    const placed = await holdAgain(inPlace, first, held ?? [])
    if (!placed.ok) return placed
    const restoreId = randomUUID()
    const { sha256, header, ledgerSize, root } = copy
    const known = {
      ...{ restoreId, backupSha256: sha256, madeAt: header.madeAt, ledgerSize, root, later },
      ...{ destroyedAgain: destroyed.again.length, destructions: destroyed.source },
      heldAgain: (held ?? []).filter(({ again: told }) => told !== null).length,
    }
    const facts = unseen ? { ...known, unseen } : known
    const restored = await runOfficeCommand(
      inPlace,
      first,
      {
        commandId: randomUUID(),
        // Of the day of the backup: the book of wrong passwords that lies here has gone on since, or is another machine's.
        also: () => {
          copy.store.saveSetting(ATTEMPT_BOOK, null)
        },
      },
      { type: 'restoreStore', ...facts },
    )
    if (!restored.ok) return restored
    if (second === undefined) return ok(null)
    const command = { type: 'acceptRestore', restoreId } as const
    const accepted = await runOfficeCommand(inPlace, second, { commandId: randomUUID() }, command)
    return accepted.ok ? ok(null) : accepted
  }

  /** The copy becomes the office. What was here keeps its files under another name, for as long as `FORMER_STORE_DAYS`. */
  const move = (): void => {
    replaceOffice(profileFolder, formerPlaces(profileFolder, workstation.now()))
    for (const one of [workstation, inPlace]) forgetNoted(one)
  }

  const accept = async ({ hands: given }: Input<'restore.accept'>): Promise<Outcome<Output<'restore.accept'>>> => {
    if (session.current() !== null) return refuse('restore.notLocked')
    if (pending === null) return refuse('restore.nothingOpen')
    const loss = lossOf(profileFolder, pending.copy)
    // Somebody has worked here since: what would be lost is more than was shown.
    if (!isDeepStrictEqual(loss, pending.loss)) {
      giveUp()
      return refuse('restore.nothingOpen')
    }
    const oneSuffices = !needsTwo(pending)
    const [one, two] = given
    if (one === undefined) return refuse('restore.nothingOpen')
    if (!oneSuffices && (two === undefined || two.personId === one.personId)) return refuse('restore.twoNeeded')
    const now = workstation.now().toISOString()
    const first = await handOf(pending, one, now)
    if (!first.ok) return first
    const second = oneSuffices || two === undefined ? null : await handOf(pending, two, now)
    if (second !== null && !second.ok) {
      first.value.forget()
      return second
    }
    const hands = [first.value, ...(second === null ? [] : [second.value])]
    let begun = false
    try {
      // Asked before anything is recorded: the two acts stand together or not at all.
      if (!oneSuffices && !hands.every(isKeeper)) return refuse('restore.twoNeeded')
      // Somebody has come in while the passwords were tried.
      if (session.current() !== null) return refuse('restore.notLocked')
      begun = true
      const recorded = await record(pending, [first.value, second?.value])
      if (!recorded.ok) return recorded
      await settleCheckpoint(inPlace, hands.at(-1) ?? first.value)
      // Whoever has come in since works in the store that would give way.
      if (session.current() !== null) return refuse('restore.notLocked')
      begun = false
      // From here on the folder alone says how far it came: what fails now is brought to its end by the next who looks.
      forget()
      files.clear()
      move()
      return ok({})
    } finally {
      for (const hand of hands) hand.forget()
      // Half of what was to be recorded together: the backup is opened anew.
      if (begun) giveUp()
    }
  }
  let busy: Promise<unknown> = Promise.resolve()
  /** A second click waits, and finds nothing open: two that record in one copy would leave a log that nobody's rules let stand. */
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work)
    busy = turn.catch(() => undefined)
    return turn
  }

  let opening: string | null = null
  /** What is still being unpacked must not be there again when its place was cleared. */
  const cancelOpening = (): void => {
    if (opening !== null) jobs.cancel(opening)
    opening = null
  }

  return {
    choose: async (dialogs) => {
      if (session.current() !== null) return refuse('restore.notLocked')
      const path = await dialogs.choose('backupFile')
      if (path === null) return ok(null)
      const handle = await openChosen(path)
      try {
        const head = await headerIn(handle)
        if (!head.ok) return head
        const { officeName, madeAt, recovery } = head.value.header
        const { size } = await handle.stat()
        const file = files.issue('backupFile', path)
        return ok({ file, officeName, madeAt, sizeBytes: size, needsTwo: recovery.shares !== undefined })
      } finally {
        await handle.close()
      }
    },
    begin: (input) => {
      if (session.current() !== null) return refuse('restore.notLocked')
      const path = files.pathOf('backupFile', input.file)
      if (path === null) return refuse('file.tokenUnknown')
      cancelOpening()
      opening = jobs.start((job) =>
        oneAtATime(async () => {
          job.signal.throwIfAborted()
          giveUp()
          const opened = await open(path, input, job)
          return opened.ok ? ok({ files: [], notices: [] }) : opened
        }),
      )
      return ok({ jobId: opening })
    },
    view: () => {
      if (pending === null) return ok(null)
      const { copy, loss, lastAt, destroyed, held } = pending
      const here = livesHere(profileFolder)
      return ok({
        officeName: copy.header.officeName,
        madeAt: copy.header.madeAt,
        ledgerSize: copy.ledgerSize,
        lastAt,
        people: copy.store.people().map(({ personId, name, roles }) => ({ personId, name, roles: [...roles] })),
        later: loss.later,
        lost: loss.lost,
        unseen: loss.unseen,
        needsTwo: needsTwo(pending),
        destroyed: {
          items: destroyed.again.length,
          numbers: destroyed.again.slice(0, SHOWN).map(({ told }) => told.filed.archivalNumber),
          source: destroyed.source,
          registeredAt: destroyed.registeredAt,
        },
        held: held === null ? null : { items: held.length, shown: held.slice(0, SHOWN).map(shownHold) },
        replaces: here?.officeName ?? (existsSync(officeFolder(profileFolder)) ? '' : null),
      })
    },
    accept: (input) => oneAtATime(() => accept(input)),
    abandon: () => {
      cancelOpening()
      return oneAtATime(() => {
        giveUp()
        files.clear()
        return Promise.resolve(ok({}))
      })
    },
  }
}
