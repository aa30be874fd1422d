import { useEffect, type RefObject } from 'react'

const INNER =
  '[contenteditable="true"], textarea, input:not([disabled]), [role="tab"][aria-selected="true"], button:not([disabled])'

/**
 * F6 and Shift+F6 lead from one part of the screen (`data-area`) to the next, as on every desktop; each part gets the focus
 * back where it was left. Inside a composition the key is the input method's.
 */
export const useAreas = (root: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const leftAt = new WeakMap<Element, HTMLElement>()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.isComposing || root.current === null) return
      const areas = [...root.current.querySelectorAll('[data-area]')].filter((area) => area.checkVisibility())
      const focused = document.activeElement
      const from = areas.findIndex((area) => area.contains(focused))
      const here = areas[from]
      if (here !== undefined && focused instanceof HTMLElement) leftAt.set(here, focused)
      const step = event.shiftKey ? -1 : 1
      const next = areas[from < 0 ? 0 : (from + step + areas.length) % areas.length]
      if (next === undefined) return
      event.preventDefault()
      const known = leftAt.get(next)
      const target = known?.isConnected === true ? known : next.querySelector<HTMLElement>(INNER)
      target?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [root])
}
