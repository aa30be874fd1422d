import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type PointerEvent } from 'react'
import { createPortal } from 'react-dom'
import { notePlace } from './attribution-model.ts'

interface Note {
  readonly id: string
  /** The version that the text came or went with; NaN where the page does not say. */
  readonly version: number
  /** The line of the marked text that the note stands beside, in the window. */
  readonly beside: DOMRect
}

interface Pointed {
  readonly mark: HTMLElement
  /** Which of its lines: a mark may run over several. */
  readonly line: number
}

const markAt = (target: EventTarget, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null

/** The lines of its text; the number and the words for those who listen are beside it. */
const linesOf = (mark: HTMLElement): readonly DOMRect[] => [
  ...(mark.querySelector('.origin-text') ?? mark).getClientRects(),
]

const noteOf = ({ mark, line }: Pointed): Note | null => {
  const lines = linesOf(mark)
  const beside = lines[line] ?? lines[0]
  const { change = '', version } = mark.dataset
  return beside === undefined ? null : { id: change, version: Number(version), beside }
}

/** Follows the pointer and the focus over the marks of a page, told by a selector; Escape puts the note away. */
export const useOriginNote = (selector: string) => {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [note, setNote] = useState<Note | null>(null)
  const point = (next: Pointed | null): void => {
    setPointed(next)
    setNote(next === null ? null : noteOf(next))
  }
  useEffect(() => {
    if (pointed === null) return
    const follow = (): void => {
      setNote(pointed.mark.isConnected ? noteOf(pointed) : null)
    }
    const putAway = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      setPointed(null)
      setNote(null)
    }
    window.addEventListener('scroll', follow, true)
    window.addEventListener('resize', follow)
    window.addEventListener('keydown', putAway)
    return () => {
      window.removeEventListener('scroll', follow, true)
      window.removeEventListener('resize', follow)
      window.removeEventListener('keydown', putAway)
    }
  }, [pointed])
  return {
    note,
    /** Points at the mark that this is part of, and names it; null when it is none. */
    onMark: (target: EventTarget): string | null => {
      const mark = markAt(target, selector)
      if (mark === null) return null
      // Below all of it: a person who came by keyboard reads the whole run.
      point({ mark, line: linesOf(mark).length - 1 })
      return mark.dataset['change'] ?? null
    },
    listeners: {
      onPointerOver: ({ target, clientY }: PointerEvent): void => {
        const mark = markAt(target, selector)
        const rects = mark === null ? [] : linesOf(mark)
        const line = rects.findIndex(({ top, bottom }) => clientY >= top && clientY <= bottom)
        point(mark === null ? null : { mark, line: Math.max(0, line) })
      },
      onPointerLeave: (): void => {
        point(null)
      },
      onBlur: (_event: FocusEvent): void => {
        point(null)
      },
    },
  }
}

/** Hidden from those who listen: the mark itself says the same. Placed in the window: a column of the work holds what is fixed. */
export const OriginNote = ({ beside, text }: { readonly beside: DOMRect; readonly text: string }) => {
  const ref = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<ReturnType<typeof notePlace> | null>(null)
  useLayoutEffect(() => {
    const own = ref.current?.getBoundingClientRect()
    if (own !== undefined) setPlace(notePlace(beside, own, { width: window.innerWidth, height: window.innerHeight }))
  }, [beside, text])
  return createPortal(
    <div ref={ref} className="origin-note" aria-hidden style={place ?? { left: 0, top: 0 }}>
      {text}
    </div>,
    document.body,
  )
}
