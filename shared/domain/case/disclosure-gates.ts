import type { Determination } from './disclosure-events.ts'
import { saysYes } from './disclosure.ts'
import type { GateFinding, GateRule, ReleaseFacts } from './gate.ts'
import { originalHash } from './redaction.ts'
import type { CaseState } from './state.ts'

const determined = (state: CaseState, { contentHash }: ReleaseFacts): Determination | null => {
  const { determination } = state.publicity
  // 公开认定 is of the whole text, also where a part of it goes out.
  return determination?.contentHash === originalHash(state, contentHash) ? determination : null
}

/** A gate that asks the determination of this content; without one G4 blocks, and the others have nothing to ask. */
const ask =
  (holds: (said: Determination, state: CaseState) => boolean): GateRule['check'] =>
  (state, facts): GateFinding | null => {
    const said = determined(state, facts)
    return said === null ? null : { level: 'block', holds: holds(said, state) }
  }

/** Art. 10: 制作机关; of joint making 牵头机关; of citizens' information 保存机关; of another organ's, not this one. */
export const isRightOrgan = ({ origin, joint }: Pick<Determination, 'origin' | 'joint'>): boolean =>
  origin === 'fromOrgan' ? false : origin === 'fromCitizens' || (joint?.leads ?? true)

const PUBLIC_BASES = /^(?:19|20|21)-|^other$/

/** G3, G4, G6, G7, G8 (政府信息公开条例 Arts 10, 11, 13 to 17, 19 to 22; V). */
export const DISCLOSURE_GATES: readonly GateRule[] = [
  { id: 'G3', check: ask(({ basisCode }) => PUBLIC_BASES.test(basisCode)) },
  {
    id: 'G4',
    check: (state, facts) => {
      const said = determined(state, facts)
      const absolute = (['stateSecret', 'prohibited', 'safety'] as const).some(
        (question) => said !== null && saysYes(said, question),
      )
      return { level: 'block', holds: said !== null && said.items.length > 0 && !absolute }
    },
  },
  {
    id: 'G6',
    check: ask((said) => !saysYes(said, 'thirdParty') || said.thirdParties.length > 0),
  },
  {
    id: 'G7',
    check: ask(
      ({ concernsOthers, consultations, needsApproval, approval }) =>
        (!concernsOthers || (consultations.length > 0 && consultations.every(({ outcome }) => outcome === 'agreed'))) &&
        (!needsApproval || approval !== null),
    ),
  },
  { id: 'G8', check: ask(isRightOrgan) },
]
