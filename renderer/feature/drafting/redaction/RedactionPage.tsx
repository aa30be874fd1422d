import { RedactingView } from './RedactingView.tsx'
import { useRedacting, type RedactingProps } from './useRedacting.ts'

/** 区分处理 as a page of its own, instead of the editor. */
export const RedactionPage = (props: RedactingProps) => <RedactingView {...useRedacting(props)} />
