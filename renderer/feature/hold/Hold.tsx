import { HoldView } from './HoldView.tsx'
import { useHold, type HoldProps } from './useHold.ts'

export const Hold = (props: HoldProps) => <HoldView {...useHold(props)} />
