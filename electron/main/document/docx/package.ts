import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import { attributeOf, parsePart, parseXml, type XmlHandler } from '../xml.ts'
import type { Budget, ZipArchive } from '../zip.ts'

/** A relationship of a part (ECMA-376 part 2, 6.5); `type` is the last segment of its URI, the same in strict files. */
export interface Relationship {
  readonly id: string
  readonly type: string
  /** Lower-case part name; for an external one the target as written. */
  readonly target: string
  readonly external: boolean
}

/** The parts of an OPC package: its content types, and the relationships of each part. */
export interface OfficePackage {
  readonly archive: ZipArchive
  /** Content type of a part in lower case; empty when none is declared. */
  contentType(part: string): string
  /** Feeds a part to a handler. Refuses import.corrupt when it is missing, and as `read` and `parseXml` do. */
  parse(part: string, handler: XmlHandler): Result<null, ImportRefusal>
  /** Relationships of a part, or of the package itself for ''. Empty when there are none. */
  relationships(part: string): Result<readonly Relationship[], ImportRefusal>
}

/** Real content types stay below 120 characters. */
const MAX_TYPE_CHARACTERS = 200

export const CONTENT_TYPES = '[content_types].xml'

/** `word/document.xml` → `word/_rels/document.xml.rels` */
const relationshipsOf = (part: string): string => {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

const resolve = (part: string, target: string): string => {
  const segments = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/').toLowerCase()
}

/** The part that a `.rels` entry belongs to. */
export const ownerOf = (rels: string): string => rels.replace(/(^|\/)_rels\//u, '$1').replace(/\.rels$/u, '')

const readContentTypes = (archive: ZipArchive, budget: Budget) => {
  const byExtension = new Map<string, string>()
  const byPart = new Map<string, string>()
  const entry = archive.entries.get(CONTENT_TYPES)
  if (entry === undefined) return refuse('import.corrupt', { part: CONTENT_TYPES })
  const bytes = archive.read(entry, budget)
  if (!bytes.ok) return bytes
  const parsed = parseXml(
    bytes.value,
    {
      open(name, attributes) {
        const type = (attributeOf(attributes, 'ContentType') ?? '').slice(0, MAX_TYPE_CHARACTERS).toLowerCase()
        if (name === 'ct:Default') byExtension.set((attributeOf(attributes, 'Extension') ?? '').toLowerCase(), type)
        if (name === 'ct:Override') byPart.set(resolve('', attributeOf(attributes, 'PartName') ?? ''), type)
      },
      close: () => undefined,
      text: () => undefined,
    },
    budget,
  )
  return parsed.ok ? ok({ byExtension, byPart }) : parsed
}

/** Opens a zip as an OPC package. Refuses import.corrupt without content types, and as `read` and `parseXml` do. */
export const openPackage = (archive: ZipArchive, budget: Budget): Result<OfficePackage, ImportRefusal> => {
  const types = readContentTypes(archive, budget)
  if (!types.ok) return types
  const { byPart, byExtension } = types.value
  const parse: OfficePackage['parse'] = (part, handler) => parsePart(archive, part, handler, budget)
  return ok({
    archive,
    contentType: (part) => byPart.get(part) ?? byExtension.get(part.slice(part.lastIndexOf('.') + 1)) ?? '',
    parse,
    relationships(part) {
      const rels = relationshipsOf(part)
      const found: Relationship[] = []
      if (!archive.entries.has(rels)) return ok(found)
      const parsed = parse(rels, {
        open(name, attributes) {
          if (name !== 'rel:Relationship') return
          const external = attributeOf(attributes, 'TargetMode') === 'External'
          const target = attributeOf(attributes, 'Target') ?? ''
          const type = attributeOf(attributes, 'Type') ?? ''
          found.push({
            id: attributeOf(attributes, 'Id') ?? '',
            type: type.slice(type.lastIndexOf('/') + 1),
            target: external ? target : resolve(part, target),
            external,
          })
        },
        close: () => undefined,
        text: () => undefined,
      })
      return parsed.ok ? ok(found) : parsed
    },
  })
}
