import type { PdfReport } from '#shared/domain/signature/report.ts'
import type { VerifyPdfOptions } from '../signing/pades/verify-pdf.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { Attribution } from '#shared/domain/text/version/attribution.ts'
import type { Image, OfficialDocument } from '#shared/domain/document/model.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import type { Hit } from '#shared/domain/scan/hit.ts'
import type { HitSource } from '#shared/domain/scan/place.ts'
import type { Replaced } from '#shared/domain/scan/replaces.ts'
import type { LexiconWarning } from '#shared/domain/scan/lexicon-lint.ts'
import type { Result } from '#shared/lib/result.ts'
import type { LookedAt } from '../document/file-texts.ts'
import type { Inside } from '../document/inside/inside.ts'
import type { OldFormat } from '../document/office/convert.ts'
import type { TableRead } from '../document/sheet/read-table.ts'
import type { PdfExpectation, SelfCheckProblem } from '../pdf/self-check.ts'
import type { RenderedPdf, RenderInput } from '../pdf/render.ts'
import type { DocxExport } from '../document/docx-export/export-docx.ts'
import type { WorkbookSheet } from '../document/sheet/write-workbook.ts'
import type { LexiconFacts, LexiconFile, LexiconFileRefusal } from './lexicon-file.ts'
import type { Paper } from './archive-papers.ts'
import type { PreviewInput } from './preview.ts'
import type { Elsewhere, ScannedFile } from './scan-elsewhere.ts'
import type { ActiveLexicon } from './scan-files.ts'
import type { DiffTaskInput } from './diff-task.ts'
import type { RedlinePagesInput } from './redline-pages.ts'
import type { RedlineTaskInput } from './redline-task.ts'
import type { DraftScanInput } from './scan-draft.ts'
import type { TaskRefusal } from './task-refusal.ts'
import type { ProofsInput, ProofsRefusal } from './proofs.ts'

/** The outcome of a scan, ready to be kept as the scan record (usecase/scan/scan-record.ts). */
export interface ScanOutcome {
  readonly format: 'mingjian-scan'
  readonly version: 1
  readonly contentHash: string
  readonly ruleSetVersion: string
  readonly lexicons: { id: string; version: string; sha256: string; entries: number }[]
  readonly characters: number
  /** What was looked at beside the text of the document. */
  readonly files: (Omit<HitSource, 'kind'> & {
    kind: HitSource['kind']
    format: string
    characters: number
    pictures: number
    picturesRead: number
  })[]
  readonly limits: { smallCellLeast: number; manyTables: number }
  /** What read text off pictures, by its own name and version; null for nobody. */
  readonly recogniser: string | null
  /** `key` is the same for the same words between the same words, in every version of the case. */
  readonly hits: (Omit<Output<'case.get'>['hits'][number], 'hands' | 'handsNeeded' | 'waitsForMe' | 'elsewhere'> & {
    key: string
    elsewhere?: Elsewhere
  })[]
}

/** A document read from a file, with the rules of classification marks that its text or its hidden text fires. */
export interface CheckedImport {
  readonly document: OfficialDocument
  /** With tracked changes kept, the text before them. */
  readonly previous: OfficialDocument | null
  /** Bytes of the pictures that the documents name. */
  readonly pictures: readonly { readonly sha256: string; readonly bytes: Uint8Array }[]
  readonly revisions: Output<'case.importReports'>[number]['revisions']
  readonly format: string
  readonly findings: Output<'case.register'>['findings']
  readonly classifiedRules: readonly string[]
}

/** The work that runs on the task thread: input and output of each, all plain values that can be cloned. */
export interface Tasks {
  readonly import: {
    readonly input: {
      readonly fileName: string
      readonly bytes: Uint8Array
      readonly trackedChanges?: 'accept' | 'reject' | 'keep'
    }
    readonly output: Result<CheckedImport, TaskRefusal>
  }
  /** What a file that goes with a document as it is holds, and what of it is kept. */
  readonly lookAtFile: {
    readonly input: { readonly fileName: string; readonly bytes: Uint8Array }
    readonly output: Result<
      Pick<LookedAt, 'format' | 'bytes' | 'pictures' | 'leftovers'> &
        Pick<CheckedImport, 'findings' | 'classifiedRules'>,
      TaskRefusal
    >
  }
  /** Everything that a file carries, wherever in it. */
  readonly lookInside: {
    readonly input: { readonly fileName: string; readonly bytes: Uint8Array }
    readonly output: Result<Inside, TaskRefusal>
  }
  /** The rules that an old Word file fires, before another program may read it; null for any other file. */
  readonly lookAtOldWord: {
    readonly input: { readonly fileName: string; readonly bytes: Uint8Array }
    readonly output: Result<
      { readonly format: OldFormat; readonly classifiedRules: readonly string[] } | null,
      TaskRefusal
    >
  }
  /** The rows of a workbook or of CSV. */
  readonly readTable: { readonly input: { readonly bytes: Uint8Array }; readonly output: TableRead }
  readonly takePicture: {
    readonly input: { readonly bytes: Uint8Array }
    readonly output: Result<
      { readonly image: Image; readonly bytes: Uint8Array } & Pick<CheckedImport, 'findings' | 'classifiedRules'>,
      TaskRefusal
    >
  }
  /** Names of the blocking rules that the text fires; empty for none. */
  readonly gate: { readonly input: { readonly text: string }; readonly output: readonly string[] }
  readonly scan: {
    /** `today` is the date in Beijing, YYYY-MM-DD: ages and impossible dates are told by it. */
    readonly input: {
      readonly caseId: string
      readonly document: OfficialDocument
      readonly contentHash: string
      readonly today: string
      /** What the office has put to use beside the shipped lexicons. */
      readonly lexicons: readonly ActiveLexicon[]
      /** Rules of themes of which the office has released many tables (保守国家秘密法 Art. 36, V). */
      readonly releasedThemes: readonly string[]
      /** The smallest count that names nobody (统计法 Art. 28, V), and how many tables of a theme make many. */
      readonly limits: { readonly smallCellLeast: number; readonly manyTables: number }
      readonly files: readonly ScannedFile[]
      /** What `document` was made of, when it is a public version; `known` is said anyway. */
      readonly partial?: {
        readonly original: OfficialDocument
        readonly removals: readonly Removal[]
        readonly known: readonly string[]
      }
      readonly recogniser: string | null
    }
    readonly output: ScanOutcome
  }
  /** What these lexicons find in a text that is no document's. */
  readonly tryOut: {
    readonly input: { readonly text: string; readonly today: string; readonly lexicons: readonly ActiveLexicon[] }
    readonly output: readonly Hit[]
  }
  /** A lexicon file with what a person should see before it is used; at most MAX_WARNINGS of that. */
  readonly readLexicon: {
    readonly input: {
      readonly bytes: Uint8Array
      readonly facts: LexiconFacts | null
      readonly root: Uint8Array
      readonly lexicons: readonly ActiveLexicon[]
      /** Innocent text, to reckon how often entries fire. */
      readonly sample: string
    }
    readonly output: Result<
      LexiconFile & {
        readonly warnings: readonly LexiconWarning[]
        readonly warningCount: number
        readonly replaces: Replaced | null
      },
      LexiconFileRefusal
    >
  }
  /** What a stored lexicon does to the shipped one whose name it bears; null when it bears none. */
  readonly lexiconReplaces: { readonly input: { readonly file: Uint8Array }; readonly output: Replaced | null }
  /** A stored lexicon as a table. */
  readonly lexiconTable: {
    readonly input: { readonly file: Uint8Array; readonly format: 'csv' | 'xlsx' }
    readonly output: Uint8Array
  }
  /** The same while it is written: nothing of it is recorded. */
  readonly scanDraft: {
    readonly input: DraftScanInput & { readonly lexicons: readonly ActiveLexicon[] }
    readonly output: Output<'draft.scan'>
  }
  readonly diff: {
    readonly input: DiffTaskInput
    readonly output: Omit<Output<'case.diff'>, 'from' | 'to' | 'versions'>
  }
  /** Versions come oldest first. */
  readonly attribute: {
    readonly input: { readonly versions: readonly { readonly document: OfficialDocument; readonly version: number }[] }
    readonly output: Attribution
  }
  /** The bytes, opened again and compared; a file that does not hold its document is a fault. */
  readonly workbook: { readonly input: { readonly sheets: readonly WorkbookSheet[] }; readonly output: Uint8Array }
  readonly exportDocx: { readonly input: DocxExport; readonly output: Uint8Array }
  /** Starts the thread and opens what pages are set with, before anybody wants to see one. */
  readonly preparePreview: { readonly input: null; readonly output: null }
  /** Pages for the screen; fonts and set blocks are kept for the next time. */
  readonly preview: {
    readonly input: PreviewInput
    readonly output: Result<Output<'draft.preview'>, TaskRefusal>
  }
  /** Pages of 花脸稿 for the screen; the last comparison is kept set. */
  readonly redlinePages: {
    readonly input: RedlinePagesInput
    readonly output: Result<Output<'case.redlinePages'>, TaskRefusal>
  }
  /** Reads every page of a store and compares tables with indexes. `key` is wiped. @throws StoreFault. */
  readonly readStore: { readonly input: { readonly path: string; readonly key: Uint8Array }; readonly output: null }
  readonly redline: { readonly input: RedlineTaskInput; readonly output: Result<Uint8Array, TaskRefusal> }
  readonly render: { readonly input: RenderInput; readonly output: Result<RenderedPdf, TaskRefusal> }
  /** Papers of an archive package, in their order; each is made or refused by itself. */
  readonly archivePapers: {
    readonly input: { readonly papers: readonly Paper[] }
    readonly output: readonly Result<Uint8Array, TaskRefusal>[]
  }
  /** What the signatures of any PDF are worth. */
  readonly verifyPdf: {
    readonly input: VerifyPdfOptions & { readonly pdf: Uint8Array }
    readonly output: PdfReport
  }
  /** Proofs behind the signatures of a released file; asks other machines when it is told to. */
  readonly addProofs: { readonly input: ProofsInput; readonly output: Result<Uint8Array, ProofsRefusal> }
  /** Which other machines that would ask. */
  readonly proofQuestions: {
    readonly input: Omit<ProofsInput, 'files' | 'fetch'>
    readonly output: readonly string[]
  }
  /** What is wrong with a finished file; empty when it says exactly what was approved (G17). */
  readonly selfCheck: {
    readonly input: { readonly pdf: Uint8Array; readonly expected: PdfExpectation }
    readonly output: readonly SelfCheckProblem[]
  }
}

export type TaskName = keyof Tasks
export type TaskInput<K extends TaskName> = Tasks[K]['input']
export type TaskOutput<K extends TaskName> = Tasks[K]['output']

export interface TaskRequest {
  readonly id: number
  readonly name: TaskName
  readonly input: unknown
}
/** Errors cross as plain fields: code of a fault, and the stack without its message. */
export type TaskAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly stack: string }
/** Before its answer, that the thread turns to a task now. */
export type TaskReply = TaskAnswer | { readonly id: number; readonly begun: true }
