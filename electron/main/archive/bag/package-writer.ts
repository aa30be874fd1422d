import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageIndex } from '#resources/text/package-index.ts'
import { PROGRAM_VERSION } from '#resources/text/program-version.ts'
import type { FileProbe } from '#shared/domain/archive/four-check-facts.ts'
import { encodeCheckpoint, type Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { assert, err, ok, type Result } from '#shared/lib/result.ts'
import { renameWhenFree } from '../../disk/replace-file.ts'
import {
  BAG_FILE,
  BAGIT,
  bySm3,
  countedOf,
  createCount,
  encodeBagInfo,
  encodeManifest,
  entryOf,
  INFO_FILE,
  PAYLOAD_MANIFEST,
  sha256Hex,
  SM3_MANIFEST,
  TAG_MANIFEST,
  TAG_SIGNATURE,
  type BagFile,
  type CountedFile,
} from './bag.ts'
import { createDurableWriter, exists, syncFolder } from '../medium/durable.ts'
import { encodeEventLines } from '../event-log/event-lines.ts'
import { writeFault } from '../medium/fault.ts'
import { safeFileName } from '../medium/file-name.ts'
import {
  CHECKPOINT_FILE,
  certificateFile,
  HISTORY_FILE,
  LOG_FILE,
  readableText,
  RELEASE_FOLDER,
  scanFile,
  SOURCE_FOLDER,
  versionFile,
  versionTextFile,
} from './package-layout.ts'
import { probeFile } from './probe.ts'
import type { NameTaken, OutputFile, StageOptions } from '../release/release-folder.ts'

const { names } = packageIndex

/** A file that is read when its turn comes, so that one is in memory at a time. */
export interface PayloadSource {
  readonly path: string
  readonly read: () => Uint8Array | Promise<Uint8Array>
  /** What people call it; its path's last part when absent. */
  readonly originalName?: string
  /** Gives back what it holds, once it is written; it is not read again. */
  readonly done?: () => void
}

/** A file of the payload as it was written. */
export interface WrittenFile extends CountedFile {
  readonly originalName: string
  readonly probe: FileProbe
}

/** Everything that a package holds. */
export interface PackageContent {
  readonly caseId: string
  readonly officeName: string
  /** The whole log, before the event that records this package. */
  readonly records: readonly EventRecord[]
  readonly checkpoint: Checkpoint
  /** DER: the authority, the release certificate, every signer of the log. */
  readonly certificates: readonly Uint8Array[]
  /** Each version under its number; written as the canonical bytes that its hash is taken over, and as plain text. */
  readonly versions: readonly { readonly version: number; readonly document: OfficialDocument }[]
  readonly scans: readonly { readonly scanHash: string; readonly bytes: Uint8Array }[]
  /** Pictures, attached files, evidence and suggested edits, at their paths in the package. */
  readonly kept: readonly PayloadSource[]
  readonly source: OutputFile | null
  /** The files of the release, byte for byte, whatever their number. */
  readonly release: readonly OutputFile[]
  /** The page of `renderHistory`. */
  readonly history: string
  readonly guide: { readonly fileName: string; readonly text: string }
  /** YYYY-MM-DD, Beijing calendar. */
  readonly packedOn: string
  /** What a filed case has beside. */
  readonly item?: {
    /** 档号 as a folder's name. */
    readonly folderName: string
    /** Forms, redlines, proofs. */
    readonly papers: readonly PayloadSource[]
    /** Metadata, encapsulation, report and index, made from the files that were written before them. */
    readonly describe: (written: readonly WrittenFile[], draft: PackageDraft) => Promise<readonly PayloadSource[]>
  }
}

/** A package that is not closed yet. */
export interface PackageDraft {
  /** Where what was written lies. */
  readonly path: string
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
  /** The tag files that it would have if it were closed now, with these files in it: for a check that the report tells of. */
  readonly close: (more: readonly BagFile[]) => Promise<readonly BagFile[]>
}

/** A package that lies complete under a temporary name. Ends with `publish` or `discard`. */
export interface StagedPackage {
  /** Where it lies now, for a check before it gets its name. */
  readonly path: string
  readonly folderName: string
  /** SHA-256 of the tag manifest, which names every file: what the log records of the package. */
  readonly packageSha256: string
  /** Number of payload files. */
  readonly files: number
  /** Gives it its name. Refuses when the name was taken meanwhile. @throws ArchiveFault. */
  publish(): Promise<Result<void, NameTaken>>
  /** Removes what was staged or published. Never throws: what cannot be removed is left. */
  discard(): Promise<void>
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const ready = (path: string, bytes: () => Uint8Array, originalName?: string): PayloadSource => ({
  path,
  read: bytes,
  ...(originalName === undefined ? {} : { originalName }),
})

const payloadOf = (content: PackageContent): readonly PayloadSource[] => [
  ...content.release.map((file) => ready(`${RELEASE_FOLDER}${file.fileName}`, () => file.bytes, file.fileName)),
  ready(LOG_FILE, () => encodeEventLines(content.records), names.log),
  ready(CHECKPOINT_FILE, () => encodeCheckpoint(content.checkpoint), names.checkpoint),
  ready(HISTORY_FILE, () => utf8(content.history), names.history),
  ...content.certificates.map((bytes) => ready(certificateFile(sha256Hex(bytes)), () => bytes, names.certificate)),
  ...content.versions.flatMap(({ version, document }) => [
    ready(versionTextFile(version), () => readableText(document), names.version(version)),
    ready(versionFile(version), () => documentBytes(document), names.versionBytes(version)),
  ]),
  ...content.scans.map(({ scanHash, bytes }) => ready(scanFile(scanHash), () => bytes, names.scan)),
  ...content.kept,
  ...(content.source === null ? [] : [sourceOf(content.source)]),
  ...(content.item?.papers ?? []),
]

const sourceOf = (file: OutputFile): PayloadSource =>
  ready(`${SOURCE_FOLDER}${safeFileName(file.fileName)}`, () => file.bytes, file.fileName.normalize('NFC'))

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Writes files one by one into a folder, and counts them; the folders are made as they are needed. */
const createPayloadWriter = (root: string, options: StageOptions) => {
  const writer = createDurableWriter()
  const folders = new Set<string>()
  const written = new Map<string, WrittenFile>()
  /** Below the package alone: the way to it is not made anew on this computer when the medium was pulled out. */
  const makeFolder = async (folder: string): Promise<void> => {
    if (folder === '.' || folders.has(folder)) return
    await makeFolder(dirname(folder))
    await mkdir(join(root, folder))
    folders.add(folder)
  }
  const put = async (path: string, bytes: Uint8Array, onPiece?: (piece: Uint8Array) => void): Promise<void> => {
    await makeFolder(dirname(path))
    await writer.write(join(root, path), bytes, { signal: options.signal, onWritten: options.onBytes, onPiece })
  }
  return {
    written: (): readonly WrittenFile[] => [...written.values()],
    put,
    /** One file a path: the same certificate or scan may be named by several events. */
    putPayload: async ({ path, read, done, originalName = lastPart(path) }: PayloadSource): Promise<void> => {
      if (written.has(path)) return
      options.signal?.throwIfAborted()
      const bytes = await read()
      // Reckoned a piece at a time as it is written: SM3 of 50 MB at once would hold up every window for half a second.
      const digest = createCount()
      await put(path, bytes, digest.update)
      const { sha256, sm3 } = digest.end()
      written.set(path, {
        ...{ path, sha256, sm3, bytes: bytes.length, originalName },
        probe: probeFile(path, bytes),
      })
      done?.()
    },
    settle: async (): Promise<void> => {
      await writer.settle()
      for (const folder of [...folders, '.']) await syncFolder(join(root, folder))
    },
    abandon: () => writer.abandon(),
  }
}

/** The files that close a package: declaration, counts, lists, guide, and the signature over all of them. */
const closingFiles = async (
  content: PackageContent,
  payload: readonly CountedFile[],
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<readonly BagFile[]> => {
  const info = {
    sourceOrganization: content.officeName,
    externalIdentifier: content.caseId,
    baggingDate: content.packedOn,
    payloadBytes: payload.reduce((sum, { bytes }) => sum + bytes, 0),
    payloadFiles: payload.length,
    program: PROGRAM_VERSION,
  }
  const tags = [
    { path: BAG_FILE, bytes: utf8(BAGIT) },
    { path: INFO_FILE, bytes: encodeBagInfo(info) },
    { path: PAYLOAD_MANIFEST, bytes: encodeManifest(payload) },
    { path: SM3_MANIFEST, bytes: encodeManifest(bySm3(payload)) },
    { path: content.guide.fileName, bytes: utf8(content.guide.text) },
  ]
  const tagManifest = encodeManifest(tags.map(entryOf))
  return [...tags, { path: TAG_MANIFEST, bytes: tagManifest }, { path: TAG_SIGNATURE, bytes: await sign(tagManifest) }]
}

const writePackage = async (
  root: string,
  content: PackageContent,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
  options: StageOptions,
): Promise<Pick<StagedPackage, 'packageSha256' | 'files'>> => {
  const writer = createPayloadWriter(root, options)
  try {
    const sources = payloadOf(content)
    for (const [index, source] of sources.entries()) {
      await writer.putPayload(source)
      options.onProgress?.((0.9 * (index + 1)) / sources.length)
    }
    const draft: PackageDraft = {
      path: root,
      sign,
      close: (more) => closingFiles(content, [...writer.written(), ...more.map(countedOf)], sign),
    }
    for (const source of (await content.item?.describe(writer.written(), draft)) ?? []) await writer.putPayload(source)
    const payload = writer.written()
    const all = await closingFiles(content, payload, sign)
    for (const { path, bytes } of all) await writer.put(path, bytes)
    await writer.settle()
    options.onProgress?.(1)
    const tagManifest = all.find(({ path }) => path === TAG_MANIFEST)
    assert(tagManifest !== undefined, 'a package is closed by its list')
    return { packageSha256: sha256Hex(tagManifest.bytes), files: payload.length }
  } finally {
    await writer.abandon()
  }
}

/**
 * Writes a case as a BagIt bag (RFC 8493) into a new folder named after the case, under a temporary name first. `sign`
 * makes the office's detached signature of the tag manifest. Refuses when the name is taken; remains of an interrupted
 * export of the same case are removed. On a fault or a cancelled signal nothing stays behind.
 * @throws ArchiveFault; the signal's reason.
 */
export const stagePackage = async (
  folder: string,
  content: PackageContent,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
  options: StageOptions = {},
): Promise<Result<StagedPackage, NameTaken>> => {
  const folderName = content.item?.folderName ?? content.caseId
  const final = join(folder, folderName)
  const path = `${final}.partial`
  const taken: NameTaken = { code: 'file.nameTaken', detail: { fileName: folderName } }
  const remove = (target: string): Promise<unknown> =>
    Promise.allSettled([rm(target, { recursive: true, force: true, maxRetries: 3 })])
  let written: Awaited<ReturnType<typeof writePackage>>
  try {
    if (await exists(final)) return err(taken)
    await rm(path, { recursive: true, force: true, maxRetries: 3 })
    await mkdir(path)
    written = await writePackage(path, content, sign, options)
  } catch (error) {
    await remove(path)
    throw writeFault(error)
  }

  let isPublished = false
  const discard = async (): Promise<void> => {
    await remove(isPublished ? final : path)
  }
  const publish = async (): Promise<Result<void, NameTaken>> => {
    try {
      // Renaming onto an empty folder would replace it, so the name is looked up first.
      if (await exists(final)) {
        await discard()
        return err(taken)
      }
      await renameWhenFree(path, final)
      isPublished = true
      await syncFolder(folder)
      return ok(undefined)
    } catch (error) {
      await discard()
      throw writeFault(error)
    }
  }
  return ok({ path, folderName, ...written, publish, discard })
}
