import { ok, type Result } from '#shared/lib/result.ts'
import type { HiddenText } from '../docx/hidden-text.ts'
import type { FindingList, ImportFindingCode } from '../finding.ts'
import type { ImportRefusal } from '../refusal.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import { parseXml, type XmlHandler } from '../xml.ts'
import type { Budget, ZipArchive } from '../zip.ts'

/** Parts beside the text by their names, in lower case; the first rule that fits. A part without a code says nothing. */
const PARTS: readonly (readonly [RegExp, ImportFindingCode | null])[] = [
  [/^(?:mimetype|styles\.xml|meta\.xml|settings\.xml|layout-cache|manifest\.rdf|meta-inf\/manifest\.xml)$/u, null],
  [/^configurations2\//u, null],
  [/^(?:basic|scripts)\//u, 'import.macros'],
  [/^meta-inf\/.*signatures.*\.xml$/u, 'import.digitalSignature'],
  [/^thumbnails\//u, 'import.thumbnail'],
  [/^pictures\//u, 'import.images'],
  [/^version/u, 'import.earlierRevisions'],
  [/^(?:object |objectreplacements\/)/u, null],
  [/^(?:.*\.rdf|meta-inf\/.*)$/u, 'import.customXml'],
]
const PEOPLE: ReadonlySet<string> = new Set(['?:creator', 'meta:initial-creator', 'meta:printed-by'])
/** Properties that every program writes and nobody is told by. */
const ORDINARY: ReadonlySet<string> = new Set([
  'meta:generator',
  'meta:creation-date',
  'meta:editing-duration',
  'meta:editing-cycles',
  'meta:document-statistic',
  '?:date',
  '?:language',
])
const PARAGRAPH = /^text:(?:p|h)$/u
const HAN = /\p{Script=Han}/u

/** Takes the text of a part for the scan; headers, footers, people and properties are told by the elements that hold them. */
const partReader = (findings: FindingList, hidden: HiddenText): XmlHandler => {
  const path: string[] = []
  let text = ''
  let margin = ''
  let inParagraph = 0
  return {
    open(name, attributes) {
      path.push(name)
      // Words of one paragraph belong together, whatever is set around some of them.
      if (inParagraph === 0) text = ''
      if (PARAGRAPH.test(name)) inParagraph += 1
      for (const key in attributes) if (HAN.test(attributes[key]?.value ?? '')) hidden.add(attributes[key]?.value ?? '')
    },
    close(name) {
      path.pop()
      if (PARAGRAPH.test(name)) inParagraph -= 1
      if (inParagraph > 0) return
      if (/^style:(?:header|footer)(?:-|$)/u.test(name)) {
        if (margin.trim() !== '') findings.add('import.headerFooter')
        hidden.add(margin, 'import.headerFooter')
        margin = ''
      }
      if (path.includes('office:meta') && text.trim() !== '') {
        if (PEOPLE.has(name)) findings.add('import.people', 1, text.trim())
        else if (!ORDINARY.has(name)) findings.add('import.properties')
      }
      if (margin === '') hidden.add(text, path.includes('office:meta') ? 'import.properties' : hidden.of)
      else if (name === 'text:p') margin += '\n'
      text = ''
    },
    text(piece) {
      text += piece
      if (path.some((name) => /^style:(?:header|footer)(?:-|$)/u.test(name))) margin += piece
    },
  }
}

/** Looks into every part but the text itself, so that nothing in the package goes unscanned, and reports what is left out. */
export const surveyParts = (
  archive: ZipArchive,
  budget: Budget,
  used: ReadonlySet<string>,
  findings: FindingList,
  hidden: HiddenText,
): Result<null, ImportRefusal> => {
  for (const entry of archive.entries.values()) {
    const { name } = entry
    if (name === 'content.xml' || used.has(name)) continue
    if (HAN.test(name)) hidden.add(name)
    const rule = PARTS.find(([pattern]) => pattern.test(name))
    const code = rule === undefined ? 'import.unknownParts' : rule[1]
    if (code !== null) findings.add(code, 1, name)
    hidden.of = code ?? ''
    const bytes = archive.read(entry, budget)
    if (!bytes.ok) return bytes
    const isXml = /\.(?:xml|rdf)$/u.test(name)
    const parsed = isXml ? parseXml(bytes.value, partReader(findings, hidden), budget) : null
    if (parsed?.ok !== true) for (const text of textsInBytes(bytes.value)) hidden.add(text)
    hidden.of = ''
    if (parsed?.ok === false && parsed.error.code !== 'import.corrupt') return parsed
  }
  return ok(null)
}
