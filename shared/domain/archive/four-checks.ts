import { failed, manual, orPassed, passed, type CheckResult, type Item } from './check-item.ts'
import { codesOf, FOUR_CHECK_CODES, type FourCheckCode } from './check-stage.ts'
import type { CheckFacts, CheckWords } from './four-check-facts.ts'
import type { MetadataNode } from './metadata.ts'
import { metadataItems, numberItem, presenceItems, valuesOf, type Value } from './metadata-items.ts'

export interface Finding {
  readonly code: FourCheckCode
  readonly result: CheckResult
  readonly evidence: string
}

/**
 * What makes a package a package (D; DA/T 70-2018 says what each item is, not which one stops the work): fixed and signed, the metadata
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

/**
 * 档号, 文号 and 题名 among all that the package was compared with. Titles may lawfully be the same (notices of every year): the same title of
 * the same day under the same 文号, or none, is the same file twice; the same title alone is for a person, who is told which they are.
 */
export const uniqueItem = (
  number: string,
  { register, sameInBatch, sameTitle }: Pick<CheckFacts, 'register' | 'sameInBatch' | 'sameTitle'>,
  words: CheckWords,
): Item => {
  if ((sameInBatch ?? 0) > 1 || (register?.sameNumber ?? 0) > 1) return failed(words.twice(number))
  if ((register?.othersWithDocumentNumber ?? 0) > 0) return failed(words.documentNumberTwice)
  if (sameTitle !== null && sameTitle.repeated.length > 0) return failed(words.titleRepeated(sameTitle.repeated))
  if (sameTitle !== null && sameTitle.others.length > 0) return manual(words.titleTwice(sameTitle.others))
  if (register === null && sameInBatch === null) return manual(words.uniqueUnknown)
  return sameTitle === null ? manual(words.titleUnknown(number)) : passed(words.unique(number))
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

/**
 * 打开、页数: a PDF that is cut off is broken, and so is a released one that does not have the pages of its manifest, counted in the PDF
 * itself. The filing may count other papers too, and may be wrong (1-5 says so where it has fewer): where it has another number a person
 * must look, as where only opening a file would tell.
 */
const openingItem = ({ files, releasePages, filed }: CheckFacts, words: CheckWords): Item => {
  const broken = files.find(({ whole }) => whole === false)
  if (broken !== undefined) return failed(words.broken(broken.path))
  const { told, counted } = releasePages ?? { told: null, counted: null }
  if (releasePages !== null && told !== counted) return failed(words.pagesDiffer(told, counted))
  const content = files.filter(({ path }) => isContentFile(path))
  const untold = content.filter(({ whole }) => whole === null)
  if (untold[0] !== undefined) return manual(words.notTold(untold.length, untold[0].path))
  const pdfs = content.filter(({ format }) => format === 'pdf').length
  const evidence = words.opened(content.length, pdfs, counted)
  if (filed === null) return manual(evidence)
  if (counted === null) return manual(`${evidence}${words.pagesUncounted(filed.pages)}`)
  return filed.pages === counted ? passed(evidence) : manual(`${evidence}${words.pagesOther(filed.pages)}`)
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
      ? manual(words.targetUnknown[facts.stage])
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

/** 四性检测 of one package: every item of the stage by its code, in order. Pure; what only people or other programs can see is `manual`. */
export const fourChecks = (facts: CheckFacts, words: CheckWords): readonly Finding[] => {
  const nodes = facts.metadata ?? []
  const values = valuesOf(nodes)
  const { problems, files } = facts
  const unread: Item = failed(words.noMetadata)
  const items: readonly Item[] = [
    signatureItem(facts, words),
    ...(facts.metadata === null ? Array.from({ length: 5 }, () => unread) : metadataItems(facts, values, words)),
    numberItem(facts, values, words),
    uniqueItem(facts.filed?.archivalNumber ?? '', facts, words),
    ...(facts.metadata === null ? [unread, unread] : attributeItems(facts, nodes, words)),
    orPassed(problems.guide, words.guide),
    orPassed(problems.layout, words.layout(files.length)),
    orPassed(problems.contents, words.contents(files.length)),
    ...completenessItems(facts, values, words),
    ...usabilityItems(facts, values, words),
    manual(words.virus),
    manual(words.carrier),
    manual(words.procedure[facts.stage]),
  ]
  const asked = codesOf(facts.stage)
  return FOUR_CHECK_CODES.flatMap((code, index) => {
    const [result, evidence] = items[index] ?? manual('')
    return asked.includes(code) ? [{ code, result, evidence }] : []
  })
}
