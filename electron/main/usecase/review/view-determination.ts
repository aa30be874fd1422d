import type { Output } from '#shared/contract/channels.ts'
import type { Determination } from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { originalHash } from '#shared/domain/case/draft/redaction.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { beijingDate } from '../beijing-date.ts'
import { documentOf, fixWording } from '../draft/working-copy.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

type View = Output<'case.get'>
type Shown = NonNullable<View['determination']>

// What the log holds passed the same closed shape; the code is one of the list.
const shown = (said: Determination | null): Shown | null => said as unknown as Shown | null

/** The determination that stood when this person acted last, after it was made at all; null before. */
const seenBy = (events: readonly CaseEvent[], personId: string): Determination | null => {
  let standing: Determination | null = null
  let seen: Determination | null = null
  for (const event of events) {
    if (event.type === 'DisclosureDetermined') standing = event.data
    else if (event.actor.personId === personId) seen = standing
  }
  return seen
}

/** 公开认定 for whoever looks at the case, and how a case that is not published ended. */
export const viewDetermination = (
  workstation: Workstation,
  unlocked: Unlocked,
  state: CaseState,
  events: readonly CaseEvent[],
): Pick<View, 'determination' | 'determinationSeen' | 'determinationFits' | 'ending'> => {
  const { determination, ending } = state.publicity
  const { personId } = unlocked.person
  const isDrafting = state.stage === 'draft' && state.drafterId === personId
  const copy = isDrafting ? unlocked.store.workingCopy(state.caseId) : null
  const standing = originalHash(state, currentVersion(state).contentHash)
  const text = copy === null ? standing : fixWording(documentOf(copy)).wording.contentHash
  const today = beijingDate(workstation.now())
  return {
    determination: shown(determination),
    determinationSeen: shown(isDrafting ? null : seenBy(events, personId)),
    determinationFits: determination?.contentHash === text,
    ending: ending === null ? null : { ...ending, due: ending.nextReviewOn !== null && ending.nextReviewOn <= today },
  }
}
