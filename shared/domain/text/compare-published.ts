/** Spaces of any kind, and what nobody sees: portals set them as they like. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Zs}]/gu

/** The text as it is compared: composed, and nothing but what is seen. */
const seen = (text: string): string => text.normalize('NFC').replace(UNSEEN, '')

/** A line of what was released. `anywhere`: a field of 版头 or 版记, which portals and readers set where they like. */
export interface ReleasedLine {
  readonly text: string
  readonly anywhere: boolean
}

export interface PublishedComparison {
  /** Lines of the released text that were looked for. */
  readonly lines: number
  /** Those that the published text does not have, or not in their place, as the release says them; the first ones. */
  readonly missing: readonly string[]
  readonly differences: number
}

const MOST_SHOWN = 50

/**
 * Does a published text hold every line of what was released, those of the text itself in their order? What a portal sets
 * around it (navigation, a footer) does not matter, nor do spaces and breaks; every character of a line does.
 */
export const comparePublished = (released: readonly ReleasedLine[], published: string): PublishedComparison => {
  const page = seen(published)
  const missing: string[] = []
  let lines = 0
  let differences = 0
  let from = 0
  for (const { text, anywhere } of released) {
    const wanted = seen(text)
    if (wanted === '') continue
    lines += 1
    const at = page.indexOf(wanted, anywhere ? 0 : from)
    if (at >= 0 && !anywhere) from = at + wanted.length
    if (at < 0) {
      differences += 1
      if (missing.length < MOST_SHOWN) missing.push(text)
    }
  }
  return { lines, missing, differences }
}
