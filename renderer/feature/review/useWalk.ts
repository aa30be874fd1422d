import { useCallback, useEffect, useRef, useState } from 'react'
import { walk } from './review-model.ts'

export interface Walking {
  readonly currentId: string | null
  readonly onStep: (step: 1 | -1) => void
  readonly onJump: (id: string) => void
  /** The last way taken, a new one even to the same place: for a page that draws it only then. */
  readonly lastJump: { readonly id: string } | null
  /** Remembers a place that the person went to by themselves. */
  readonly onStand: (id: string) => void
}

/**
 * Scrolls to a change, focuses it where it takes the focus, and remembers it; F7 and Shift+F7 go on and back, as in the word
 * processors that people know. Where the page shows no changes, `onOpen` opens the view of them, and the step is taken when they
 * are there; null where there are none to open.
 */
export const useWalk = (changes: readonly { readonly id: string }[], onOpen: (() => void) | null): Walking => {
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [lastJump, setLastJump] = useState<Walking['lastJump']>(null)
  const onJump = useCallback((id: string) => {
    setLastJump({ id })
    setCurrentId(id)
    const element = document.querySelector<HTMLElement>(`[data-change="${id}"]`)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }, [])
  const onStep = useCallback(
    (step: 1 | -1) => {
      const next = walk(changes, currentId, step)
      if (next !== null) onJump(next.id)
    },
    [changes, currentId, onJump],
  )
  const awaited = useRef<1 | -1 | null>(null)
  useEffect(() => {
    if (awaited.current === null || changes.length === 0) return
    const step = awaited.current
    awaited.current = null
    onStep(step)
  }, [changes, onStep])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F7') return
      event.preventDefault()
      const step = event.shiftKey ? -1 : 1
      awaited.current = onOpen === null ? null : step
      if (onOpen === null) onStep(step)
      else onOpen()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [onStep, onOpen])
  return {
    currentId: changes.some((change) => change.id === currentId) ? currentId : null,
    onStep,
    onJump,
    lastJump,
    onStand: setCurrentId,
  }
}
