import type { WaitingCounts } from '#shared/domain/office/waiting.ts'
import { LEAK_HANDLERS, leakRunsUntil, unreported } from '#shared/domain/office/leak/leak.ts'
import { REVIEW_LEADERS } from '#shared/domain/case/disclosure/disclosure.ts'
import { loadOffice } from '../load-office.ts'
import { waitingFor } from './view-inbox.ts'
import { reviewsDue } from './view-non-disclosures.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

/** What waits for whoever has unlocked: their cases, and by their roles leaks and reviews. */
export const waitingCounts = (workstation: Workstation, unlocked: Unlocked): WaitingCounts => {
  const { roles } = unlocked.person
  const has = (wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role))
  const leaks = has(LEAK_HANDLERS) ? (loadOffice(unlocked.store)?.state.leaks ?? []) : []
  const open = leaks.filter((leak) => leak.closed === null && unreported(leak).length > 0)
  const now = workstation.now().toISOString()
  const { all, overdue, soon } = waitingFor(workstation, unlocked, 'all').counts
  return {
    ...{ all, overdue, soon, leaks: open.length },
    leaksOver: open.filter((leak) => (leakRunsUntil(leak) ?? now) < now).length,
    reviews: has(REVIEW_LEADERS) ? reviewsDue(workstation, unlocked) : 0,
  }
}
