import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { rereadIfOvertaken } from './overtaken.ts'
import { useCommand } from './use-command.ts'

type CaseView = Output<'case.get'>

export interface GateModel {
  readonly caseId: string
  readonly gates: CaseView['gates']
  /** Null for whoever may not answer. */
  readonly onAnswer: ((gate: Input<'release.answerGate'>['gate'], reason: string) => Promise<boolean>) | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly onDismiss: () => void
}

/** The release gates of a case, and answering one. */
export const useGates = (view: CaseView, onStale: () => void): GateModel => {
  const answer = useCommand('release.answerGate')
  const { caseId, seq: expectedSeq, contentHash } = view
  return {
    caseId,
    gates: view.gates,
    onAnswer: view.allowed.includes('release.answerGate')
      ? async (gate, reason) => {
          const reply = await answer.run({ caseId, expectedSeq, contentHash, gate, reason })
          rereadIfOvertaken(reply, onStale)
          return reply.ok
        }
      : null,
    busy: answer.busy,
    error: answer.error,
    onDismiss: answer.dismiss,
  }
}
