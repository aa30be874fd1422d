import type { Role } from '#shared/domain/case/roles.ts'
import { LexiconView } from './LexiconView.tsx'
import { useLexicon } from './useLexicon.ts'

export const Lexicon = (props: { readonly roles: readonly Role[] }) => <LexiconView {...useLexicon(props)} />
