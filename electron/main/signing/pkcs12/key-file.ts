import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { OctetString } from 'asn1js'
import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, type SafeContents } from 'pkijs'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { revealSecret, Secret } from '../../crypto/secret.ts'
import { isUsableKey, orderedChain } from '../key-choice.ts'
import type { KeyFileContents, KeyRefusal } from './key-file-contents.ts'
import { keyFileCost } from './key-file-cost.ts'
import type { Signer } from '../signer.ts'

/** A key out of a file, ready to sign, and whose it is. */
export interface OpenedKey {
  readonly signer: Signer
  readonly certificate: CertificateFacts
  /** PKCS#8 DER, for whoever keeps it. */
  readonly privateKey: Secret<Uint8Array>
}

/** Key files hold one key and a chain: a few kilobytes. */
const MAX_KEY_FILE_BYTES = 256 * 1024
/** Ten times what is written today; on a slow machine a second of its own thread. Three derivations make a file. */
const MOST_ROUNDS = 1_000_000
const MOST_ROUNDS_IN_ALL = 3_000_000
/** The library for old files derives in JavaScript, on the thread that the window waits for; 2,000 rounds are usual there. */
const MOST_LEGACY_ROUNDS = 200_000
const DATA = '1.2.840.113549.1.7.1'

/** Asks for more rounds than `MOST_ROUNDS`: a file that is meant to stop the machine. */
class TooCostly extends Error {}

const assertCheap = (der: Uint8Array): void => {
  const cost = keyFileCost(der)
  if (cost !== null && (cost.most > MOST_ROUNDS || cost.all > MOST_ROUNDS_IN_ALL)) throw new TooCostly()
}

const bytesOf = (buffer: ArrayBuffer | Uint8Array): Uint8Array => Uint8Array.from(new Uint8Array(buffer))
/** The DER of a key or certificate that pkijs has read. */
const derOf = (item: { toSchema(): unknown }): Uint8Array =>
  bytesOf((item.toSchema() as { toBER(): ArrayBuffer }).toBER()) // pkijs types its schemas loosely

/** PKCS#12 as it is written today (AES, PBKDF2, SHA-2). @throws on a wrong password and on older kinds. */
const readModern = async (bytes: Uint8Array, password: string): Promise<KeyFileContents> => {
  const pfx = PFX.fromBER(Uint8Array.from(bytes).buffer)
  const secret = Uint8Array.from(Buffer.from(password, 'utf8')).buffer
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true })
  const safe = pfx.parsedValue?.authenticatedSafe
  if (safe === undefined) throw new Error('no safe')
  // Parts that only hold certificates may lie open; each takes its own parameters.
  const parameters = safe.safeContents.map(({ contentType }) => (contentType === DATA ? {} : { password: secret }))
  await safe.parseInternalValues({ safeContents: parameters })
  const parsed = (safe.parsedValue as { readonly safeContents: readonly { readonly value: SafeContents }[] })
    .safeContents
  const keys: Uint8Array[] = []
  const certificates: Uint8Array[] = []
  for (const { bagValue } of parsed.flatMap(({ value }) => value.safeBags)) {
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      // One that lay in an encrypted safe could not be seen before.
      assertCheap(derOf(bagValue))
      // The library keeps this method for itself, and offers no other way to a bag's key.
      await (bagValue as unknown as { parseInternalValues(given: object): Promise<void> }).parseInternalValues({
        password: secret,
      })
      if (bagValue.parsedValue !== undefined) keys.push(derOf(bagValue.parsedValue))
    } else if (bagValue instanceof PrivateKeyInfo) keys.push(derOf(bagValue))
    else if (bagValue instanceof CertBag) {
      const { parsedValue, certValue } = bagValue as { readonly parsedValue?: unknown; readonly certValue: unknown }
      if (parsedValue instanceof Certificate) certificates.push(derOf(parsedValue))
      else if (certValue instanceof OctetString) certificates.push(bytesOf(certValue.getValue()))
    }
  }
  return { keys, certificates }
}

const signerOf = (key: KeyObject, certificates: readonly CertificateFacts[]): Signer => ({
  certificates: certificates.map(({ der }) => der),
  sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))),
})

const choose = ({ keys, certificates }: KeyFileContents): Result<OpenedKey, KeyRefusal> => {
  const known = certificates.map(readCertificate).filter((facts) => facts !== null)
  let unsupported = false
  for (const der of keys) {
    let key: KeyObject
    try {
      key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
    } catch {
      unsupported = true // SM2, among others: no key that this runtime knows
      continue
    }
    const certificate = known.find(({ publicKey }) => publicKey.equals(createPublicKey(key)))
    if (certificate === undefined) continue
    if (!isUsableKey(certificate)) return err({ code: 'key.unsupported' })
    const signer = signerOf(key, orderedChain(certificate, known))
    return ok({ signer, certificate, privateKey: new Secret(Uint8Array.from(der)) })
  }
  return err({ code: unsupported ? 'key.unsupported' : 'key.notFound' })
}

/**
 * Opens a .p12 or .pfx (RFC 7292). What is written today is read by pkijs; what old authorities and Windows exported
 * (RC2, 3DES) only by node-forge, and that only if pkijs could not. Passwords of any script.
 * Refuses: `key.unreadable`, `key.wrongPassword`, `key.tooCostly`, `key.unsupported`, `key.notFound`. The key stays in memory
 * only.
 */
export const openKeyFile = async (
  bytes: Uint8Array,
  password: Secret<string>,
): Promise<Result<OpenedKey, KeyRefusal>> => {
  const cost = bytes.length > MAX_KEY_FILE_BYTES ? null : keyFileCost(bytes)
  if (cost === null) return err({ code: 'key.unreadable' })
  if (cost.most > MOST_ROUNDS || cost.all > MOST_ROUNDS_IN_ALL) return err({ code: 'key.tooCostly' })
  const words = revealSecret(password)
  let contents: KeyFileContents
  try {
    contents = await readModern(bytes, words)
  } catch (error) {
    if (error instanceof TooCostly) return err({ code: 'key.tooCostly' })
    // Its MAC was read and is another password's: the other library would take seconds to find the same.
    if (!cost.isLegacy && error instanceof Error && /^Integrity/u.test(error.message)) {
      return err({ code: 'key.wrongPassword' })
    }
    if (cost.most > MOST_LEGACY_ROUNDS) return err({ code: cost.isLegacy ? 'key.tooCostly' : 'key.unsupported' })
    const { readLegacyKeyFile } = await import('./legacy-key-file.ts')
    const legacy = readLegacyKeyFile(bytes, words)
    if (!legacy.ok) return legacy
    contents = legacy.value
  }
  return choose(contents)
}
