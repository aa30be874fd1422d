import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import { openCompoundFile } from './compound-file.ts'

/** Where the file information block says what this reader needs ([MS-DOC] 2.5.1, 2.5.6). */
const FIB = { flags: 0x0a, clxAt: 0x01a2, clxBytes: 0x01a6, bytes: 0x01aa } as const
const ENCRYPTED = 0x0100
const TABLE_1 = 0x0200
const COMPRESSED = 0x4000_0000
const MAX_CHARACTERS = 10_000_000

/** The table of pieces within the Clx ([MS-DOC] 2.9.38): character positions, then a descriptor for each piece. */
const pieceTable = (clx: Buffer): Buffer | null => {
  let at = 0
  while (at + 5 <= clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1)
  if (at + 5 > clx.length || clx[at] !== 2) return null
  const table = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1))
  return table.length >= 16 ? table : null
}

const textOfPieces = (document: Buffer, table: Buffer): string | null => {
  const count = Math.floor((table.length - 4) / 12)
  let text = ''
  for (let index = 0; index < count; index++) {
    const characters = table.readUInt32LE(4 * index + 4) - table.readUInt32LE(4 * index)
    const place = table.readUInt32LE(4 * (count + 1) + 8 * index + 2)
    const isCompressed = (place & COMPRESSED) !== 0
    const from = isCompressed ? (place & ~COMPRESSED) / 2 : place
    const to = from + characters * (isCompressed ? 1 : 2)
    if (characters < 0 || to > document.length || text.length > MAX_CHARACTERS) return null
    text += document.toString(isCompressed ? 'latin1' : 'utf16le', from, to)
  }
  return text
}

/**
 * The text of a Word 97–2003 document, body, notes, headers, comments and text boxes with it, and whatever else in the file
 * may be a mark: saved fast, such a file keeps deleted text. For the gate, before a converter may write anything to a disk.
 * Refuses import.encrypted and import.corrupt.
 */
export const oldWordTexts = (bytes: Uint8Array): Result<readonly string[], ImportRefusal> => {
  const file = openCompoundFile(bytes)
  const document = file?.stream('WordDocument') ?? null
  if (file === null || document === null || document.length < FIB.bytes) return refuse('import.corrupt')
  const flags = document.readUInt16LE(FIB.flags)
  if ((flags & ENCRYPTED) !== 0) return refuse('import.encrypted')
  const table = file.stream((flags & TABLE_1) === 0 ? '0Table' : '1Table')
  const from = document.readUInt32LE(FIB.clxAt)
  const pieces = table === null ? null : pieceTable(table.subarray(from, from + document.readUInt32LE(FIB.clxBytes)))
  const text = pieces === null ? null : textOfPieces(document, pieces)
  if (text === null) return refuse('import.corrupt')
  // Word marks the ends of paragraphs, cells and pages by control characters.
  const lines = text.replaceAll(/[\r\u0007\u000b\u000c]/gu, '\n').replaceAll(/[\u0000-\u0009\u000e-\u001f]/gu, '') // eslint-disable-line no-control-regex -- they are what is read
  return ok([lines, ...file.names().flatMap((name) => textsInBytes(file.stream(name) ?? new Uint8Array()))])
}
