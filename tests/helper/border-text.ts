/** Where a long text is parted while it is worked through: places of the index a step, and where texts were cut once. */
const BORDERS = [...Array.from({ length: 19 }, (_, at) => (at + 1) * 65_536), 400_000, 1_000_000]
const LENGTH = 1_300_000
const UNITS = '闸坝涵洞泵站堤堰溢流消力池槽墩'

/** Words of four characters, each of which stands once, across a border. */
export const borderWords = (): readonly { readonly at: number; readonly word: string }[] =>
  BORDERS.map((border, index) => ({
    at: border - 1 - (index % 3),
    word: `${UNITS[index % 14] ?? ''}${UNITS[Math.floor(index / 14)] ?? ''}口界`,
  }))

/** A text far longer than any document, of one character but for those words. */
export const borderText = (): string => {
  const pieces: string[] = []
  let at = 0
  for (const one of borderWords().toSorted((a, b) => a.at - b.at)) {
    pieces.push('渠'.repeat(one.at - at), one.word)
    at = one.at + one.word.length
  }
  pieces.push('渠'.repeat(LENGTH - at))
  return pieces.join('')
}
