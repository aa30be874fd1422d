/** Does one stand in the other, each of its characters behind the one before it? */
export const standsIn = (line: string, text: string): boolean => {
  let at = 0
  for (let index = 0; index < text.length && at < line.length; index += 1) if (text[index] === line[at]) at += 1
  return at === line.length
}

/** So many ways to read a text are followed; one that has more is not told apart. */
const MOST_WAYS = 5000

/** Is the text made of these two and nothing else, what they share once and the rest each in its order? */
export const isMerged = (text: string, old: string, new_: string): boolean => {
  const width = new_.length + 1
  let ways = new Set([0])
  for (const character of text.split('')) {
    const next = new Set<number>()
    for (const way of ways) {
      const [i, j] = [Math.floor(way / width), way % width]
      const [ofOld, ofNew] = [old[i] === character, new_[j] === character]
      if (ofOld && ofNew) next.add(way + width + 1)
      if (ofOld) next.add(way + width)
      if (ofNew) next.add(way + 1)
    }
    if (next.size === 0) return false
    if (next.size > MOST_WAYS) return true
    ways = next
  }
  return ways.has(old.length * width + new_.length)
}
