import { useEffect, useState } from 'react'
import { highlight, type Passage } from './passage.ts'

/**
 * The passage of the page that is chosen by selecting it, marked there for as long as it is chosen. `chosenBy` says what a
 * selection chooses: null for nothing any more, undefined where it leaves what was chosen. It is made once, outside of components.
 */
export const usePassage = (
  chosenBy: (selection: Selection | null) => Passage | null | undefined,
): [Passage | null, (passage: Passage | null) => void] => {
  const [passage, setPassage] = useState<Passage | null>(null)
  useEffect(() => {
    const follow = (): void => {
      const chosen = chosenBy(document.getSelection())
      if (chosen !== undefined) setPassage(chosen)
    }
    document.addEventListener('selectionchange', follow)
    return () => {
      document.removeEventListener('selectionchange', follow)
    }
  }, [chosenBy])
  useEffect(() => {
    highlight('passage', passage === null ? [] : [passage])
    return () => {
      highlight('passage', [])
    }
  }, [passage])
  return [passage, setPassage]
}
