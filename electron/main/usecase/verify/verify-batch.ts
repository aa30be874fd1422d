import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  BATCH_CHECKS,
  createParts,
  partHolds,
  reportOf,
  type Check,
  type CheckDetail,
  type Parts,
  type VerificationReport,
  type VerifiedPart,
} from '#shared/domain/archive/verification-report.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
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
} from '../../archive/bag/bag.ts'
import { ITEMS_FOLDER, UNFINISHED } from '../../archive/batch/batch-folder.ts'
import { ArchiveFault } from '../../archive/medium/fault.ts'
import { openTree, type Tree } from '../../archive/bag/read-tree.ts'
import { verifyDetached } from '../../signing/cms/detached.ts'
import { numbersProblem } from './batch-numbers.ts'
import { compareListed, type Compared, type ItemFound, type ListedFile } from './check-item.ts'
import { createChecklist } from './checklist.ts'
import { itemCheckers, type ItemCheckers } from './item-threads.ts'
import { trustIn, type VerifyContext } from './verify-release.ts'

const missing = (file: string): CheckDetail => ({ problem: 'file.missing', file })
const malformed = (file: string): CheckDetail => ({ problem: 'file.malformed', file })

/** Longer than any line that we write. */
const MAX_LINE = 4096

/** The lines of a file of any length; null ends it for one that is longer than any of ours, which need not be in memory whole. */
async function* shortLines(path: string): AsyncGenerator<string | null, void> {
  let rest = ''
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = `${rest}${String(piece)}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length <= MAX_LINE) continue
    yield null
    return
  }
  if (rest !== '') yield rest
}

/** A manifest of any length, a line at a time; null for a line that we do not write. */
async function* linesOf(path: string): AsyncGenerator<{ readonly path: string; readonly digest: string } | null, void> {
  for await (const line of shortLines(path)) {
    if (line === null || line.length > MAX_LINE) {
      yield null
      return
    }
    const [, digest, encoded] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? []
    const inner = encoded?.replaceAll('%25', '%')
    yield digest === undefined || inner === undefined || !isInnerPath(inner) ? null : { path: inner, digest }
  }
}

/** The package that a file belongs to; null for a file of the batch itself. */
const folderOf = (path: string): string | null => {
  if (!path.startsWith(ITEMS_FOLDER)) return null
  const end = path.indexOf('/', ITEMS_FOLDER.length)
  return end < 0 ? null : path.slice(ITEMS_FOLDER.length, end)
}

interface Group {
  readonly folder: string | null
  readonly lines: readonly ListedFile[]
}

/** Both lists side by side, the lines of one package at a time: what is held does not grow with the batch. A detail ends it. */
async function* groupsOf(root: string): AsyncGenerator<Group | CheckDetail, void> {
  const sm3 = linesOf(join(root, SM3_MANIFEST))
  let lines: ListedFile[] = []
  let folder: string | null = null
  for await (const line of linesOf(join(root, PAYLOAD_MANIFEST))) {
    const other = (await sm3.next()).value ?? null
    if (line === null || other?.path !== line.path) {
      yield malformed(line === null ? PAYLOAD_MANIFEST : SM3_MANIFEST)
      return
    }
    if (lines.length > 0 && folderOf(line.path) !== folder) {
      yield { folder, lines }
      lines = []
    }
    folder = folderOf(line.path)
    lines.push({ path: line.path, sha256: line.digest, sm3: other.digest })
  }
  if (lines.length > 0) yield { folder, lines }
  if ((await sm3.next()).done !== true) yield malformed(SM3_MANIFEST)
}

interface Survey {
  /** Names of the packages, NFC, and what the system calls their folders. */
  readonly items: ReadonlyMap<string, string>
  /** The batch's own files below data/. */
  readonly papers: readonly string[]
}

/** What lies at the top, in data/ and in data/items/: lists, papers and packages, and nothing else. @throws ArchiveFault. */
const surveyOf = async (root: string): Promise<Result<Survey, CheckDetail>> => {
  const items = new Map<string, string>()
  const papers: string[] = []
  const folders = ['', PAYLOAD_FOLDER, ITEMS_FOLDER]
  for (const prefix of folders) {
    const entries = await readdir(join(root, prefix), { withFileTypes: true }).catch((error: unknown) => {
      throw new ArchiveFault('fault.fileUnreadable', { cause: error })
    })
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`.normalize('NFC')
      if (entry.isSymbolicLink()) return err({ problem: 'tree.symbolicLink', file: path })
      if (entry.isDirectory() && prefix === ITEMS_FOLDER) items.set(entry.name.normalize('NFC'), entry.name)
      else if (entry.isDirectory() ? !folders.includes(`${path}/`) : prefix === ITEMS_FOLDER)
        return err({ problem: 'file.unexpected', file: path })
      else if (entry.isFile() && prefix === PAYLOAD_FOLDER) papers.push(path)
      else if (!entry.isDirectory() && !entry.isFile()) return err({ problem: 'tree.notAFile', file: path })
    }
  }
  return ok({ items, papers })
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
  const extra = tree.paths.find((path) => path !== TAG_MANIFEST && path !== TAG_SIGNATURE && !named.has(path))
  return extra === undefined ? null : { problem: 'file.unexpected', file: extra }
}

/** Checks that hold say the same of every package: kept once, so that a report of many packages stays small. */
const createSharing = () => {
  const known = new Map<string, readonly Check[]>()
  return (checks: readonly Check[]): readonly Check[] => {
    if (checks.some(({ detail }) => detail !== null)) return checks
    const key = checks.map(({ id, ok }) => `${id} ${String(ok)}`).join()
    const same = known.get(key) ?? checks
    known.set(key, same)
    return same
  }
}

/** Of a package no more than this is needed once it is verified: its name, its number and its title. */
type Named = Pick<VerifiedPart, 'name' | 'archivalNumber' | 'title'>

interface Walked {
  readonly parts: Parts
  /** All packages. */
  readonly named: readonly Named[]
  /** The first that does not hold. */
  readonly broken: string | null
  /** The first thing in which lists and files differ. */
  readonly detail: CheckDetail | null
  readonly files: number
  readonly bytes: number
}

/** Every package by itself, and what lies in it against the lines that name it; then the papers of the batch. */
const walk = async (root: string, survey: Survey, context: VerifyContext): Promise<Walked> => {
  const checkers = itemCheckers(survey.items.size)
  try {
    return await walkWith(checkers, root, survey, context)
  } finally {
    await checkers.stop()
  }
}

const walkWith = async (
  checkers: ItemCheckers,
  root: string,
  { items, papers }: Survey,
  { root: authority, now, signal, onProgress, inspect, onInspected }: VerifyContext,
): Promise<Walked> => {
  const parts = createParts()
  const named: Named[] = []
  let broken: string | null = null
  const shared = createSharing()
  const seen = new Set<string>()
  let [files, bytes] = [0, 0]
  let detail: CheckDetail | null = null
  const add = (compared: Compared): void => {
    files += compared.files
    bytes += compared.bytes
    detail ??= compared.detail
  }
  // Asked for a few at a time and told of in their order, so that what is said first stands first in the lists.
  const under: Promise<ItemFound>[] = []
  const settle = async (most: number): Promise<void> => {
    while (under.length > most) {
      const found = await under[0]
      void under.shift()
      if (found === undefined) continue
      const { part, inspected } = found
      parts.add({ ...part, checks: shared(part.checks) })
      const { name, archivalNumber, title } = part
      named.push(archivalNumber === undefined || title === undefined ? { name } : { name, archivalNumber, title })
      if (!partHolds(part)) broken ??= name
      if (inspected !== null) onInspected?.(inspected)
      add(found)
      onProgress?.((0.95 * named.length) / (items.size + 1))
    }
  }
  const begin = (folder: string, lines: readonly ListedFile[]): void => {
    const path = join(root, ITEMS_FOLDER, items.get(folder) ?? folder)
    const prefix = `${ITEMS_FOLDER}${folder}/`
    const found = checkers.check({ name: folder, path, prefix, lines, root: authority, now, inspect: inspect ?? null })
    // Awaited in its turn; a failure before that must not end the program.
    found.catch(() => undefined)
    under.push(found)
  }
  for await (const group of groupsOf(root)) {
    signal?.throwIfAborted()
    if ('problem' in group) {
      await settle(0)
      detail ??= group
      break
    }
    const { folder, lines } = group
    if (folder !== null && !seen.has(folder) && items.has(folder)) {
      begin(folder, lines)
      await settle(checkers.atATime - 1)
    } else {
      await settle(0)
      const opened = folder === null ? await openTree(join(root, PAYLOAD_FOLDER), 0) : null
      if (seen.has(folder ?? '')) detail ??= malformed(PAYLOAD_MANIFEST)
      else if (opened?.ok === true) add(await compareListed(opened.value, PAYLOAD_FOLDER, lines))
      else detail ??= missing(lines[0]?.path ?? PAYLOAD_FOLDER)
    }
    seen.add(folder ?? '')
  }
  await settle(0)
  const unlisted = [...items.keys()].filter((folder) => !seen.has(folder)).map((folder) => `${ITEMS_FOLDER}${folder}`)
  const [extra] = [...unlisted, ...(seen.has('') ? [] : papers)]
  if (extra !== undefined) detail ??= { problem: 'file.unexpected', file: extra }
  return { parts, named, broken, detail, files, bytes }
}

/**
 * Does a batch hold: the container signed by the office, every package in it by itself, the lists over all of them, the counts,
 * no number twice, and the catalogue of exactly these packages? Each file is read once, a package at a time. Every package is told
 * of, also when one before it does not hold.
 * @throws ArchiveFault on a file that is there but cannot be read; the signal's reason.
 */
export const verifyBatch = async (name: string, root: string, context: VerifyContext): Promise<VerificationReport> => {
  const list = createChecklist(BATCH_CHECKS)
  const own = (trust: VerifiedPart['trust']): VerifiedPart => ({ name, checks: list.result(), subject: null, trust })
  const alone = (trust: VerifiedPart['trust']) => reportOf('batch', [own(trust)], { total: 0, sound: 0 })
  const top = await openTree(root, 0)
  const declaration = top.ok ? await top.value.read(BAG_FILE) : null
  const isWhole = declaration !== null && Buffer.compare(declaration, Buffer.from(BAGIT)) === 0
  if (!top.ok || !isWhole) {
    list.note('packageForm', { problem: 'bag.unfinished', file: BAG_FILE })
    return alone(null)
  }
  // Written to its end, and neither recorded nor given its name.
  if (name.endsWith(UNFINISHED)) {
    list.note('packageForm', { problem: 'bag.unfinished', file: name })
    return alone(null)
  }
  const tree = top.value
  const survey = await surveyOf(root)
  if (!list.note('packageForm', survey.ok ? null : survey.error) || !survey.ok) return alone(null)
  const verdict = await verifyDetached(
    (await tree.read(TAG_MANIFEST)) ?? new Uint8Array(),
    (await tree.read(TAG_SIGNATURE)) ?? new Uint8Array(),
    { root: context.root ?? undefined },
  )
  if (!verdict.ok) {
    list.note('packageSignature', { problem: verdict.error, file: TAG_SIGNATURE })
    return alone(null)
  }
  list.note('packageSignature', null)
  const { authority, signer } = verdict.value
  const trust = trustIn(authority, context)
  if (!list.note('tagFiles', await checkTags(tree))) return alone(trust)

  const walked = await walk(root, survey.value, { ...context, root: context.root ?? authority.der })
  const pinned = trust?.pinned === true
  const parts = walked.parts.parts().map((part) => ({
    ...part,
    trust: part.trust === null ? null : { ...part.trust, pinned },
  }))
  const all = (): VerificationReport => reportOf('batch', [own(trust), ...parts], walked.parts.count())
  const { broken } = walked
  const itemsHold = list.note(
    'batchItems',
    broken === null ? null : { problem: 'batch.itemBroken', file: `${ITEMS_FOLDER}${broken}` },
  )
  if (!itemsHold || !list.note('payloadFiles', walked.detail)) return all()
  const info = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())
  const asCounted =
    info !== null &&
    info.payloadBytes === walked.bytes &&
    info.payloadFiles === walked.files &&
    Buffer.compare(encodeBagInfo(info), encodeBagInfo({ ...info, sourceOrganization: signer.organization })) === 0
  if (!list.note('bagInfo', asCounted ? null : malformed(INFO_FILE))) return all()
  list.note('batchNumbers', await numbersProblem(root, walked.named))
  context.onProgress?.(1)
  return all()
}
