import type { Output } from '#shared/contract/channels.ts'
import { type CaseState, publicVersionOf } from '#shared/domain/case/state.ts'
import { redactionOfDraft } from '../draft/kept-redaction.ts'
import { wordingLeft } from '../load-case.ts'
import type { Unlocked } from '../workstation.ts'

type View = Pick<Output<'case.get'>, 'publicVersion' | 'draftRedaction'>

/** 区分处理 for whoever looks at the case: reviewers see the text beside what is made of it, the drafter what is prepared. */
export const viewPublicVersion = ({ store, person }: Unlocked, state: CaseState): View => {
  const { caseId, stage, drafterId, versions } = state
  if (stage === 'draft') {
    const isOwn = drafterId === person.personId
    return { publicVersion: null, draftRedaction: isOwn ? redactionOfDraft(store, caseId) : null }
  }
  const made = publicVersionOf(state)
  if (made === null) return { publicVersion: null, draftRedaction: null }
  const { fromContentHash, removals } = made
  const fromVersion = versions.findLast(({ contentHash }) => contentHash === fromContentHash)?.version ?? 0
  const original = wordingLeft(store, state, fromContentHash)
  if (original === null) return { publicVersion: null, draftRedaction: null }
  return {
    publicVersion: { fromVersion, original, removals: removals.map((removal) => ({ ...removal })) },
    draftRedaction: null,
  }
}
