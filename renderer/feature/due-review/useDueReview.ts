import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export interface DueReviewProps {
  readonly onOpen: (caseId: string) => void
}

export interface DueReviewModel extends DueReviewProps {
  readonly view: Output<'disclosure.due'> | null
  readonly error: WireError | null
  readonly onRetry: () => void
}

export const useDueReview = ({ onOpen }: DueReviewProps): DueReviewModel => {
  const { data, error, refresh } = useQuery('disclosure.due', {})
  return { view: data, error, onRetry: refresh, onOpen }
}
