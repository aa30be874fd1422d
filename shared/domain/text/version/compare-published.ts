/** Spaces of any kind, and what nobody sees: portals set them as they like. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Zs}]/gu

/** The text as it is compared: composed, and nothing but what is seen. */
const seen = (text: string): string => text.normalize('NFC').replace(UNSEEN, '')

/** A line of what was released. `anywhere`: a field of 版头 or 版记, which portals and readers set where they like. */
export interface ReleasedLine {
  readonly text: string
  readonly anywhere: boolean
}

/** `framed`: a page, around whose text a portal sets its own. */
export interface ComparisonOptions {
  readonly framed: boolean
}

export interface PublishedComparison {
  /** Lines of the released text that were looked for. */
  readonly lines: number
  /** Those that the published text does not have, or not in their place, as the release says them; the first ones. */
  readonly missing: readonly string[]
  /** What stands there and was not released, without its spaces; the first ones. */
  readonly added: readonly string[]
  /** Lines that are missing, and what was added where none is; a line that reads otherwise is one. */
  readonly differences: number
}

const MOST_SHOWN = 50
const MOST_SHOWN_CHARACTERS = 300

interface Line {
  readonly text: string
  readonly wanted: string
}
interface Placed {
  readonly start: number
  readonly end: number
}

/** The longest row of rising numbers, as indexes of the list (patience sorting). */
const rising = (numbers: readonly number[]): readonly number[] => {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, number] of numbers.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[index] = tails[low - 1] ?? -1
    tails[low] = index
  }
  const row: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) row.push(at)
  return row.reverse()
}

/** Of a line so many first characters are looked up; a line that is shorter is looked up whole. */
const PROBE = 8

/** Where each of these stands in the page, the first two places; in one walk for each length, however many there are. */
const firstPlaces = (wanted: Iterable<string>, page: string): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>()
  const byProbe = new Map<number, Map<string, string[]>>()
  for (const one of new Set(wanted)) {
    places.set(one, [])
    const size = Math.min(PROBE, one.length)
    const probes = byProbe.get(size) ?? new Map<string, string[]>()
    byProbe.set(size, probes)
    const probe = one.slice(0, size)
    probes.set(probe, [...(probes.get(probe) ?? []), one])
  }
  for (const [size, probes] of byProbe) {
    for (let at = 0; at + size <= page.length; at += 1) {
      for (const one of probes.get(page.slice(at, at + size)) ?? []) {
        const own = places.get(one)
        if (own !== undefined && own.length < 2 && page.startsWith(one, at)) own.push(at)
      }
    }
  }
  return places
}

/** Lines that stand once in both texts, where they stand in the same order: what is between two of them belongs together. */
const anchorsOf = (
  lines: readonly Line[],
  first: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, Placed> => {
  const counts = new Map<string, number>()
  for (const { wanted } of lines) counts.set(wanted, (counts.get(wanted) ?? 0) + 1)
  const once = lines.flatMap(({ wanted }, index) => {
    const [start, again] = first.get(wanted) ?? []
    const isOnce = counts.get(wanted) === 1 && start !== undefined && again === undefined
    return isOnce ? [{ index, start, end: start + wanted.length }] : []
  })
  const kept = rising(once.map(({ start }) => start)).map((at) => once[at])
  // A line that is part of the one before it is not between anything.
  const anchors = new Map<number, Placed>()
  let free = 0
  for (const one of kept) {
    if (one === undefined || one.start < free) continue
    anchors.set(one.index, one)
    free = one.end
  }
  return anchors
}

/** Where each line stands, those that stand nowhere left out: the anchors, and between them the others in their order. */
const placesOf = (lines: readonly Line[], page: string): ReadonlyMap<number, Placed> => {
  const first = firstPlaces(
    lines.map(({ wanted }) => wanted),
    page,
  )
  const anchors = anchorsOf(lines, first)
  const places = new Map(anchors)
  const nextStart: number[] = []
  for (let index = lines.length - 1, next = page.length; index >= 0; index -= 1) {
    nextStart[index] = next
    next = anchors.get(index)?.start ?? next
  }
  let from = 0
  for (const [index, { wanted }] of lines.entries()) {
    const known = anchors.get(index)
    if (known === undefined) {
      // Between its neighbours alone, and not at all where it stands nowhere.
      const at = first.get(wanted)?.length === 0 ? -1 : page.substring(from, nextStart[index]).indexOf(wanted)
      if (at < 0) continue
      places.set(index, { start: from + at, end: from + at + wanted.length })
      from += at + wanted.length
    } else from = known.end
  }
  return places
}

/** The first place of these words where nothing stands that was found already; null for none. */
const freePlace = (page: string, wanted: string, covered: Uint8Array): Placed | null => {
  for (let start = page.indexOf(wanted); start >= 0; start = page.indexOf(wanted, start + 1)) {
    const end = start + wanted.length
    if (covered.subarray(start, end).every((one) => one === 0)) return { start, end }
  }
  return null
}

/**
 * Does a published text say what was released, every line in its order, and nothing else? What a portal sets around a page
 * does not matter, nor do spaces and breaks; what stands inside the text does, and so does every character of a line.
 */
export const comparePublished = (
  released: readonly ReleasedLine[],
  published: string,
  { framed }: ComparisonOptions,
): PublishedComparison => {
  const page = seen(published)
  const wanted = released.flatMap(({ text, anywhere }) => {
    const bare = seen(text)
    return bare === '' ? [] : [{ text, wanted: bare, anywhere }]
  })
  const inOrder = wanted.filter(({ anywhere }) => !anywhere)
  const places = placesOf(inOrder, page)
  const covered = new Uint8Array(page.length)
  for (const { start, end } of places.values()) covered.fill(1, start, end)
  // Of fields the longest first: 云岭县 stands in 云岭县水利局, too.
  const fields = wanted.filter(({ anywhere }) => anywhere).sort((a, b) => b.wanted.length - a.wanted.length)
  const gone = new Set<Line>()
  for (const field of fields) {
    const place = freePlace(page, field.wanted, covered)
    if (place !== null) covered.fill(1, place.start, place.end)
    else if (!page.includes(field.wanted)) gone.add(field)
  }
  for (const [index, line] of inOrder.entries()) if (!places.has(index)) gone.add(line)
  const added = addedTo(covered, framed ? spanOf(places) : { start: 0, end: page.length })
  // A line that reads otherwise is both missing and added, at one place.
  const beside = added.filter(({ start }) => !isAtMissing(inOrder, places, start))
  return {
    lines: wanted.length,
    missing: wanted
      .filter((line) => gone.has(line))
      .map(({ text }) => text)
      .slice(0, MOST_SHOWN),
    added: added
      .slice(0, MOST_SHOWN)
      .map(({ start, end }) => page.slice(start, Math.min(end, start + MOST_SHOWN_CHARACTERS))),
    differences: gone.size + beside.length,
  }
}

/** From the first line of the text to the last. */
const spanOf = (places: ReadonlyMap<number, Placed>): Placed => {
  const all = [...places.values()]
  if (all.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) }
}

const addedTo = (covered: Uint8Array, { start: from, end: to }: Placed): readonly Placed[] => {
  const runs: Placed[] = []
  for (let at = from; at < to; at += 1) {
    if (covered[at] === 1) continue
    const last = runs.at(-1)
    if (last?.end === at) runs[runs.length - 1] = { start: last.start, end: at + 1 }
    else runs.push({ start: at, end: at + 1 })
  }
  return runs
}

/** Is a line missing between the line that ends before this place and the one that begins after it? */
const isAtMissing = (lines: readonly Line[], places: ReadonlyMap<number, Placed>, at: number): boolean => {
  let isMissing = false
  for (const index of lines.keys()) {
    const place = places.get(index)
    if (place === undefined) isMissing = true
    else if (place.start > at) return isMissing
    else isMissing = false
  }
  return isMissing
}
