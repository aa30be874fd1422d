import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

/** Where things lie in a package; the writer and the verifier agree here. */
export const LOG_FILE = 'data/log/events.jsonl'
export const CHECKPOINT_FILE = 'data/log/checkpoint.json'
export const HISTORY_FILE = 'data/history.html'
export const SOURCE_FOLDER = 'data/source/'
export const RELEASE_FOLDER = 'data/release/'
export const CERTIFICATE_FOLDER = 'data/certificates/'

/** Pictures, attached files and suggested edits, under their hash. */
export const KEPT_FOLDER = 'data/files/'

/** The ending is for readers' programs; only plain letters and digits make one. */
export const keptFile = (sha256: string, format: string): string =>
  `${KEPT_FOLDER}${sha256}.${/^[a-z0-9]{1,8}$/.test(format) ? format.replace(/^jpeg$/, 'jpg') : 'bin'}`
export const editFile = (editHash: string): string => keptFile(editHash, 'json')

export const certificateFile = (sha256: string): string => `${CERTIFICATE_FOLDER}${sha256}.cer`
export const versionFile = (version: number): string => `data/versions/${String(version)}.json`
export const versionTextFile = (version: number): string => `data/versions/${String(version)}.txt`
export const scanFile = (scanHash: string): string => `data/scans/${scanHash}.json`

/** What a filed case has beside: for people and for other systems. */
export const INDEX_FILE = 'data/index.html'
export const METADATA_FILE = 'data/metadata/metadata.xml'
export const EEP_FILE = 'data/metadata/eep.xml'
export const COVER_FILE = 'data/forms/cover.pdf'
export const APPROVAL_FILE = 'data/forms/approval.pdf'
export const SECRECY_FILE = 'data/forms/secrecy.pdf'
export const REPORT_XML = 'data/report/four-checks.xml'
export const REPORT_PDF = 'data/report/four-checks.pdf'
export const SIGNED_CHECKPOINT_FILE = 'data/log/signed-checkpoint.json'
export const PROOF_FILE = 'data/log/proof.json'
/** What of the office's own log bears on the case, and the proof that it lies in the ledger of the same checkpoint. */
export const OFFICE_LOG_FILE = 'data/log/office-events.jsonl'
export const OFFICE_PROOF_FILE = 'data/log/office-proof.json'
export const redlineFile = (from: number, to: number): string => `data/redlines/${String(from)}-${String(to)}.pdf`

/** A version as plain text: title, then a line a paragraph. */
export const readableText = (document: OfficialDocument): Uint8Array =>
  Buffer.from(`${documentToText(document)}\n`, 'utf8')
