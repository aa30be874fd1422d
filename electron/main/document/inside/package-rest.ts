import { ok, type Result } from '#shared/lib/result.ts'
import type { FilePlace, PlacePart } from '#shared/domain/scan/place.ts'
import { isImage, pictureLeftovers } from './picture.ts'
import { packageTexts, xmlTexts } from '../package-texts.ts'
import type { ImportRefusal } from '../refusal.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import type { Budget, ZipArchive } from '../zip.ts'
import type { InsideBuilder } from './inside.ts'

/** What a part is by its name, in lower case, in the packages of Office and OpenDocument; the first that fits. */
const KINDS: readonly (readonly [RegExp, PlacePart])[] = [
  [/(?:^|\/)comments?[^/]*\//u, 'comment'],
  [/(?:^|\/)(?:threaded)?comments?[^/]*\.xml$/u, 'comment'],
  [/^docprops\/|^meta\.xml$|^customxml\/|(?:^|\/)persons?\//u, 'properties'],
  [/notes(?:slide|master)s?\//u, 'notes'],
  [/(?:^|\/)(?:header|footer)\d*\.xml$/u, 'headerFooter'],
]
const MACROS = /vbaproject|vbadata|^basic\/|^scripts\//u
/** Originals in the file, and the data that tables and charts were made of. */
const EMBEDDED = /\/embeddings\/|\/activex\/|^object[ s]|pivotcacherecords|^versions?\//u
/** Binary parts that hold no words: printers' settings, fonts, the layout's cache, sounds, thumbnails in vector form. */
const WORDLESS =
  /printersettings|\.(?:odttf|fntdata|ttf|otf|wav|mp3|m4a)$|^layout-cache$|^mimetype$|^configurations2\//u

const kindOf = (name: string): FilePlace => ({
  part: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
  name,
})

/**
 * Whatever else lies in a package: words of every XML part, pictures, embedded files, and what can only be searched for
 * marks and is listed as unread. Refuses as `read` and `parseXml` do but for parts that are not well formed.
 */
export const readRest = (
  archive: ZipArchive,
  budget: Budget,
  found: InsideBuilder,
  taken: ReadonlySet<string>,
): Result<null, ImportRefusal> => {
  for (const entry of archive.entries.values()) {
    const { name } = entry
    if (taken.has(name)) continue
    const part = archive.read(entry, budget)
    if (!part.ok) return part
    const bytes = part.value
    const place = kindOf(name)
    if (MACROS.test(name)) found.leftover('macros', { part: 'other', name })
    if (EMBEDDED.test(name)) found.leftover('embedded', { part: 'embedded', name })
    if (isImage(bytes, name)) {
      pictureLeftovers(bytes, { part: 'picture', name }, found)
      continue
    }
    const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
    if (isPackage) {
      const inner = packageTexts(bytes)
      found.leftover('embedded', { part: 'embedded', name })
      if (inner.ok) found.text(inner.value.join('\n'), { part: 'embedded', name })
      else found.unread({ part: 'embedded', name })
      continue
    }
    const texts: string[] = []
    const isXml = /\.(?:xml|rels|vml|rdf|svg)$/u.test(name)
    const parsed = isXml ? xmlTexts(bytes, budget, (text) => texts.push(text)) : null
    if (parsed?.ok === false && parsed.error.code !== 'import.corrupt') return parsed
    if (parsed?.ok === true) {
      found.text(texts.join('\n'), place)
      continue
    }
    found.text(textsInBytes(bytes).join('\n'), place)
    if (bytes.length > 0 && !WORDLESS.test(name)) found.unread(EMBEDDED.test(name) ? { part: 'embedded', name } : place)
  }
  return ok(null)
}
