import { useRef, type ReactNode } from 'react'
import { LIST } from '../../i18n/page.ts'
import { LONG_LIST } from './long-list.ts'

/**
 * A list with so many rows. Whoever works by keyboard passes over a long one, to what stands below it, and is told how to go
 * through it.
 */
export const SkipList = ({ rows, children }: { readonly rows: number; readonly children: ReactNode }) => {
  const end = useRef<HTMLSpanElement>(null)
  return (
    <>
      {rows > LONG_LIST && (
        <button
          type="button"
          className="list-skip"
          onClick={() => {
            end.current?.focus()
          }}
        >
          {LIST.skip(rows)}
        </button>
      )}
      {children}
      <span ref={end} tabIndex={-1} className="list-end" />
    </>
  )
}
