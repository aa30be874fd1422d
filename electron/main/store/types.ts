import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import type { Result } from '#shared/lib/result.ts'
import type { Sealed } from '../crypto/sealed.ts'
import type { Secret } from '../crypto/secret.ts'
import type { StoreSnapshot } from './snapshot.ts'
import type { ReadCustody, WriteCustody } from './custody.ts'
import type { ReadSearch, WriteSearch } from './search/search.ts'
import type { ReadHalfForms, WriteHalfForms } from './half-form.ts'
import type { ReadTraces, WriteTraces } from './traces.ts'
import type { AuditFilter, AuditPlace } from './audit-filter.ts'
import type {
  PersonRecord,
  CertificateRecord,
  OfficeRecord,
  NewOfficeKey,
  NewPersonKey,
  PersonKey,
  PastPassword,
  WorkingCopy,
  DoorRefusal,
  LexiconRecord,
  LexiconActivation,
  CaseAccess,
  CaseRowFilter,
  WaitingRow,
  LedgerRecord,
  AppendBatch,
  Appended,
} from './records.ts'

/**
 * What queries get. Every method throws StoreFault when the store cannot be read (a page whose authentication fails is
 * fault.storeCorrupt), and never gives a default in place of what it could not read.
 */
export interface ReadStore extends ReadSearch, ReadCustody, ReadTraces, ReadHalfForms {
  /** @throws Error before `createOffice`: a defect. */
  office(): OfficeRecord
  people(): readonly PersonRecord[]
  certificates(): readonly CertificateRecord[]
  /** What the person's passwords were before the one in use, newest first. */
  pastPasswords(personId: string): readonly PastPassword[]
  /** In order, from the one after `after` on (default the first); empty for an unknown case. */
  eventsOf(caseId: string, after?: number): readonly EventRecord[]
  headOf(caseId: string): { readonly seq: number; readonly hash: Uint8Array } | null
  /** Position 0 and 32 zero bytes while it is empty. */
  ledgerHead(): { readonly position: number; readonly hash: Uint8Array }
  /** From a position on (default the first), read in portions: the store may be written between two entries. */
  ledgerEntries(from?: number): Iterable<LedgerRecord>
  /** The lines of the ledger on which the events of this log lie, in the order of the log; empty for an unknown one. */
  ledgerPositions(caseId: string): readonly number[]
  /** Head of the Merkle tree over the first `size` lines of the ledger (RFC 6962). */
  treeRoot(size: number): Uint8Array
  /** What shows that the line at `index` (from 0) lies in that tree. */
  treeProof(index: number, size: number): readonly Uint8Array[]
  /** Lines of the ledger with their events, newest first: those that the filter lets through, and how many they are. */
  auditRows(
    filter: AuditFilter,
    place: AuditPlace,
  ): { readonly rows: readonly { readonly position: number; readonly record: EventRecord }[]; readonly total: number }
  /** The lines of 查阅留痕 that are about this case, newest first, at most so many; and how many there are. */
  accessOf(caseId: string, limit: number): { readonly records: readonly EventRecord[]; readonly total: number }
  /**
   * The events of all logs in the order of the ledger, read in portions. @throws StoreFault fault.storeCorrupt for a line
   * that does not stand for its event.
   */
  ledgerEvents(): Iterable<EventRecord>
  /** The event of that line; null beyond the end. */
  eventAt(position: number): EventRecord | null
  /** Decrypted and compared with its hash; null for none of this name. @throws StoreFault fault.storeCorrupt when it differs. */
  readBlob(caseId: string, sha256Hex: string): Uint8Array | null
  /** Whether the case has bytes of this name; they are not read. */
  hasBlob(caseId: string, sha256Hex: string): boolean
  workingCopy(caseId: string): WorkingCopy | null
  /** What is removed of the unfinished draft, as it was saved, and of which text; null for nothing, and for no text yet. */
  draftRedaction(caseId: string): { readonly contentHash: string | null; readonly anchored: unknown } | null
  /** Hashes of the blobs that are reports of this case's imports, oldest first. */
  importReports(caseId: string): readonly string[]
  /** The JSON value of a setting of the office; null for one that was never saved. */
  setting(name: string): unknown
  /** What was ever refused at the door, oldest first. */
  doorRefusals(): readonly DoorRefusal[]
  /** Every version of every lexicon, in the order in which they were taken in; their files are not read. */
  lexicons(): readonly LexiconRecord[]
  /** In how many released cases but this one a scan named each of these rules; rules of none are left out. */
  releasedWithRules(rules: readonly string[], exceptCaseId: string): ReadonlyMap<string, number>
  /** The signed file as it was taken in; null for none of this name. */
  lexiconFile(lexiconId: string, version: string): Uint8Array | null
  /** Oldest first. */
  lexiconActivations(): readonly LexiconActivation[]
  /** Newest first. */
  caseRows(filter: CaseRowFilter): { readonly rows: readonly CaseRow[]; readonly total: number }
  /**
   * Every case that waits for these roles and that this person may act on: drafts of their own only, and nothing that they
   * wrote or passed at another level of the round (I6), nor what was handed to another person. Under a delegation
   * (`forPersonId`) the same holds of the person whom they act for. In no order.
   */
  waitingRows(access: CaseAccess, roles: readonly Role[], forPersonId?: string): readonly WaitingRow[]
  /** Cases that ended without being published and are to be looked at again, the earliest day first, as many as that. */
  reviewRows(access: CaseAccess, limit: number): readonly CaseRow[]
  /** How many of them are due on that day, and how many there are. */
  reviewCounts(access: CaseAccess, today: string): { readonly due: number; readonly total: number }
  /** Releases whose term of validity ends between these days, both included, as many as that; the earliest first. */
  rowsEnding(access: CaseAccess, from: string, until: string, limit: number): readonly CaseRow[]
  /** Releases that say how long they stay published and are not taken down 撤下 by that day, as many as that; the earliest first. */
  rowsPosted(access: CaseAccess, today: string, limit: number): readonly CaseRow[]
  /**
   * Cases that are not at their end and lie with one of these people, as drafter or by 移交; or wait for heads of whom one of `heads`
   * is one. Oldest first.
   */
  rowsLyingWith(personIds: readonly string[], heads?: readonly string[]): readonly CaseRow[]
  /** Those of them that this person may see, in the order asked for. */
  caseRowsById(access: CaseAccess, ids: readonly string[]): readonly CaseRow[]
  /**
   * Cases that this person may see and that are to change one of these releases, and have not yet: 撤下 is done with the last
   * approval, everything else with the release of the case that changes. Oldest first.
   */
  rowsChanging(access: CaseAccess, targetIds: readonly string[]): readonly CaseRow[]
  countByStage(access: CaseAccess): Readonly<Record<Stage, number>>
  /** Every case of the log, in the order of their identifiers, read in portions; the office's own log is none. */
  allCaseIds(): Iterable<string>
  /** True when rows of another CASE_ROW_VERSION lie in the store: call `rebuildRows` before showing a list. */
  rowsAreStale(): boolean
  /** Reads every page and compares tables with indexes; about a second for 100 MB. @throws StoreFault fault.storeCorrupt. */
  readEveryPage(): void
}

/** What use cases get, and nobody else. A method that throws has changed nothing. */
export interface WriteStore extends ReadStore, WriteSearch, WriteCustody, WriteTraces, WriteHalfForms {
  /**
   * Appends to the log and the ledger, keeps the blobs, replaces the row: all in one transaction, durable on return.
   * Refuses case.stale when the log has grown past `expectedSeq`. @throws Error for events that do not follow each other,
   * or whose hash is not theirs: a defect. Does not verify signatures.
   */
  append(batch: AppendBatch): Result<Appended, { readonly code: 'case.stale' }>
  saveWorkingCopy(caseId: string, copy: WorkingCopy): void
  saveDraftRedaction(
    caseId: string,
    redaction: { readonly contentHash: string | null; readonly anchored: unknown } | null,
  ): void
  /**
   * Keeps bytes beside a draft, under their SHA-256, until an `append` with `named` settles them. Refuses case.stale when the
   * log has grown past `expectedSeq`.
   */
  addLooseBlob(
    caseId: string,
    expectedSeq: number,
    blob: AppendBatch['blobs'][number],
  ): Result<null, { readonly code: 'case.stale' }>
  saveSetting(name: string, value: unknown): void
  /** @throws Error for a version that is there: a defect, as versions never change. */
  addLexicon(record: LexiconRecord, file: Uint8Array): void
  /** @throws Error for a version that is not there: a defect. */
  activateLexicon(activation: LexiconActivation): void
  recordDoorRefusal(refusal: DoorRefusal): void
  /** Drops all rows and makes them anew from the log, in one transaction. */
  rebuildRows(project: (events: readonly EventRecord[]) => CaseRow): void
  /** Keeps that this was a password of the person, the newest `keep` of them. */
  addPastPassword(personId: string, past: PastPassword, at: string, keep: number): void
  /** Once, in a new store. @throws Error the second time: a defect. */
  createOffice(office: {
    readonly name: string
    readonly createdAt: string
    readonly authority: NewOfficeKey
    readonly release: NewOfficeKey
  }): void
  addPerson(person: PersonRecord, key: NewPersonKey): void
  /** Takes over name and roles (the new certificate attests them); the old key is retired and its private half destroyed. */
  replacePersonKey(person: Omit<PersonRecord, 'createdAt'>, key: NewPersonKey): void
  /** The same key under another certificate, with the name and roles that it attests; the old certificate is retired. */
  recertifyPerson(person: Omit<PersonRecord, 'createdAt'>, certificate: Omit<NewPersonKey, 'wrap'>): void
  /** @throws Error for a person whom the store does not know: a defect. */
  personKey(personId: string): PersonKey
  /** First step of a change of password: the key lies under both passwords, so that a crash locks nobody out. */
  addKeyWrap(certificateSha256: string, wrap: Sealed): void
  /** Last step, once the keyring is written: every other wrap is destroyed. */
  keepOnlyKeyWrap(certificateSha256: string, wrap: Sealed): void
  /** The office's private keys, PKCS#8 DER. */
  officeSecrets(): { readonly authorityKey: Secret<Uint8Array>; readonly releaseKey: Secret<Uint8Array> }
  /** The file as it stands now, for a copy of it. @throws Error while another is held: a defect. */
  holdSnapshot(): StoreSnapshot
  /** Holds fewer pages in memory, for work that reads every case once; until what it gives is called. */
  readOnce(): () => void
  /** Writes the log ahead back into the file and lets go of it. Calling it twice is harmless. */
  close(): void
}
