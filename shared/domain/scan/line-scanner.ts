import { moved, type Hit } from './hit.ts'
import type { Matcher } from './matcher.ts'
import { inTextOrder, scanParts, TOO_MANY, type Scanner } from './scan-text.ts'

/**
 * A scanner for a text that is being written. It gives what `scanner` gives for the same text and context; what it found in
 * a line it remembers until a text comes in which that line is no more, so that a keystroke costs one line, and beside it
 * the few rules that read over the ends of lines. Holds the lines of the last text. A text with more hits than a scan lists
 * is scanned whole each time; whether it is one is told by the lines not yet known, so that the hit which says so may come
 * late.
 */
export const lineScanner = (matcher: Matcher): Scanner => {
  const { inLines, inText } = scanParts(matcher)
  let known: ReadonlyMap<string, readonly Hit[]> = new Map()
  let knownContext = ''
  return (text, context = {}) => {
    const contextKey = JSON.stringify(context)
    if (contextKey !== knownContext) known = new Map()
    knownContext = contextKey
    const lines = text.split('\n')
    const unknown = [...new Set(lines)].filter((line) => !known.has(line))
    const found = inLines(unknown.join('\n'), context)
    if (found.some(({ rule }) => rule === TOO_MANY.rule)) {
      known = new Map()
      return inTextOrder([...inText(text, context), ...inLines(text, context)])
    }
    const fresh = byLine(unknown, inTextOrder([...found]))
    const hitsByLine = new Map(lines.map((line) => [line, known.get(line) ?? fresh.get(line) ?? []]))
    known = hitsByLine
    const hits = [...inText(text, context)]
    let offset = 0
    for (const line of lines) {
      for (const hit of hitsByLine.get(line) ?? []) hits.push(moved(hit, offset))
      offset += line.length + 1
    }
    return inTextOrder(hits)
  }
}

/** Hits of the joined lines, in their order, handed to their lines; offsets then count in the line. */
const byLine = (lines: readonly string[], hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> => {
  const hitsByLine = new Map<string, readonly Hit[]>()
  let offset = 0
  let next = 0
  for (const line of lines) {
    const own: Hit[] = []
    for (let hit = hits[next]; hit !== undefined && hit.start <= offset + line.length; hit = hits[++next])
      own.push(moved(hit, -offset))
    if (own.length > 0) hitsByLine.set(line, own)
    offset += line.length + 1
  }
  return hitsByLine
}
