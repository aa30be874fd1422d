import type { EventRecord, LedgerEntry } from '#shared/domain/chain/event-record.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import type { Sealed } from '../crypto/sealed.ts'
import type { Secret } from '../crypto/secret.ts'

export interface PersonRecord {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly createdAt: string
}

/** A certificate that was ever in use here. Certificates are retired, never forgotten: old signatures need them. */
export interface CertificateRecord {
  readonly sha256: string
  readonly kind: 'authority' | 'release' | 'person'
  /** Null for the office's own. */
  readonly personId: string | null
  readonly certificate: Uint8Array
  readonly issuedAt: string
  readonly retiredAt: string | null
}

export interface OfficeRecord {
  readonly name: string
  readonly createdAt: string
  /** The ones in use, DER. */
  readonly authorityCertificate: Uint8Array
  readonly releaseCertificate: Uint8Array
}

/** A key with its certificate, as it is handed in. Private keys are PKCS#8 DER. */
export interface NewOfficeKey {
  readonly certificate: Uint8Array
  readonly certificateSha256: string
  readonly privateKey: Secret<Uint8Array>
}

/** A person's key: the private half only ever wrapped under their password. */
export interface NewPersonKey {
  readonly certificate: Uint8Array
  readonly certificateSha256: string
  readonly wrap: Sealed
  readonly issuedAt: string
}

/** The person's key in use. Two wraps only while a password is being changed. */
export interface PersonKey {
  readonly certificate: Uint8Array
  readonly certificateSha256: string
  readonly wraps: readonly Sealed[]
}

/** A password that is no longer in use, so that it can be known again: scrypt of it under its own salt. */
export interface PastPassword {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

/** The drafter's unfinished document. Not an event. */
export interface WorkingCopy {
  readonly title: string
  readonly body: Uint8Array
  /** The editor's undo journal. */
  readonly history: string | null
  readonly savedAt: string
  /** The version that it was begun from. */
  readonly baseVersion: number
}

/** A refusal of classified material at the door (保守国家秘密法 Art. 31): nothing of what was refused is kept. */
export interface DoorRefusal {
  readonly at: string
  readonly personId: string
  readonly rule: string
  /** Null for text that came from no file. */
  readonly fileSha256: string | null
}

/** One version of a lexicon that the office took in. */
export interface LexiconRecord {
  readonly lexiconId: string
  readonly version: string
  readonly name: string
  /** YYYY-MM-DD */
  readonly issuedOn: string
  readonly entryCount: number
  /** Of the signed file, lower-case hex. */
  readonly sha256: string
  readonly addedAt: string
  readonly personId: string
}

/** A version put to use, or with null the lexicon put out of use. The last one of each lexicon stands. */
export interface LexiconActivation {
  readonly lexiconId: string
  readonly version: string | null
  readonly at: string
  readonly personId: string
}

/** Whose eyes: own cases, and with `seesSubmitted` every case that was ever handed in. */
export interface CaseAccess {
  readonly personId: string
  readonly seesSubmitted: boolean
}

export interface CaseRowFilter {
  readonly access: CaseAccess
  /** All stages when absent. */
  readonly stages?: readonly Stage[]
  readonly offset: number
  readonly limit: number
}

/** A case that waits for one of a person's roles, with what its place in the list depends on. */
export type WaitingRow = Pick<CaseRow, 'caseId' | 'stage' | 'waitingSince' | 'cameBy' | 'limitRule' | 'limitFrom'>

/** A ledger line with the event that it stands for. */
export interface LedgerRecord extends LedgerEntry {
  readonly caseId: string
  readonly seq: number
}

/** One act on a case. The events are signed and follow each other; blobs are named by the SHA-256 of their bytes. */
export interface AppendBatch {
  readonly caseId: string
  /** The log as the person saw it: 0 for none yet. */
  readonly expectedSeq: number
  readonly events: readonly EventRecord[]
  readonly blobs: readonly { readonly hash: string; readonly bytes: Uint8Array }[]
  /** Blobs among these that are reports of an import; they are found again by `importReports`. */
  readonly importReports?: readonly string[]
  /** The case as it stands after the last of these events; null for a log that is no case's (`RESERVED_LOGS`). */
  readonly row: CaseRow | null
  /** What the events themselves rest on (the certificate that signed them), done before them in the same transaction. */
  readonly before?: () => void
  /** What else this store must hold with the act, done in the same transaction; when it throws, nothing has happened. */
  readonly also?: () => void
  /** Set with the act, or dropped with null; left as it is when absent. */
  readonly workingCopy?: WorkingCopy | null
  /** What the draft that ends here names: bytes added beside it (`addLooseBlob`) and not named are destroyed. */
  readonly named?: readonly string[]
}

export interface Appended {
  readonly seq: number
  readonly hash: Uint8Array
  readonly ledgerPosition: number
}
