import { SaxesParser, type SaxesAttributeNS } from 'saxes'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { MAX_XML_DEPTH } from './limits.ts'
import { ImportStop, refuse, type ImportRefusal } from './refusal.ts'
import type { Budget, ZipArchive } from './zip.ts'

export type XmlAttributes = Readonly<Record<string, SaxesAttributeNS>>

/**
 * Receives an XML part in document order. Names carry our own prefix for the namespaces below, transitional and strict
 * alike, whatever prefix the file uses; `?:` for any other. May throw `ImportStop` to end the parse with a refusal.
 */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
}

const OOXML = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'
const ODF = 'urn:oasis:names:tc:opendocument:xmlns:'
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  [`${OOXML}wordprocessingml/2006/main`, 'w'],
  [`${STRICT}wordprocessingml/main`, 'w'],
  [`${OOXML}spreadsheetml/2006/main`, 's'],
  [`${STRICT}spreadsheetml/main`, 's'],
  [`${OOXML}officeDocument/2006/math`, 'm'],
  [`${STRICT}officeDocument/math`, 'm'],
  [`${OOXML}officeDocument/2006/relationships`, 'r'],
  [`${STRICT}officeDocument/relationships`, 'r'],
  [`${OOXML}drawingml/2006/main`, 'a'],
  [`${STRICT}drawingml/main`, 'a'],
  [`${OOXML}markup-compatibility/2006`, 'mc'],
  [`${OOXML}package/2006/relationships`, 'rel'],
  [`${OOXML}package/2006/content-types`, 'ct'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ...['office', 'text', 'table', 'style', 'meta', 'manifest', 'script', 'form'].map((name): [string, string] => [
    `${ODF}${name}:1.0`,
    name,
  ]),
  [`${ODF}drawing:1.0`, 'draw'],
  [`${ODF}svg-compatible:1.0`, 'svg'],
  [`${ODF}xsl-fo-compatible:1.0`, 'fo'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
])

/** One string object per element name, so that the handlers' comparisons are of pointers. */
const createNaming = () => {
  const names = new Map<string, Map<string, string>>()
  return (uri: string, local: string): string => {
    let ofUri = names.get(uri)
    if (ofUri === undefined) names.set(uri, (ofUri = new Map<string, string>()))
    let name = ofUri.get(local)
    if (name === undefined) ofUri.set(local, (name = `${PREFIXES.get(uri) ?? '?'}:${local}`))
    return name
  }
}

/** An attribute by our prefix and local name, `w:val`; without a prefix when it has no namespace, `Target`. */
export const attributeOf = (attributes: XmlAttributes, name: string): string | undefined => {
  for (const key in attributes) {
    const attribute = attributes[key]
    if (attribute === undefined || !name.endsWith(attribute.local)) continue
    const prefix = PREFIXES.get(attribute.uri)
    if (name === (prefix === '' ? attribute.local : `${prefix ?? '?'}:${attribute.local}`)) return attribute.value
  }
  return undefined
}

const decodeXml = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // not the encoding that it must be (ECMA-376 part 2, 6.2.5)
  }
}

const parse = (source: string, handler: XmlHandler, budget: Budget): void => {
  const nameOf = createNaming()
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  parser.on('error', () => {
    throw new ImportStop('import.corrupt')
  })
  parser.on('doctype', () => {
    throw new ImportStop('import.unsafeXml')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    budget.elements -= 1
    if (depth > MAX_XML_DEPTH || budget.elements < 0) throw new ImportStop('import.bomb')
    handler.open(nameOf(tag.uri, tag.local), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(nameOf(tag.uri, tag.local))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.write(source).close()
}

/**
 * Feeds one XML part to a handler. Nothing outside the part is ever read: a document type, and with it every entity, is
 * refused (import.unsafeXml). Refuses import.corrupt when the part is not well formed or not in UTF-8 or UTF-16, and
 * import.bomb when it is too deep or has too many elements.
 */
export const parseXml = (bytes: Uint8Array, handler: XmlHandler, budget: Budget): Result<null, ImportRefusal> => {
  const source = decodeXml(bytes)
  if (source === null) return refuse('import.corrupt')
  try {
    parse(source, handler, budget)
    return ok(null)
  } catch (stop) {
    if (stop instanceof ImportStop) return err(stop.refusal)
    throw stop
  }
}

/** Feeds a part of a package to a handler. Refuses import.corrupt when it is missing, and as `read` and `parseXml` do, with its name. */
export const parsePart = (
  archive: ZipArchive,
  part: string,
  handler: XmlHandler,
  budget: Budget,
): Result<null, ImportRefusal> => {
  const entry = archive.entries.get(part)
  if (entry === undefined) return refuse('import.corrupt', { part })
  const bytes = archive.read(entry, budget)
  if (!bytes.ok) return bytes
  const parsed = parseXml(bytes.value, handler, budget)
  return parsed.ok ? parsed : refuse(parsed.error.code, { part, ...parsed.error.detail })
}
