import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** A seal as shapes: PDF operators in a square of one unit, the origin at its lower left corner. */
export interface VectorSeal {
  readonly operators: string
}

/** Why a drawing is no seal. */
export type VectorSealProblem =
  | 'unreadable' // no SVG
  | 'active' // scripts, animation, links, style sheets, or anything from elsewhere
  | 'unsupported' // text, pictures, gradients, filters: text is to be turned into outlines first
  | 'tooLarge'
  | 'colour' // a seal is red, or black (GB/T 9704-2012, 7.3.5.1: 印章用红色)
  | 'notSquare'

export const MAX_SVG_BYTES = 1_000_000
const MAX_ELEMENTS = 5_000
const MAX_OPERATORS = 200_000
const MAX_DEPTH = 20

class Unusable extends Error {
  readonly problem: VectorSealProblem
  constructor(problem: VectorSealProblem) {
    super(problem)
    this.problem = problem
  }
}

/** a b c d e f of ISO 32000-1, 8.3.3. */
type Matrix = readonly [number, number, number, number, number, number]
const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu
const numbersIn = (text: string): readonly number[] => (text.match(NUMBER) ?? []).map(Number)
const num = (value: number): string => {
  if (!Number.isFinite(value) || Math.abs(value) > 1e6) throw new Unusable('unreadable')
  return String(Number(value.toFixed(5)))
}

const turn = (degrees: number): Matrix => {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]
}

const transformIn = (text: string): Matrix => {
  let matrix: Matrix = IDENTITY
  for (const [, name = '', inside = ''] of text.matchAll(/(\w+)\s*\(([^)]*)\)/gu)) {
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

/** One shape as it is drawn: path operators in the drawing's own units. */
type Path = readonly string[]

/** How far the handles of a quarter circle reach. */
const QUARTER = 0.5522847498
const ellipse = (cx: number, cy: number, rx: number, ry: number): Path => {
  const [kx, ky] = [rx * QUARTER, ry * QUARTER]
  const curve = (...values: number[]): string => `${values.map(num).join(' ')} c`.replace(' c', ' c')
  return [
    `${num(cx + rx)} ${num(cy)} m`,
    curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
    curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
    curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
    curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
    'h',
  ]
}

const polygon = (points: readonly number[], close: boolean): Path => {
  const path: string[] = []
  for (let at = 0; at + 1 < points.length; at += 2) {
    path.push(`${num(points[at] ?? 0)} ${num(points[at + 1] ?? 0)} ${at === 0 ? 'm' : 'l'}`)
  }
  return close ? [...path, 'h'] : path
}

const ARGUMENTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, z: 0 }

/** Path data of SVG 1.1, 8.3, but for elliptical arcs, which drawing programs turn into curves on request. */
const pathData = (data: string): Path => {
  const out: string[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  /** The last handle, for smooth curves. */
  let handle: { readonly x: number; readonly y: number; readonly of: 'c' | 'q' } | null = null
  for (const [, letter = '', inside = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*(?:e[-+]?\d+[^a-zA-Z]*)*)/gu)) {
    const kind = letter.toLowerCase()
    const count = ARGUMENTS[kind]
    if (count === undefined) throw new Unusable('unsupported')
    const isRelative = letter === kind
    const values = numbersIn(inside)
    if (count === 0) {
      out.push('h')
      ;[x, y] = [startX, startY]
      handle = null
      continue
    }
    if (values.length === 0 || values.length % count !== 0) throw new Unusable('unreadable')
    for (let at = 0; at < values.length; at += count) {
      const v = values.slice(at, at + count)
      const px = (index: number): number => (v[index] ?? 0) + (isRelative ? x : 0)
      const py = (index: number): number => (v[index] ?? 0) + (isRelative ? y : 0)
      const reflected = (of: 'c' | 'q') => (handle?.of === of ? { x: 2 * x - handle.x, y: 2 * y - handle.y } : { x, y })
      const cubic = (ax: number, ay: number, bx: number, by: number, toX: number, toY: number): void => {
        out.push(`${[ax, ay, bx, by, toX, toY].map(num).join(' ')} c`)
      }
      const quadratic = (qx: number, qy: number, toX: number, toY: number): void => {
        cubic(
          x + (2 / 3) * (qx - x),
          y + (2 / 3) * (qy - y),
          toX + (2 / 3) * (qx - toX),
          toY + (2 / 3) * (qy - toY),
          toX,
          toY,
        )
        handle = { x: qx, y: qy, of: 'q' }
        ;[x, y] = [toX, toY]
      }
      if (kind === 'c' || kind === 's') {
        const first = kind === 'c' ? { x: px(0), y: py(1) } : reflected('c')
        const rest = kind === 'c' ? 2 : 0
        const second = { x: px(rest), y: py(rest + 1) }
        const [toX, toY] = [px(rest + 2), py(rest + 3)]
        cubic(first.x, first.y, second.x, second.y, toX, toY)
        handle = { ...second, of: 'c' }
        ;[x, y] = [toX, toY]
      } else if (kind === 'q') quadratic(px(0), py(1), px(2), py(3))
      else if (kind === 't') {
        const control = reflected('q')
        quadratic(control.x, control.y, px(0), py(1))
      } else {
        const toX: number = kind === 'v' ? x : px(0)
        const toY: number = kind === 'h' ? y : py(kind === 'v' ? 0 : 1)
        // Further pairs of a moveto are lines.
        const isMove = kind === 'm' && at === 0
        out.push(`${num(toX)} ${num(toY)} ${isMove ? 'm' : 'l'}`)
        if (isMove) [startX, startY] = [toX, toY]
        ;[x, y] = [toX, toY]
        handle = null
      }
    }
  }
  return out
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

const SHAPES = new Set(['path', 'circle', 'ellipse', 'rect', 'polygon', 'polyline', 'line'])
const SILENT = new Set(['svg', 'g', 'title', 'desc', 'metadata'])
const ACTIVE = new Set([
  'script',
  'foreignobject',
  'a',
  'use',
  'style',
  'iframe',
  'set',
  'animate',
  'animatetransform',
  'animatemotion',
  'handler',
  'image',
])
/** What may stand on an element; everything else is either of no consequence here or refused by name. */
const REFUSED_ATTRIBUTE = /^(?:on|xlink:href$|href$|style$|class$|filter$|mask$|clip-path$|marker)/u

interface Look {
  readonly matrix: Matrix
  readonly fill: string | null
  readonly stroke: string | null
  readonly width: number
  readonly evenOdd: boolean
  /** In something that is not drawn. */
  readonly hidden: boolean
}

const attributesOf = ({ attributes }: SaxesTagPlain): ReadonlyMap<string, string> => {
  const own = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]))
  for (const [name, value] of own) {
    if (REFUSED_ATTRIBUTE.test(name))
      throw new Unusable(name.startsWith('on') || name.endsWith('href') ? 'active' : 'unsupported')
    if (/url\s*\(|javascript:/iu.test(value)) throw new Unusable('active')
  }
  return own
}

const lookOf = (own: ReadonlyMap<string, string>, parent: Look): Look => {
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
    width: Number(own.get('stroke-width') ?? parent.width),
    evenOdd: (own.get('fill-rule') ?? (parent.evenOdd ? 'evenodd' : '')) === 'evenodd',
    hidden: parent.hidden,
  }
}

const shapeOf = (name: string, own: ReadonlyMap<string, string>): Path => {
  const value = (key: string): number => numbersIn(own.get(key) ?? '0')[0] ?? 0
  switch (name) {
    case 'path':
      return pathData(own.get('d') ?? '')
    case 'circle':
      return ellipse(value('cx'), value('cy'), value('r'), value('r'))
    case 'ellipse':
      return ellipse(value('cx'), value('cy'), value('rx'), value('ry'))
    case 'rect': {
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(value) as [number, number, number, number]
      return polygon([x, y, x + width, y, x + width, y + height, x, y + height], true)
    }
    case 'line':
      return polygon([value('x1'), value('y1'), value('x2'), value('y2')], false)
    default:
      return polygon(numbersIn(own.get('points') ?? ''), name === 'polygon')
  }
}

const drawn = (path: Path, { matrix, fill, stroke, width, evenOdd }: Look): readonly string[] => {
  if (path.length === 0 || (fill === null && stroke === null)) return []
  const paint = fill === null ? 'S' : `${stroke === null ? 'f' : 'B'}${evenOdd ? '*' : ''}`
  return [
    'q',
    `${matrix.map(num).join(' ')} cm`,
    ...[fill ?? '', stroke ?? ''].filter(Boolean),
    `${num(width)} w`,
    ...path,
    paint,
    'Q',
  ]
}

/** The whole drawing, into a square of one unit that stands on its lower left corner. */
const frameOf = (own: ReadonlyMap<string, string>): Matrix => {
  const [x, y, width, height] = numbersIn(
    own.get('viewbox') ?? `0 0 ${own.get('width') ?? ''} ${own.get('height') ?? ''}`,
  )
  if (x === undefined || y === undefined || width === undefined || height === undefined || width <= 0 || height <= 0)
    throw new Unusable('unreadable')
  if (Math.abs(width - height) > 0.02 * Math.max(width, height)) throw new Unusable('notSquare')
  return [1 / width, 0, 0, -1 / height, -x / width, 1 + y / height]
}

/**
 * Reads a seal that the unit drew as SVG (shapes in red or black, nothing else) and turns it into PDF operators: what is
 * pressed is made anew from the shapes, so that nothing of the file itself gets into a release. Bounded in size, number of
 * elements, depth and operators. Never throws on hostile bytes.
 */
export const readVectorSeal = (bytes: Uint8Array): VectorSeal | VectorSealProblem => {
  if (bytes.length > MAX_SVG_BYTES) return 'tooLarge'
  const operators: string[] = []
  const looks: Look[] = []
  let elements = 0
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', () => {
    throw new Unusable('unreadable')
  })
  parser.on('doctype', () => {
    throw new Unusable('active')
  })
  parser.on('opentag', (tag) => {
    const name = tag.name.toLowerCase().replace(/^svg:/u, '')
    elements += 1
    if (elements > MAX_ELEMENTS || looks.length > MAX_DEPTH) throw new Unusable('tooLarge')
    const parent = looks.at(-1) ?? null
    if (parent === null) {
      if (name !== 'svg') throw new Unusable('unreadable')
      const own = attributesOf(tag)
      looks.push({ matrix: frameOf(own), fill: '0 g 0 G', stroke: null, width: 1, evenOdd: false, hidden: false })
      return
    }
    if (ACTIVE.has(name)) throw new Unusable('active')
    if (parent.hidden || name === 'metadata' || name === 'title' || name === 'desc') {
      looks.push({ ...parent, hidden: true })
      return
    }
    if (!SHAPES.has(name) && !SILENT.has(name)) throw new Unusable('unsupported')
    const own = attributesOf(tag)
    const look = lookOf(own, parent)
    looks.push(look)
    if (SHAPES.has(name)) operators.push(...drawn(shapeOf(name, own), look))
    if (operators.length > MAX_OPERATORS) throw new Unusable('tooLarge')
  })
  parser.on('closetag', () => {
    looks.pop()
  })
  try {
    parser.write(Buffer.from(bytes).toString('utf8')).close()
  } catch (error) {
    if (error instanceof Unusable) return error.problem
    throw error
  }
  return operators.length === 0 ? 'unreadable' : { operators: operators.join('\n') }
}
