import { BAG_CHECKS, type CheckDetail, type VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { createChecklist } from './checklist.ts'

/** What we can reckon; RFC 8493, 2.4 asks for SHA-256 and SHA-512 of everyone. */
const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sm3']
const ENCODINGS = [
  'utf-8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'gbk',
  'gb2312',
  'big5',
  'iso-8859-1',
  'us-ascii',
]
const DECLARATION =
  /^BagIt-Version: ?(?<version>\d+\.\d+)[\r\n]+Tag-File-Character-Encoding: ?(?<encoding>[\w.:-]+)[\r\n]*$/u
const KNOWN_VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']
const MANIFEST = /^(?<kind>manifest|tagmanifest)-(?<algorithm>[a-z0-9-]+)\.txt$/u
/** A name may hold any character (RFC 8493, 2.1.3 encodes but the ends of lines): `s`, so that U+2028 is one too, and no line is tried twice. */
const LINE = /^(?<digest>[0-9a-fA-F]+)[ \t]+\*?(?<path>.+)$/su

/** No line of a list is as long: a path has 4,096 characters at most, and each may be written as three. A pattern fails on one of megabytes. */
const MAX_LINE = 16_384
/** A bag of more files is none that anybody looks through. */
const MAX_ENTRIES = 2_000_000

/** One after the other: a list of line ends alone would be hundreds of millions at once. Empty ones are left out. */
const linesOf = function* (text: string): Generator<string> {
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : LINE_FEED
    if (unit !== LINE_FEED && unit !== CARRIAGE_RETURN) continue
    if (at > start) yield text.slice(start, at)
    start = at + 1
  }
}
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d]

interface Declared {
  readonly encoding: string
  /** RFC 8493 asks more than the drafts before it: every payload manifest names every file, and the percent sign is encoded. */
  readonly isFinal: boolean
}

/** The tag file that declares the bag is UTF-8 without a byte order mark, whatever the others are (RFC 8493, 2.1.1). */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // other bytes than the bag declares
  }
}

const declared = async (tree: Tree): Promise<Declared | CheckDetail> => {
  const bytes = (await tree.read('bagit.txt')) ?? new Uint8Array()
  if (bytes.length > MAX_LINE) return { problem: 'bag.version', file: 'bagit.txt' }
  if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte))
    return { problem: 'bag.encoding', file: 'bagit.txt' }
  const text = decode(bytes, 'utf-8')
  const { version = '', encoding = '' } = DECLARATION.exec(text ?? '')?.groups ?? {}
  if (!KNOWN_VERSIONS.includes(version)) return { problem: 'bag.version', file: 'bagit.txt' }
  if (!ENCODINGS.includes(encoding.toLowerCase())) return { problem: 'bag.encoding', file: 'bagit.txt' }
  return { encoding: encoding.toLowerCase(), isFinal: version === '1.0' }
}

/** RFC 8493, 2.1.3: only line breaks and the percent sign are encoded; before it, only line breaks. */
const pathOf = (encoded: string, { isFinal }: Pick<Declared, 'isFinal'>): string => {
  const lines = encoded.replace(/%0A/giu, '\n').replace(/%0D/giu, '\r')
  return (isFinal ? lines.replace(/%25/gu, '%') : lines).replace(/^\.\//u, '').normalize('NFC')
}

type Entries = ReadonlyMap<string, string>

/**
 * A path that stays inside the bag. Other systems give names that we never do: only what leads out is no name, as a file is looked
 * for among those that lie there and nowhere else.
 */
const isInside = (path: string): boolean =>
  path.length <= 4096 && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

const isPayload = (path: string): boolean => path.startsWith('data/')

/**
 * A manifest in the bag's encoding; null for a line that is none, for a file that it names twice, and for one of the payload in a
 * list of the others, or the other way round (RFC 8493, 2.1.3 and 2.2.1).
 */
const readManifest = async (
  tree: Tree,
  { path: file, kind }: { readonly path: string; readonly kind: string },
  form: Declared,
): Promise<Entries | null> => {
  const text = decode((await tree.read(file)) ?? new Uint8Array(), form.encoding)
  if (text === null) return null
  const entries = new Map<string, string>()
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue
    if (line.length > MAX_LINE || entries.size === MAX_ENTRIES) return null
    const { digest, path } = LINE.exec(line)?.groups ?? {}
    if (digest === undefined || path === undefined) return null
    const inner = pathOf(path, form)
    if (!isInside(inner) || entries.has(inner) || isPayload(inner) !== (kind === 'manifest')) return null
    entries.set(inner, digest.toLowerCase())
  }
  return entries
}

const compare = async (
  tree: Tree,
  manifests: readonly { readonly algorithm: string; readonly entries: Entries }[],
  belongs: (path: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<{ readonly detail: CheckDetail | null; readonly bytes: number; readonly files: number }> => {
  const found = { bytes: 0, files: 0 }
  const paths = [...new Set(manifests.flatMap(({ entries }) => [...entries.keys()]))].sort()
  for (const path of paths) {
    signal?.throwIfAborted()
    const own = manifests.filter(({ entries }) => entries.has(path))
    const digest = await tree.digest(
      path,
      own.map(({ algorithm }) => algorithm),
    )
    if (digest === null) return { ...found, detail: { problem: 'file.missing', file: path } }
    if (own.some(({ entries }, index) => entries.get(path) !== digest.hex[index]))
      return { ...found, detail: { problem: 'file.altered', file: path } }
    found.bytes += digest.bytes
    found.files += 1
  }
  const named = new Set(paths)
  const extra = tree.paths.find((path) => belongs(path) && !named.has(path))
  return { ...found, detail: extra === undefined ? null : { problem: 'file.unexpected', file: extra } }
}

/** Payload that fetch.txt names and that is not here; the bag is not complete then (RFC 8493, 3). Nothing is ever fetched. */
const toFetch = async (tree: Tree, form: Declared): Promise<CheckDetail | null> => {
  const bytes = await tree.read('fetch.txt')
  if (bytes === null) return null
  const text = decode(bytes, form.encoding)
  if (text === null) return { problem: 'bag.encoding', file: 'fetch.txt' }
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue
    if (line.length > MAX_LINE) return { problem: 'file.malformed', file: 'fetch.txt' }
    const path = pathOf(/^\S+\s+(?:\d+|-)\s+(.+)$/su.exec(line)?.[1] ?? '', form)
    if (!isInside(path) || !isPayload(path)) return { problem: 'file.malformed', file: 'fetch.txt' }
    if (!tree.has(path)) return { problem: 'bag.toFetch', file: path }
  }
  return null
}

const countProblem = async (
  tree: Tree,
  encoding: string,
  found: { readonly bytes: number; readonly files: number },
): Promise<CheckDetail | null> => {
  const bytes = await tree.read('bag-info.txt')
  const text = bytes === null ? '' : decode(bytes, encoding)
  if (text === null) return { problem: 'bag.encoding', file: 'bag-info.txt' }
  // However it is spaced, and however often it stands: what is no count is no count that was met.
  const counts: string[] = []
  for (const line of linesOf(text)) {
    const colon = line.indexOf(':')
    if (line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase() === 'payload-oxum') counts.push(line.slice(colon + 1))
  }
  const isMet = (value: string): boolean => {
    const [, octets, files] = /^(\d{1,15})\.(\d{1,15})$/u.exec(value.trim()) ?? []
    return Number(octets) === found.bytes && Number(files) === found.files
  }
  return counts.every(isMet) ? null : { problem: 'file.malformed', file: 'bag-info.txt' }
}

/**
 * Is a bag that others made complete and valid (RFC 8493)? Any of its algorithms that we can reckon, any common encoding; what
 * it says of itself is taken as it is: nobody signed it. Ends at the first thing that does not hold.
 */
export const verifyForeignBag = async (name: string, tree: Tree, signal?: AbortSignal): Promise<VerifiedPart> => {
  const list = createChecklist(BAG_CHECKS)
  const part = (): VerifiedPart => ({ name, checks: list.result(), subject: null, trust: null })
  const form = await declared(tree)
  if ('problem' in form) {
    list.note('bagForm', form)
    return part()
  }
  const files = tree.paths.flatMap((path) => {
    const { kind, algorithm } = MANIFEST.exec(path)?.groups ?? {}
    return kind === undefined || algorithm === undefined
      ? []
      : [{ path, kind, algorithm: algorithm.replaceAll('-', '') }]
  })
  const payloadFiles = files.filter(({ kind }) => kind === 'manifest')
  const known = files.filter(({ algorithm }) => ALGORITHMS.includes(algorithm))
  if (payloadFiles.length === 0) {
    list.note('bagForm', { problem: 'bag.noManifest', file: 'manifest-sha256.txt' })
    return part()
  }
  if (!known.some(({ kind }) => kind === 'manifest')) {
    list.note('bagForm', { problem: 'bag.unknownAlgorithm', file: payloadFiles[0]?.path ?? '' })
    return part()
  }
  const manifests: { readonly kind: string; readonly algorithm: string; readonly entries: Entries }[] = []
  for (const { path, kind, algorithm } of known) {
    const entries = await readManifest(tree, { path, kind }, form)
    if (entries === null) {
      list.note('bagForm', { problem: 'file.malformed', file: path })
      return part()
    }
    manifests.push({ kind, algorithm, entries })
  }
  const lists = manifests.filter(({ kind }) => kind === 'manifest')
  const all = new Set(lists.flatMap(({ entries }) => [...entries.keys()]))
  const short = form.isFinal ? lists.find(({ entries }) => entries.size < all.size) : undefined
  if (short !== undefined) {
    list.note('bagForm', { problem: 'bag.listsDiffer', file: `manifest-${short.algorithm}.txt` })
    return part()
  }
  list.note('bagForm', null)
  if (!list.note('bagFetched', await toFetch(tree, form))) return part()
  const tags = await compare(
    tree,
    manifests.filter(({ kind }) => kind === 'tagmanifest'),
    () => false, // tag files that no list names are allowed
    signal,
  )
  if (!list.note('bagTagFiles', tags.detail)) return part()
  const payload = await compare(tree, lists, isPayload, signal)
  if (!list.note('bagPayload', payload.detail)) return part()
  list.note('bagCount', await countProblem(tree, form.encoding, payload))
  return part()
}
