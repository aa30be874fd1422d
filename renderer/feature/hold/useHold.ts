import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCaseAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { HOLD } from '../../i18n/hold.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

type CaseView = Output<'case.get'>
export type HoldLine = NonNullable<CaseView['holds']>[number]
export type Placing = Pick<Input<'hold.place'>, 'kind' | 'authority' | 'documentNumber' | 'orderedOn' | 'reason'>

export interface HoldProps {
  readonly view: CaseView
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

/** What is asked over the page: to place one, or to lift this one. */
type Asking = 'place' | HoldLine

export interface HoldModel {
  readonly holds: readonly HoldLine[]
  readonly mayPlace: boolean
  readonly mayLift: boolean
  readonly asking: Asking | null
  readonly onAsk: (asking: Asking | null) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly onPlace: (facts: Placing) => void
  readonly onLift: (hold: HoldLine, documentNumber: string, reason: string) => void
}

/** 保全 of one case. */
export const useHold = ({ view, onDone, onStale }: HoldProps): HoldModel => {
  const place = useCommand('hold.place')
  const lift = useCommand('hold.lift')
  const acts = useActs(place, lift)
  const { settle, ...question } = useCaseAsking<Asking>(acts, { onDone, onStale }, (asked) => ({
    name: asked === 'place' ? `hold place ${view.caseId}` : `hold lift ${asked.holdId}`,
    caseId: view.caseId,
  }))
  const on = { caseId: view.caseId, expectedSeq: view.seq }
  return {
    holds: view.holds ?? [],
    mayPlace: view.allowed.includes('hold.place'),
    mayLift: view.allowed.includes('hold.lift'),
    ...question,
    busy: acts.busy,
    error: acts.error,
    onPlace: (facts) => void place.run({ ...on, ...facts }).then(settle(HOLD.placed)),
    onLift: ({ holdId }, documentNumber, reason) =>
      void lift.run({ ...on, holdId, documentNumber, reason }).then(settle(HOLD.lifted)),
  }
}
