import { LexiconView } from './LexiconView.tsx'
import { useLexicon } from './useLexicon.ts'

export const Lexicon = () => <LexiconView {...useLexicon()} />
