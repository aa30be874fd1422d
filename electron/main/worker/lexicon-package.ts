import { packageContent, packageFile, parsePackage } from '#shared/domain/scan/lexicon-package.ts'
import type { LexiconPackage, PackageRefusal } from '#shared/domain/scan/lexicon-package.ts'
import type { ScanTables } from '#shared/domain/scan/tables.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { signDetached, verifyDetached } from '../signing/cms/detached.ts'
import type { Signer } from '../signing/signer.ts'

/** The package as one signed file: only what an office put its name to is loaded. */
export const signPackage = async (lexicon: LexiconPackage, signer: Signer): Promise<Uint8Array> =>
  packageFile(lexicon, Buffer.from(await signDetached(packageContent(lexicon), signer)).toString('base64'))

/** Beside what `parsePackage` refuses: a signature that holds, but of no office that this one trusts. */
export type SignedPackageRefusal = PackageRefusal | { readonly code: 'lexicon.notTrusted'; readonly line: number }

/**
 * The package in this file, once its signature was found to hold over every byte of it and to lead to `root`, the
 * office's authority (DER). How old the signature is does not matter: a list that was issued stays issued when its
 * certificate has run out. Refuses lexicon.notPackage, lexicon.notSigned, lexicon.altered, lexicon.notTrusted and faults of
 * entries. Never throws on hostile bytes.
 */
export const openPackage = async (
  bytes: Uint8Array,
  root: Uint8Array,
  tables: ScanTables,
): Promise<Result<LexiconPackage, SignedPackageRefusal>> => {
  const json = utf8Text(bytes)
  if (json === null) return err({ code: 'lexicon.notPackage', line: 1 })
  const parsed = parsePackage(json, tables)
  if (!parsed.ok) return parsed
  const { lexicon, content, signature } = parsed.value
  const cms = Buffer.from(signature, 'base64')
  if (cms.toString('base64') !== signature) return err({ code: 'lexicon.altered', line: 1 })
  const verdict = await verifyDetached(content, new Uint8Array(cms), { root })
  if (verdict.ok) return ok(lexicon)
  const foreign = verdict.error === 'signature.notTrusted' || verdict.error === 'signature.notForRelease'
  return err({ code: foreign ? 'lexicon.notTrusted' : 'lexicon.altered', line: 1 })
}
