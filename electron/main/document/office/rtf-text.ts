import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'

const MAX_CHARACTERS = 10_000_000
const TOKEN =
  /\\u(-?\d{1,6}) ?|\\'([0-9a-fA-F]{2})|\\(par|line|cell|row|page|sect|tab)\b ?|\\bin(\d{1,9}) ?|\\[a-zA-Z]{1,32}-?\d{0,10} ?|\\\*|\\([^a-zA-Z])|[{}\r\n]|([^\\{}\r\n]{1,4096})/gy

/**
 * All text of a .rtf, hidden groups, comments and properties with it, and without a sense of its looks: for the gate, before
 * a converter may write anything to a disk. Bytes are read as GBK. Refuses import.corrupt.
 */
export const rtfTexts = (bytes: Uint8Array): Result<readonly string[], ImportRefusal> => {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let text = ''
  let pending: number[] = []
  /** Behind \\u stands the same character for readers that do not know it: one or two coded bytes or a letter. */
  let skip = 0
  const flush = (): void => {
    if (pending.length > 0) text += new TextDecoder('gb18030').decode(new Uint8Array(pending))
    pending = []
  }
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(source)
    if (token === null) {
      TOKEN.lastIndex = at + 1
      continue
    }
    const [, unit, hex, end, binary, symbol, plain] = token
    if (hex !== undefined) {
      if (skip > 0) skip -= 1
      else pending.push(Number.parseInt(hex, 16))
      continue
    }
    flush()
    if (unit !== undefined) {
      text += String.fromCharCode(Number(unit) & 0xffff)
      skip = 2
      continue
    }
    if (end !== undefined) text += end === 'tab' ? '\t' : '\n'
    if (binary !== undefined) TOKEN.lastIndex += Number(binary)
    if (symbol !== undefined) text += symbol
    if (plain !== undefined) text += skip > 0 ? plain.slice(1) : plain
    skip = 0
    if (text.length > MAX_CHARACTERS) return refuse('import.tooLarge', { characters: MAX_CHARACTERS })
  }
  flush()
  return text.trim() === '' ? refuse('import.empty') : ok([text])
}
