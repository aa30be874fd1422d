import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export interface ValidityProps {
  readonly caseId: string
  readonly onOpenCase: (caseId: string) => void
}

export interface ValidityModel extends ValidityProps {
  readonly changes: Output<'case.changes'> | null
  readonly error: WireError | null
}

export const useValidity = ({ caseId, onOpenCase }: ValidityProps): ValidityModel => {
  const { data, error } = useQuery('case.changes', { caseId })
  return { caseId, onOpenCase, changes: data, error }
}
