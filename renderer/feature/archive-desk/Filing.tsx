import { FilingView } from './FilingView.tsx'
import { useFiling, type FilingProps } from './useFiling.ts'

export const Filing = (props: FilingProps) => <FilingView {...useFiling(props)} />
