import { AppraisalView } from './AppraisalView.tsx'
import { useAppraisal, type AppraisalProps } from './useAppraisal.ts'

export const Appraisal = (props: AppraisalProps) => <AppraisalView {...useAppraisal(props)} />
