import type { MetadataNode } from './metadata.ts'

/** 通过, 不通过, 需人工, 不适用. What a program cannot see is 需人工, never 通过 (DA/T 70-2018; rules.md 7.6, [S13]). */
export const CHECK_RESULTS = ['passed', 'failed', 'manual', 'notApplicable'] as const
export type CheckResult = (typeof CHECK_RESULTS)[number]

/** The items by code; order and names from vendor codes that agree (V2[S13], full wording M-H). */
export const FOUR_CHECK_CODES = [
  ...(['1-1', '1-2', '1-3', '1-4', '1-5', '1-6', '1-7', '1-8', '1-9', '1-10', '1-11', '1-12', '1-13'] as const),
  ...(['2-1', '2-2', '2-3', '2-4', '2-5', '2-6', '2-7', '2-8', '2-9', '2-10', '2-11'] as const),
  ...(['3-1', '3-2', '3-3', '3-4', '3-5', '3-6', '3-7'] as const),
  ...(['4-1', '4-2', '4-3'] as const),
] as const
export type FourCheckCode = (typeof FOUR_CHECK_CODES)[number]

export interface Finding {
  readonly code: FourCheckCode
  readonly result: CheckResult
  readonly evidence: string
}

/** What was seen of one file of the package. */
export interface FileProbe {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** By its first bytes and its name, lower case: pdf, txt, xml, json, html, docx, png, jpeg, cer, p7s …; '' for unknown. */
  readonly format: string
  /** Of a PDF: its version, whether it is encrypted, ends as it should, and claims PDF/A. */
  readonly pdf: {
    readonly version: string
    readonly encrypted: boolean
    readonly whole: boolean
    readonly pdfA: boolean
  } | null
}

/** What the checks are made from. Everything comes out of the package itself, but `register` and `siblings`. */
export interface CheckFacts {
  /** 文件实体 as it is written in the package; null when it cannot be read. */
  readonly metadata: readonly MetadataNode[] | null
  readonly actTimes: readonly string[]
  readonly isEepWellFormed: boolean
  readonly files: readonly FileProbe[]
  /** Counts that the container declares. */
  readonly declared: { readonly files: number; readonly bytes: number } | null
  /** The first thing that does not hold of each, in words; null for nothing. 'notYet': made after this report. */
  readonly problems: {
    readonly signatures: string | null
    readonly layout: string | null
    readonly contents: string | null
    readonly attachments: string | null
    readonly process: string | null
    readonly guide: string | null
  }
  /** What the log says of the filing; null for a package without. */
  readonly filed: {
    readonly archivalNumber: string
    readonly fonds: string
    readonly year: number
    readonly retention: string
    readonly serial: number
    readonly lastSerial: number
    readonly reason: string
    readonly tableVersion: string
    readonly tableItem: string
    readonly pages: number
    readonly filedOn: string
  } | null
  readonly eventCount: number
  /** Pages of the released PDF as its manifest says; null for none. */
  readonly releasePages: number | null
  /** The register that the archive is kept in, where the check has it. */
  readonly register: { readonly sameNumber: number; readonly sameDocumentNumber: number } | null
  /** Numbers of the other files of the batch; null outside of one. */
  readonly siblings: readonly string[] | null
}

/** The sentences of the evidence; the window and the report have the same. */
export interface CheckWords {
  readonly values: {
    readonly aggregation: readonly string[]
    readonly retentions: readonly string[]
    readonly secrecy: readonly string[]
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
  readonly unreasonable: (what: 'date' | 'pages' | 'times' | 'year') => string
  readonly characters: (values: number) => string
  readonly badCharacter: (name: string, code: string) => string
  readonly numberGood: (number: string) => string
  readonly numberBad: (number: string, part: string) => string
  readonly unique: (number: string) => string
  readonly twice: (number: string) => string
  readonly uniqueUnknown: string
  readonly attributes: (files: number) => string
  readonly attributeBad: (path: string) => string
  readonly linked: (files: number) => string
  readonly unlinked: (path: string) => string
  readonly guide: string
  readonly layout: (files: number) => string
  readonly contents: (files: number) => string
  readonly oneItem: string
  readonly bytes: (files: number, bytes: number) => string
  readonly bytesDiffer: (declared: number, found: number) => string
  readonly bytesNotYet: (files: number, bytes: number) => string
  readonly complete: (elements: number) => string
  readonly missing: (name: string) => string
  readonly process: (events: number, redlines: number) => string
  readonly following: (serial: number) => string
  readonly gapTold: (from: number, to: number, reason: string) => string
  readonly gapUntold: (from: number, to: number) => string
  readonly opened: (pdfs: number, pages: number | null) => string
  readonly broken: (path: string) => string
  readonly attachments: (files: number) => string
  readonly scope: (version: string, item: string) => string
  readonly scopeUnknown: string
  readonly xml: string
  readonly eepBad: string
  readonly inRegister: string
  readonly targetUnknown: string
  readonly formats: (list: string) => string
  readonly formatUnknown: (path: string) => string
  readonly lookAtIt: (files: number) => string
  readonly environment: (value: string) => string
  readonly open: (files: number) => string
  readonly closed: (path: string) => string
  readonly restore: string
  readonly virus: string
  readonly carrier: string
  readonly procedure: string
}

interface Value {
  readonly number: number
  readonly value: string
}
const valuesOf = (nodes: readonly MetadataNode[]): readonly Value[] =>
  nodes.flatMap(({ number, value, children }) => [
    ...(value === undefined ? [] : [{ number, value }]),
    ...(children === undefined ? [] : valuesOf(children)),
  ])

/** Longest values by element (D); 500 for the others. */
const MAX_LENGTHS: Readonly<Record<number, number>> = { 22: 2000, 36: 4000, 37: 4000, 48: 1000, 61: 100_000, 76: 4000 }
const FORMS: Readonly<Record<number, RegExp>> = {
  9: /^[A-Z0-9]{1,10}$/,
  11: /^(?:19|20)\d{2}$/,
  14: /^[A-Z]{2}$/,
  17: /^\d{1,7}$/,
  33: /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  42: /^[1-9]\d*$/,
  43: /^[1-9]\d*$/,
  49: /^\d{1,15}$/,
  59: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
}
/** Mandatory for this product, from the schema of DA/T 48 (rules.md 7.4, V2[S12]); then what DA/T 18 always describes. */
const MANDATORY = [1, 6, 7, 8, 11, 12, 17, 22, 32, 33, 38, 41, 48, 49]
const DESCRIBED = [8, 22, 32, 33]
const SPECIAL = /[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u
/** Open, documented, bound to no maker. */
const OPEN_FORMATS = [
  'pdf',
  'txt',
  'xml',
  'json',
  'html',
  'png',
  'jpeg',
  'csv',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'cer',
  'p7s',
]
const CLOSED_FORMATS = ['rar', '7z', 'gz']
/** Parts of the package that describe it, and are described by nothing. */
const DESCRIBING =
  /^data\/(?:log|certificates|metadata|report|scans)\/|^data\/(?:index|history)\.html$|^data\/versions\/\d+\.json$/u

/** A file that the metadata must name: content, not description. */
export const isContentFile = (path: string): boolean => path.startsWith('data/') && !DESCRIBING.test(path)

type Item = readonly [CheckResult, string]
const passed = (evidence: string): Item => ['passed', evidence]
const failed = (evidence: string): Item => ['failed', evidence]
const manual = (evidence: string): Item => ['manual', evidence]

/** 真实性 of the metadata: length, form, domain, sense, characters. */
const metadataItems = (facts: CheckFacts, values: readonly Value[], words: CheckWords): readonly Item[] => {
  const nameOf = (number: number): string => words.names[number - 1] ?? String(number)
  const of = (number: number): string => values.find((one) => one.number === number)?.value ?? ''
  const long = values.find(({ number, value }) => value.length > (MAX_LENGTHS[number] ?? 500))
  const odd = values.find(({ number, value }) => FORMS[number]?.test(value) === false)
  const domains: Readonly<Record<number, readonly string[]>> = {
    1: words.values.aggregation,
    12: words.values.retentions,
    38: words.values.secrecy,
    45: words.values.drafts,
    75: words.values.modes,
  }
  const out = values.find(({ number, value }) => domains[number]?.includes(value) === false)
  const special = values.find(({ value }) => SPECIAL.test(value))
  const { filed, actTimes } = facts
  const senseless =
    filed !== null && of(33) > filed.filedOn.replaceAll('-', '')
      ? 'date'
      : filed !== null && of(43) !== String(filed.pages)
        ? 'pages'
        : filed !== null && of(11) !== String(filed.year)
          ? 'year'
          : actTimes.some((time, index) => time < (actTimes[index - 1] ?? ''))
            ? 'times'
            : null
  return [
    long === undefined
      ? passed(words.lengths(values.length))
      : failed(words.tooLong(nameOf(long.number), long.value.length)),
    odd === undefined ? passed(words.forms(values.length)) : failed(words.badForm(nameOf(odd.number), odd.value)),
    out === undefined ? passed(words.domains(values.length)) : failed(words.outside(nameOf(out.number), out.value)),
    senseless === null ? passed(words.reasonable(of(33), filed?.filedOn ?? '')) : failed(words.unreasonable(senseless)),
    special === undefined
      ? passed(words.characters(values.length))
      : failed(
          words.badCharacter(
            nameOf(special.number),
            (SPECIAL.exec(special.value)?.[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
          ),
        ),
  ]
}

const numberItem = ({ filed }: CheckFacts, values: readonly Value[], words: CheckWords): Item => {
  if (filed === null) return ['failed', words.missing(words.names[7] ?? '')]
  const { archivalNumber, fonds, year, retention, serial } = filed
  const inMetadata = values.some(({ number, value }) => number === 8 && value === archivalNumber)
  const part = [fonds, String(year), retention].find((one) => !archivalNumber.includes(one))
  const [, tail] = /(\d+)$/u.exec(archivalNumber) ?? []
  if (part !== undefined) return failed(words.numberBad(archivalNumber, part))
  if (Number(tail) !== serial || !inMetadata) return failed(words.numberBad(archivalNumber, String(serial)))
  return passed(words.numberGood(archivalNumber))
}

const uniqueItem = ({ filed, register, siblings }: CheckFacts, words: CheckWords): Item => {
  const number = filed?.archivalNumber ?? ''
  const among = siblings?.filter((one) => one === number).length ?? 0
  if (among > 0 || (register !== null && register.sameNumber > 1)) return failed(words.twice(number))
  return register === null && siblings === null ? manual(words.uniqueUnknown) : passed(words.unique(number))
}

/** The attributes that the metadata gives each file, by path. */
const attributesOf = (nodes: readonly MetadataNode[]): ReadonlyMap<string, ReadonlyMap<number, string>> =>
  new Map(
    nodes
      .filter(({ number }) => number === 46)
      .map(({ children = [] }) => {
        const own = new Map(children.map(({ number, value }) => [number, value ?? '']))
        return [own.get(48) ?? '', own] as const
      }),
  )

const attributeItems = (facts: CheckFacts, nodes: readonly MetadataNode[], words: CheckWords): readonly Item[] => {
  const attributes = attributesOf(nodes)
  const byPath = new Map(facts.files.map((file) => [file.path, file]))
  const wrong = [...attributes].find(([path, own]) => {
    const file = byPath.get(path)
    return file === undefined || own.get(49) !== String(file.bytes) || own.get(47) !== file.format
  })
  const unlinked = facts.files.find(({ path }) => isContentFile(path) && !attributes.has(path))
  return [
    wrong === undefined ? passed(words.attributes(attributes.size)) : failed(words.attributeBad(wrong[0])),
    unlinked === undefined ? passed(words.linked(attributes.size)) : failed(words.unlinked(unlinked.path)),
  ]
}

const gapItem = ({ filed }: CheckFacts, words: CheckWords): Item => {
  if (filed === null) return failed(words.missing(words.names[7] ?? ''))
  const { serial, lastSerial, reason } = filed
  if (serial === lastSerial + 1) return passed(words.following(serial))
  const [from, to] = [lastSerial + 1, serial - 1]
  return reason === '' ? failed(words.gapUntold(from, to)) : passed(words.gapTold(from, to, reason))
}

const bytesItem = ({ declared, files }: CheckFacts, words: CheckWords): Item => {
  const payload = files.filter(({ path }) => path.startsWith('data/'))
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0)
  if (declared === null) return passed(words.bytesNotYet(payload.length, bytes))
  const same = declared.bytes === bytes && declared.files === payload.length
  return same ? passed(words.bytes(payload.length, bytes)) : failed(words.bytesDiffer(declared.bytes, bytes))
}

const presence = (values: readonly Value[], wanted: readonly number[], words: CheckWords): Item => {
  const missing = wanted.find((number) => !values.some((one) => one.number === number && one.value !== ''))
  return missing === undefined
    ? passed(words.complete(wanted.length))
    : failed(words.missing(words.names[missing - 1] ?? String(missing)))
}

const orPassed = (problem: string | null, evidence: string): Item =>
  problem === null ? passed(evidence) : failed(problem)

const completenessItems = (facts: CheckFacts, values: readonly Value[], words: CheckWords): readonly Item[] => {
  const { files, problems, eventCount, releasePages, filed } = facts
  const pdfs = files.filter(({ format }) => format === 'pdf')
  const brokenPdf = pdfs.find(({ pdf }) => pdf === null || !pdf.whole)
  const redlines = files.filter(({ path }) => path.startsWith('data/redlines/')).length
  const attached = files.filter(({ path }) => path.startsWith('data/files/')).length
  return [
    passed(words.oneItem),
    bytesItem(facts, words),
    presence(values, MANDATORY, words),
    presence(values, DESCRIBED, words),
    orPassed(problems.process, words.process(eventCount, redlines)),
    gapItem(facts, words),
    brokenPdf === undefined ? passed(words.opened(pdfs.length, releasePages)) : failed(words.broken(brokenPdf.path)),
    orPassed(problems.attachments, words.attachments(attached)),
    filed !== null && filed.tableItem !== ''
      ? passed(words.scope(filed.tableVersion, filed.tableItem))
      : manual(words.scopeUnknown),
    facts.metadata === null
      ? failed(words.noMetadata)
      : orPassed(facts.isEepWellFormed ? null : words.eepBad, words.xml),
    orPassed(problems.contents, words.contents(files.length)),
  ]
}

const usabilityItems = (facts: CheckFacts, values: readonly Value[], words: CheckWords): readonly Item[] => {
  const { files, metadata, isEepWellFormed, register } = facts
  const content = files.filter(({ path }) => isContentFile(path))
  const unknown = content.find(({ format }) => format === '')
  const formats = [...new Set(content.map(({ format }) => format))].sort().join(' ')
  const locked = content.find(({ format, pdf }) => CLOSED_FORMATS.includes(format) || pdf?.encrypted === true)
  const environment = values.find(({ number }) => number === 51)?.value ?? ''
  return [
    metadata !== null && isEepWellFormed ? passed(words.xml) : failed(words.eepBad),
    register === null ? manual(words.targetUnknown) : passed(words.inRegister),
    unknown === undefined ? passed(words.formats(formats)) : failed(words.formatUnknown(unknown.path)),
    manual(words.lookAtIt(content.length)),
    environment !== '' && content.every(({ format }) => OPEN_FORMATS.includes(format))
      ? passed(words.environment(environment))
      : manual(words.environment(environment)),
    locked === undefined ? passed(words.open(content.length)) : failed(words.closed(locked.path)),
    manual(words.restore),
  ]
}

/** 四性检测 of one package: every item by its code, in order. Pure; what only people or other programs can see is `manual`. */
export const fourChecks = (facts: CheckFacts, words: CheckWords): readonly Finding[] => {
  const nodes = facts.metadata ?? []
  const values = valuesOf(nodes)
  const { problems, files, eventCount } = facts
  const unread: Item = failed(words.noMetadata)
  const items: readonly Item[] = [
    orPassed(problems.signatures, words.hashes(files.length, eventCount)),
    ...(facts.metadata === null ? Array.from({ length: 5 }, () => unread) : metadataItems(facts, values, words)),
    numberItem(facts, values, words),
    uniqueItem(facts, words),
    ...(facts.metadata === null ? [unread, unread] : attributeItems(facts, nodes, words)),
    orPassed(problems.guide, words.guide),
    orPassed(problems.layout, words.layout(files.length)),
    orPassed(problems.contents, words.contents(files.length)),
    ...completenessItems(facts, values, words),
    ...usabilityItems(facts, values, words),
    manual(words.virus),
    manual(words.carrier),
    manual(words.procedure),
  ]
  return FOUR_CHECK_CODES.map((code, index) => {
    const [result, evidence] = items[index] ?? manual('')
    return { code, result, evidence }
  })
}
