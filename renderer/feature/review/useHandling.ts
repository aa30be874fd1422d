import type { WireError } from '#shared/contract/errors.ts'
import type { Input } from '#shared/contract/channels.ts'
import { sheetDemand, type SheetDemand } from '#shared/domain/case/review/opinion-sheet.ts'
import type { Stage } from '#shared/domain/case/roles.ts'
import { rereadIfOvertaken, type Ended } from '../../api/overtaken.ts'
import { useActs } from '../../api/use-acts.ts'
import { useKeptReason, type KeptReason } from '../../api/kept-reason.ts'
import { useCommand } from '../../api/use-command.ts'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import { stageAfter } from '../../ui/case/chain-view.ts'
import type { HandlingDraft } from './handling-draft.ts'
import { passChannel, type CaseView, type PassChannel } from './review-model.ts'
import { passSheet, returnSheet } from './sheet-model.ts'

export type Discussion = Omit<Input<'case.recordDiscussion'>, 'caseId' | 'expectedSeq' | 'commandId' | 'contentHash'>

export interface ReviewProps {
  readonly view: CaseView
  readonly draft: HandlingDraft
  readonly onDraft: (draft: HandlingDraft) => void
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export interface Handling {
  readonly pass: PassChannel | null
  /** What the sheet of this step must answer; null when this person fills none in now. */
  readonly demand: SheetDemand | null
  readonly canReturn: boolean
  readonly canWithdraw: boolean
  readonly canDiscuss: boolean
  readonly canSkip: boolean
  readonly canTakeBack: boolean
  readonly busy: boolean
  readonly error: WireError | null
  /** What this person has written about each of these acts. */
  readonly reasons: Readonly<Record<'return' | 'withdraw' | 'skip' | 'takeBack', KeptReason>>
  readonly onPass: () => void
  readonly onReturn: (toStage: Stage, reason: string) => void
  readonly onWithdraw: (reason: string) => void
  readonly onDiscuss: (record: Discussion, onRecorded: () => void) => void
  readonly onSkip: (reason: string) => void
  readonly onTakeBack: (reason: string) => void
  readonly onDismiss: () => void
}

/** Everything that a person may do with the text that they review. */
export const useHandling = ({ view, draft, onDone, onStale }: ReviewProps): Handling => {
  const pass = {
    'case.passDepartment': useCommand('case.passDepartment'),
    'case.passDeputy': useCommand('case.passDeputy'),
    'case.approveFinal': useCommand('case.approveFinal'),
  }
  const step = useCommand('case.passStep')
  const giveBack = useCommand('case.return')
  const withdraw = useCommand('case.withdraw')
  const discuss = useCommand('case.recordDiscussion')
  const skip = useCommand('case.skipStep')
  const takeBack = useCommand('case.takeBack')
  const channel = passChannel(view.allowed)
  const { caseId, seq: expectedSeq, contentHash, stage } = view
  const onCase = { caseId, expectedSeq }
  const onText = { ...onCase, contentHash }
  const next = STAGE_WORDS[stageAfter(view.chain, stage)]
  const demand = channel !== null && view.asksSheet ? sheetDemand(stage) : null
  const ended =
    (message: string) =>
    (reply: Ended): void => {
      if (reply.ok) onDone(message)
      else rereadIfOvertaken(reply, onStale)
    }
  const seen = `${stage} ${String(view.round)} ${contentHash}`
  const reasons = {
    return: useKeptReason('return', seen, caseId),
    withdraw: useKeptReason('withdraw', seen, caseId),
    skip: useKeptReason('skip', seen, caseId),
    takeBack: useKeptReason('takeBack', seen, caseId),
  }
  const sent =
    (act: keyof typeof reasons, message: string) =>
    (reply: Ended): void => {
      if (reply.ok) reasons[act].discard()
      ended(message)(reply)
    }
  const acts = useActs(...Object.values(pass), step, giveBack, withdraw, discuss, skip, takeBack)
  return {
    pass: channel,
    demand,
    canReturn: view.allowed.includes('case.return'),
    canWithdraw: view.allowed.includes('case.withdraw'),
    canDiscuss: view.allowed.includes('case.recordDiscussion'),
    canSkip: view.allowed.includes('case.skipStep'),
    canTakeBack: view.allowed.includes('case.takeBack'),
    busy: acts.busy,
    error: acts.error,
    reasons,
    onPass: () => {
      if (channel === null) return
      const { opinion, partyId, documentNumber } = draft
      const sheet = demand === null ? {} : { sheet: passSheet(draft.sheet) }
      if (channel === 'case.passStep') {
        // `allowed` offers this at these steps alone; the input's schema says the same.
        const at = { stage: stage as Input<'case.passStep'>['stage'] }
        const more = { ...(partyId === null ? {} : { partyId }), ...(documentNumber === '' ? {} : { documentNumber }) }
        void step.run({ ...onText, ...at, opinion, ...more, ...sheet }).then(ended(REVIEW.stepPassed(stage, next)))
      } else {
        void pass[channel].run({ ...onText, opinion, ...sheet }).then(ended(REVIEW.passed(REVIEW.pass[channel], next)))
      }
    },
    onReturn: (toStage, reason) => {
      const sheet = demand === null ? undefined : returnSheet(draft.sheet)
      void giveBack
        .run({ ...onText, toStage, reason, ...(sheet === undefined ? {} : { sheet }) })
        .then(sent('return', REVIEW.returned(toStage)))
    },
    onWithdraw: (reason) => {
      void withdraw.run({ ...onCase, reason }).then(sent('withdraw', REVIEW.withdrawn))
    },
    onDiscuss: (record, onRecorded) => {
      void discuss.run({ ...onText, ...record }).then((reply) => {
        if (reply.ok) onRecorded()
        ended(REVIEW.discussed)(reply)
      })
    },
    onSkip: (reason) => {
      void skip.run({ ...onText, reason }).then(sent('skip', REVIEW.skipped(stage, next)))
    },
    onTakeBack: (reason) => {
      void takeBack.run({ ...onText, reason }).then(sent('takeBack', REVIEW.takenBack))
    },
    onDismiss: acts.fresh,
  }
}
