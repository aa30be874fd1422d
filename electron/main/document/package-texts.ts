import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { textsInBytes } from './texts-in-bytes.ts'
import { parseXml, type XmlHandler } from './xml.ts'
import { newBudget, openZip, type Budget } from './zip.ts'

/** Elements that end a piece of text: paragraphs of slides and shapes, cells, shared strings, comments. */
const ENDS = /:(?:p|si|c|row|comment|t|definedName|sheet)$/u
const HAN = /\p{Script=Han}/u
/** Packages within packages. */
const MAX_DEPTH = 3

const collector = (add: (text: string) => void): XmlHandler => {
  let text = ''
  let inString = 0
  return {
    open(name, attributes) {
      if (/:(?:si|p|comment)$/u.test(name)) inString += 1
      for (const key in attributes) if (HAN.test(attributes[key]?.value ?? '')) add(attributes[key]?.value ?? '')
    },
    close(name) {
      if (/:(?:si|p|comment)$/u.test(name)) inString -= 1
      // Runs of one string or paragraph belong together: a mark may be cut anywhere.
      if (!ENDS.test(name) || (inString > 0 && name.endsWith(':t'))) return
      add(text)
      text = ''
    },
    text(piece) {
      text += piece
    },
  }
}

const readPackage = (
  bytes: Uint8Array,
  budget: Budget,
  depth: number,
  add: (text: string) => void,
): Result<null, ImportRefusal> => {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  for (const entry of archive.value.entries.values()) {
    if (HAN.test(entry.name)) add(entry.name)
    const part = archive.value.read(entry, budget)
    if (!part.ok) return part
    const isPackage = part.value[0] === 0x50 && part.value[1] === 0x4b
    if (isPackage && depth < MAX_DEPTH) {
      const inner = readPackage(part.value, budget, depth + 1, add)
      if (!inner.ok) return refuse(inner.error.code, { part: entry.name })
      continue
    }
    const isXml = /\.(?:xml|rels|vml)$/u.test(entry.name)
    const parsed = isXml ? parseXml(part.value, collector(add), budget) : null
    if (parsed?.ok === false && parsed.error.code !== 'import.corrupt') return parsed
    if (parsed?.ok !== true) for (const text of textsInBytes(part.value)) add(text)
  }
  return ok(null)
}

/**
 * All text of a workbook or presentation, hidden sheets, notes, comments, properties and embedded packages with it: for the
 * gate alone, not for people. Refuses what `openZip`, `read` and `parseXml` refuse but parts that are not well formed.
 */
export const packageTexts = (bytes: Uint8Array): Result<readonly string[], ImportRefusal> => {
  const texts = new Set<string>()
  const add = (text: string): void => {
    if (text.trim() !== '') texts.add(text.trim())
  }
  const read = readPackage(bytes, newBudget(), 0, add)
  return read.ok ? ok([...texts]) : read
}
