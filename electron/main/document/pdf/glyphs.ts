import { OPS } from 'unpdf/pdfjs'

/** One character where it stands on the page; y grows downward. */
export interface PlacedGlyph {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Nobody sees it: drawn invisibly, in a layer that is off, off the page, or smaller than 2 pt. */
  readonly unseen: boolean
  readonly white: boolean
  /** Not along the line: a watermark, a stamp. */
  readonly slanted: boolean
}

/** What a page draws, as the library lists it: numbers of operators and their arguments. */
export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

const isNumbers = (value: unknown, count: number): value is ArrayLike<number> =>
  typeof value === 'object' && value !== null && 'length' in value && value.length === count
/** Six numbers, as arguments or as one argument; identity for anything else. */
const matrixOf = (args: unknown): Matrix => {
  const given = isNumbers(args, 1) ? (args as ArrayLike<unknown>)[0] : args
  if (!isNumbers(given, 6)) return IDENTITY
  const numbers = Array.from(given, Number)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.every(Number.isFinite) ? numbers : []
  return [a, b, c, d, e, f]
}
const argument = (args: unknown, at: number): unknown => (Array.isArray(args) ? (args as unknown[])[at] : undefined)
const numberAt = (args: unknown, at: number): number => {
  const value = Number(argument(args, at))
  return Number.isFinite(value) ? value : 0
}

interface State {
  ctm: Matrix
  fontSize: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  white: boolean
  alpha: number
}

const TINY_POINTS = 2
const SPACE_ONLY = /^\s*$/u
/** Text rendering modes that paint nothing (ISO 32000-1, 9.3.6). */
const INVISIBLE_MODES: ReadonlySet<number> = new Set([3, 7])
/** Glyphs of one page; a page of a newspaper has 15,000. */
const MAX_GLYPHS = 200_000

/** Follows the text operators of a page (ISO 32000-1, 9.4) and tells where each character stands and whether it shows. */
export class GlyphReader {
  readonly glyphs: PlacedGlyph[] = []
  /** Characters whose font does not say what they are. */
  unknown = 0
  readonly #stack: State[] = []
  #state: State
  #text: Matrix = IDENTITY
  #line: Matrix = IDENTITY
  /** Marked content around this place: true for a layer that is off. */
  readonly #layers: boolean[] = []
  readonly #width: number
  readonly #height: number
  readonly #isLayerOff: (layer: unknown) => boolean

  constructor(
    page: { readonly transform: readonly number[]; readonly width: number; readonly height: number },
    isLayerOff: (layer: unknown) => boolean,
  ) {
    this.#state = {
      ctm: matrixOf(page.transform),
      ...{
        fontSize: 1,
        charSpacing: 0,
        wordSpacing: 0,
        scale: 1,
        leading: 0,
        rise: 0,
        mode: 0,
        white: false,
        alpha: 1,
      },
    }
    this.#width = page.width
    this.#height = page.height
    this.#isLayerOff = isLayerOff
  }

  read({ fnArray, argsArray }: OperatorList): void {
    for (const [at, operator] of fnArray.entries()) {
      if (this.glyphs.length >= MAX_GLYPHS) return
      this.#apply(operator, argsArray[at])
    }
  }

  #apply(operator: number, args: unknown): void {
    const state = this.#state
    switch (operator) {
      case OPS.save:
        this.#stack.push({ ...state })
        return
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? state
        return
      case OPS.paintFormXObjectBegin:
        this.#stack.push({ ...state })
        if (Array.isArray(args) && args[0] !== null) state.ctm = multiply(state.ctm, matrixOf(args[0]))
        return
      case OPS.transform:
        state.ctm = multiply(state.ctm, matrixOf(args))
        return
      case OPS.beginText:
        this.#text = this.#line = IDENTITY
        return
      case OPS.setCharSpacing:
        state.charSpacing = numberAt(args, 0)
        return
      case OPS.setWordSpacing:
        state.wordSpacing = numberAt(args, 0)
        return
      case OPS.setHScale:
        state.scale = numberAt(args, 0) / 100
        return
      case OPS.setLeading:
        state.leading = -numberAt(args, 0)
        return
      case OPS.setTextRise:
        state.rise = numberAt(args, 0)
        return
      case OPS.setFont:
        state.fontSize = numberAt(args, 1)
        return
      case OPS.setTextRenderingMode:
        state.mode = numberAt(args, 0)
        return
      case OPS.setFillRGBColor:
        state.white = /^#f{6}$/iu.test(String(argument(args, 0)))
        return
      case OPS.setGState:
        return this.#setGraphics(argument(args, 0))
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.#layers.push(argument(args, 0) === 'OC' && this.#isLayerOff(argument(args, 1)))
        return
      case OPS.endMarkedContent:
        this.#layers.pop()
        return
      case OPS.setTextMatrix:
        this.#text = this.#line = matrixOf(args)
        return
      case OPS.moveText:
        return this.#move(numberAt(args, 0), numberAt(args, 1))
      case OPS.setLeadingMoveText:
        state.leading = numberAt(args, 1)
        return this.#move(numberAt(args, 0), numberAt(args, 1))
      case OPS.nextLine:
        return this.#move(0, state.leading)
      case OPS.showText:
        return this.#show(argument(args, 0))
    }
  }

  #setGraphics(entries: unknown): void {
    if (!Array.isArray(entries)) return
    for (const entry of entries as unknown[]) {
      if (argument(entry, 0) === 'ca') this.#state.alpha = numberAt(entry, 1)
      if (argument(entry, 0) === 'Font') this.#state.fontSize = numberAt(argument(entry, 1), 1)
    }
  }

  #move(x: number, y: number): void {
    this.#text = this.#line = multiply(this.#line, [1, 0, 0, 1, x, y])
  }

  #show(items: unknown): void {
    if (!Array.isArray(items)) return
    const { fontSize, charSpacing, wordSpacing, scale } = this.#state
    for (const item of items as unknown[]) {
      if (typeof item === 'number') this.#advance((-item * fontSize * scale) / 1000)
      if (typeof item !== 'object' || item === null) continue
      const { unicode, width, isSpace } = item as { unicode?: unknown; width?: unknown; isSpace?: unknown } // checked below
      const advance = (typeof width === 'number' && Number.isFinite(width) ? width : 0) * fontSize * 0.001
      this.#place(typeof unicode === 'string' ? unicode : '', advance * scale)
      this.#advance((advance + charSpacing + (isSpace === true ? wordSpacing : 0)) * scale)
    }
  }

  #advance(by: number): void {
    this.#text = multiply(this.#text, [1, 0, 0, 1, by, 0])
  }

  #place(text: string, advance: number): void {
    const { ctm, fontSize, rise, mode, white, alpha } = this.#state
    const [a, b, c, d, x, y] = multiply(ctm, multiply(this.#text, [1, 0, 0, 1, 0, rise]))
    const size = Math.abs(fontSize) * Math.hypot(c, d)
    if (text === '') this.unknown += 1
    if (SPACE_ONLY.test(text) && text !== '') return
    const isOff = x < -1 || y < -1 || x > this.#width + 1 || y > this.#height + 1
    this.glyphs.push({
      text: text === '' ? '\ufffd' : text,
      x,
      y,
      width: Math.abs(advance) * Math.hypot(a, b),
      size,
      unseen: INVISIBLE_MODES.has(mode) || alpha === 0 || isOff || size < TINY_POINTS || this.#layers.includes(true),
      white,
      slanted: Math.abs(b) > Math.abs(a) * 0.05 || a * fontSize < 0,
    })
  }
}
