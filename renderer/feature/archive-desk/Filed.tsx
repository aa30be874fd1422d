import { FiledView } from './FiledView.tsx'
import { useFiled, type FiledProps } from './useFiled.ts'

export const Filed = (props: FiledProps) => <FiledView {...useFiled(props)} />
