import type { SaxesTagPlain } from 'saxes'
import { num, numbersIn, Unusable } from './svg-path.ts'

/** a b c d e f of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]
const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const turn = (degrees: number): Matrix => {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]
}

const transformIn = (text: string): Matrix => {
  let matrix: Matrix = IDENTITY
  for (const [, name = '', inside = ''] of text.matchAll(/(?<!\w)(\w{1,40})\s{0,40}\(([^()]{0,4000})\)/gu)) {
    const [a = 0, b, c, d, e, f] = numbersIn(inside)
    let step: Matrix
    if (name === 'translate') step = [1, 0, 0, 1, a, b ?? 0]
    else if (name === 'scale') step = [a, 0, 0, b ?? a, 0, 0]
    else if (name === 'matrix' && f !== undefined) step = [a, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f]
    else if (name === 'rotate') {
      const around: Matrix = [1, 0, 0, 1, -(b ?? 0), -(c ?? 0)]
      step = multiply(multiply(around, turn(a)), [1, 0, 0, 1, b ?? 0, c ?? 0])
    } else throw new Unusable('unsupported')
    // The rightmost is applied first.
    matrix = multiply(step, matrix)
  }
  return matrix
}

const COLOURS: ReadonlyMap<string, string> = new Map([
  ['red', '1 0 0 rg 1 0 0 RG'],
  ['black', '0 g 0 G'],
])

/** Red as offices draw it, from #c00000 on; anything else but black is no seal's colour. */
const colourOf = (text: string): string => {
  const value = text.trim().toLowerCase()
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/u.exec(value.replace(/^#(.)(.)(.)$/u, '#$1$1$2$2$3$3'))
  const rgb = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/u.exec(value)
  const parts = (hex === null ? rgb?.slice(1).map(Number) : hex.slice(1).map((two) => Number.parseInt(two, 16))) ?? null
  const [red = 0, green = 255, blue = 255] = parts ?? []
  const name =
    value === 'black' || (parts !== null && red + green + blue === 0)
      ? 'black'
      : value === 'red' || (red >= 160 && green <= 80 && blue <= 80)
        ? 'red'
        : ''
  const operator = COLOURS.get(name)
  if (operator === undefined) throw new Unusable('colour')
  return operator
}

/** What may stand on an element; everything else is either of no consequence here or refused by name. */
const REFUSED_ATTRIBUTE = /^(?:on|xlink:href$|href$|style$|class$|filter$|mask$|clip-path$|marker)/u
/**
 * What would make another picture of the same shapes, and is not honoured here: accepted only where it says what is drawn
 * anyway. A seal must look as the person who approved it saw it.
 */
const WITHOUT_EFFECT: ReadonlyMap<string, RegExp> = new Map([
  ['display', /^(?:inline|block)$/u],
  ['visibility', /^visible$/u],
  ['stroke-dasharray', /^none$/u],
  ['transform-origin', /^0(?:px)?(?:\s+0(?:px)?)?$/u],
  ['vector-effect', /^none$/u],
  ['paint-order', /^(?:normal|fill(?:\s.*)?)$/u],
  ['clip', /^auto$/u],
  ['overflow', /^(?:visible|hidden|auto)$/u],
  ['mix-blend-mode', /^normal$/u],
  ['requiredextensions', /^$/u],
  ['requiredfeatures', /^$/u],
  ['systemlanguage', /^$/u],
  ['rx', /^0*(?:\.0*)?$/u],
  ['ry', /^0*(?:\.0*)?$/u],
])
/** Lengths are numbers of the drawing's own units: a percentage or a millimetre would be taken for one. */
const LENGTHS = new Set([
  'x',
  'y',
  'width',
  'height',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'x1',
  'y1',
  'x2',
  'y2',
  'points',
  'stroke-width',
])
const PLAIN_LENGTHS = /^[-+\d.,\se]*(?:px\s*)?$/iu

/** How ends and corners of strokes look, as operators of ISO 32000-1, 8.4.3. */
const CAPS: ReadonlyMap<string, string> = new Map([
  ['butt', '0 J'],
  ['round', '1 J'],
  ['square', '2 J'],
])
const JOINS: ReadonlyMap<string, string> = new Map([
  ['miter', '0 j'],
  ['round', '1 j'],
  ['bevel', '2 j'],
])

export interface Look {
  readonly matrix: Matrix
  readonly fill: string | null
  readonly stroke: string | null
  readonly width: number
  readonly evenOdd: boolean
  /** Caps, joins and the limit of miters, where the drawing says something of them; '' for what PDF does anyway. */
  readonly cap: string
  readonly join: string
  readonly miter: string
  /** In something that is not drawn. */
  readonly hidden: boolean
}

export const attributesOf = ({ attributes }: SaxesTagPlain): ReadonlyMap<string, string> => {
  const own = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]))
  for (const [name, value] of own) {
    if (REFUSED_ATTRIBUTE.test(name))
      throw new Unusable(name.startsWith('on') || name.endsWith('href') ? 'active' : 'unsupported')
    if (/url\s*\(|javascript:/iu.test(value)) throw new Unusable('active')
  }
  return own
}

/** @throws Unusable for what this element would need to look right and does not get. */
export const assertPlain = (name: string, own: ReadonlyMap<string, string>): void => {
  for (const [attribute, value] of own) {
    const isRadius = name === 'ellipse' && (attribute === 'rx' || attribute === 'ry')
    const allowed = isRadius ? undefined : WITHOUT_EFFECT.get(attribute)
    if (allowed !== undefined && !allowed.test(value.trim())) throw new Unusable('unsupported')
    if (LENGTHS.has(attribute) && !PLAIN_LENGTHS.test(value)) throw new Unusable('unsupported')
  }
}

const wordIn = (words: ReadonlyMap<string, string>, given: string | undefined): string | undefined => {
  if (given === undefined) return undefined
  const operator = words.get(given.trim())
  if (operator === undefined) throw new Unusable('unsupported')
  return operator
}

export const lookOf = (own: ReadonlyMap<string, string>, parent: Look): Look => {
  const paint = (name: 'fill' | 'stroke'): string | null => {
    const value = own.get(name)
    if (value === undefined) return parent[name]
    return value.trim() === 'none' ? null : colourOf(value)
  }
  for (const name of ['opacity', 'fill-opacity', 'stroke-opacity'])
    if (Number(own.get(name) ?? 1) !== 1) throw new Unusable('unsupported')
  return {
    matrix: multiply(transformIn(own.get('transform') ?? ''), parent.matrix),
    fill: paint('fill'),
    stroke: paint('stroke'),
    width: Number((own.get('stroke-width') ?? String(parent.width)).trim().replace(/px$/u, '')),
    evenOdd: (own.get('fill-rule') ?? (parent.evenOdd ? 'evenodd' : '')) === 'evenodd',
    cap: wordIn(CAPS, own.get('stroke-linecap')) ?? parent.cap,
    join: wordIn(JOINS, own.get('stroke-linejoin')) ?? parent.join,
    miter: own.has('stroke-miterlimit') ? `${num(Number(own.get('stroke-miterlimit')))} M` : parent.miter,
    hidden: parent.hidden,
  }
}
