import { useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import type { SaveState } from './draft-saver.ts'

export interface StopModel {
  readonly error: WireError
  readonly what: 'file' | 'text'
  readonly onClose: () => void
}

export interface StopSources {
  readonly saveState: SaveState
  readonly text: readonly (WireError | null)[]
  readonly file: readonly (WireError | null)[]
}

const isClassified = (error: WireError | null): error is WireError => error?.code === 'import.classified'

/**
 * The stop page of a draft. Each refused paste or file opens it. A refused save opens it once and not again before a
 * save went through: every save is refused while the marked words stand, and a page at each would keep them from
 * being deleted.
 */
export const useStop = ({ saveState, text, file }: StopSources): StopModel | null => {
  const [read, setRead] = useState<ReadonlySet<WireError>>(new Set())
  const [saveWasRead, setSaveWasRead] = useState(false)
  if (saveWasRead && saveState.kind === 'saved') setSaveWasRead(false)

  const unread = [...text, ...file].filter(isClassified).find((error) => !read.has(error))
  if (unread !== undefined) {
    return {
      error: unread,
      what: file.includes(unread) ? 'file' : 'text',
      onClose: () => {
        setRead(new Set([...read, unread]))
      },
    }
  }
  if (saveWasRead || saveState.kind !== 'failed' || !isClassified(saveState.error)) return null
  return {
    error: saveState.error,
    what: 'text',
    onClose: () => {
      setSaveWasRead(true)
    },
  }
}
