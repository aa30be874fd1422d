/** One string that a content stream shows, with what surrounds it. */
export interface ShownText {
  readonly font: string
  /** The codes of the string operand, two bytes each. */
  readonly codes: readonly number[]
  readonly mcid: number | null
  readonly artifact: boolean
}

type Token =
  | { readonly kind: 'operator' | 'name'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'codes'; readonly value: readonly number[] }
  | { readonly kind: 'mark'; readonly value: string }

const TOKEN = /<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[[\]]|[^\s/<>[\]()]+|\s+/gy

/** Text outside the subset of PDF syntax that the product writes. */
export class UnreadableContent extends Error {}

const codesOf = (hex: string): readonly number[] => {
  const digits = hex.replace(/\s/g, '')
  if (digits.length % 4 !== 0) throw new UnreadableContent('codes are two bytes wide')
  return digits.match(/.{4}/g)?.map((code) => Number.parseInt(code, 16)) ?? []
}

const tokensOf = (content: string): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  for (const [text] of content.matchAll(TOKEN)) {
    at += text.length
    if (/^\s/.test(text)) continue
    if (text === '<<' || text === '>>' || text === '[' || text === ']') tokens.push({ kind: 'mark', value: text })
    else if (text.startsWith('<')) tokens.push({ kind: 'codes', value: codesOf(text.slice(1, -1)) })
    else if (text.startsWith('/')) tokens.push({ kind: 'name', value: text.slice(1) })
    else if (/^[-+.\d]/.test(text)) tokens.push({ kind: 'number', value: Number(text) })
    else tokens.push({ kind: 'operator', value: text })
  }
  if (at !== content.length) throw new UnreadableContent('unexpected syntax in a content stream')
  return tokens
}

interface Mark {
  readonly mcid: number | null
  readonly artifact: boolean
}

const markOf = (operands: readonly Token[]): Mark => {
  const at = operands.findIndex((token) => token.kind === 'name' && token.value === 'MCID')
  const mcid = operands[at + 1]
  const [tag] = operands
  return {
    mcid: at >= 0 && mcid?.kind === 'number' ? mcid.value : null,
    artifact: tag?.kind === 'name' && tag.value === 'Artifact',
  }
}

/** Operators of the text that the product writes; any other one in a file is not ours. */
const SILENT = new Set(['BT', 'ET', 'Tc', 'Tm'])

/**
 * Reads the strings that a content stream shows, in order, with their font and marked content.
 * Throws `UnreadableContent` on anything but text shown by Tj with two-byte codes: the check must not pass over what it
 * does not understand.
 */
export const readShownText = (content: string): readonly ShownText[] => {
  const shown: ShownText[] = []
  const marks: Mark[] = []
  let operands: Token[] = []
  let font = ''
  for (const token of tokensOf(content)) {
    if (token.kind !== 'operator') {
      operands.push(token)
      continue
    }
    const [first] = operands
    if (token.value === 'BDC') marks.push(markOf(operands))
    else if (token.value === 'EMC') marks.pop()
    else if (token.value === 'Tf') font = first?.kind === 'name' ? first.value : ''
    else if (token.value === 'Tj' && first?.kind === 'codes') {
      const mark = marks.at(-1) ?? { mcid: null, artifact: false }
      shown.push({ font, codes: first.value, ...mark })
    } else if (!SILENT.has(token.value)) throw new UnreadableContent(`operator ${token.value} is not expected`)
    operands = []
  }
  return shown
}

/** The character of each code that a ToUnicode CMap names (bfchar entries only). */
export const readToUnicode = (cmap: string): ReadonlyMap<number, string> => {
  const map = new Map<number, string>()
  for (const [, section = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', utf16 = ''] of section.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g)) {
      const units = utf16.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? []
      map.set(Number.parseInt(code, 16), String.fromCharCode(...units))
    }
  }
  return map
}
