import { encodedStream, type PdfFile } from '../pdf/pdf-file.ts'
import { nameIn, entry } from '../pdf/pdf-equal.ts'
import { PdfScanner, PdfSyntaxError } from '../pdf/pdf-syntax.ts'

/** Behind the last startxref stands the end mark and nothing else. */
const END_OF_FILE = /^\s*\d+\s+%%EOF\s*$/
const LONGEST_END_BYTES = 256

const isEnd = (bytes: Uint8Array, at: number): boolean =>
  bytes.length - at <= LONGEST_END_BYTES && END_OF_FILE.test(Buffer.from(bytes.subarray(at)).toString('latin1'))

const readTable = (scanner: PdfScanner): void => {
  for (let word = scanner.word(); word !== 'trailer'; word = scanner.word()) {
    if (!/^\d{1,10}$/.test(word)) scanner.fail()
    for (let count = scanner.integer(); count > 0; count--) {
      scanner.integer()
      scanner.integer()
      if (!/^[nf]$/.test(scanner.word())) scanner.fail()
    }
  }
  scanner.value()
}

/**
 * Whether the bytes from `from` are whole incremental updates (ISO 32000-1, 7.5.6): objects, cross-reference, trailer and
 * end mark, again and again, and nothing between them; and whether the last of each object is the one that the
 * cross-reference leads to. Bytes that only a forgiving viewer would find, in repairing the file, are no update.
 */
export const isWholeUpdate = (bytes: Uint8Array, from: number, file: PdfFile): boolean => {
  const offsets = new Map<number, number>()
  const unlisted = new Set<number>()
  const scanner = new PdfScanner(bytes, from)
  try {
    for (;;) {
      scanner.skipWhite()
      const start = scanner.at
      const word = scanner.word()
      if (word === 'xref') readTable(scanner)
      else if (word === 'startxref') {
        if (isEnd(bytes, scanner.at)) break
        scanner.integer()
      } else {
        scanner.at = start
        const number = scanner.integer()
        scanner.integer()
        scanner.keyword('obj')
        const value = scanner.value()
        const behind = scanner.at
        if (scanner.word() === 'stream') {
          if (value.kind !== 'dictionary') return false
          scanner.at = behind
          encodedStream(scanner, value, file.resolve)
          scanner.keyword('endstream')
        } else scanner.at = behind
        scanner.keyword('endobj')
        offsets.set(number, start)
        // The cross-reference itself need not be named in it.
        if (nameIn(entry(value, 'Type')) === 'XRef') unlisted.add(number)
      }
    }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return false
    throw error
  }
  return [...offsets].every(([number, offset]) => {
    const found = file.entries.get(number)
    return unlisted.has(number) || (found?.kind === 'offset' && found.offset === offset)
  })
}
