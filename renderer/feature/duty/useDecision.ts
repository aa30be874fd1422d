import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCaseAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { DECISION } from '../../i18n/decision.ts'
import { discardForm, type FormOf } from '../../ui/form/kept-form.ts'

export type DecisionData = Output<'case.decision'>
export type Step = DecisionData['steps'][number]
export type EvidenceInput = Pick<Input<'evidence.add'>, 'item' | 'on' | 'until' | 'number' | 'note'>

export interface DutyProps {
  readonly caseId: string
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

/** What is open over the list: a step that gets evidence, or evidence that is voided. */
export type Open = { readonly add: Step } | { readonly void: string } | null

export interface DecisionModel {
  readonly view: DecisionData | null
  readonly readError: WireError | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly open: Open
  readonly onOpen: (open: Open) => void
  readonly form: FormOf | null
  /** Under which names the choice of the kind, and the answer to a step, are kept until they are sent. */
  readonly kinding: FormOf
  readonly stepForm: (step: string) => FormOf
  readonly onKind: (kind: DecisionData['kind'], marketEntities: boolean, reason: string) => void
  readonly onStep: (step: NonNullable<Step['optional']>, applicable: boolean, reason: string) => void
  /** The file that was chosen for the evidence under way. */
  readonly file: { readonly token: string; readonly name: string } | null
  readonly onFile: (choose: boolean) => void
  readonly onAdd: (input: EvidenceInput) => void
  readonly onVoid: (evidenceId: string, reason: string) => void
}

export const useDecision = ({ caseId, onDone, onStale }: DutyProps): DecisionModel => {
  const query = useQuery('case.decision', { caseId })
  const kind = useCommand('decision.setKind')
  const step = useCommand('decision.setStep')
  const add = useCommand('evidence.add')
  const voiding = useCommand('evidence.void')
  const choose = useCommand('file.choose')
  const [file, setFile] = useState<DecisionModel['file']>(null)
  const acts = useActs(kind, step, add, voiding, choose)
  const question = useCaseAsking<NonNullable<Open>>(acts, { onDone, onStale }, (asked) => ({
    name: 'add' in asked ? `evidence ${asked.add.step} ${caseId}` : `evidence void ${asked.void}`,
    caseId,
  }))
  const { asking: open, onAsk, form, settle } = question
  const onOpen = (next: Open): void => {
    setFile(null)
    onAsk(next)
  }
  const on = { caseId, expectedSeq: query.data?.seq ?? 0 }
  const saved = settle(DECISION.saved)
  const kinding: FormOf = { name: `decision ${caseId}`, caseId }
  const stepForm = (name: string): FormOf => ({ name: `decision ${name} ${caseId}`, caseId })
  return {
    view: query.data,
    readError: query.error,
    busy: acts.busy,
    error: acts.error,
    open,
    onOpen,
    form,
    kinding,
    stepForm,
    onKind: (value, marketEntities, reason) =>
      void kind.run({ ...on, kind: value, marketEntities, reason }).then((reply) => {
        if (reply.ok) discardForm(kinding)
        saved(reply)
      }),
    onStep: (name, applicable, reason) =>
      void step.run({ ...on, step: name, applicable, reason }).then((reply) => {
        if (reply.ok) discardForm(stepForm(name))
        saved(reply)
      }),
    file,
    onFile: (wanted) => {
      if (!wanted) setFile(null)
      else
        void choose.run({ purpose: 'evidence' }).then((reply) => {
          if (reply.ok && reply.value !== null) setFile(reply.value)
        })
    },
    onAdd: (input) => void add.run({ ...on, ...input, token: file?.token ?? null }).then(saved),
    onVoid: (evidenceId, reason) => void voiding.run({ ...on, evidenceId, reason }).then(saved),
  }
}
