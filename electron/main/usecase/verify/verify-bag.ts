import { PROGRAM_VERSION } from '#resources/text/program-version.ts'
import { parseCheckpoint, type Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import {
  BAG_FILE,
  BAGIT,
  encodeBagInfo,
  INFO_FILE,
  parseBagInfo,
  parseManifest,
  PAYLOAD_FOLDER,
  PAYLOAD_MANIFEST,
  SM3_MANIFEST,
  TAG_MANIFEST,
  TAG_SIGNATURE,
} from '../../archive/bag/bag.ts'
import { CHECKPOINT_FILE } from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import type { CertificateFacts } from '../../certificate/certificate.ts'
import { verifyDetached } from '../../signing/cms/detached.ts'
import type { Checklist } from './checklist.ts'
import type { VerifyContext } from './verify-release.ts'

/** What a sound bag says of itself. */
export interface VerifiedBag {
  readonly authority: CertificateFacts
  readonly signer: CertificateFacts
  readonly caseId: string
  /** Says that it was made by the version of the program that reads it: then what that would have written otherwise is somebody's. */
  readonly isOfThisVersion: boolean
  readonly checkpoint: Checkpoint
  /** Every file below data/ as it was found to be. */
  readonly payload: ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>
}

const REQUIRED = [BAG_FILE, INFO_FILE, PAYLOAD_MANIFEST, TAG_MANIFEST, TAG_SIGNATURE, CHECKPOINT_FILE]
const missing = (file: string): CheckDetail => ({ problem: 'file.missing', file })
const malformed = (file: string): CheckDetail => ({ problem: 'file.malformed', file })
const isTagFile = (path: string): boolean =>
  !path.startsWith(PAYLOAD_FOLDER) && path !== TAG_MANIFEST && path !== TAG_SIGNATURE

const sm3Entries = async (tree: Tree): Promise<ReadonlyMap<string, string> | null> => {
  const bytes = await tree.read(SM3_MANIFEST)
  if (bytes === null) return null
  return new Map((parseManifest(bytes) ?? []).map(({ path, sha256 }) => [path, sha256]))
}

/** The first file that the manifest names and is not as it says, or that lies there and it does not name. */
const compareFiles = async (
  tree: Tree,
  manifestFile: string,
  belongs: (path: string) => boolean,
  onDigest: VerifyContext['onDigest'],
): Promise<{ readonly detail: CheckDetail | null; readonly bytes: number; readonly files: number }> => {
  const entries = parseManifest((await tree.read(manifestFile)) ?? new Uint8Array())
  const found = { bytes: 0, files: entries?.length ?? 0 }
  if (entries === null) return { ...found, detail: malformed(manifestFile) }
  // Packages of an older program have no second list; where there is one, it names the same files.
  const sm3 = manifestFile === PAYLOAD_MANIFEST ? await sm3Entries(tree) : null
  if (sm3 !== null && sm3.size !== entries.length) return { ...found, detail: malformed(SM3_MANIFEST) }
  const algorithms = sm3 === null ? ['sha256'] : ['sha256', 'sm3']
  for (const { path, sha256 } of entries) {
    const counted = belongs(path) ? await tree.digest(path, algorithms) : null
    if (counted === null) return { ...found, detail: missing(path) }
    const [foundSha256, foundSm3] = counted.hex
    const same = foundSha256 === sha256 && (sm3 === null || foundSm3 === sm3.get(path))
    if (!same) return { ...found, detail: { problem: 'file.altered', file: path } }
    onDigest?.(path, counted)
    found.bytes += counted.bytes
  }
  const named = new Set(entries.map(({ path }) => path))
  const extra = tree.paths.find((path) => belongs(path) && !named.has(path))
  return { ...found, detail: extra === undefined ? null : { problem: 'file.unexpected', file: extra } }
}

/** Is this file another than the payload's list names? */
const isOtherThanListed = async (tree: Tree, path: string): Promise<boolean> => {
  const entries = parseManifest((await tree.read(PAYLOAD_MANIFEST)) ?? new Uint8Array())
  const counted = await tree.digest(path, ['sha256'])
  return entries?.some((entry) => entry.path === path && entry.sha256 === counted?.hex[0]) !== true
}

const formProblem = async (tree: Tree): Promise<CheckDetail | null> => {
  const absent = REQUIRED.find((path) => !tree.has(path))
  if (absent !== undefined) return missing(absent)
  const declaration = await tree.read(BAG_FILE)
  return Buffer.compare(declaration ?? new Uint8Array(), Buffer.from(BAGIT)) === 0 ? null : malformed(BAG_FILE)
}

/**
 * Is the container sound: signed by the office, every file there and unaltered, none added? Every byte of it hangs on
 * the signed tag manifest, and that on the one form of the signature.
 */
export const verifyBag = async (list: Checklist, tree: Tree, context: VerifyContext): Promise<VerifiedBag | null> => {
  if (!list.note('packageForm', await formProblem(tree))) return null
  const read = async (path: string): Promise<Uint8Array> => (await tree.read(path)) ?? new Uint8Array()
  const checkpoint = parseCheckpoint(await read(CHECKPOINT_FILE))
  // Not proven yet: a false time could only make a good signature fail here, and then the file that has it is named.
  const at = checkpoint === null ? undefined : new Date(checkpoint.at)
  const verdict = await verifyDetached(await read(TAG_MANIFEST), await read(TAG_SIGNATURE), {
    root: context.root ?? undefined,
    at,
  })
  if (!verdict.ok) {
    const isMoved = verdict.error === 'signature.expired' && (await isOtherThanListed(tree, CHECKPOINT_FILE))
    if (isMoved) list.note('payloadFiles', { problem: 'file.altered', file: CHECKPOINT_FILE })
    else list.note('packageSignature', { problem: verdict.error, file: TAG_SIGNATURE })
    return null
  }
  const { authority, signer } = verdict.value
  list.note('packageSignature', null)
  const tags = await compareFiles(tree, TAG_MANIFEST, isTagFile, undefined)
  if (!list.note('tagFiles', tags.detail)) return null
  const inPayload = (path: string): boolean => path.startsWith(PAYLOAD_FOLDER)
  const found = new Map<string, { readonly sha256: string; readonly bytes: number }>()
  const payload = await compareFiles(tree, PAYLOAD_MANIFEST, inPayload, (path, digest) => {
    found.set(path, { sha256: digest.hex[0] ?? '', bytes: digest.bytes })
    context.onDigest?.(path, digest)
  })
  if (!list.note('payloadFiles', payload.detail)) return null
  const info = parseBagInfo(await read(INFO_FILE))
  const asCounted =
    info !== null &&
    info.payloadBytes === payload.bytes &&
    info.payloadFiles === payload.files &&
    // Written the same way, so that white space in a name makes no difference.
    Buffer.compare(encodeBagInfo(info), encodeBagInfo({ ...info, sourceOrganization: signer.organization })) === 0
  if (!list.note('bagInfo', asCounted ? null : malformed(INFO_FILE)) || info === null) return null
  if (!list.note('checkpoint', checkpoint === null ? malformed(CHECKPOINT_FILE) : null) || checkpoint === null)
    return null
  return {
    authority,
    signer,
    caseId: info.externalIdentifier,
    isOfThisVersion: info.program === PROGRAM_VERSION,
    checkpoint,
    payload: found,
  }
}
