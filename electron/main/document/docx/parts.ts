import { err, ok, type Result } from '#shared/lib/result.ts'
import type { FindingList, ImportFindingCode } from '../finding.ts'
import type { ImportRefusal } from '../refusal.ts'
import { decodeText } from '../text-encoding.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import { packageTexts } from '../package-texts.ts'
import type { Budget } from '../zip.ts'
import type { HiddenText } from './hidden-text.ts'
import { CONTENT_TYPES, ownerOf, type OfficePackage } from './package.ts'
import { PartTextReader } from './part-text.ts'

/**
 * What a part is, by its content type or, for the kinds that have none of their own, by its place. First match counts.
 * An empty code: the part belongs to the text's looks or is an index of another part.
 */
const KINDS: readonly (readonly [ImportFindingCode | '', RegExp, RegExp?])[] = [
  ['import.headerFooter', /wordprocessingml\.(?:header|footer)\+xml$/u],
  ['import.notesDropped', /wordprocessingml\.(?:footnotes|endnotes)\+xml$/u],
  ['import.commentsDropped', /wordprocessingml\.comments\+xml$/u],
  ['', /wordprocessingml\.comments\w+\+xml$/u],
  ['import.people', /wordprocessingml\.people\+xml$/u],
  ['import.properties', /(?:core|extended|custom)-properties\+xml$/u],
  ['import.buildingBlocks', /document\.glossary\+xml$/u],
  ['import.documentVariables', /wordprocessingml\.settings\+xml$/u],
  ['', /(?:wordprocessingml|ms-word)\.\w+\+xml$|officedocument\.theme\+xml$/u],
  ['import.macros', /vba(?:project|data)/u],
  ['import.digitalSignature', /digital-signature/u],
  ['import.thumbnail', /^image\//u, /^docprops\//u],
  [
    'import.embeddedObject',
    /oleobject|activex|\.package$|(?:sheet|document|presentation)\.main\+xml$/u,
    /\/embeddings\/|\/activex\//u,
  ],
  ['import.images', /^image\//u],
  ['', /customxmlproperties\+xml$/u],
  ['import.customXml', /^$|xml/u, /^customxml\//u],
  ['import.graphics', /drawingml\.|ms-office\.(?:chart|drawing)/u],
  ['', /relationships\+xml$|obfuscatedfont|printersettings|vmldrawing/u],
]

const kindOf = (type: string, part: string): ImportFindingCode | '' => {
  const kind = KINDS.find(([code, byType, byPlace]) =>
    code === 'import.embeddedObject'
      ? byType.test(type) || byPlace?.test(part) === true
      : byType.test(type) && (byPlace?.test(part) ?? true),
  )
  return kind === undefined ? 'import.unknownParts' : kind[0]
}

const isXml = (type: string, part: string): boolean => /xml$/u.test(type) || /\.(?:xml|rels|vml)$/u.test(part)

/** How often a part's find counts: notes and comments by themselves, headers only with words in them, others as one. */
const countOf = (code: ImportFindingCode | '', reader: PartTextReader): number => {
  switch (code) {
    case 'import.commentsDropped':
      return reader.count('w:comment')
    case 'import.notesDropped':
      return reader.count('w:footnote') + reader.count('w:endnote')
    case 'import.documentVariables':
      return reader.count('w:docVar')
    case 'import.headerFooter':
    case 'import.properties':
      return reader.worded ? 1 : 0
    case 'import.people':
      return reader.count('w15:person')
    default:
      return 1
  }
}

/** What is asked of every part of a package. */
interface Survey {
  readonly pack: OfficePackage
  readonly budget: Budget
  readonly findings: FindingList
  readonly hidden: HiddenText
  /** Parts whose content the document holds. */
  readonly taken: ReadonlySet<string>
}

/** Bytes of a part of no known make that are searched for text. */
const MAX_SEARCHED_BYTES = 8_000_000
const addTexts = (hidden: HiddenText, bytes: Uint8Array): void => {
  for (const text of textsInBytes(bytes.subarray(0, MAX_SEARCHED_BYTES))) hidden.add(text)
}

/** Embedded files are dropped, but what they say is read as far as it can be: packages in packages, and what is no package. */
const surveyEmbedded = ({ hidden }: Survey, bytes: Uint8Array): Result<null, ImportRefusal> => {
  const inner = packageTexts(bytes)
  if (!inner.ok && inner.error.code === 'import.bomb') return inner
  if (inner.ok) for (const text of inner.value) hidden.add(text)
  else addTexts(hidden, bytes)
  return ok(null)
}

/** Of what is not XML: embedded files, pictures that are not taken, and unknown parts in case they are plain text. */
const LOOKED_INTO: ReadonlySet<string> = new Set(['import.embeddedObject', 'import.images', 'import.unknownParts'])

const surveyBinary = (survey: Survey, part: string, code: ImportFindingCode | ''): Result<null, ImportRefusal> => {
  const { pack, budget, hidden } = survey
  const entry = pack.archive.entries.get(part)
  if (entry === undefined || !LOOKED_INTO.has(code)) return ok(null)
  const bytes = pack.archive.read(entry, budget)
  if (!bytes.ok) return bytes
  if (code === 'import.embeddedObject') return surveyEmbedded(survey, bytes.value)
  addTexts(hidden, bytes.value)
  const text = code === 'import.unknownParts' ? decodeText(bytes.value) : undefined
  if (text?.ok === true) hidden.add(text.value.text)
  return ok(null)
}

const surveyRelationships = (survey: Survey, rels: string): Result<null, ImportRefusal> => {
  const { pack, findings, hidden } = survey
  const relationships = pack.relationships(ownerOf(rels))
  if (!relationships.ok) return relationships
  for (const { external, target } of relationships.value) {
    if (!external) continue
    findings.add('import.externalReference', 1, target)
    hidden.add(target)
  }
  return surveyXml(survey, rels, '')
}

const surveyXml = (survey: Survey, part: string, code: ImportFindingCode | ''): Result<null, ImportRefusal> => {
  const { pack, findings, hidden } = survey
  const authors = new Set<string>()
  const reader = new PartTextReader(hidden, authors)
  const parsed = pack.parse(part, reader)
  if (!parsed.ok) return parsed
  if (code === 'import.documentVariables') findings.add('import.editingSessions', reader.count('w:rsid'))
  if (code === '') return parsed
  findings.add(code, countOf(code, reader), [...authors].join(', '))
  return parsed
}

/**
 * Goes through every part but those that are taken: all words to `hidden`, what it is to `findings`. A part that is XML and
 * cannot be read refuses the file, because nobody could say what it holds.
 */
export const surveyParts = (survey: Survey): Result<null, ImportRefusal> => {
  for (const part of survey.pack.archive.entries.keys()) {
    if (survey.taken.has(part) || part === CONTENT_TYPES) continue
    const type = survey.pack.contentType(part)
    const code = kindOf(type, part)
    survey.hidden.of = code
    const surveyed = part.endsWith('.rels')
      ? surveyRelationships(survey, part)
      : isXml(type, part)
        ? surveyXml(survey, part, code)
        : surveyBinary(survey, part, code)
    survey.hidden.of = ''
    if (!surveyed.ok) return err(surveyed.error)
    if (!isXml(type, part) && code !== '')
      survey.findings.add(code, 1, code === 'import.images' ? part.slice(part.lastIndexOf('.') + 1) : part)
  }
  return ok(null)
}
