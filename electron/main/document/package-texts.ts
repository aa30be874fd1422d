import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { textsInBytes } from './texts-in-bytes.ts'
import { parseXml, type XmlHandler } from './xml.ts'
import { newBudget, openZip, type Budget } from './zip.ts'

/** Elements whose runs belong together, as a mark may be cut anywhere: strings, paragraphs, comments. Any other stands for itself. */
const WHOLE = /:(?:si|p|comment)$/u
const HAN = /\p{Script=Han}/u
/** Packages within packages. */
const MAX_DEPTH = 3

const collector = (add: (text: string) => void): XmlHandler => {
  let text = ''
  let inWhole = 0
  const flush = (): void => {
    if (inWhole > 0) return
    if (text.trim() !== '') add(text)
    text = ''
  }
  return {
    open(name, attributes) {
      flush()
      if (WHOLE.test(name)) inWhole += 1
      for (const key in attributes) if (HAN.test(attributes[key]?.value ?? '')) add(attributes[key]?.value ?? '')
    },
    close(name) {
      if (WHOLE.test(name)) inWhole -= 1
      flush()
    },
    text(piece) {
      text += piece
    },
  }
}

/** All words of an XML part, a paragraph, cell or string at a time. Refuses as `parseXml` does. */
export const xmlTexts = (bytes: Uint8Array, budget: Budget, add: (text: string) => void): Result<null, ImportRefusal> =>
  parseXml(bytes, collector(add), budget)

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
    const parsed = isXml ? xmlTexts(part.value, budget, add) : null
    if (parsed?.ok === false && parsed.error.code !== 'import.corrupt') return parsed
    if (parsed?.ok !== true) for (const text of textsInBytes(part.value)) add(text)
  }
  return ok(null)
}

/**
 * All text of a package within a package, hidden sheets, notes, comments and properties with it, in no order that people
 * read. Refuses what `openZip`, `read` and `parseXml` refuse but parts that are not well formed.
 */
export const packageTexts = (bytes: Uint8Array): Result<readonly string[], ImportRefusal> => {
  const texts = new Set<string>()
  const add = (text: string): void => {
    if (text.trim() !== '') texts.add(text.trim())
  }
  const read = readPackage(bytes, newBudget(), 0, add)
  return read.ok ? ok([...texts]) : read
}
