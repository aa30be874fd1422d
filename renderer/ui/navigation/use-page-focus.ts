import { useEffect, type RefObject } from 'react'

/**
 * For a page that stands in the place of another part of the screen: the keyboard goes into it (`page`, focusable), and when it
 * goes, back to what it was opened with; where that is gone, to what comes next on the screen (`next`, a selector).
 */
export const usePageFocus = (page: RefObject<HTMLElement | null>, next: string): void => {
  useEffect(() => {
    const opener = document.activeElement
    page.current?.focus()
    return () => {
      // What was hidden behind the page can take the focus once the screen without it is painted.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const back = opener instanceof HTMLElement && opener.isConnected && opener.checkVisibility() ? opener : null
        ;(back ?? document.querySelector<HTMLElement>(next))?.focus()
      })
    }
  }, [page, next])
}
