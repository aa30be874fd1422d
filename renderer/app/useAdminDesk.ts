import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { LEXICON_ROLES } from '#shared/domain/office/lexicon/lexicon-use.ts'
import { useQuery } from '../api/use-query.ts'
import { adminWaiting, type Waiting } from './admin-waiting.ts'

export interface AdminDeskModel {
  readonly waiting: readonly Waiting[]
  /** Not everything is known yet: nothing may be called done. */
  readonly reading: boolean
  readonly error: WireError | null
  /** Reads again what could not be read. */
  readonly onRetry: () => void
}

/** What waits for an administrator, from everything that they look after. */
export const useAdminDesk = (roles: readonly Role[]): AdminDeskModel => {
  const people = useQuery('people.list', {})
  const departments = useQuery('department.view', {})
  const chains = useQuery('approvalChain.view', {})
  const delegations = useQuery('delegation.view', {})
  const lexicons = useQuery('lexicon.list', LEXICON_ROLES.some((role) => roles.includes(role)) ? {} : null)
  const calendar = useQuery('calendar.view', {})
  const reads = [people, departments, chains, delegations, lexicons, calendar]
  return {
    waiting: adminWaiting(people.data, chains.data, delegations.data, lexicons.data, calendar.data, departments.data),
    reading: reads.some(({ loading, data }) => loading && data === null),
    error: reads.find(({ error }) => error !== null)?.error ?? null,
    onRetry: () => {
      for (const read of reads) if (read.error !== null) read.refresh()
    },
  }
}
