import type { ReactNode } from 'react'
import { originText } from './Attribution.tsx'
import type { Origin } from './attribution-model.ts'
import { OriginNote, useOriginNote } from './OriginNote.tsx'

interface Props {
  readonly originOf: (version: number) => Origin | undefined
  readonly onWant: () => void
  readonly children: ReactNode
}

/** Tells whose words the pointer or the focus is at. The page itself is not painted again for it. */
export const OriginHover = ({ originOf, onWant, children }: Props) => {
  const { note, onMark, listeners } = useOriginNote('[data-version]')
  const origin = note === null ? undefined : originOf(note.version)
  return (
    <>
      <div
        {...listeners}
        onPointerEnter={onWant}
        onFocus={({ target }) => {
          onMark(target)
        }}
      >
        {children}
      </div>
      {note !== null && origin !== undefined && <OriginNote beside={note.beside} text={originText(origin)} />}
    </>
  )
}
