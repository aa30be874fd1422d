/** Why a drawing is no seal. */
export type VectorSealProblem =
  | 'unreadable' // no SVG
  | 'active' // scripts, animation, links, style sheets, or anything from elsewhere
  | 'unsupported' // text, pictures, gradients, filters: text is to be turned into outlines first
  | 'tooLarge'
  | 'colour' // a seal is red, or black (GB/T 9704-2012, 7.3.5.1: 印章用红色)
  | 'notSquare'

/** Ends the reading of a drawing; `readVectorSeal` gives its problem. */
export class Unusable extends Error {
  readonly problem: VectorSealProblem
  constructor(problem: VectorSealProblem) {
    super(problem)
    this.problem = problem
  }
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu
export const numbersIn = (text: string): readonly number[] => (text.match(NUMBER) ?? []).map(Number)
export const num = (value: number): string => {
  if (!Number.isFinite(value) || Math.abs(value) > 1e6) throw new Unusable('unreadable')
  return String(Number(value.toFixed(5)))
}

/** One shape as it is drawn: path operators in the drawing's own units. */
export type Path = readonly string[]

/** How far the handles of a quarter circle reach. */
const QUARTER = 0.5522847498
export const ellipse = (cx: number, cy: number, rx: number, ry: number): Path => {
  const [kx, ky] = [rx * QUARTER, ry * QUARTER]
  const curve = (...values: number[]): string => `${values.map(num).join(' ')} c`
  return [
    `${num(cx + rx)} ${num(cy)} m`,
    curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
    curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
    curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
    curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
    'h',
  ]
}

export const polygon = (points: readonly number[], close: boolean): Path => {
  const path: string[] = []
  for (let at = 0; at + 1 < points.length; at += 2) {
    path.push(`${num(points[at] ?? 0)} ${num(points[at + 1] ?? 0)} ${at === 0 ? 'm' : 'l'}`)
  }
  return close ? [...path, 'h'] : path
}

const ARGUMENTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, z: 0 }

/** Path data of SVG 1.1, 8.3, but for elliptical arcs, which drawing programs turn into curves on request. */
export const pathData = (data: string): Path => {
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
