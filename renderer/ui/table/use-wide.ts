import { useEffect, useState, type RefObject } from 'react'

/** Does a table need more room than there is? Then it scrolls by itself; else its head stays in sight while the screen scrolls. */
export const useWide = (box: RefObject<HTMLElement | null>): boolean => {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const outer = box.current
    const table = outer?.querySelector('table') ?? null
    if (outer === null || table === null) return undefined
    const observer = new ResizeObserver(() => {
      setWide(table.scrollWidth > outer.clientWidth + 1)
    })
    observer.observe(outer)
    observer.observe(table)
    return () => {
      observer.disconnect()
    }
  }, [box])
  return wide
}
