import { useState, type KeyboardEvent } from 'react'

/** Whether capital letters are locked, as the last key in a field told; `watch` listens to its keys. */
export const useCapsLock = (): { readonly locked: boolean; readonly watch: (event: KeyboardEvent) => void } => {
  const [locked, setLocked] = useState(false)
  const watch = (event: KeyboardEvent): void => {
    setLocked(event.getModifierState('CapsLock'))
  }
  return { locked, watch }
}
