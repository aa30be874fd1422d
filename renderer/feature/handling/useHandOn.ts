import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { isOvertaken, type Ended } from '../../api/overtaken.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCaseAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { HANDLING } from '../../i18n/handling.ts'
import { discardForm, type FormOf } from '../../ui/form/kept-form.ts'

export type HandlingData = Output<'handling.view'>
export type Candidates = NonNullable<HandlingData['step']>
export type What = 'drafter' | 'step'
export type HandAsking = 'urge' | 'escalate' | What

export interface HandOnProps {
  readonly caseId: string
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export interface HandOnModel {
  readonly view: HandlingData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly asking: HandAsking | null
  readonly onAsk: (asking: HandAsking | null) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly onUrge: (text: string) => void
  readonly onEscalate: (text: string) => void
  readonly onReassign: (what: What, to: Candidates[number], reason: string) => void
}

/** Who handles the step, and what can be done when nobody does. */
export const useHandOn = ({ caseId, onDone, onStale }: HandOnProps): HandOnModel => {
  const { data, error: readError, refresh } = useQuery('handling.view', { caseId })
  const urge = useCommand('handling.urge')
  const escalate = useCommand('handling.escalate')
  const reassign = useCommand('handling.reassign')
  const acts = useActs(urge, escalate, reassign)
  const { settle: settled, ...question } = useCaseAsking<HandAsking>(acts, { onDone, onStale }, (asked) => ({
    name: `hand ${asked} ${caseId}`,
    caseId,
  }))
  const settle =
    (text: string) =>
    (reply: Ended): void => {
      // Who may be urged, and by whom, is another question by then.
      if (isOvertaken(reply)) question.onAsk(null)
      settled(text)(reply)
    }
  const on = { caseId, expectedSeq: data?.seq ?? 0 }
  const to = data?.escalatesTo ?? null
  return {
    view: data,
    readError,
    onRetry: refresh,
    ...question,
    busy: acts.busy,
    error: acts.error,
    onUrge: (text) => void urge.run({ ...on, text }).then(settle(HANDLING.urged)),
    onEscalate: (text) => void escalate.run({ ...on, text }).then(settle(to === null ? '' : HANDLING.escalatedNow(to))),
    onReassign: (what, { personId, name }, reason) =>
      void reassign.run({ ...on, what, toPersonId: personId, reason }).then(settle(HANDLING.reassigned(name))),
  }
}

export type LyingRow = Output<'handling.lying'>['rows'][number]

export interface LyingModel {
  readonly rows: readonly LyingRow[]
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly asking: LyingRow | null
  readonly onAsk: (row: LyingRow | null) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onReassign: (row: LyingRow, to: Candidates[number], reason: string) => void
}

/** 待移交: what lies with people who have left. */
export const useLying = (): LyingModel => {
  const list = useQuery('handling.lying', {})
  const reassign = useCommand('handling.reassign')
  const [askingId, setAskingId] = useState<string | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const rows = list.data?.rows ?? []
  // Whoever hands it on does not read the case: nothing here is kept as a part of it.
  const form = askingId === null ? null : { name: `hand lying ${askingId}`, caseId: null }
  const close = (): void => {
    if (form !== null) discardForm(form)
    setAskingId(null)
  }
  return {
    rows,
    form,
    readError: list.error,
    onRetry: list.refresh,
    // The row as the log stands now: after a refusal the next try is made on what was read since.
    asking: rows.find(({ caseId }) => caseId === askingId) ?? null,
    onAsk: (row) => {
      reassign.dismiss()
      if (row === null) close()
      else setAskingId(row.caseId)
    },
    busy: reassign.busy,
    error: reassign.error,
    message,
    onReassign: ({ caseId, seq, what }, { personId, name }, reason) =>
      void reassign.run({ caseId, expectedSeq: seq, what, toPersonId: personId, reason }).then((reply) => {
        list.refresh()
        if (!reply.ok) return
        close()
        setMessage(HANDLING.reassigned(name))
      }),
  }
}
