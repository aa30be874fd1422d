import {
  calendarDate,
  closed,
  closedWith,
  identifier,
  integer,
  list,
  oneOf,
  sha256Hex,
  text,
  timestamp,
  type Guarded,
} from '#shared/lib/guard.ts'
import { equalBytes } from '../chain/event-record.ts'
import { assert } from '#shared/lib/result.ts'
import { utf8Bytes, utf8Text } from '#shared/lib/utf8.ts'
import { MAX_REMOVALS } from '../document/redact/removal.ts'
import { ROLES, STAGES } from '../case/roles.ts'
import { PUBLIC_PARTS } from '../layout/public-version.ts'
import { SIGNATURE_LEVELS } from '../signature/report.ts'
import { HAND_ACTS } from './hands.ts'
import { isReleaseMetadata, orderedMetadata } from './release-metadata.ts'

const COUNT = integer(0, 10_000_000)
/** A release that is attested again every few years, each time by another authority. */
const MAX_STAMP_ROOTS = 50
const name = text(300)
const title = text(2000)

const isCheckpoint = closed({
  position: integer(1, Number.MAX_SAFE_INTEGER),
  hash: sha256Hex,
  /** Head of the Merkle tree over the ledger up to there (RFC 6962). */
  root: sha256Hex,
  at: timestamp,
})
/** 检查点: where the workstation's ledger stood, so that a log which is cut or rolled back later shows. */
export type Checkpoint = Guarded<typeof isCheckpoint>

const RELEASE_FILE_ROLES = ['page', 'text', 'metadata', 'attachment'] as const
/** A name, never a path. */
const fileName = text(300, /^[^/\\]+$/)
const isReleasedFile = closedWith(
  {
    role: oneOf(RELEASE_FILE_ROLES),
    fileName,
    mediaType: text(100, /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/),
    sizeBytes: integer(0, 2 ** 40),
    sha256: sha256Hex,
  },
  // 附件 as the document names it.
  { title },
)
/** A file that goes to the portal beside the PDF. */
export type ReleasedFile = Guarded<typeof isReleasedFile>

const isReleaseManifest = closed({
  format: oneOf(['mingjian-release']),
  version: oneOf([2]),
  caseId: identifier,
  title,
  documentNumber: name,
  releasedOn: calendarDate,
  /** The authority's certificate, and the one that signs this manifest. */
  office: closed({ name, certificateSha256: sha256Hex, signedBy: sha256Hex }),
  metadata: isReleaseMetadata,
  /** Which text; and what of it the version for the public leaves out (D). */
  document: closedWith(
    {
      contentHash: sha256Hex,
      version: integer(1, 10_000_000),
      round: integer(1, 10_000_000),
      omitted: list(oneOf(PUBLIC_PARTS), PUBLIC_PARTS.length),
    },
    {
      /**
       * 区分处理: a version with removals, on these provisions. Nothing of what was removed, nor a hash of the whole text, by
       * which a masked number could be tried out.
       */
      partial: closed({ removals: integer(1, MAX_REMOVALS), articles: list(name, 100) }),
    },
  ),
  pdf: closedWith(
    {
      fileName,
      sha256: sha256Hex,
      sizeBytes: integer(1, 2 ** 40),
      pages: integer(1, 100_000),
      signedBy: sha256Hex,
      level: oneOf(SIGNATURE_LEVELS),
    },
    {
      /** Another authority's key signed: the last certificate that came with it, DER in base64, which the office vouches for. */
      anchor: text(24_000, /^[A-Za-z0-9+/]+={0,2}$/),
      /** Whose word on the time of signing the office believes: roots of timestamps, DER in base64. */
      stampRoots: list(text(24_000, /^[A-Za-z0-9+/]+={0,2}$/), MAX_STAMP_ROOTS),
      /** What was released first, when proofs were added since: the file begins with these bytes. */
      first: closed({ sha256: sha256Hex, sizeBytes: integer(1, 2 ** 40) }),
    },
  ),
  files: list(isReleasedFile, 1000),
  fonts: list(closed({ role: name, wanted: name, used: name }), 100),
  scan: closed({
    scanHash: sha256Hex,
    ruleSetVersion: name,
    lexicons: list(closed({ id: name, version: name, sha256: sha256Hex }), 1000),
    hits: COUNT,
  }),
  hands: list(
    closedWith(
      {
        stage: oneOf(STAGES),
        round: integer(1, 10_000_000),
        act: oneOf(HAND_ACTS),
        personName: name,
        role: oneOf(ROLES),
        at: timestamp,
        eventHash: sha256Hex,
      },
      { actedFor: closed({ personName: name, role: oneOf(ROLES) }) },
    ),
    100_000,
  ),
  log: closed({ events: integer(1, 10_000_000), head: sha256Hex }),
  checkpoint: isCheckpoint,
  /** That the log's head lies in the tree of the checkpoint: its line, from 0, and the hashes beside its way up (RFC 6962). */
  inclusion: closed({ index: integer(0, Number.MAX_SAFE_INTEGER), path: list(sha256Hex, 53) }),
})

/**
 * What goes with a released PDF: what it is, which approved text it shows, through whose hands it went, and where the
 * event log stood. No opinions and no reasons. The office signs its exact bytes.
 */
export type ReleaseManifest = Guarded<typeof isReleaseManifest>

/** JSON as we write it: two spaces, line feeds, one at the end. Key order is the value's. */
const jsonBytes = (value: unknown): Uint8Array => utf8Bytes(`${JSON.stringify(value, null, 2)}\n`)

const orderedCheckpoint = ({ position, hash, root, at }: Checkpoint): Checkpoint => ({ position, hash, root, at })

/** The value with its keys in the one order that the file has. */
const ordered = (manifest: ReleaseManifest): ReleaseManifest => {
  const { office, document, pdf, scan, log, checkpoint, inclusion } = manifest
  return {
    format: manifest.format,
    version: manifest.version,
    caseId: manifest.caseId,
    title: manifest.title,
    documentNumber: manifest.documentNumber,
    releasedOn: manifest.releasedOn,
    office: { name: office.name, certificateSha256: office.certificateSha256, signedBy: office.signedBy },
    metadata: orderedMetadata(manifest.metadata),
    document: {
      contentHash: document.contentHash,
      version: document.version,
      round: document.round,
      omitted: document.omitted,
      ...(document.partial === undefined
        ? {}
        : { partial: { removals: document.partial.removals, articles: document.partial.articles } }),
    },
    pdf: {
      fileName: pdf.fileName,
      sha256: pdf.sha256,
      sizeBytes: pdf.sizeBytes,
      pages: pdf.pages,
      signedBy: pdf.signedBy,
      level: pdf.level,
      ...(pdf.anchor === undefined ? {} : { anchor: pdf.anchor }),
      ...(pdf.stampRoots === undefined ? {} : { stampRoots: pdf.stampRoots }),
      ...(pdf.first === undefined ? {} : { first: { sha256: pdf.first.sha256, sizeBytes: pdf.first.sizeBytes } }),
    },
    files: manifest.files.map((file) => ({
      role: file.role,
      fileName: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      ...(file.title === undefined ? {} : { title: file.title }),
    })),
    fonts: manifest.fonts.map(({ role, wanted, used }) => ({ role, wanted, used })),
    scan: {
      scanHash: scan.scanHash,
      ruleSetVersion: scan.ruleSetVersion,
      lexicons: scan.lexicons.map(({ id, version, sha256 }) => ({ id, version, sha256 })),
      hits: scan.hits,
    },
    hands: manifest.hands.map(({ stage, round, act, personName, role, at, eventHash, actedFor }) => ({
      stage,
      round,
      act,
      personName,
      role,
      at,
      eventHash,
      ...(actedFor === undefined ? {} : { actedFor: { personName: actedFor.personName, role: actedFor.role } }),
    })),
    log: { events: log.events, head: log.head },
    checkpoint: orderedCheckpoint(checkpoint),
    inclusion: { index: inclusion.index, path: inclusion.path },
  }
}

/** The file's bytes. @throws on a manifest that `parseReleaseManifest` would refuse: a defect of the caller. */
export const encodeReleaseManifest = (manifest: ReleaseManifest): Uint8Array => {
  assert(isReleaseManifest(manifest), 'a manifest of the shape that is read back')
  return jsonBytes(ordered(manifest))
}

const MAX_MANIFEST_BYTES = 32 * 1024 * 1024

const parseJson = (bytes: Uint8Array): unknown => {
  const source = bytes.length > MAX_MANIFEST_BYTES ? null : utf8Text(bytes)
  if (source === null) return null
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

/** Reads a manifest from exactly the bytes that `encodeReleaseManifest` writes; null for any other. */
export const parseReleaseManifest = (bytes: Uint8Array): ReleaseManifest | null => {
  const value = parseJson(bytes)
  return isReleaseManifest(value) && equalBytes(jsonBytes(ordered(value)), bytes) ? value : null
}

export const encodeCheckpoint = (checkpoint: Checkpoint): Uint8Array => jsonBytes(orderedCheckpoint(checkpoint))

/** Reads a checkpoint from exactly the bytes that `encodeCheckpoint` writes; null for any other. */
export const parseCheckpoint = (bytes: Uint8Array): Checkpoint | null => {
  const value = parseJson(bytes)
  return isCheckpoint(value) && equalBytes(encodeCheckpoint(value), bytes) ? value : null
}
