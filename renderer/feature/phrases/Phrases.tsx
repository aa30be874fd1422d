import type { ReactNode } from 'react'
import { PhraseContext } from '../../ui/field/phrases.ts'
import { PhraseDialog } from './PhraseDialog.tsx'
import { usePhrases } from './usePhrases.ts'

/** Offers the person's 常用语 to every box below it, and the list itself when they ask for it. */
export const Phrases = ({ enabled, children }: { readonly enabled: boolean; readonly children: ReactNode }) => {
  const model = usePhrases(enabled)
  return (
    <PhraseContext value={model.source}>
      {children}
      {model.managing && <PhraseDialog {...model} />}
    </PhraseContext>
  )
}
