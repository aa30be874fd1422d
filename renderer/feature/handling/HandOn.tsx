import { HandOnView } from './HandOnView.tsx'
import { LyingView } from './LyingView.tsx'
import { useHandOn, useLying, type HandOnProps } from './useHandOn.ts'

export const HandOn = (props: HandOnProps) => <HandOnView {...useHandOn(props)} />
export const Lying = () => <LyingView {...useLying()} />
