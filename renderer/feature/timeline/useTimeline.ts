import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export interface TimelineModel {
  readonly history: Output<'case.history'> | null
  readonly error: WireError | null
  readonly onRetry: () => void
}

export const useTimeline = ({ caseId }: { readonly caseId: string }): TimelineModel => {
  const { data, error, refresh } = useQuery('case.history', { caseId })
  return { history: data, error, onRetry: refresh }
}
