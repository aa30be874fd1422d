import { DeadlineStrip } from './DeadlineView.tsx'
import { useDeadline, type DeadlineProps } from './useDeadline.ts'
import './deadline.css'

export const Deadline = (props: DeadlineProps) => <DeadlineStrip {...useDeadline(props)} />
