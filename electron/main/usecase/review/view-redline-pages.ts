import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { loadVersionRange } from './authored-versions.ts'
import { findText } from './find-text.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

export interface RedlinePages {
  /**
   * Pages of 花脸稿 of two versions, as `case.exportRedline` prints them, set off the main thread. Refuses as `findText`, case.notFound also
   * for versions that the case does not have or that are not in order, what the layout refuses, and job.cancelled when
   * the person left meanwhile.
   */
  view(unlocked: Unlocked, input: Input<'case.redlinePages'>): Promise<Outcome<Output<'case.redlinePages'>>>
  /** Nobody looks any more: what is still being set is given up. */
  leave(): Outcome<Output<'case.leaveRedlinePages'>>
}

export const createRedlinePages = (workstation: Workstation): RedlinePages => {
  let asked: AbortController | null = null
  return {
    async view(unlocked, { caseId, fromVersion, toVersion, pages }) {
      const found = findText(unlocked, caseId)
      if (!found.ok) return found
      if (fromVersion >= toVersion) return refuse('case.notFound')
      const range = loadVersionRange(unlocked, found.value, fromVersion, toVersion)
      if (range === null) return refuse('case.notFound')
      const { from, between, to } = range
      // A version never changes, so its number within the case names its text.
      const key = `${caseId} ${String(fromVersion)} ${String(toVersion)}`
      const own = new AbortController()
      asked = own
      try {
        const drawn = await workstation.tasks.run('redlinePages', { key, from, between, to, pages }, own.signal)
        return drawn.ok ? drawn : refuse(drawn.error.code, drawn.error.detail)
      } catch (error) {
        if (own.signal.aborted && error === own.signal.reason) return refuse('job.cancelled')
        throw error
      } finally {
        if (asked === own) asked = null
      }
    },
    leave() {
      asked?.abort()
      return ok({})
    },
  }
}
