import { createPrivateKey, sign } from 'node:crypto'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { ok } from '#shared/lib/result.ts'
import { unlockWithPassword, unwrapSigningKey } from '../../crypto/keyring-access.ts'
import { revealSecret, wipeSecret, type Secret } from '../../crypto/secret.ts'
import type { Signer } from '../../signing/signer.ts'
import type { ReadStore } from '../../store/types.ts'
import { openAttempts } from '../session/attempts.ts'
import type { LoadedCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { readOfficeKeyring } from '../session/office-folder.ts'
import { isFirstPassword } from '../session/password-policy.ts'
import { keyFactsOf } from './release-key.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** A leader whose signature stands in a released file before the office's. */
export interface Leader {
  readonly personId: string
  readonly name: string
}

/** A signer whose key lies in memory until `end`. */
export interface LeaderHand {
  readonly signer: Signer
  readonly name: string
  readonly end: () => void
}

const STEPS = ['DeputyReviewPassed', 'FinalApprovalGiven'] as const
const isStep = (event: CaseEvent): boolean => STEPS.some((type) => type === event.type)

/**
 * 领导签名: who sign a release of this case, in the order in which they passed it: those who passed 分管领导复审 and gave 签发 in the
 * round that is released, each once. Nobody where the office does not want it.
 */
export const leadersOf = (store: ReadStore, { state, events }: LoadedCase): readonly Leader[] => {
  if (!keyFactsOf(store).leadersSign) return []
  const last = STEPS.flatMap((type) => {
    const event = events.findLast((one) => one.type === type && isStep(one) && one.data.round === state.round)
    return event === undefined ? [] : [event.actor]
  })
  const known = new Map(last.map(({ personId, name }) => [personId, { personId, name }]))
  return [...known.values()]
}

const keyOf = async (
  workstation: Workstation,
  store: Unlocked['store'],
  { personId, name }: Leader,
  password: string,
): Promise<Outcome<Secret<Uint8Array>>> => {
  if (loadOffice(store)?.state.people[personId]?.disabled === true) return refuse('office.personDisabled')
  const attempts = openAttempts(workstation.profileFolder, workstation.now)
  const minutes = attempts.waitOf(personId)
  if (minutes > 0) return refuse('identity.lockedOut', { minutes })
  const keyring = readOfficeKeyring(workstation.profileFolder)
  const opened = keyring === null ? null : await unlockWithPassword(keyring, personId, password)
  if (opened === null) {
    // As at the unlock screen: whoever guesses here is locked out there too.
    const left = attempts.failed(personId)
    return left === 0
      ? refuse('identity.lockedOut', { minutes: attempts.waitOf(personId) })
      : refuse('hand.wrongPassword', { name, left })
  }
  wipeSecret(opened.storeKey)
  if (isFirstPassword(store, personId, workstation.now())) {
    wipeSecret(opened.signingWrapKey)
    return refuse('hand.firstPassword', { name })
  }
  const key = unwrapSigningKey(opened.signingWrapKey, personId, store.personKey(personId).wraps)
  wipeSecret(opened.signingWrapKey)
  return key === null ? refuse('identity.keyLost') : ok(key)
}

const handOf = (store: Unlocked['store'], { personId, name }: Leader, secret: Secret<Uint8Array>): LeaderHand => {
  const key = createPrivateKey({ key: Buffer.from(revealSecret(secret)), format: 'der', type: 'pkcs8' })
  return {
    name,
    signer: {
      certificates: [store.personKey(personId).certificate, store.office().authorityCertificate],
      sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))),
    },
    end: () => {
      wipeSecret(secret)
    },
  }
}

/**
 * Opens the keys of the leaders who sign this release, by the passwords that they type where the publisher sits. Refuses
 * hand.missing for one who has not, hand.wrongPassword and identity.lockedOut, which count as at the unlock screen,
 * hand.firstPassword for one whose password another person set, office.personDisabled and identity.keyLost; nothing stays open then.
 */
export const openLeaderHands = async (
  workstation: Workstation,
  { store }: Unlocked,
  loaded: LoadedCase,
  typed: readonly { readonly personId: string; readonly password: string }[],
): Promise<Outcome<readonly LeaderHand[]>> => {
  const hands: LeaderHand[] = []
  for (const leader of leadersOf(store, loaded)) {
    const given = typed.find(({ personId }) => personId === leader.personId)
    const key =
      given === undefined
        ? refuse('hand.missing', { name: leader.name })
        : await keyOf(workstation, store, leader, given.password)
    if (!key.ok) {
      for (const { end } of hands) end()
      return key
    }
    hands.push(handOf(store, leader, key.value))
  }
  return ok(hands)
}
