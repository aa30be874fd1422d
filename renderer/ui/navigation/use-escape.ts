import { useEffect } from 'react'

/**
 * Escape leaves a screen of its own, as its 取消 does; null while it may not be left. Not what an open dialog, an open list or
 * an input method takes the key for.
 */
export const useEscape = (onLeave: (() => void) | null): void => {
  useEffect(() => {
    if (onLeave === null) return undefined
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (document.querySelector('dialog[open], [aria-expanded="true"][role="combobox"]') !== null) return
      onLeave()
    }
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', press)
    }
  }, [onLeave])
}
