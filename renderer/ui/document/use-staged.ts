import { startTransition, useEffect, useState } from 'react'

/** So many blocks are laid out together when any of them comes into sight. */
const CHUNK = 20

/**
 * The blocks of a long page in chunks that the browser lays out only when they are near (`content-visibility`). Of single
 * lines it would have to look at all of them again in every frame that one comes into sight, which takes longer than the frame.
 */
export const chunksOf = <T>(blocks: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(blocks.length / CHUNK) }, (_, nth) => blocks.slice(nth * CHUNK, (nth + 1) * CHUNK))

/** What fills a window, and more. */
const FIRST = 40

/** How many of so many blocks to paint: first those that are seen at once, then all, without holding up what the person does. */
export const useStaged = (total: number): number => {
  const [all, setAll] = useState(total <= FIRST)
  useEffect(() => {
    startTransition(() => {
      setAll(true)
    })
  }, [])
  return all ? total : FIRST
}
