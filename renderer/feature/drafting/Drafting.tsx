import { DraftingView } from './DraftingView.tsx'
import { useDrafting, type DraftingProps } from './useDrafting.ts'
import './drafting.css'
import './findings.css'

export const Drafting = (props: DraftingProps) => <DraftingView {...useDrafting(props)} />
