import { createHash } from 'node:crypto'
import { createSm3, sm3Hex } from './sm3.ts'

/** The parts of BagIt 1.0 (RFC 8493) that we write, and read back in exactly that form. */
export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
export const BAG_FILE = 'bagit.txt'
export const INFO_FILE = 'bag-info.txt'
export const PAYLOAD_MANIFEST = 'manifest-sha256.txt'
/** The same by GB/T 32905; RFC 8493 lets a bag have several. */
export const SM3_MANIFEST = 'manifest-sm3.txt'
export const TAG_MANIFEST = 'tagmanifest-sha256.txt'
/** The one tag file that the tag manifest does not list. */
export const TAG_SIGNATURE = 'tagmanifest-sha256.txt.p7s'
export const PAYLOAD_FOLDER = 'data/'

export interface BagEntry {
  readonly path: string
  /** Lower-case hex; of SM3 in its manifest. */
  readonly sha256: string
}

/** A file as it was counted: both digests, and how long it is. */
export interface CountedFile extends BagEntry {
  readonly sm3: string
  readonly bytes: number
}

/** Path and content of one file of a bag; the path with forward slashes, from the bag's folder. */
export interface BagFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const entryOf = ({ path, bytes }: BagFile): BagEntry => ({ path, sha256: sha256Hex(bytes) })
/** Both digests of a file that comes in pieces. */
export const createCount = () => {
  const [sha256, sm3] = [createHash('sha256'), createSm3()]
  return {
    update: (piece: Uint8Array): void => {
      sha256.update(piece)
      sm3.update(piece)
    },
    end: (): Pick<CountedFile, 'sha256' | 'sm3'> => ({ sha256: sha256.digest('hex'), sm3: sm3.hex() }),
  }
}
export const countedOf = ({ path, bytes }: BagFile): CountedFile => ({
  path,
  sha256: sha256Hex(bytes),
  sm3: sm3Hex(bytes),
  bytes: bytes.length,
})
/** The same files by their SM3. */
export const bySm3 = (files: readonly CountedFile[]): readonly BagEntry[] =>
  files.map(({ path, sm3 }) => ({ path, sha256: sm3 }))

const byPath = (a: BagEntry, b: BagEntry): number => (a.path < b.path ? -1 : 1)

/** A manifest file: sorted, one line a file, the percent sign encoded as RFC 8493, 2.1.3 asks. */
export const encodeManifest = (entries: readonly BagEntry[]): Uint8Array =>
  Buffer.from(
    [...entries]
      .sort(byPath)
      .map(({ path, sha256 }) => `${sha256}  ${path.replaceAll('%', '%25')}\n`)
      .join(''),
    'utf8',
  )

const MAX_ENTRIES = 1_000_000
/** So many entries with long names. */
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024
/** A digest and the longest path, each of its characters a percent sign that is encoded. */
const MAX_LINE = 66 + 3 * 1000

/** A path that stays inside: relative, forward slashes, no empty part, no "." or "..", nothing that Windows reads otherwise. */
export const isInnerPath = (path: string): boolean =>
  path.length <= 1000 &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\p{Cc}]/u.test(part))

/** Are there more lines than these? Counted before they are cut, as a file of line ends alone would be millions of them. */
export const hasMoreLines = (bytes: Uint8Array, most: number): boolean => {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && lines <= most; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1
  return lines > most
}
const NEWLINE = 10

/** Reads a manifest file from exactly the bytes that `encodeManifest` writes; null for any other. */
export const parseManifest = (bytes: Uint8Array): readonly BagEntry[] | null => {
  if (bytes.length > MAX_MANIFEST_BYTES || hasMoreLines(bytes, MAX_ENTRIES)) return null
  const lines = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1)
  const entries: BagEntry[] = []
  for (const line of lines) {
    if (line.length > MAX_LINE) return null
    const [, sha256, encoded] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? []
    if (sha256 === undefined || encoded === undefined) return null
    const path = encoded.replaceAll('%25', '%')
    if (!isInnerPath(path)) return null
    entries.push({ path, sha256 })
  }
  const distinct = new Set(entries.map(({ path }) => path)).size === entries.length
  return distinct && Buffer.compare(encodeManifest(entries), bytes) === 0 ? entries : null
}

export interface BagInfo {
  readonly sourceOrganization: string
  readonly externalIdentifier: string
  /** YYYY-MM-DD. */
  readonly baggingDate: string
  readonly payloadBytes: number
  readonly payloadFiles: number
  /** Version of the program that made the bag; '' for one that did not say so yet. */
  readonly program: string
}

const SOFTWARE_AGENT = 'Mingjian'

/** bag-info.txt; a line break in a value would begin another field, so it becomes a space. */
export const encodeBagInfo = (info: BagInfo): Uint8Array =>
  Buffer.from(
    [
      `Source-Organization: ${info.sourceOrganization.replace(/\s+/gu, ' ')}`,
      `External-Identifier: ${info.externalIdentifier}`,
      `Bagging-Date: ${info.baggingDate}`,
      `Payload-Oxum: ${String(info.payloadBytes)}.${String(info.payloadFiles)}`,
      `Bag-Software-Agent: ${SOFTWARE_AGENT}${info.program === '' ? '' : ` ${info.program}`}`,
      '',
    ].join('\n'),
    'utf8',
  )

const INFO =
  /^Source-Organization: (?<organization>.+)\nExternal-Identifier: (?<identifier>[0-9a-zA-Z_-]{1,64})\nBagging-Date: (?<date>\d{4}-\d{2}-\d{2})\nPayload-Oxum: (?<bytes>\d{1,15})\.(?<files>\d{1,9})\nBag-Software-Agent: Mingjian(?: (?<program>[0-9A-Za-z.+-]{1,40}))?\n/
/** Ours has a tenth of it; white space by the megabyte would fill the stack of a pattern. */
const MAX_INFO_BYTES = 16_384

/** Reads bag-info.txt from exactly the bytes that `encodeBagInfo` writes; null for any other. */
export const parseBagInfo = (bytes: Uint8Array): BagInfo | null => {
  if (bytes.length > MAX_INFO_BYTES) return null
  const groups = INFO.exec(Buffer.from(bytes).toString('utf8'))?.groups
  if (groups === undefined) return null
  const info = {
    sourceOrganization: groups.organization ?? '',
    externalIdentifier: groups.identifier ?? '',
    baggingDate: groups.date ?? '',
    payloadBytes: Number(groups.bytes),
    payloadFiles: Number(groups.files),
    program: groups.program ?? '',
  }
  return Buffer.compare(encodeBagInfo(info), bytes) === 0 ? info : null
}
