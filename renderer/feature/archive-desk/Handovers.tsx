import { HandoversView } from './HandoversView.tsx'
import { useHandovers, type HandoversProps } from './useHandovers.ts'

export const Handovers = (props: HandoversProps) => <HandoversView {...useHandovers(props)} />
