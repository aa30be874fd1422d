import { useState } from 'react'
import { useFormPrint } from '../../api/use-form-print.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { PrintModel } from '../../ui/job/PrintPanel.tsx'

/** 办理记录, or who read and took out what. */
export type TimelineShown = 'handling' | 'access'

export interface TimelineModel {
  readonly history: Output<'case.history'> | null
  readonly error: WireError | null
  readonly onRetry: () => void
  readonly shown: TimelineShown
  readonly onShow: (shown: TimelineShown) => void
  /** 审批单; null before the case was submitted. */
  readonly print: PrintModel | null
}

export const useTimeline = ({ caseId }: { readonly caseId: string }): TimelineModel => {
  const { data, error, refresh } = useQuery('case.history', { caseId })
  const [shown, onShow] = useState<TimelineShown>('handling')
  const print = useFormPrint(caseId, 'approval')
  const isSubmitted = data?.rows.some(({ type }) => type === 'CaseSubmitted') === true
  return { history: data, error, onRetry: refresh, shown, onShow, print: isSubmitted ? print : null }
}
