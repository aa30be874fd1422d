import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { encodeCheckpoint, type Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import {
  BAG_FILE,
  BAGIT,
  encodeBagInfo,
  encodeManifest,
  entryOf,
  INFO_FILE,
  PAYLOAD_MANIFEST,
  sha256Hex,
  TAG_MANIFEST,
  TAG_SIGNATURE,
  type BagFile,
} from './bag.ts'
import { exists, syncFolder, writeDurably } from './durable.ts'
import { encodeEventLines } from './event-lines.ts'
import { writeFault } from './fault.ts'
import { safeFileName } from './file-name.ts'
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
import type { NameTaken, OutputFile, StageOptions } from './release-folder.ts'

/** Everything that a package holds; texts in memory, because a case is a document, not a data set. */
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
  /** Pictures, attached files and suggested edits, at their paths in the package. */
  readonly kept: readonly BagFile[]
  readonly source: OutputFile | null
  /** The files of the release, byte for byte. */
  readonly release: readonly OutputFile[]
  /** The page of `renderHistory`. */
  readonly history: string
  readonly guide: { readonly fileName: string; readonly text: string }
  /** YYYY-MM-DD, Beijing calendar. */
  readonly packedOn: string
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

const payloadOf = (content: PackageContent): readonly BagFile[] => [
  { path: LOG_FILE, bytes: encodeEventLines(content.records) },
  { path: CHECKPOINT_FILE, bytes: encodeCheckpoint(content.checkpoint) },
  { path: HISTORY_FILE, bytes: utf8(content.history) },
  ...content.certificates.map((bytes) => ({ path: certificateFile(sha256Hex(bytes)), bytes })),
  ...content.versions.flatMap(({ version, document }) => [
    { path: versionFile(version), bytes: documentBytes(document) },
    { path: versionTextFile(version), bytes: readableText(document) },
  ]),
  ...content.scans.map(({ scanHash, bytes }) => ({ path: scanFile(scanHash), bytes })),
  ...content.kept,
  ...(content.source === null
    ? []
    : [{ path: `${SOURCE_FOLDER}${safeFileName(content.source.fileName)}`, bytes: content.source.bytes }]),
  ...content.release.map(({ fileName, bytes }) => ({ path: `${RELEASE_FOLDER}${fileName}`, bytes })),
]

/** One file a path: the same certificate or scan may be named by several events. */
const distinctPayload = (content: PackageContent): readonly BagFile[] => [
  ...new Map(payloadOf(content).map((file) => [file.path, file])).values(),
]

const filesOf = async (
  content: PackageContent,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<{ readonly files: readonly BagFile[]; readonly packageSha256: string; readonly payloadFiles: number }> => {
  const payload = distinctPayload(content)
  const info = {
    sourceOrganization: content.officeName,
    externalIdentifier: content.caseId,
    baggingDate: content.packedOn,
    payloadBytes: payload.reduce((sum, { bytes }) => sum + bytes.length, 0),
    payloadFiles: payload.length,
  }
  const tags = [
    { path: BAG_FILE, bytes: utf8(BAGIT) },
    { path: INFO_FILE, bytes: encodeBagInfo(info) },
    { path: PAYLOAD_MANIFEST, bytes: encodeManifest(payload.map(entryOf)) },
    { path: content.guide.fileName, bytes: utf8(content.guide.text) },
  ]
  const tagManifest = encodeManifest(tags.map(entryOf))
  const signature = { path: TAG_SIGNATURE, bytes: await sign(tagManifest) }
  return {
    files: [...payload, ...tags, { path: TAG_MANIFEST, bytes: tagManifest }, signature],
    packageSha256: sha256Hex(tagManifest),
    payloadFiles: payload.length,
  }
}

const writeFiles = async (root: string, files: readonly BagFile[], options: StageOptions): Promise<void> => {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  let written = 0
  const onWritten = (count: number): void => {
    written += count
    options.onProgress?.(written / total)
  }
  const folders = [...new Set(files.map(({ path }) => dirname(path)))]
  for (const folder of folders) await mkdir(join(root, folder), { recursive: true })
  for (const { path, bytes } of files)
    await writeDurably(join(root, path), bytes, { signal: options.signal, onWritten })
  for (const folder of [...folders, 'data', '.']) await syncFolder(join(root, folder))
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
  const final = join(folder, content.caseId)
  const path = `${final}.partial`
  const taken: NameTaken = { code: 'file.nameTaken', detail: { fileName: content.caseId } }
  const remove = (target: string): Promise<unknown> =>
    Promise.allSettled([rm(target, { recursive: true, force: true, maxRetries: 3 })])
  const { files, packageSha256, payloadFiles } = await filesOf(content, sign)
  try {
    if (await exists(final)) return err(taken)
    await rm(path, { recursive: true, force: true })
    await mkdir(path)
    await writeFiles(path, files, options)
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
      await rename(path, final)
      isPublished = true
      await syncFolder(folder)
      return ok(undefined)
    } catch (error) {
      await discard()
      throw writeFault(error)
    }
  }
  return ok({ path, folderName: content.caseId, packageSha256, files: payloadFiles, publish, discard })
}
