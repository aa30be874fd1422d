import { InspectView } from './InspectView.tsx'
import { useInspect } from './useInspect.ts'

export const Inspect = () => <InspectView {...useInspect()} />
