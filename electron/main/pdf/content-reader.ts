import type { InkColour } from '#shared/domain/layout/model.ts'

/** The marked content that something stands in: of the structure, an artifact and its subtype, or neither. */
interface Mark {
  readonly mcid: number | null
  readonly artifact: boolean
  readonly subtype: string
}

/** One string that a content stream shows, with what surrounds it. */
export interface ShownText extends Mark {
  readonly font: string
  /** The codes of the string operand, two bytes each. */
  readonly codes: readonly number[]
  /** Where it begins (Tm), and how it lies. */
  readonly x: number
  readonly y: number
  readonly turn: 0 | 90
  readonly size: number
  /** Tc. */
  readonly spacing: number
  /** Null for any that is not ours, and for what is drawn through a graphics state. */
  readonly colour: InkColour | null
}

/** A filled rectangle. */
export interface ShownBox extends Mark, Place {
  readonly colour: InkColour | null
}

/** A picture by its resource name, filling its place. */
export interface ShownPicture extends Mark, Place {
  readonly name: string
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ShownContent {
  readonly texts: readonly ShownText[]
  readonly boxes: readonly ShownBox[]
  readonly pictures: readonly ShownPicture[]
}

type Token =
  | { readonly kind: 'operator' | 'name'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'codes'; readonly value: readonly number[] }
  | { readonly kind: 'mark'; readonly value: string }

const TOKEN = /\s*(<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[[\]]|[^\s/<>[\]()]+)/gy

/** Text outside the subset of PDF syntax that the product writes. */
class UnreadableContent extends Error {}

const SPACE = /\s/
const codesOf = (text: string): readonly number[] => {
  const digits = SPACE.test(text) ? text.replace(/\s/g, '') : text
  if (digits.length % 4 !== 0) throw new UnreadableContent('codes are two bytes wide')
  const codes: number[] = []
  for (let at = 0; at < digits.length; at += 4) codes.push(Number.parseInt(digits.slice(at, at + 4), 16))
  return codes
}

const NUMBER = /^[-+.\d]/
const tokenOf = (text: string): Token => {
  const first = text.charAt(0)
  if (text === '<<' || text === '>>' || first === '[' || first === ']') return { kind: 'mark', value: text }
  if (first === '<') return { kind: 'codes', value: codesOf(text.slice(1, -1)) }
  if (first === '/') return { kind: 'name', value: text.slice(1) }
  if (NUMBER.test(text)) return { kind: 'number', value: Number(text) }
  return { kind: 'operator', value: text }
}

const tokensOf = (content: string): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  for (const [whole, text = ''] of content.matchAll(TOKEN)) {
    at += whole.length
    tokens.push(tokenOf(text))
  }
  if (at !== content.trimEnd().length) throw new UnreadableContent('unexpected syntax in a content stream')
  return tokens
}

const markOf = (operands: readonly Token[]): Mark => {
  const at = operands.findIndex((token) => token.kind === 'name' && token.value === 'MCID')
  const mcid = operands[at + 1]
  const [tag] = operands
  const subtype = operands[operands.findIndex((token) => token.kind === 'name' && token.value === 'Subtype') + 1]
  return {
    mcid: at >= 0 && mcid?.kind === 'number' ? mcid.value : null,
    artifact: tag?.kind === 'name' && tag.value === 'Artifact',
    subtype: subtype?.kind === 'name' ? subtype.value : '',
  }
}

/** Operators that place and colour what others draw; any that is not named here is not ours. */
const SILENT = new Set(['BT', 'ET', 'f'])
/** What q keeps and Q gives back (ISO 32000-1, 8.4.2), as far as the product writes it. */
interface State {
  readonly colour: InkColour | null
  readonly font: string
  readonly size: number
  readonly spacing: number
  /** Through which pictures are drawn; null before one is given. */
  readonly place: Place | null
  /** A graphics state by its resource name; '' for none. */
  readonly laidOn: string
}
const FIRST: State = { colour: 'black', font: '', size: Number.NaN, spacing: 0, place: null, laidOn: '' }
const COLOURS: ReadonlyMap<string, InkColour> = new Map([
  ['0 g', 'black'],
  ['1 0 0 rg', 'red'],
])
const NO_MARK: Mark = { mcid: null, artifact: false, subtype: '' }

/**
 * Reads what a content stream draws, in order, with the marked content it stands in.
 * Throws `UnreadableContent` on anything but text shown by Tj with two-byte codes, filled rectangles and pictures: the
 * check must not pass over what it does not understand.
 */
export const readContent = (content: string): ShownContent => {
  const texts: ShownText[] = []
  const boxes: ShownBox[] = []
  const pictures: ShownPicture[] = []
  const marks: Mark[] = []
  let operands: Token[] = []
  let state = FIRST
  const kept: State[] = []
  let at: { x: number; y: number; turn: 0 | 90 } = { x: Number.NaN, y: Number.NaN, turn: 0 }
  const numberAt = (index: number): number => {
    const operand = operands[index]
    return operand?.kind === 'number' ? operand.value : Number.NaN
  }
  const numbers = (): string => operands.map((_, index) => String(numberAt(index))).join(' ')
  /** The axes of a matrix, then its place. */
  const placed = (axes: string): { readonly x: number; readonly y: number } => {
    if (operands.length !== 6 || !numbers().startsWith(`${axes} `))
      throw new UnreadableContent('a matrix of another kind')
    return { x: numberAt(4), y: numberAt(5) }
  }
  const inked = () => (state.laidOn === '' && state.place === null ? state.colour : null)
  for (const token of tokensOf(content)) {
    if (token.kind !== 'operator') {
      operands.push(token)
      continue
    }
    const [first] = operands
    const mark = marks.at(-1) ?? NO_MARK
    if (token.value === 'BDC') marks.push(markOf(operands))
    else if (token.value === 'EMC') marks.pop()
    else if (token.value === 'Tf' && first?.kind === 'name') {
      state = { ...state, font: first.value, size: numberAt(1) }
    } else if (token.value === 'Tc') state = { ...state, spacing: numberAt(0) }
    else if (token.value === 'g' || token.value === 'rg') {
      state = { ...state, colour: COLOURS.get(`${numbers()} ${token.value}`) ?? null }
    } else if (token.value === 'q') kept.push(state)
    else if (token.value === 'Q') state = kept.pop() ?? FIRST
    else if (token.value === 'gs' && first?.kind === 'name') state = { ...state, laidOn: first.value }
    else if (token.value === 'cm') {
      // Only ever what stretches a picture over its place, once.
      if (state.place !== null || kept.length === 0) throw new UnreadableContent('a matrix upon another')
      const [width, height] = [numberAt(0), numberAt(3)]
      state = { ...state, place: { ...placed(`${String(width)} 0 0 ${String(height)}`), width, height } }
    } else if (token.value === 'Tj' && first?.kind === 'codes') {
      const { font, size, spacing } = state
      texts.push({ font, size, spacing, colour: inked(), codes: first.value, ...at, ...mark })
    } else if (token.value === 'Tm') {
      const isTurned = numbers().startsWith('0 -1 1 0 ')
      at = { ...placed(isTurned ? '0 -1 1 0' : '1 0 0 1'), turn: isTurned ? 90 : 0 }
    } else if (token.value === 're') {
      const place = { x: numberAt(0), y: numberAt(1), width: numberAt(2), height: numberAt(3) }
      boxes.push({ ...place, colour: inked(), ...mark })
    } else if (token.value === 'Do' && first?.kind === 'name') {
      if (state.place === null) throw new UnreadableContent('a picture without a place')
      pictures.push({ name: first.value, ...state.place, ...mark })
    } else if (!SILENT.has(token.value)) throw new UnreadableContent(`operator ${token.value} is not expected`)
    operands = []
  }
  return { texts, boxes, pictures }
}

/** The character of each code that a ToUnicode CMap names (bfchar entries only). */
export const readToUnicode = (cmap: string): ReadonlyMap<number, string> => {
  const map = new Map<number, string>()
  for (const [, section = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', utf16 = ''] of section.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g))
      map.set(Number.parseInt(code, 16), String.fromCharCode(...codesOf(utf16)))
  }
  return map
}
