import { TimelineView } from './TimelineView.tsx'
import { useTimeline } from './useTimeline.ts'
import './timeline.css'

export const Timeline = (props: { readonly caseId: string }) => <TimelineView {...useTimeline(props)} />
