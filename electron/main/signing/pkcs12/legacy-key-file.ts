import forge from 'node-forge'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { KeyFileContents, KeyRefusal } from './key-file-contents.ts'

const bytesOf = (node: forge.asn1.Asn1): Uint8Array =>
  Uint8Array.from(Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1'))

const readBags = (pfx: forge.pkcs12.Pkcs12Pfx): KeyFileContents => {
  const { keyBag = '', pkcs8ShroudedKeyBag = '', certBag = '' } = forge.pki.oids
  const bagsOf = (bagType: string): readonly forge.pkcs12.Bag[] => pfx.getBags({ bagType })[bagType] ?? []
  const keys = [...bagsOf(pkcs8ShroudedKeyBag), ...bagsOf(keyBag)].map(({ key, asn1 }) =>
    // What is no RSA key comes as the PKCS#8 that it is.
    key ? bytesOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))) : bytesOf(asn1),
  )
  const certificates = bagsOf(certBag).map(({ cert, asn1 }) => bytesOf(cert ? forge.pki.certificateToAsn1(cert) : asn1))
  return { keys, certificates }
}

/**
 * Key files with the ciphers of old (RC2-40, 3DES; RFC 7292, appendix C). Only opens them: this library neither signs nor
 * verifies here. Refuses `key.unreadable` and `key.wrongPassword`.
 */
export const readLegacyKeyFile = (bytes: Uint8Array, password: string): Result<KeyFileContents, KeyRefusal> => {
  let parsed: forge.asn1.Asn1
  try {
    parsed = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'))
  } catch {
    return err({ code: 'key.unreadable' })
  }
  try {
    return ok(readBags(forge.pkcs12.pkcs12FromAsn1(parsed, false, password)))
  } catch (error) {
    const isPassword = error instanceof Error && /password|MAC/i.test(error.message)
    return err({ code: isPassword ? 'key.wrongPassword' : 'key.unreadable' })
  }
}
