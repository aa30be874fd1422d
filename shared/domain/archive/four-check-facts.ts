import type { Retention } from './archival-number.ts'
import type { CheckStage } from './check-stage.ts'
import type { MetadataNode } from './metadata.ts'

/** What was seen of one file of the package. */
export interface FileProbe {
  readonly path: string
  readonly bytes: number
  /** By its first bytes and its name, lower case: pdf, txt, xml, json, html, docx, png, jpeg, cer, p7s …; '' for unknown. */
  readonly format: string
  /** It ends as its format does; null where only opening it would tell. Only of a PDF is it known that it does not. */
  readonly whole: boolean | null
  readonly encrypted: boolean
  /** Of a PDF: its version, and whether it claims PDF/A. */
  readonly pdf: { readonly version: string; readonly pdfA: boolean } | null
}

/** What the checks are made from. Everything comes out of the package itself, but `register` and `sameInBatch`. */
export interface CheckFacts {
  readonly stage: CheckStage
  /** 文件实体 as it is written in the package; null when it cannot be read. */
  readonly metadata: readonly MetadataNode[] | null
  /** 机构人员实体 and 业务实体, in their order; none when the metadata cannot be read. */
  readonly people: readonly (readonly MetadataNode[])[]
  readonly acts: readonly (readonly MetadataNode[])[]
  readonly files: readonly FileProbe[]
  /** Counts that the container declares; null where it declares none that can be read. */
  readonly declared: { readonly files: number; readonly bytes: number } | null
  /** The report itself and the index page that names it come after: counts are those of before. */
  readonly beforeReport: boolean
  /** The case that the container names, and those whose events lie in it: one package holds one 件. */
  readonly cases: { readonly declared: string; readonly found: readonly string[] }
  /** Whose authority signed. Not `own`: everything may hold, and still anybody may have made it. */
  readonly authority: { readonly name: string; readonly own: boolean } | null
  /** The package holds what of its office's log bears on it. Else who held which certificate and role then is not proven. */
  readonly holdsOffice: boolean
  /** The first thing that does not hold of each, in words; null when all of it was run and holds. */
  readonly problems: {
    readonly signatures: string | null
    readonly layout: string | null
    readonly contents: string | null
    readonly attachments: string | null
    readonly process: string | null
    readonly guide: string | null
    /** Metadata and encapsulation: read, agreeing, of this case. */
    readonly description: string | null
  }
  /** What the log says of the filing; null for a package without. */
  readonly filed: {
    readonly archivalNumber: string
    readonly fonds: string
    readonly category: string
    readonly year: number
    readonly retention: Retention
    readonly organisation: string
    readonly serial: number
    readonly lastSerial: number
    readonly reason: string
    readonly tableVersion: string
    readonly tableItem: string
    readonly pages: number
    readonly filedOn: string
  } | null
  readonly eventCount: number
  /** Pages of the released PDF as its manifest says and as they were counted in it; null where its pages cannot be found; null for no release. */
  readonly releasePages: { readonly told: number; readonly counted: number | null } | null
  /** How many cases have its 档号, this one counted, and how many others its 文号, in the register; null where there is none. */
  readonly register: { readonly sameNumber: number; readonly othersWithDocumentNumber: number } | null
  /** How many packages of the batch have its 档号, this one counted; null outside of one. */
  readonly sameInBatch: number | null
  /** Others with its 题名, by their 档号: those of the same day and 文号, or none, are `repeated`. Null where nobody compared. */
  readonly sameTitle: SameTitle | null
}

export interface SameTitle {
  readonly repeated: readonly string[]
  readonly others: readonly string[]
}

/** The sentences of the evidence; the window and the report have the same. */
export interface CheckWords {
  readonly values: {
    readonly aggregation: readonly string[]
    readonly retentions: Readonly<Record<Retention, string>>
    readonly secrecy: readonly string[]
    readonly composition: readonly string[]
    readonly actors: readonly string[]
    readonly states: readonly string[]
    readonly drafts: readonly string[]
    readonly modes: readonly string[]
  }
  readonly names: readonly string[]
  readonly noMetadata: string
  readonly hashes: (files: number, events: number) => string
  readonly lengths: (values: number) => string
  readonly tooLong: (name: string, length: number) => string
  readonly forms: (values: number) => string
  readonly badForm: (name: string, value: string) => string
  readonly domains: (values: number) => string
  readonly outside: (name: string, value: string) => string
  readonly reasonable: (date: string, filedOn: string) => string
  readonly unreasonable: (what: 'date' | 'pages' | 'fewPages' | 'times' | 'year') => string
  readonly characters: (values: number) => string
  readonly badCharacter: (name: string, code: string) => string
  readonly numberGood: (number: string) => string
  readonly numberBad: (number: string, part: string) => string
  readonly numberTold: (number: string, name: string, value: string) => string
  readonly unique: (number: string) => string
  readonly twice: (number: string) => string
  readonly documentNumberTwice: string
  readonly titleRepeated: (numbers: readonly string[]) => string
  readonly titleTwice: (numbers: readonly string[]) => string
  readonly titleUnknown: (number: string) => string
  readonly uniqueUnknown: string
  readonly notRegistered: (number: string) => string
  readonly attributes: (files: number) => string
  readonly attributeBad: (path: string) => string
  readonly linked: (files: number) => string
  readonly unlinked: (path: string) => string
  readonly guide: string
  readonly layout: (files: number) => string
  readonly contents: (files: number) => string
  readonly foreignAuthority: (name: string) => string
  readonly officeUnknown: string
  readonly oneItem: (caseId: string) => string
  readonly otherItems: (declared: string, found: readonly string[]) => string
  readonly bytes: (files: number, bytes: number) => string
  readonly bytesBeforeReport: (files: number, bytes: number) => string
  readonly bytesDiffer: (declared: number, found: number) => string
  readonly noCounts: string
  readonly complete: (elements: number) => string
  readonly missing: (name: string) => string
  readonly process: (events: number, redlines: number) => string
  readonly following: (serial: number) => string
  readonly gapTold: (from: number, to: number, reason: string) => string
  readonly gapUntold: (from: number, to: number) => string
  readonly opened: (files: number, pdfs: number, pages: number | null) => string
  readonly pagesDiffer: (told: number | null, counted: number | null) => string
  readonly pagesOther: (filed: number) => string
  readonly pagesUncounted: (filed: number) => string
  readonly notTold: (files: number, path: string) => string
  readonly broken: (path: string) => string
  readonly attachments: (files: number) => string
  readonly scope: (version: string, item: string) => string
  readonly scopeUnknown: string
  readonly xml: string
  readonly inRegister: string
  readonly targetUnknown: Readonly<Record<CheckStage, string>>
  readonly formats: (list: string) => string
  readonly formatUnknown: (path: string) => string
  readonly lookAtIt: (files: number) => string
  readonly environment: (value: string) => string
  readonly open: (files: number) => string
  readonly closed: (path: string) => string
  readonly batchSigned: string
  readonly batchForm: string
  readonly batchLists: string
  readonly batchCounts: string
  readonly batchCatalog: (items: number) => string
  readonly restore: string
  readonly virus: string
  readonly carrier: string
  readonly procedure: Readonly<Record<CheckStage, string>>
}
