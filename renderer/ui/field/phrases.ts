import { createContext } from 'react'

/** What a person keeps to insert into what they write; null where nothing is offered. */
export interface PhraseSource {
  readonly phrases: readonly string[]
  readonly onManage: () => void
}

/** Given once for the whole desk: boxes for opinions and reasons offer it. */
export const PhraseContext = createContext<PhraseSource | null>(null)

/** The text with the phrase in place of what is selected, and where the caret then stands. Cut where the box ends. */
export const insertAt = (
  text: string,
  phrase: string,
  selection: { readonly start: number; readonly end: number },
  maxLength: number,
): { readonly text: string; readonly caret: number } => {
  const before = text.slice(0, selection.start)
  const after = text.slice(selection.end)
  const room = Math.max(0, maxLength - before.length - after.length)
  // No half of a surrogate pair is left at the cut.
  const fitted = phrase.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')
  return { text: `${before}${fitted}${after}`, caret: before.length + fitted.length }
}
