import { startTransition, useEffect, useState } from 'react'

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
