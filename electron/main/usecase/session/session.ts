import type { Input, Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import type { SessionEnd } from '#shared/domain/office/session/session-events.ts'
import { DEFAULT_SESSION_RULES } from '#shared/domain/identity/session-rule.ts'
import { ok } from '#shared/lib/result.ts'
import { createActConfirmation } from './act-confirmation.ts'
import { openAttempts } from './attempts.ts'
import { lockedView } from './locked-view.ts'
import { clearPlace, rehearsalPlace, settleAccepted, settleRestore } from './office-folder.ts'
import type { OpenedOffice } from './open-office.ts'
import { sessionRulesIn, standingOf } from './password-policy.ts'
import { recordEnd, recordOpening } from './session-record.ts'
import { rolesNow } from '../visibility.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type View = Output<'session.status'>

/** Who has unlocked this workstation. One person at a time; the store is open only while somebody has. */
export interface SessionHolder {
  current(): Unlocked | null
  view(): View
  /** Refuses identity.locked when the lock came while the password was being tried. */
  unlock(input: Input<'session.unlock'>): Promise<Outcome<View>>
  /** Lets go of store, keys, chosen files and jobs. Reads nothing, so that it works whatever became of the disk. */
  lock(): void
  /** The same, and the log of the office says how the session ended; one that cannot be written keeps nobody in. Never throws. */
  leave(how: SessionEnd): Promise<void>
  /** Opens with the printed recovery code, gives the person a new password and, because the old key is lost, a new key. */
  recover(input: Input<'session.recover'>): Promise<Outcome<View>>
  changePassword(input: Input<'session.changePassword'>): Promise<Outcome<Output<'session.changePassword'>>>
  /** 校正留痕时间 while nobody is in (`correctClock`). Refuses clock.notLocked. */
  correctClock(input: Input<'clock.correct'>): Promise<Outcome<Output<'clock.correct'>>>
  createOffice(input: Input<'office.create'>): Promise<Outcome<Output<'office.create'>>>
  /** The password for one act, which it is good for once. Refuses identity.wrongPassword; too many end the session. */
  confirm(input: Input<'session.confirm'>): Outcome<Output<'session.confirm'>>
  /** True once for an act that was confirmed. */
  takeConfirmation(channel: string, commandId: string): boolean
  /** 换发证书 of the person who has unlocked; the session goes on with the new key. */
  renewKey(input: Input<'session.renewKey'>): Promise<Outcome<View>>
  /** Roles that the person may act in now, their own and those under a delegation; null while locked. */
  roles(): readonly Role[] | null
  /** Why nothing may be done before something of the session itself: a password that has run out, or was given by another. */
  hindrance(): 'identity.passwordExpired' | null
  /** So long without work ends the session. */
  idleMs(): number
}

/** Two months suffice for a new one; the same as the administrators are told. */
const CERTIFICATE_WARN_MS = 60 * 24 * 60 * 60 * 1000

const unlockedView = (opened: OpenedOffice, now: Date): View => {
  const { personId, name, roles } = opened.person
  const { standing, until } = standingOf(opened.store, personId, now)
  return {
    state: 'unlocked',
    officeName: opened.officeName,
    person: { personId, name, roles: [...roles] },
    certificateValidUntil: opened.validUntil,
    certificateEndsSoon: Date.parse(opened.validUntil) - now.getTime() < CERTIFICATE_WARN_MS,
    password: { standing, until },
  }
}

// Certificates and the store are loaded when somebody comes, not while the unlock screen is waiting to paint.
const opening = () => import('./open-office.ts')
const keying = () => import('./own-key.ts')
const correcting = () => import('./correct-clock.ts')
const founding = () => import('./create-office.ts')

/** A locked session. Refusals are those of `openOffice`, `recoverOffice`, `changeOfficePassword` and `createOffice`. */
export const createSession = (workstation: Workstation): SessionHolder => {
  const { profileFolder } = workstation
  let opened: OpenedOffice | null = null
  // A restore that a power cut came into is brought to its end before anybody is asked in; a copy that was open on trial
  // holds passwords of its day, and goes.
  settleRestore(profileFolder)
  clearPlace(rehearsalPlace(profileFolder))
  const attempts = openAttempts(profileFolder, workstation.now)
  const confirmation = createActConfirmation(workstation.now)
  // Key derivation takes most of a second; a second click must not open the store twice.
  let busy: Promise<unknown> = Promise.resolve()
  // Rises with each lock: a password that was given before it opens nothing after it.
  let locks = 0

  /** A session that has ended, and whose line is being written. */
  let leaving: Promise<void> = Promise.resolve()

  const letGo = (): OpenedOffice | null => {
    const ending = opened
    opened = null
    confirmation.forget()
    workstation.files.clear()
    workstation.jobs.cancelAll()
    workstation.recogniser.forget()
    return ending
  }
  /** Nobody is in from now on; the store is let go of once the log says how the session ended. */
  const end = (how: SessionEnd): Promise<void> => {
    const ending = letGo()
    if (ending !== null) leaving = Promise.all([leaving, recordEnd(workstation, ending, how)]).then(() => undefined)
    return leaving
  }
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work)
    busy = turn.catch(() => undefined)
    return turn
  }
  /** A wrong password counts; the last that is let through locks the person out. */
  const wrongPassword = (personId: string): Extract<Outcome<never>, { ok: false }> => {
    const left = attempts.failed(personId)
    return left === 0
      ? refuse('identity.lockedOut', { minutes: attempts.waitOf(personId) })
      : refuse('identity.wrongPassword', { left })
  }
  /** A wrong password of the person who is in: as at the door, and the last that is let through ends the session. */
  const wrongWhileOpen = (personId: string): Extract<Outcome<never>, { ok: false }> => {
    try {
      return wrongPassword(personId)
    } finally {
      // Asked of the book, not of the answer: a full disk takes no note and gives none, and the count goes on.
      if (attempts.waitOf(personId) > 0) {
        locks += 1
        void end('passwords')
        workstation.push('locked', {})
      }
    }
  }
  /**
   * The session goes on with the key that `work` gives it. Whoever has left meanwhile gets no answer, and is not let in again
   * by it; what was recorded before stays recorded.
   */
  const rekeyed = async (
    work: (me: OpenedOffice) => Promise<Outcome<OpenedOffice>>,
  ): Promise<Outcome<OpenedOffice>> => {
    const me = opened
    if (me === null) return refuse('identity.locked')
    const hasLeft = (): boolean => opened !== me
    try {
      const changed = await work(me)
      if (hasLeft()) return refuse('identity.locked')
      if (!changed.ok)
        return changed.error.code === 'identity.wrongPassword' ? wrongWhileOpen(me.person.personId) : changed
      opened = changed.value
      return changed
    } catch (error) {
      if (hasLeft()) return refuse('identity.locked')
      throw error
    }
  }
  const enter = (
    personId: string,
    password: string,
    open: () => Promise<Outcome<OpenedOffice>>,
  ): Promise<Outcome<View>> => {
    const asked = locks
    return oneAtATime(async () => {
      const minutes = attempts.waitOf(personId)
      if (minutes > 0) return refuse('identity.lockedOut', { minutes })
      await end('left')
      const result = await open()
      if (!result.ok) return result.error.code === 'identity.wrongPassword' ? wrongPassword(personId) : result
      const isLate = (): boolean => locks !== asked
      let isIn = false
      try {
        const recorded = isLate() ? refuse('identity.locked') : await recordOpening(workstation, attempts, result.value)
        if (!recorded.ok) return recorded
        if (isLate()) return refuse('identity.locked')
        isIn = true
      } finally {
        // Also where the disk took no line of it: held open, the store would let nobody in before the program ends.
        if (!isIn) result.value.close()
      }
      opened = result.value
      confirmation.remember(password)
      return ok(unlockedView(result.value, workstation.now()))
    })
  }

  return {
    current: () => opened,
    view: () => {
      if (opened !== null) return unlockedView(opened, workstation.now())
      // One that the disk came into: until it has ended, the folder shows no office, or the one that gave way.
      settleAccepted(profileFolder)
      return lockedView(profileFolder)
    },
    unlock: ({ personId, password }) =>
      enter(personId, password, async () => (await opening()).openOffice(workstation, personId, password)),
    lock: () => {
      locks += 1
      letGo()?.close()
    },
    leave: (how) => {
      locks += 1
      return end(how)
    },
    recover: async (input) =>
      isStrongPassword(input.newPassword)
        ? enter(input.personId, input.newPassword, async () => (await opening()).recoverOffice(workstation, input))
        : refuse('identity.weakPassword'),
    changePassword: (input) =>
      oneAtATime(async () => {
        if (!isStrongPassword(input.newPassword)) return refuse('identity.weakPassword')
        const { changeOfficePassword } = await keying()
        const changed = await rekeyed((me) => changeOfficePassword(workstation, me, input))
        if (!changed.ok) return changed
        confirmation.remember(input.newPassword)
        return ok({})
      }),
    correctClock: (input) =>
      oneAtATime(async () => {
        await leaving
        if (opened !== null) return refuse('clock.notLocked')
        return (await correcting()).correctClock(workstation, attempts, input)
      }),
    createOffice: (input) => oneAtATime(async () => (await founding()).createOffice(workstation, input)),
    confirm: ({ password, channel, commandId }) => {
      if (opened === null) return refuse('identity.locked')
      if (!confirmation.isRight(password)) return wrongWhileOpen(opened.person.personId)
      confirmation.confirm(`${channel} ${commandId}`)
      return ok({})
    },
    takeConfirmation: (channel, commandId) => confirmation.take(`${channel} ${commandId}`),
    renewKey: ({ password }) =>
      oneAtATime(async () => {
        const { renewOwnKey } = await keying()
        const renewed = await rekeyed((me) => renewOwnKey(workstation, me, password))
        return renewed.ok ? ok(unlockedView(renewed.value, workstation.now())) : renewed
      }),
    roles: () => (opened === null ? null : rolesNow(opened.person)),
    hindrance: () => {
      const now = workstation.now()
      // Under a certificate that has ended no password can be changed either; that is said first.
      if (opened === null || now.toISOString() > opened.validUntil) return null
      const { standing } = standingOf(opened.store, opened.person.personId, now)
      return standing === 'expired' || standing === 'initial' ? 'identity.passwordExpired' : null
    },
    idleMs: () => (opened === null ? DEFAULT_SESSION_RULES : sessionRulesIn(opened.store)).idleMinutes * 60_000,
  }
}
