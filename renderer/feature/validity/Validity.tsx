import { ValidityView } from './ValidityView.tsx'
import { useValidity, type ValidityProps } from './useValidity.ts'
import './validity.css'

/** 有效性 on top of a case: does it hold, what changed it, what it changes. */
export const Validity = (props: ValidityProps) => <ValidityView {...useValidity(props)} />
