import { SaxesParser } from 'saxes'
import { assertPlain, attributesOf, lookOf, type Look, type Matrix } from './svg-look.ts'
import { ellipse, num, numbersIn, pathData, polygon, Unusable, type Path, type VectorSealProblem } from './svg-path.ts'

/** A seal as shapes: PDF operators in a square of one unit, the origin at its lower left corner. */
export interface VectorSeal {
  readonly operators: string
}

const MAX_SVG_BYTES = 1_000_000
const MAX_ELEMENTS = 5_000
const MAX_OPERATORS = 200_000
const MAX_DEPTH = 20

const SHAPES = new Set(['path', 'circle', 'ellipse', 'rect', 'polygon', 'polyline', 'line'])
const SILENT = new Set(['g', 'title', 'desc', 'metadata'])
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
/** A drawing in the drawing has a view of its own; what is drawn on a condition is not always drawn. */
const NESTED = new Set(['svg', 'switch', 'symbol', 'defs'])

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

const drawn = (path: Path, look: Look): readonly string[] => {
  const { matrix, fill, stroke, width, evenOdd, cap, join, miter } = look
  if (path.length === 0 || (fill === null && stroke === null)) return []
  const paint = fill === null ? 'S' : `${stroke === null ? 'f' : 'B'}${evenOdd ? '*' : ''}`
  return [
    'q',
    `${matrix.map(num).join(' ')} cm`,
    ...[fill ?? '', stroke ?? '', cap, join, miter].filter(Boolean),
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
      assertPlain('', new Map([...own].filter(([key]) => key !== 'width' && key !== 'height')))
      const paper = { matrix: frameOf(own), fill: '0 g 0 G', stroke: null, width: 1, evenOdd: false, hidden: false }
      looks.push(lookOf(own, { ...paper, cap: '', join: '', miter: '' }))
      return
    }
    if (ACTIVE.has(name)) throw new Unusable('active')
    if (parent.hidden || name === 'metadata' || name === 'title' || name === 'desc') {
      looks.push({ ...parent, hidden: true })
      return
    }
    if (NESTED.has(name) || (!SHAPES.has(name) && !SILENT.has(name))) throw new Unusable('unsupported')
    const own = attributesOf(tag)
    assertPlain(name, own)
    const look = lookOf(own, parent)
    looks.push(look)
    if (!SHAPES.has(name)) return
    // One by one: the path of a traced seal has more points than a call has room for.
    for (const operator of drawn(shapeOf(name, own), look)) operators.push(operator)
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
