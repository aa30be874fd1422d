import { useMemo, useState } from 'react'
import { useCommand, type Command } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import {
  marksOf,
  NO_ORIGINS,
  shapeAttribution,
  type AttributionView,
  type OriginLine,
  type VersionShare,
} from './attribution-model.ts'
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

export interface Attribution {
  readonly data: AttributionView | null
  readonly lines: readonly OriginLine[]
  readonly shares: readonly VersionShare[]
  /** The marks that are shown, in the order of the page. */
  readonly marks: readonly { readonly id: string }[]
  /** The one version whose marks are shown; null for all. */
  readonly shown: number | null
  readonly onShown: (version: number | null) => void
  readonly error: WireError | null
  readonly onRetry: () => void
}

export type Mode = 'clean' | 'changes' | 'attribution'

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
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  /** Null when there is only one version. */
  readonly pair: VersionPair | null
  readonly onPair: (pair: VersionPair) => void
  /** Asked for only while it is shown. */
  readonly comparison: Comparison
  /** Asked for only while it is shown. */
  readonly attribution: Attribution
  readonly handling: Handling
}

const useComparison = (caseId: string, pair: VersionPair | null): Comparison => {
  const diff = useQuery('case.diff', pair === null ? null : { caseId, fromVersion: pair.from, toVersion: pair.to })
  const shaped = useMemo(() => (diff.data === null ? { lines: [], changes: [] } : shapeDiff(diff.data)), [diff.data])
  return { data: diff.data, ...shaped, error: diff.error, onRetry: diff.refresh }
}

const useAttribution = (caseId: string | null): Attribution => {
  const { data, error, refresh } = useQuery('case.attribution', caseId === null ? null : { caseId })
  const [shown, onShown] = useState<number | null>(null)
  const shaped = useMemo(() => (data === null ? NO_ORIGINS : shapeAttribution(data)), [data])
  const marks = useMemo(() => marksOf(shaped.lines, shown), [shaped, shown])
  return { data, ...shaped, marks, shown, onShown, error, onRetry: refresh }
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
  const [mode, setMode] = useState<Mode>(hasUnseenChanges(view) ? 'changes' : 'clean')
  const [chosen, setChosen] = useState<VersionPair | null>(null)
  const pair = chosen ?? openingPair(view)
  const comparison = useComparison(view.caseId, mode === 'changes' ? pair : null)
  const attribution = useAttribution(mode === 'attribution' ? view.caseId : null)
  return {
    view,
    mode,
    onMode: setMode,
    pair,
    onPair: setChosen,
    comparison,
    attribution,
    handling: useHandling(props),
  }
}
