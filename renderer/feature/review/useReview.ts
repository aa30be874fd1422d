import { useMemo, useState } from 'react'
import { useCommand, type Command } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import {
  hasUnseenChanges,
  openingPair,
  passChannel,
  shapeDiff,
  stageAfter,
  type CaseView,
  type Change,
  type DiffLine,
  type DiffView,
  type PassChannel,
} from './review-model.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Stage } from '#shared/domain/case/roles.ts'

export interface ReviewProps {
  readonly view: CaseView
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export interface Comparison {
  readonly data: DiffView | null
  readonly lines: readonly DiffLine[]
  readonly changes: readonly Change[]
  readonly error: WireError | null
  readonly onRetry: () => void
}

export interface VersionPair {
  readonly from: number
  readonly to: number
}

export interface Handling {
  readonly pass: PassChannel | null
  readonly canReturn: boolean
  readonly canWithdraw: boolean
  readonly busy: boolean
  readonly error: WireError | null
  readonly onPass: (opinion: string) => void
  readonly onReturn: (toStage: Stage, reason: string) => void
  readonly onWithdraw: (reason: string) => void
  readonly onDismiss: () => void
}

export interface ReviewModel {
  readonly view: CaseView
  readonly mode: 'clean' | 'changes'
  readonly onMode: (mode: 'clean' | 'changes') => void
  /** Null when there is only one version. */
  readonly pair: VersionPair | null
  readonly onPair: (pair: VersionPair) => void
  /** Asked for only while it is shown. */
  readonly comparison: Comparison
  readonly handling: Handling
}

const useComparison = (caseId: string, pair: VersionPair | null): Comparison => {
  const diff = useQuery('case.diff', pair === null ? null : { caseId, fromVersion: pair.from, toVersion: pair.to })
  const shaped = useMemo(() => (diff.data === null ? { lines: [], changes: [] } : shapeDiff(diff.data)), [diff.data])
  return { data: diff.data, ...shaped, error: diff.error, onRetry: diff.refresh }
}

const useHandling = ({ view, onDone, onStale }: ReviewProps): Handling => {
  const pass = {
    'case.passDepartment': useCommand('case.passDepartment'),
    'case.passDeputy': useCommand('case.passDeputy'),
    'case.approveFinal': useCommand('case.approveFinal'),
  } satisfies Record<PassChannel, Command<PassChannel>>
  const giveBack = useCommand('case.return')
  const withdraw = useCommand('case.withdraw')
  const channel = passChannel(view.allowed)
  const { caseId, seq: expectedSeq, contentHash } = view
  const onCase = { caseId, expectedSeq }
  const ended = (reply: { ok: true } | { ok: false; error: WireError }, message: string): void => {
    if (reply.ok) onDone(message)
    else if (reply.error.code === 'case.stale' || reply.error.code === 'case.contentChanged') onStale()
  }
  const all = [...Object.values(pass), giveBack, withdraw]
  return {
    pass: channel,
    canReturn: view.allowed.includes('case.return'),
    canWithdraw: view.allowed.includes('case.withdraw'),
    busy: all.some(({ busy }) => busy),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    onPass: (opinion) => {
      if (channel === null) return
      const next = STAGE_WORDS[stageAfter(view.stage)]
      void pass[channel].run({ ...onCase, contentHash, opinion }).then((reply) => {
        ended(reply, REVIEW.passed(REVIEW.pass[channel], next))
      })
    },
    onReturn: (toStage, reason) => {
      void giveBack.run({ ...onCase, contentHash, toStage, reason }).then((reply) => {
        ended(reply, REVIEW.returned(toStage))
      })
    },
    onWithdraw: (reason) => {
      void withdraw.run({ ...onCase, reason }).then((reply) => {
        ended(reply, REVIEW.withdrawn)
      })
    },
    onDismiss: () => {
      for (const command of all) command.dismiss()
    },
  }
}

export const useReview = (props: ReviewProps): ReviewModel => {
  const { view } = props
  const [mode, setMode] = useState<'clean' | 'changes'>(hasUnseenChanges(view) ? 'changes' : 'clean')
  const [chosen, setChosen] = useState<VersionPair | null>(null)
  const pair = chosen ?? openingPair(view)
  const comparison = useComparison(view.caseId, mode === 'changes' ? pair : null)
  return {
    view,
    mode,
    onMode: setMode,
    pair,
    onPair: setChosen,
    comparison,
    handling: useHandling(props),
  }
}
