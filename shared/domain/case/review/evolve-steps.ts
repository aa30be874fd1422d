import { comesBefore, stageAfter, stepOf } from './chain-template.ts'
import type { CaseEvent } from '../events.ts'
import type { ReviewStage, Stage } from '../roles.ts'
import { signedParties, type CaseState, type Hand } from '../state.ts'

/** A step is passed: whose hand it was, and the next step. */
export const passed = (
  state: CaseState,
  stage: ReviewStage,
  event: CaseEvent,
  contentHash: string,
): Partial<CaseState> => ({
  stage: stageAfter(state.chain, stage),
  passes: [...state.passes, { stage, personId: event.actor.personId, contentHash }],
  hands: [...state.hands, handOf(stage, event)],
})

const handOf = (stage: ReviewStage, { actor: { personId, delegation } }: CaseEvent): Hand => ({
  stage,
  personId,
  ...(delegation === undefined ? {} : { forPersonId: delegation.forPersonId }),
})

/** One more party has signed; the step is passed once every required one has. */
export const countersigned = (
  state: CaseState,
  event: Extract<CaseEvent, { type: 'CountersignGiven' }>,
): Partial<CaseState> => {
  const { partyId, contentHash } = event.data
  const { personId } = event.actor
  const pass = { stage: 'countersign', personId, contentHash, partyId } as const
  const signed = new Set([...signedParties(state), partyId])
  const parties = stepOf(state.chain, 'countersign')?.parties ?? []
  const complete = parties.every((party) => !party.required || signed.has(party.partyId))
  return {
    ...(complete ? { stage: stageAfter(state.chain, 'countersign') } : {}),
    // Handed on for one signature; the other parties are not kept from theirs.
    assignee: null,
    passes: [...state.passes, pass],
    hands: [...state.hands, handOf('countersign', event)],
  }
}

export const discussed = (
  state: CaseState,
  event: Extract<CaseEvent, { type: 'CollectiveDiscussionRecorded' }>,
): Partial<CaseState> => {
  const { heldOn, dissent, result, contentHash } = event.data
  return {
    ...(result === 'adopted' ? passed(state, 'collectiveDiscussion', event, contentHash) : {}),
    discussions: [...state.discussions, { heldOn, dissent, result }],
  }
}

/** The person's own pass is gone, and with it what came of it; countersigns of others stand. */
export const takenBack = (
  state: CaseState,
  event: Extract<CaseEvent, { type: 'PassTakenBack' }>,
): Partial<CaseState> => {
  const { step } = event.data
  const gone = state.passes.findLast((pass) => pass.stage === step && pass.personId === event.actor.personId)
  return {
    stage: step,
    passes: state.passes.filter((pass) => pass !== gone),
    secrecy: step === 'secrecyReview' ? null : state.secrecy,
  }
}

/** A return keeps the passes of the levels before the one it goes back to; the content is still the same. */
export const returned = (state: CaseState, toStage: Stage): Partial<CaseState> => ({
  stage: toStage,
  passes: state.passes.filter((pass) => comesBefore(state.chain, pass.stage, toStage)),
  skips: state.skips.filter((skip) => comesBefore(state.chain, skip.stage, toStage)),
  secrecy: comesBefore(state.chain, 'secrecyReview', toStage) ? state.secrecy : null,
})
