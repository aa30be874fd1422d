import type { Input, Output } from '#shared/contract/channels.ts'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import { ok } from '#shared/lib/result.ts'
import type { OpenedOffice } from './open-office.ts'
import { readOfficeKeyring } from './office-folder.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

type View = Output<'session.status'>

/** Who has unlocked this workstation. One person at a time; the store is open only while somebody has. */
export interface SessionHolder {
  current(): Unlocked | null
  view(): View
  /** Refuses identity.locked when the lock came while the password was being tried. */
  unlock(input: Input<'session.unlock'>): Promise<Outcome<View>>
  /** Lets go of store, keys, chosen files and jobs. Reads nothing, so that it works whatever became of the disk. */
  lock(): void
  /** Opens with the printed recovery code, gives the person a new password and, because the old key is lost, a new key. */
  recover(input: Input<'session.recover'>): Promise<Outcome<View>>
  changePassword(input: Input<'session.changePassword'>): Promise<Outcome<Output<'session.changePassword'>>>
  createOffice(input: Input<'office.create'>): Promise<Outcome<Output<'office.create'>>>
}

const lockedView = (profileFolder: string): View => {
  const keyring = readOfficeKeyring(profileFolder)
  if (keyring === null) return { state: 'noOffice' }
  const people = keyring.people.map(({ personId, name, roles }) => ({ personId, name, roles: [...roles] }))
  return { state: 'locked', officeName: keyring.officeName, people }
}

const unlockedView = (opened: OpenedOffice): View => {
  const { personId, name, roles } = opened.person
  return {
    state: 'unlocked',
    officeName: opened.officeName,
    person: { personId, name, roles: [...roles] },
    certificateValidUntil: opened.validUntil,
  }
}

// Certificates and the store are loaded when somebody comes, not while the unlock screen is waiting to paint.
const opening = () => import('./open-office.ts')
const founding = () => import('./create-office.ts')

/** A locked session. Refusals are those of `openOffice`, `recoverOffice`, `changeOfficePassword` and `createOffice`. */
export const createSession = (workstation: Workstation): SessionHolder => {
  const { profileFolder } = workstation
  let opened: OpenedOffice | null = null
  // Key derivation takes most of a second; a second click must not open the store twice.
  let busy: Promise<unknown> = Promise.resolve()
  // Rises with each lock: a password that was given before it opens nothing after it.
  let locks = 0

  const close = (): void => {
    const ending = opened
    opened = null
    workstation.files.clear()
    workstation.jobs.cancelAll()
    ending?.close()
  }
  const oneAtATime = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work)
    busy = turn.catch(() => undefined)
    return turn
  }
  const enter = (open: () => Promise<Outcome<OpenedOffice>>): Promise<Outcome<View>> => {
    const asked = locks
    return oneAtATime(async () => {
      close()
      const result = await open()
      if (!result.ok) return result
      if (locks !== asked) {
        result.value.close()
        return refuse('identity.locked')
      }
      opened = result.value
      return ok(unlockedView(result.value))
    })
  }

  return {
    current: () => opened,
    view: () => (opened === null ? lockedView(profileFolder) : unlockedView(opened)),
    unlock: (input) => enter(async () => (await opening()).openOffice(workstation, input.personId, input.password)),
    lock: () => {
      locks += 1
      close()
    },
    recover: async (input) =>
      isStrongPassword(input.newPassword)
        ? enter(async () => (await opening()).recoverOffice(workstation, input))
        : refuse('identity.weakPassword'),
    changePassword: (input) =>
      oneAtATime(async () => {
        const { changeOfficePassword } = await opening()
        if (opened === null) return refuse('identity.locked')
        if (!isStrongPassword(input.newPassword)) return refuse('identity.weakPassword')
        return changeOfficePassword(workstation, opened, input)
      }),
    createOffice: (input) => oneAtATime(async () => (await founding()).createOffice(workstation, input)),
  }
}
