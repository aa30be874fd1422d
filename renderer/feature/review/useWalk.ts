import { useCallback, useEffect, useState } from 'react'
import { walk, type Change } from './review-model.ts'

export interface Walking {
  readonly currentId: string | null
  readonly onStep: (step: 1 | -1) => void
  readonly onJump: (id: string) => void
}

/** Scrolls to a change and remembers it; F7 and Shift+F7 go on and back, as in the word processors that people know. */
export const useWalk = (changes: readonly Change[]): Walking => {
  const [currentId, setCurrentId] = useState<string | null>(null)
  const onJump = useCallback((id: string) => {
    setCurrentId(id)
    document.querySelector(`[data-change="${id}"]`)?.scrollIntoView({ block: 'center' })
  }, [])
  const onStep = useCallback(
    (step: 1 | -1) => {
      const next = walk(changes, currentId, step)
      if (next !== null) onJump(next.id)
    },
    [changes, currentId, onJump],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F7') return
      event.preventDefault()
      onStep(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [onStep])
  return { currentId: changes.some((change) => change.id === currentId) ? currentId : null, onStep, onJump }
}
