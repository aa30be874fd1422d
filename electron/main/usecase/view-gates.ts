import type { Output } from '#shared/contract/channels.ts'
import { releaseGates, type ReleaseFacts } from '#shared/domain/case/gate.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { beijingDate } from './beijing-date.ts'
import type { Workstation } from './workstation.ts'

/** What the gates are asked about, as this workstation knows it now. */
export const releaseFacts = (workstation: Workstation, contentHash: string): ReleaseFacts => ({
  contentHash,
  today: beijingDate(workstation.now()),
})

/** The gates of a case that was handed in; a draft has none yet. */
export const viewGates = (workstation: Workstation, state: CaseState): Output<'case.get'>['gates'] => {
  if (state.round === 0) return []
  const { contentHash } = currentVersion(state)
  return releaseGates(state, releaseFacts(workstation, contentHash)).map(
    ({ id, level, holds, open, detail = {}, answer }) => {
      if (answer === null) return { id, level, holds, open, detail, answer }
      const { kind, personName, at, reason } = answer
      return { id, level, holds, open, detail, answer: { kind, personName, at, reason } }
    },
  )
}
