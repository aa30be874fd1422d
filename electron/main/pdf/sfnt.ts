import { open } from 'node:fs/promises'

/** What the head of a TrueType file says of itself. */
export interface SfntNames {
  /** Family, full and PostScript names in every language that the file carries, lower case. */
  readonly names: ReadonlySet<string>
  /** Embedding as an outline subset is not forbidden (OS/2 fsType bits 1, 8 and 9). */
  readonly embeddable: boolean
}

const TRUE_TYPE = new Set([0x00010000, 0x74727565])
/** Family, full name, PostScript name, typographic family (OpenType `name` table). */
const NAME_IDS = new Set([1, 4, 6, 16])
const FORBIDS_EMBEDDING = 0x0302
const MOST_TABLES = 64
/** Name tables of real fonts are a few kilobytes; a larger one is not worth reading. */
const MOST_NAME_BYTES = 1 << 18

const utf16be = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le')

const namesIn = (table: Buffer): ReadonlySet<string> => {
  const names = new Set<string>()
  const count = table.readUInt16BE(2)
  const strings = table.readUInt16BE(4)
  for (let index = 0; index < count && 18 + index * 12 <= table.length; index++) {
    const at = 6 + index * 12
    const platform = table.readUInt16BE(at)
    const length = table.readUInt16BE(at + 8)
    const offset = strings + table.readUInt16BE(at + 10)
    if (!NAME_IDS.has(table.readUInt16BE(at + 6)) || offset + length > table.length) continue
    const bytes = table.subarray(offset, offset + length)
    if (platform === 1) names.add(bytes.toString('latin1').toLowerCase())
    else if (length % 2 === 0) names.add(utf16be(bytes).toLowerCase())
  }
  return names
}

/**
 * Reads the names of a font file without loading its glyphs. Null for anything that cannot be embedded as a static
 * TrueType face: CFF outlines, collections, variable fonts, files that are no font. Throws when the file cannot be read.
 */
export const readSfntNames = async (file: string): Promise<SfntNames | null> => {
  const handle = await open(file, 'r')
  try {
    const read = async (position: number, length: number): Promise<Buffer | null> => {
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await handle.read(buffer, 0, length, position)
      return bytesRead === length ? buffer : null
    }
    const head = await read(0, 12)
    if (head === null || !TRUE_TYPE.has(head.readUInt32BE(0))) return null
    const count = head.readUInt16BE(4)
    const directory = count > MOST_TABLES ? null : await read(12, count * 16)
    if (directory === null) return null
    const tables = new Map<string, { readonly offset: number; readonly length: number }>()
    for (let at = 0; at < directory.length; at += 16) {
      const tag = directory.toString('latin1', at, at + 4)
      tables.set(tag, { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) })
    }
    const name = tables.get('name')
    const os2 = tables.get('OS/2')
    if (!name || !os2 || !tables.has('glyf') || tables.has('fvar') || name.length < 6) return null
    const [nameTable, os2Table] = [
      await read(name.offset, Math.min(name.length, MOST_NAME_BYTES)),
      await read(os2.offset, 10),
    ]
    if (nameTable === null || os2Table === null) return null
    return { names: namesIn(nameTable), embeddable: (os2Table.readUInt16BE(8) & FORBIDS_EMBEDDING) === 0 }
  } finally {
    await handle.close()
  }
}
