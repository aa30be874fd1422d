import { AppraisalView } from './AppraisalView.tsx'
import { DisposalsView } from './DisposalsView.tsx'
import { useAppraisal, type AppraisalProps } from './useAppraisal.ts'
import { useDisposals } from './useDisposals.ts'

/** 到期鉴定, and the list of what was destroyed by it. */
export const Appraisal = (props: AppraisalProps) => (
  <>
    <AppraisalView {...useAppraisal(props)} />
    <DisposalsView {...useDisposals()} />
  </>
)
