import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { isValidAt } from '../../certificate/certificate.ts'
import { revealSecret, Secret } from '../../crypto/secret.ts'
import { openKeyFile } from '../../signing/pkcs12/key-file.ts'
import { openToken, type Token } from '../../signing/token/token.ts'
import { keepKey, keyFactsOf, KEY_SETTING, OWN_KEY, type KeyFacts, type KeptKeyValue } from './release-key.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** Who else signs is not touched by a change of the key. */
const handsOf = ({ store }: Unlocked): Pick<KeyFacts, 'publisherSigns' | 'leadersSign'> => {
  const { publisherSigns, leadersSign } = keyFactsOf(store)
  return { publisherSigns, leadersSign }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Records which key signs from now on, and keeps what belongs to it, in one transaction. */
const choose = async (
  workstation: Workstation,
  unlocked: Unlocked,
  commandId: string,
  facts: KeyFacts,
  kept: KeptKeyValue | null,
): Promise<Outcome<Output<'key.useOffice'>>> => {
  const also = (): void => {
    keepKey(unlocked.store, kept)
  }
  const command = { type: 'changeSetting', name: KEY_SETTING, value: JSON.stringify(facts) } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId, also }, command)
  return changed.ok ? ok({}) : changed
}

/** The office's own key signs again; a key that was imported is destroyed. */
export const useOfficeKey = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId }: Input<'key.useOffice'>,
): Promise<Outcome<Output<'key.useOffice'>>> =>
  choose(workstation, unlocked, commandId, { ...OWN_KEY, ...handsOf(unlocked) }, null)

/**
 * .p12: its key is kept in the encrypted store, as the office's own, and its password is not. Refuses what opening refuses, and
 * release.certificateExpired for one that is not valid today.
 */
export const importReleaseKey = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, file, password }: Input<'key.importFile'>,
): Promise<Outcome<Output<'key.useOffice'>>> => {
  const opened = await openKeyFile(file, new Secret(password))
  if (!opened.ok) return refuse(opened.error.code)
  const { signer, certificate, privateKey } = opened.value
  if (!isValidAt(certificate, workstation.now())) return refuse('release.certificateExpired')
  return choose(
    workstation,
    unlocked,
    commandId,
    { kind: 'file', certificateSha256: certificate.sha256, ...handsOf(unlocked) },
    { certificates: signer.certificates.map(textOf), privateKey: textOf(revealSecret(privateKey)), driver: null },
  )
}

const withToken = async <T>(
  workstation: Workstation,
  driver: string,
  work: (token: Token) => Promise<T>,
): Promise<T> => {
  const token = openToken(driver, workstation.openTokenProcess())
  try {
    return await work(token)
  } finally {
    token.end()
  }
}

/** Keys on the tokens that are plugged in, by a driver that the person chose. Refuses file.tokenUnknown and what a token refuses. */
export const listTokenKeys = async (
  workstation: Workstation,
  { driver }: Input<'key.listToken'>,
): Promise<Outcome<Output<'key.listToken'>>> => {
  const path = workstation.files.pathOf('tokenDriver', driver)
  if (path === null) return refuse('file.tokenUnknown')
  const keys = await withToken(workstation, path, (token) => token.keys())
  if (!keys.ok) return refuse(keys.error.code)
  return ok({
    keys: keys.value.map(({ certificate }) => ({
      sha256: certificate.sha256,
      name: certificate.commonName,
      validFrom: certificate.validFrom,
      validUntil: certificate.validUntil,
      valid: isValidAt(certificate, workstation.now()),
    })),
  })
}

/** UKey: the log names its certificate, the store keeps where its driver is; the PIN is asked for at each release. */
export const useTokenKey = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, driver, certificateSha256 }: Input<'key.useToken'>,
): Promise<Outcome<Output<'key.useOffice'>>> => {
  const path = workstation.files.pathOf('tokenDriver', driver)
  if (path === null) return refuse('file.tokenUnknown')
  const keys = await withToken(workstation, path, (token) => token.keys())
  if (!keys.ok) return refuse(keys.error.code)
  const key = keys.value.find(({ certificate }) => certificate.sha256 === certificateSha256)
  if (key === undefined) return refuse('key.tokenAbsent')
  if (!isValidAt(key.certificate, workstation.now())) return refuse('release.certificateExpired')
  const { certificates } = key.signerWith(new Secret(''))
  return choose(
    workstation,
    unlocked,
    commandId,
    { kind: 'token', certificateSha256, ...handsOf(unlocked) },
    { certificates: certificates.map(textOf), privateKey: null, driver: path },
  )
}

/** 多人签名: whether the publisher signs released files before the office does, and before both the leaders who passed them. */
export const setReleaseHands = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, publisherSigns, leadersSign }: Input<'key.setHands'>,
): Promise<Outcome<Output<'key.useOffice'>>> => {
  const now = keyFactsOf(unlocked.store)
  const value = JSON.stringify({ ...now, publisherSigns, leadersSign: leadersSign ?? now.leadersSign })
  const command = { type: 'changeSetting', name: KEY_SETTING, value } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return changed.ok ? ok({}) : changed
}
