import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import {
  BAG_CHECKS,
  createParts,
  PACKAGE_CHECKS,
  reportOf,
  type VerificationReport,
  type VerifiedPart,
} from '#shared/domain/archive/verification-report.ts'
import { errorCode } from '#shared/lib/error-code.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { BAG_FILE, TAG_MANIFEST, TAG_SIGNATURE } from '../../archive/bag/bag.ts'
import { ITEMS_FOLDER, MARK_FILE, UNFINISHED } from '../../archive/batch/batch-folder.ts'
import { LOG_SUFFIX } from '../../archive/event-log/log-file.ts'
import { LOG_FILE } from '../../archive/bag/package-layout.ts'
import { isZippedBag, readReleaseZip } from '../../archive/release/release-zip.ts'
import { openTree, readPlainFile, type Tree } from '../../archive/bag/read-tree.ts'
import { createChecklist } from './checklist.ts'
import { verifyBatch } from './verify-batch.ts'
import { verifyForeignBag } from './verify-foreign-bag.ts'
import { verifyLogFile } from './verify-log-file.ts'
import { verifyPackage } from './verify-package.ts'
import { MANIFEST_SUFFIX, SIGNATURE_SUFFIX } from '../release/release-files.ts'
import { verifyRelease, type VerifyContext } from './verify-release.ts'

/** The files of a release, on a disk or in a zip. */
type Files = Pick<Tree, 'paths' | 'has' | 'read'>

/** Why nothing could be checked at all. */
export type PathProblem = 'path.missing' | 'path.unknown'

const BAG_MARKS = [BAG_FILE, TAG_MANIFEST, TAG_SIGNATURE, LOG_FILE]
/** A million events and more. */
const MAX_LOG_BYTES = 2 ** 31
const isPdf = (name: string): boolean => name.toLowerCase().endsWith('.pdf')

/** A PDF, or a signature, that no manifest stands for: nothing says that it was released. */
const withoutManifest = (name: string): VerifiedPart => {
  const manifestName = name.endsWith(SIGNATURE_SUFFIX)
    ? name.slice(0, -SIGNATURE_SUFFIX.length)
    : `${name.replace(/\.pdf$/i, '')}${MANIFEST_SUFFIX}`
  const list = createChecklist(['manifestPresent', 'manifestForm', 'manifestSignature', 'pdfHash', 'pdfSignature'])
  list.note('manifestPresent', { problem: 'file.missing', file: manifestName })
  return { name, checks: list.result(), subject: null, trust: null }
}

const verifyManifest = async (tree: Files, manifestName: string, context: VerifyContext): Promise<VerifiedPart> =>
  verifyRelease(
    {
      manifestName,
      manifest: await tree.read(manifestName),
      signature: await tree.read(`${manifestName}${SIGNATURE_SUFFIX}`),
      read: (fileName) => tree.read(fileName),
    },
    { ...context, approved: null },
  )

/** Which manifests of a folder speak of which PDF, as far as they can be read. */
const pdfByManifest = async (tree: Files): Promise<ReadonlyMap<string, string | null>> => {
  const named = new Map<string, string | null>()
  for (const path of tree.paths) {
    if (!path.endsWith(MANIFEST_SUFFIX)) continue
    const bytes = await tree.read(path)
    named.set(path, (bytes === null ? null : parseReleaseManifest(bytes))?.pdf.fileName ?? null)
  }
  return named
}

/** One release after the other, so that what is held does not grow with their number. Null for none. */
const verifyReleaseFolder = async (tree: Files, context: VerifyContext): Promise<VerificationReport | null> => {
  const pdfs = await pdfByManifest(tree)
  const named = new Set(pdfs.values())
  const list = createParts()
  const isOrphan = (path: string): boolean =>
    isPdf(path)
      ? !named.has(path)
      : path.endsWith(`${MANIFEST_SUFFIX}${SIGNATURE_SUFFIX}`) && !pdfs.has(path.slice(0, -SIGNATURE_SUFFIX.length))
  for (const manifest of pdfs.keys()) {
    context.signal?.throwIfAborted()
    list.add(await verifyManifest(tree, manifest, context))
  }
  for (const path of tree.paths) if (isOrphan(path)) list.add(withoutManifest(path))
  return list.count().total === 0 ? null : reportOf('release', list.parts(), list.count())
}

/** A zip of a release, as it was handed out: every byte of it counts. */
const verifyZip = async (name: string, bytes: Uint8Array, context: VerifyContext): Promise<VerificationReport> => {
  const files = readReleaseZip(bytes)
  if (files !== null) {
    const byName = new Map(files.map((file) => [file.fileName, file.bytes]))
    const read = (path: string): Promise<Uint8Array | null> => Promise.resolve(byName.get(path) ?? null)
    const report = await verifyReleaseFolder(
      { paths: [...byName.keys()], has: (path) => byName.has(path), read },
      context,
    )
    if (report !== null) return report
  }
  if (isZippedBag(bytes)) {
    const bag = createChecklist(BAG_CHECKS)
    bag.note('bagForm', { problem: 'bag.zipped', file: name })
    return reportOf('bag', [{ name, checks: bag.result(), subject: null, trust: null }])
  }
  const list = createChecklist(['releaseZip'])
  list.note('releaseZip', { problem: 'file.malformed', file: name })
  return reportOf('release', [{ name, checks: list.result(), subject: null, trust: null }])
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )
/**
 * A batch of ours, whole or cut short: it bears the mark; or, where somebody took that away, it has the folder of packages and is
 * signed, or holds packages with our log. Other bags may have a folder of that name too.
 */
const isBatch = async (folder: string): Promise<boolean> => {
  if (await isThere(join(folder, MARK_FILE))) return true
  const items = await readdir(join(folder, ITEMS_FOLDER)).catch(() => null)
  if (items === null) return false
  if (await isThere(join(folder, TAG_SIGNATURE))) return true
  for (const name of items) if (await isThere(join(folder, ITEMS_FOLDER, name, LOG_FILE))) return true
  return false
}
/** A bag without our log and without our signature is somebody else's. */
const isForeign = async (folder: string): Promise<boolean> =>
  (await isThere(join(folder, BAG_FILE))) &&
  !(await isThere(join(folder, LOG_FILE))) &&
  !(await isThere(join(folder, TAG_SIGNATURE)))

const FOREIGN_DEPTH = 64
const FOREIGN_FILES = 10_000_000

const verifyForeign = async (
  folder: string,
  context: VerifyContext,
): Promise<Result<VerificationReport, PathProblem>> => {
  const name = basename(folder)
  const tree = await openTree(folder, FOREIGN_DEPTH, FOREIGN_FILES)
  if (tree.ok) return ok(reportOf('bag', [await verifyForeignBag(name, tree.value, context.signal)]))
  const list = createChecklist(BAG_CHECKS)
  list.note('bagForm', { problem: tree.error.code, file: tree.error.path })
  return ok(reportOf('bag', [{ name, checks: list.result(), subject: null, trust: null }]))
}

/** A package that has its temporary name was cut short before it was recorded, however much of it is there. */
const unfinishedPackage = (name: string): VerificationReport => {
  const list = createChecklist(PACKAGE_CHECKS)
  list.note('packageForm', { problem: 'bag.unfinished', file: name })
  return reportOf('package', [{ name, checks: list.result(), subject: null, trust: null }])
}

const verifyFolder = async (
  folder: string,
  context: VerifyContext,
): Promise<Result<VerificationReport, PathProblem>> => {
  const marks = await Promise.all(BAG_MARKS.map((mark) => lstat(join(folder, mark)).catch(() => null)))
  const batch = await isBatch(folder)
  if (batch || marks.some((mark) => mark !== null)) {
    if (batch) return ok(await verifyBatch(basename(folder), folder, context))
    if (await isForeign(folder)) return verifyForeign(folder, context)
    if (basename(folder).endsWith(UNFINISHED)) return ok(unfinishedPackage(basename(folder)))
    return ok(reportOf('package', [await verifyPackage(basename(folder), await openTree(folder), context)]))
  }
  const tree = await openTree(folder, 0)
  const report = tree.ok ? await verifyReleaseFolder(tree.value, context) : null
  return report === null ? err('path.unknown') : ok(report)
}

const verifyPdfFile = async (tree: Files, name: string, context: VerifyContext): Promise<VerifiedPart> => {
  const manifests = [...(await pdfByManifest(tree))].filter(([, pdf]) => pdf === name).map(([manifest]) => manifest)
  const [manifest, ...others] = manifests
  if (manifest === undefined) return withoutManifest(name)
  if (others.length === 0) return verifyManifest(tree, manifest, context)
  const list = createChecklist(['manifestPresent'])
  list.note('manifestPresent', { problem: 'manifest.ambiguous', file: name })
  return { name, checks: list.result(), subject: null, trust: null }
}

/**
 * Verifies a whole log, a released PDF, its manifest, a folder of releases, or an archive package (or the log in one, with the whole
 * package around it), from the files alone. Refuses a path that is not there or is nothing that we write.
 * @throws ArchiveFault on a file that is there but cannot be read.
 */
export const verifyPath = async (
  path: string,
  context: VerifyContext,
): Promise<Result<VerificationReport, PathProblem>> => {
  let real: string
  try {
    real = await realpath(resolve(path))
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error))) return err('path.missing')
    throw error
  }
  const stats = await stat(real)
  if (stats.isDirectory()) return verifyFolder(real, context)
  const name = basename(real).normalize('NFC')
  if (!stats.isFile()) return err('path.unknown')
  if (name === basename(LOG_FILE)) return verifyFolder(dirname(dirname(dirname(real))), context)
  if (name.endsWith(LOG_SUFFIX)) {
    return ok(reportOf('log', [await verifyLogFile(name, await readPlainFile(real, MAX_LOG_BYTES), context)]))
  }
  if (name.endsWith('.zip')) {
    return ok(await verifyZip(name, await readPlainFile(real), context))
  }
  const tree = await openTree(dirname(real), 0)
  if (!tree.ok) return err('path.unknown')
  if (name.endsWith(MANIFEST_SUFFIX)) return ok(reportOf('release', [await verifyManifest(tree.value, name, context)]))
  return isPdf(name) ? ok(reportOf('release', [await verifyPdfFile(tree.value, name, context)])) : err('path.unknown')
}
