import type { CaseEvent, HitReference } from '../events.ts'
import { hitHands, type CaseState, type HitHand } from '../state.ts'

/** Identical hits of the new scan keep who disposed of them, marked as carried over. */
export const carriedOver = (state: CaseState, hits: readonly HitReference[]): CaseState['dispositions'] =>
  Object.fromEntries(
    hits.flatMap(({ id, key }) => {
      const hands = Object.hasOwn(state.disposedKeys, key) ? (state.disposedKeys[key] ?? []) : []
      return hands.length === 0 ? [] : [[id, hands.map((hand): HitHand => ({ ...hand, carried: true }))]]
    }),
  )

/** One hand a person: who disposes again replaces what they said before. */
export const disposed = (state: CaseState, event: Extract<CaseEvent, { type: 'HitDisposed' }>): Partial<CaseState> => {
  const { hitId, disposition, reason } = event.data
  const { personId } = event.actor
  const others = hitHands(state, hitId).filter((hand) => hand.personId !== personId)
  const hands = [...others, { disposition, reason, personId, carried: false }]
  const key = state.scan?.hits.find((hit) => hit.id === hitId)?.key
  return {
    dispositions: { ...state.dispositions, [hitId]: hands },
    ...(key === undefined ? {} : { disposedKeys: { ...state.disposedKeys, [key]: hands } }),
  }
}
