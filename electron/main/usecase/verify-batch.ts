import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BATCH_CHECKS, type CheckDetail, type VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import { ok } from '#shared/lib/result.ts'
import {
  BAG_FILE,
  BAGIT,
  encodeBagInfo,
  INFO_FILE,
  isInnerPath,
  parseBagInfo,
  parseManifest,
  PAYLOAD_FOLDER,
  PAYLOAD_MANIFEST,
  SM3_MANIFEST,
  TAG_MANIFEST,
  TAG_SIGNATURE,
} from '../archive/bag.ts'
import { ITEMS_FOLDER } from '../archive/batch-writer.ts'
import { openTree, type FileDigest, type Tree } from '../archive/read-tree.ts'
import { verifyDetached } from '../signing/detached.ts'
import { createChecklist } from './checklist.ts'
import { verifyPackage } from './verify-package.ts'
import { trustIn, type VerifyContext } from './verify-release.ts'

/** A batch of a hundred thousand packages has some five million files. */
const MAX_BATCH_FILES = 10_000_000
const BATCH_DEPTH = 12
const ALGORITHMS = ['sha256', 'sm3']
const missing = (file: string): CheckDetail => ({ problem: 'file.missing', file })
const malformed = (file: string): CheckDetail => ({ problem: 'file.malformed', file })

interface Line {
  readonly path: string
  readonly digest: string
}

/** A manifest of any length, a line at a time; null for a line that we do not write. */
async function* linesOf(path: string): AsyncGenerator<Line | null, void> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
  for await (const line of lines) {
    const [, digest, encoded] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? []
    const inner = encoded?.replaceAll('%25', '%')
    yield digest === undefined || inner === undefined || !isInnerPath(inner) ? null : { path: inner, digest }
  }
}

/** Is this folder a batch, whole or not? Told by the folder of its packages. */
export const isBatch = (tree: Tree): boolean => tree.paths.some((path) => path.startsWith(ITEMS_FOLDER))

/** One package of the batch as a tree of its own. */
const itemTree = (tree: Tree, paths: readonly string[], prefix: string): Tree => {
  const own = new Set(paths)
  return {
    paths: paths.map((path) => path.slice(prefix.length)),
    has: (path) => own.has(`${prefix}${path}`),
    read: (path) => tree.read(`${prefix}${path}`),
    digest: (path, algorithms) => tree.digest(`${prefix}${path}`, algorithms),
  }
}

/** Paths below each package, in the order of the packages. */
const byItem = (tree: Tree): ReadonlyMap<string, readonly string[]> => {
  const items = new Map<string, string[]>()
  for (const path of tree.paths) {
    if (!path.startsWith(ITEMS_FOLDER)) continue
    const end = path.indexOf('/', ITEMS_FOLDER.length)
    const folder = end < 0 ? path : path.slice(0, end + 1)
    const own = items.get(folder)
    if (own === undefined) items.set(folder, [path])
    else own.push(path)
  }
  return items
}

interface Counted {
  readonly sha256: string
  readonly sm3: string
}

/** The signed tag manifest of the batch with the small files that it names; the lists themselves are compared as they are read. */
const checkTags = async (tree: Tree): Promise<CheckDetail | null> => {
  const entries = parseManifest((await tree.read(TAG_MANIFEST)) ?? new Uint8Array())
  if (entries === null) return malformed(TAG_MANIFEST)
  for (const { path, sha256 } of entries) {
    const digest = await tree.digest(path, ['sha256'])
    if (digest === null) return missing(path)
    if (digest.hex[0] !== sha256) return { problem: 'file.altered', file: path }
  }
  const named = new Set(entries.map(({ path }) => path))
  const needed = [BAG_FILE, INFO_FILE, PAYLOAD_MANIFEST, SM3_MANIFEST].find((path) => !named.has(path))
  if (needed !== undefined) return missing(needed)
  const extra = tree.paths.find(
    (path) => !path.startsWith(PAYLOAD_FOLDER) && path !== TAG_MANIFEST && path !== TAG_SIGNATURE && !named.has(path),
  )
  return extra === undefined ? null : { problem: 'file.unexpected', file: extra }
}

/** The lists of the whole batch against the digests that were reckoned: every file named once in both, none more. */
const checkLists = async (
  root: string,
  digests: Map<string, Counted>,
): Promise<{ readonly detail: CheckDetail | null; readonly files: number }> => {
  let files = 0
  const sm3 = linesOf(join(root, SM3_MANIFEST))
  for await (const line of linesOf(join(root, PAYLOAD_MANIFEST))) {
    const other = (await sm3.next()).value
    if (line === null) return { detail: malformed(PAYLOAD_MANIFEST), files }
    if (other === undefined || other === null || other.path !== line.path)
      return { detail: malformed(SM3_MANIFEST), files }
    const found = digests.get(line.path)
    if (found === undefined) return { detail: missing(line.path), files }
    if (found.sha256 !== line.digest || found.sm3 !== other.digest)
      return { detail: { problem: 'file.altered', file: line.path }, files }
    digests.delete(line.path)
    files += 1
  }
  if ((await sm3.next()).done !== true) return { detail: malformed(SM3_MANIFEST), files }
  const [extra] = digests.keys()
  return { detail: extra === undefined ? null : { problem: 'file.unexpected', file: extra }, files }
}

/**
 * Does a batch hold: the container signed by the office, every package in it by itself, the lists over all of them, the counts,
 * and no number twice? Each file is read once. Every package is told of, also when one before it does not hold.
 * @throws ArchiveFault on a file that is there but cannot be read; the signal's reason.
 */
export const verifyBatch = async (
  name: string,
  root: string,
  context: VerifyContext,
): Promise<readonly VerifiedPart[]> => {
  const list = createChecklist(BATCH_CHECKS)
  const own = (trust: VerifiedPart['trust']): VerifiedPart => ({ name, checks: list.result(), subject: null, trust })
  const opened = await openTree(root, BATCH_DEPTH, MAX_BATCH_FILES)
  if (!opened.ok) {
    list.note('packageForm', { problem: opened.error.code, file: opened.error.path })
    return [own(null)]
  }
  const tree = opened.value
  const declaration = await tree.read(BAG_FILE)
  const isWhole = declaration !== null && Buffer.compare(declaration, Buffer.from(BAGIT)) === 0
  if (!list.note('packageForm', isWhole ? null : { problem: 'bag.unfinished', file: BAG_FILE })) return [own(null)]
  const verdict = await verifyDetached(
    (await tree.read(TAG_MANIFEST)) ?? new Uint8Array(),
    (await tree.read(TAG_SIGNATURE)) ?? new Uint8Array(),
    { root: context.root ?? undefined },
  )
  if (!verdict.ok) {
    list.note('packageSignature', { problem: verdict.error, file: TAG_SIGNATURE })
    return [own(null)]
  }
  list.note('packageSignature', null)
  const { authority, signer } = verdict.value
  const trust = trustIn(authority, context)
  if (!list.note('tagFiles', await checkTags(tree))) return [own(trust)]

  const parts: VerifiedPart[] = []
  const digests = new Map<string, Counted>()
  let bytes = 0
  const note = (path: string, { bytes: length, hex: [sha256 = '', sm3 = ''] }: FileDigest): void => {
    digests.set(path, { sha256, sm3 })
    bytes += length
  }
  const items = byItem(tree)
  let done = 0
  for (const [folder, paths] of items) {
    context.signal?.throwIfAborted()
    const part = await verifyPackage(
      folder.slice(ITEMS_FOLDER.length).replace(/\/$/u, ''),
      ok(itemTree(tree, paths, folder)),
      { ...context, root: context.root ?? authority.der, onDigest: (path, digest) => note(`${folder}${path}`, digest) },
    )
    parts.push({ ...part, trust: part.trust === null ? null : { ...part.trust, pinned: trust?.pinned === true } })
    for (const path of paths) {
      if (digests.has(path)) continue
      const digest = await tree.digest(path, ALGORITHMS)
      if (digest !== null) note(path, digest)
    }
    done += 1
    context.onProgress?.((0.95 * done) / items.size)
  }
  const broken = parts.find(({ checks }) => checks.some((check) => check.ok === false || check.ok === 'notReached'))
  const itemsHold = list.note(
    'batchItems',
    broken === undefined ? null : { problem: 'batch.itemBroken', file: `${ITEMS_FOLDER}${broken.name}` },
  )
  if (!itemsHold) return [own(trust), ...parts]
  for (const path of tree.paths) {
    if (!path.startsWith(PAYLOAD_FOLDER) || path.startsWith(ITEMS_FOLDER)) continue
    const digest = await tree.digest(path, ALGORITHMS)
    if (digest !== null) note(path, digest)
  }
  const counted = digests.size
  const lists = await checkLists(root, digests)
  if (!list.note('payloadFiles', lists.detail)) return [own(trust), ...parts]
  const info = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())
  const asCounted =
    info !== null &&
    info.payloadBytes === bytes &&
    info.payloadFiles === counted &&
    Buffer.compare(encodeBagInfo(info), encodeBagInfo({ ...info, sourceOrganization: signer.organization })) === 0
  if (!list.note('bagInfo', asCounted ? null : malformed(INFO_FILE))) return [own(trust), ...parts]
  const cases = parts.flatMap(({ subject }) => (subject === null ? [] : [subject.caseId]))
  const isTwice = new Set(cases).size !== cases.length
  list.note('batchNumbers', isTwice ? { problem: 'batch.numberTwice' } : null)
  context.onProgress?.(1)
  return [own(trust), ...parts]
}
