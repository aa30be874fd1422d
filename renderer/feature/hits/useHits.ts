import { useCallback, useEffect, useState } from 'react'
import { discardFields, discardForm, useKeptForm, type FormOf } from '../../ui/form/kept-form.ts'
import { useKeptReason, type KeptReason } from '../../api/kept-reason.ts'
import { rereadIfOvertaken } from '../../api/overtaken.ts'
import { useFormPrint } from '../../api/use-form-print.ts'
import { usePictureReader } from '../../api/use-picture-reader.ts'
import { useCommand } from '../../api/use-command.ts'
import { HITS } from '../../i18n/hits.ts'
import { REVIEW } from '../../i18n/review.ts'
import { CONCLUSION_WORDS } from '../../i18n/words.ts'
import {
  emptyConclusion,
  itemTitles,
  type Conclusion,
  type ConclusionForm,
  type WholeConclusion,
} from './conclusion.ts'
import { nextOpenHit, type CaseView, type Hit } from './hits-model.ts'
import type { PrintModel } from '../../ui/job/PrintPanel.tsx'
import type { ReadPicture } from '../../ui/document/picture-address.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { HitDisposition, ReferralAnswer } from '#shared/domain/case/events.ts'
import type { Stage } from '#shared/domain/case/roles.ts'

export interface HitsProps {
  readonly view: CaseView
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export type ReferralRecord =
  | {
      readonly kind: 'reported'
      readonly authority: string
      readonly documentNumber: string
      readonly reportedOn: string
    }
  | {
      readonly kind: 'answered'
      readonly authority: string
      readonly documentNumber: string
      readonly answeredOn: string
      readonly answer: ReferralAnswer
    }

export interface HitsModel {
  readonly view: CaseView
  /** Bytes of the pictures of the text. */
  readonly read: ReadPicture
  readonly current: Hit | null
  /** 保密审查单; null before a review was concluded. */
  readonly print: PrintModel | null
  readonly onSelect: (hitId: string) => void
  readonly onNextOpen: () => void
  readonly dispose: {
    readonly allowed: boolean
    readonly busy: boolean
    readonly error: WireError | null
    /** What is written about the hits of this text, each under its id, kept until it is sent. */
    readonly kept: FormOf
    readonly onDispose: (disposition: HitDisposition, reason: string) => void
  }
  readonly conclude: {
    readonly allowed: boolean
    readonly busy: boolean
    readonly error: WireError | null
    /** 保密审查单 while it is filled in, kept until it is sent. */
    readonly form: Conclusion
    readonly onForm: (form: Conclusion) => void
    readonly onConclude: (conclusion: WholeConclusion) => void
  }
  readonly referral: {
    readonly allowed: boolean
    readonly busy: boolean
    readonly error: WireError | null
    readonly kept: FormOf
    readonly onRecord: (record: ReferralRecord) => void
  }
  readonly giveBack: {
    readonly allowed: boolean
    readonly busy: boolean
    readonly error: WireError | null
    readonly reason: KeptReason
    readonly onReturn: (toStage: Stage, reason: string) => void
  }
}

export const useHits = ({ view, onDone, onStale }: HitsProps): HitsModel => {
  const { caseId, seq: expectedSeq, contentHash, hits } = view
  const [currentId, setCurrentId] = useState<string | null>(() => nextOpenHit(hits, null)?.id ?? hits[0]?.id ?? null)
  const dispose = useCommand('hit.dispose')
  const conclude = useCommand('secrecy.conclude')
  const referral = useCommand('secrecy.referral')
  const giveBack = useCommand('case.return')
  const onCase = { caseId, expectedSeq, contentHash }
  const seen = `${view.stage} ${String(view.round)} ${contentHash}`
  const keptReason = useKeptReason('secrecyReturn', seen, caseId)
  const form = useKeptForm<ConclusionForm>(`secrecy ${caseId}`, null, caseId)
  const { value: half, discard } = form
  // Sent, or written of a text that nobody concludes on any more.
  const isOver = half !== null && half.on !== seen
  useEffect(() => {
    if (isOver) discard()
  }, [isOver, discard])
  const current = hits.find((hit) => hit.id === currentId) ?? null
  const { dismiss } = dispose
  const disposing = { name: `hits ${caseId} ${contentHash}`, caseId }
  const referring = { name: `referral ${caseId}`, caseId }
  const onSelect = useCallback(
    (hitId: string) => {
      dismiss()
      setCurrentId(hitId)
    },
    [dismiss],
  )
  const read = usePictureReader(caseId)
  const print = useFormPrint(caseId, 'secrecy')
  return {
    view,
    read,
    current,
    print: view.opinions.some(({ act }) => act === 'concluded') ? print : null,
    onSelect,
    onNextOpen: () => {
      const next = nextOpenHit(hits, currentId)
      if (next !== null) setCurrentId(next.id)
    },
    dispose: {
      allowed: view.allowed.includes('hit.dispose'),
      busy: dispose.busy,
      error: dispose.error,
      kept: disposing,
      onDispose: (disposition, reason) => {
        if (current === null) return
        void dispose.run({ ...onCase, hitId: current.id, disposition, reason }).then((reply) => {
          rereadIfOvertaken(reply, onStale)
          if (!reply.ok) return
          discardFields(disposing, [`choice ${current.id}`, `reason ${current.id}`])
          const next = nextOpenHit(
            hits.filter((hit) => hit.id !== current.id),
            current.id,
          )
          if (next !== null) setCurrentId(next.id)
        })
      },
    },
    conclude: {
      allowed: view.allowed.includes('secrecy.conclude'),
      busy: conclude.busy,
      error: conclude.error,
      form: half?.on === seen ? half.draft : emptyConclusion(itemTitles(view.document).length),
      onForm: (draft) => {
        form.set({ on: seen, draft })
      },
      onConclude: (whole) => {
        void conclude.run({ ...onCase, ...whole }).then((reply) => {
          rereadIfOvertaken(reply, onStale)
          if (!reply.ok) return
          discard()
          onDone(HITS.concluded(CONCLUSION_WORDS[whole.conclusion]))
        })
      },
    },
    referral: {
      allowed: view.allowed.includes('secrecy.referral'),
      busy: referral.busy,
      error: referral.error,
      kept: referring,
      onRecord: (record) => {
        void referral.run({ ...onCase, ...record }).then((reply) => {
          rereadIfOvertaken(reply, onStale)
          if (!reply.ok) return
          discardForm(referring)
          onDone(HITS.referralRecorded)
        })
      },
    },
    giveBack: {
      allowed: view.allowed.includes('case.return'),
      busy: giveBack.busy,
      error: giveBack.error,
      reason: keptReason,
      onReturn: (toStage, reason) => {
        void giveBack.run({ ...onCase, toStage, reason }).then((reply) => {
          rereadIfOvertaken(reply, onStale)
          if (!reply.ok) return
          keptReason.discard()
          onDone(REVIEW.returned(toStage))
        })
      },
    },
  }
}
