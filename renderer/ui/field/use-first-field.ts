import { useEffect, type RefObject } from 'react'

const FIRST = ':is(input, select, textarea, .ant-btn-primary):not(:disabled)'

/** A step of a screen begins at its first field, or at the button that goes on, when what was pressed before is gone. */
export const useFirstField = (screen: RefObject<HTMLElement | null>, step: string): void => {
  useEffect(() => {
    if (document.activeElement === document.body) screen.current?.querySelector<HTMLElement>(FIRST)?.focus()
  }, [screen, step])
}
