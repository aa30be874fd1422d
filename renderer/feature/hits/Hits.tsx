import { HitsView } from './HitsView.tsx'
import { useHits, type HitsProps } from './useHits.ts'
import './hits.css'

export const Hits = (props: HitsProps) => <HitsView {...useHits(props)} />
