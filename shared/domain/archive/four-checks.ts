import { failed, manual, orPassed, passed, type CheckResult, type Item } from './check-item.ts'
import type { CheckFacts, CheckWords } from './four-check-facts.ts'
import type { MetadataNode } from './metadata.ts'
import { metadataItems, numberItem, presenceItems, valuesOf, type Value } from './metadata-items.ts'

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

/**
 * What makes a package a package (D; rules.md 7.6 says what each item is, not which one stops the work): fixed and signed, the metadata
 * joined to the contents, tree and contents as they were recorded, nothing missing, everything readable and open. Where one of
 * these fails, no package gets its name. The others tell of metadata that may be put right later, and are reported.
 */
const BLOCKING: readonly FourCheckCode[] = [
  ...(['1-1', '1-10', '1-12', '1-13'] as const),
  ...(['2-1', '2-2', '2-7', '2-8', '2-10', '2-11'] as const),
  ...(['3-1', '3-6'] as const),
]

/** The findings that keep a package from its name, in the order of the items; what a person must look at keeps none. */
export const blockingFailures = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ code, result }) => result === 'failed' && BLOCKING.includes(code))

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

const uniqueItem = ({ filed, register, sameInBatch }: CheckFacts, words: CheckWords): Item => {
  const number = filed?.archivalNumber ?? ''
  if ((sameInBatch ?? 0) > 1 || (register?.sameNumber ?? 0) > 1) return failed(words.twice(number))
  if ((register?.othersWithDocumentNumber ?? 0) > 0) return failed(words.documentNumberTwice)
  return register === null && sameInBatch === null ? manual(words.uniqueUnknown) : passed(words.unique(number))
}

/**
 * Digests and signatures hold under an authority of our own; of any other one a person must say whose it is, and so they must who
 * held which certificate and role when the package holds nothing of its office's log.
 */
const signatureItem = (
  { problems, authority, holdsOffice, files, eventCount }: CheckFacts,
  words: CheckWords,
): Item => {
  if (problems.signatures !== null) return failed(problems.signatures)
  const evidence = words.hashes(files.length, eventCount)
  const open = [
    authority?.own === true ? '' : words.foreignAuthority(authority?.name ?? ''),
    holdsOffice ? '' : words.officeUnknown,
  ].join('')
  return open === '' ? passed(evidence) : manual(`${evidence}${open}`)
}

/** 总件数: the container names one case, and the events in it are of that one and no other. */
const countItem = ({ cases: { declared, found } }: CheckFacts, words: CheckWords): Item =>
  found.length === 1 && found[0] === declared
    ? passed(words.oneItem(declared))
    : failed(words.otherItems(declared, found))

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

const bytesItem = ({ declared, files, beforeReport }: CheckFacts, words: CheckWords): Item => {
  const payload = files.filter(({ path }) => path.startsWith('data/'))
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0)
  if (declared === null) return failed(words.noCounts)
  if (declared.bytes !== bytes || declared.files !== payload.length)
    return failed(words.bytesDiffer(declared.bytes, bytes))
  return passed((beforeReport ? words.bytesBeforeReport : words.bytes)(payload.length, bytes))
}

/** 打开: a PDF that is cut off is broken; where only opening a file would tell, a person must. */
const openingItem = ({ files, releasePages }: CheckFacts, words: CheckWords): Item => {
  const broken = files.find(({ whole }) => whole === false)
  if (broken !== undefined) return failed(words.broken(broken.path))
  const untold = files.filter(({ path, whole }) => whole === null && isContentFile(path))
  if (untold[0] !== undefined) return manual(words.notTold(untold.length, untold[0].path))
  const content = files.filter(({ path }) => isContentFile(path))
  return passed(words.opened(content.length, content.filter(({ format }) => format === 'pdf').length, releasePages))
}

/** Formats with their number; of PDF by version, and how many claim PDF/A. */
const formatsOf = (files: CheckFacts['files']): string => {
  const names = files.map(({ format, pdf }) =>
    pdf === null ? format : `pdf ${pdf.version}${pdf.pdfA ? '（PDF/A）' : ''}`,
  )
  return [...new Set(names)]
    .sort()
    .map((name) => `${name} ${String(names.filter((one) => one === name).length)}`)
    .join('，')
}

const completenessItems = (facts: CheckFacts, values: readonly Value[], words: CheckWords): readonly Item[] => {
  const { files, problems, eventCount, filed } = facts
  const redlines = files.filter(({ path }) => path.startsWith('data/redlines/')).length
  const attached = files.filter(({ path }) => path.startsWith('data/files/')).length
  return [
    countItem(facts, words),
    bytesItem(facts, words),
    ...presenceItems(facts, values, words),
    orPassed(problems.process, words.process(eventCount, redlines)),
    gapItem(facts, words),
    openingItem(facts, words),
    orPassed(problems.attachments, words.attachments(attached)),
    filed !== null && filed.tableItem !== ''
      ? passed(words.scope(filed.tableVersion, filed.tableItem))
      : manual(words.scopeUnknown),
    facts.metadata === null ? failed(words.noMetadata) : orPassed(problems.description, words.xml),
    orPassed(problems.contents, words.contents(files.length)),
  ]
}

const usabilityItems = (facts: CheckFacts, values: readonly Value[], words: CheckWords): readonly Item[] => {
  const { files, metadata, problems, register, filed } = facts
  const content = files.filter(({ path }) => isContentFile(path))
  const unknown = content.find(({ format }) => format === '')
  const locked = content.find(({ format, encrypted }) => CLOSED_FORMATS.includes(format) || encrypted)
  const environment = values.find(({ number }) => number === 51)?.value ?? ''
  return [
    metadata === null ? failed(words.noMetadata) : orPassed(problems.description, words.xml),
    register === null
      ? manual(words.targetUnknown)
      : register.sameNumber > 0
        ? passed(words.inRegister)
        : failed(words.notRegistered(filed?.archivalNumber ?? '')),
    unknown === undefined ? passed(words.formats(formatsOf(content))) : failed(words.formatUnknown(unknown.path)),
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
  const { problems, files } = facts
  const unread: Item = failed(words.noMetadata)
  const items: readonly Item[] = [
    signatureItem(facts, words),
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
