/** PDF objects as the verifier reads them (ISO 32000-1, 7.3), with the places of strings in the file. */
export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | PdfString
  | { readonly kind: 'reference'; readonly number: number; readonly generation: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary

export interface PdfString {
  readonly kind: 'string'
  readonly bytes: Uint8Array
  /** Offsets of the first delimiter and of the byte behind the last one. */
  readonly start: number
  readonly end: number
}

export interface PdfDictionary {
  readonly kind: 'dictionary'
  readonly entries: ReadonlyMap<string, PdfValue>
}

/** Bytes that are no PDF object, or nested beyond reason. Caught where a verdict is formed. */
export class PdfSyntaxError extends Error {}

const NESTING_LIMIT = 64
const NULL: PdfValue = { kind: 'null' }

const code = (character: string): number => character.charCodeAt(0)
const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set([...'()<>[]{}/%'].map(code))
const isRegular = (byte: number | undefined): byte is number =>
  byte !== undefined && !WHITE.has(byte) && !DELIMITERS.has(byte)

const hexDigit = (byte: number | undefined): number | null => {
  if (byte === undefined) return null
  const digit = Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(digit) ? null : digit
}

const ESCAPES: ReadonlyMap<number, number> = new Map(
  Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12 }).map(([letter, byte]) => [code(letter), byte]),
)

/** Reads objects from bytes at a moving position. Every method throws `PdfSyntaxError` on anything out of place. */
export class PdfScanner {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  fail(): never {
    throw new PdfSyntaxError(`unexpected byte at ${this.at}`)
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === code('%')) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++
      } else if (byte !== undefined && WHITE.has(byte)) this.at++
      else return
    }
  }

  /** The next run of regular characters; '' at a delimiter. */
  word(): string {
    this.skipWhite()
    const start = this.at
    while (isRegular(this.bytes[this.at])) this.at++
    return Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1')
  }

  keyword(expected: string): void {
    if (this.word() !== expected) this.fail()
  }

  integer(): number {
    const word = this.word()
    if (!/^\d{1,15}$/.test(word)) this.fail()
    return Number(word)
  }

  value(depth = 0): PdfValue {
    if (depth > NESTING_LIMIT) this.fail()
    this.skipWhite()
    const byte = this.bytes[this.at]
    const next = this.bytes[this.at + 1]
    if (byte === code('/')) return this.name()
    if (byte === code('(')) return this.literalString()
    if (byte === code('[')) return this.array(depth)
    if (byte === code('<')) return next === code('<') ? this.dictionary(depth) : this.hexString()
    return this.numberOrKeyword()
  }

  private name(): PdfValue & { readonly kind: 'name' } {
    this.at++
    let value = ''
    for (let byte = this.bytes[this.at]; isRegular(byte); byte = this.bytes[this.at]) {
      const [high, low] = [hexDigit(this.bytes[this.at + 1]), hexDigit(this.bytes[this.at + 2])]
      const escaped = byte === code('#') && high !== null && low !== null
      value += String.fromCharCode(escaped ? high * 16 + low : byte)
      this.at += escaped ? 3 : 1
    }
    return { kind: 'name', value }
  }

  private literalString(): PdfString {
    const start = this.at++
    const bytes: number[] = []
    for (let open = 1; open > 0; this.at++) {
      const byte = this.bytes[this.at]
      if (byte === undefined) this.fail()
      if (byte === code('(')) open++
      if (byte === code(')')) open--
      if (byte === code('\\')) this.escape(bytes)
      else if (open > 0) bytes.push(byte)
    }
    return { kind: 'string', bytes: Uint8Array.from(bytes), start, end: this.at }
  }

  /** Leaves the position on the last byte of the escape. */
  private escape(bytes: number[]): void {
    const byte = this.bytes[++this.at]
    if (byte === undefined) this.fail()
    const octal = /^[0-7]{1,3}/.exec(Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1'))?.[0]
    if (octal !== undefined) {
      bytes.push(Number.parseInt(octal, 8) & 0xff)
      this.at += octal.length - 1
    } else if (byte === 13) {
      if (this.bytes[this.at + 1] === 10) this.at++
    } else if (byte !== 10) bytes.push(ESCAPES.get(byte) ?? byte)
  }

  private hexString(): PdfString {
    const start = this.at++
    const digits: number[] = []
    for (;;) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) this.fail()
      if (byte === code('>')) break
      if (WHITE.has(byte)) continue
      const digit = hexDigit(byte)
      if (digit === null) this.fail()
      digits.push(digit)
    }
    const bytes = new Uint8Array(Math.ceil(digits.length / 2))
    for (const [index, digit] of digits.entries()) {
      const byte = index >> 1
      bytes[byte] = (bytes[byte] ?? 0) | (index % 2 === 0 ? digit << 4 : digit)
    }
    return { kind: 'string', bytes, start, end: this.at }
  }

  private array(depth: number): PdfValue {
    this.at++
    const items: PdfValue[] = []
    for (;;) {
      this.skipWhite()
      if (this.bytes[this.at] === code(']')) break
      items.push(this.value(depth + 1))
    }
    this.at++
    return { kind: 'array', items }
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipWhite()
      if (this.bytes[this.at] === code('>')) break
      if (this.bytes[this.at] !== code('/')) this.fail()
      const key = this.name().value
      // A key given twice is read differently by different programs: what nobody can read one way is not valid.
      if (entries.has(key)) this.fail()
      entries.set(key, this.value(depth + 1))
    }
    if (this.bytes[this.at + 1] !== code('>')) this.fail()
    this.at += 2
    return { kind: 'dictionary', entries }
  }

  private numberOrKeyword(): PdfValue {
    const start = this.at
    const word = this.word()
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' }
    if (word === 'null') return NULL
    // No two ways to read one digit: a megabyte of them must not be tried in all.
    if (!/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(word)) {
      this.at = start
      this.fail()
    }
    const behind = this.at
    const reference = /^\d{1,10}$/.test(word) ? this.reference(Number(word)) : null
    if (reference !== null) return reference
    this.at = behind
    return { kind: 'number', value: Number(word) }
  }

  private reference(number: number): PdfValue | null {
    const generation = this.word()
    if (!/^\d{1,5}$/.test(generation) || this.word() !== 'R') return null
    return { kind: 'reference', number, generation: Number(generation) }
  }
}
