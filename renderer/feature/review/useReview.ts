import { useState } from 'react'
import { useCommand, type Command } from '../../api/use-command.ts'
import { REVIEW } from '../../i18n/review.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import { usePictureReader } from '../../api/use-picture-reader.ts'
import { useQuery } from '../../api/use-query.ts'
import { useRemarks, type RemarkActs } from '../../api/use-remarks.ts'
import { stageAfter } from '../../ui/chain-view.ts'
import type { ReadPicture } from '../../ui/picture-address.ts'
import { keptRevisions, type ImportedRevision } from './imported-model.ts'
import {
  isComparing,
  openingMode,
  openingPair,
  passChannel,
  type CaseView,
  type Mode,
  type PassChannel,
} from './review-model.ts'
import { useAttribution, useComparison, type Attribution, type Comparison, type VersionPair } from './useComparison.ts'
import { useGates, type GateModel } from '../../api/use-gates.ts'
import { usePages, type PagesModel } from './usePages.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Stage } from '#shared/domain/case/roles.ts'

export interface ReviewProps {
  readonly view: CaseView
  readonly onDone: (message: string) => void
  readonly onStale: () => void
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
  /** The round that a version was first handed in for; null while nobody has said. */
  readonly roundOf: (version: number) => number | null
  readonly comparison: Comparison
  readonly attribution: Attribution
  readonly pages: PagesModel
  /** Tracked changes of the imported file that the comparison shows, with their authors. */
  readonly imported: readonly ImportedRevision[]
  readonly remarks: RemarkActs
  readonly read: ReadPicture
  readonly handling: Handling
  readonly gates: GateModel
  readonly onNotice: (message: string) => void
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
      const next = STAGE_WORDS[stageAfter(view.chain, view.stage)]
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

/** As the last person left it at this session; nothing of it is kept on disk. */
let rememberedMode: Mode | null = null

export const useReview = (props: ReviewProps): ReviewModel => {
  const { view } = props
  const [mode, setMode] = useState<Mode>(() => openingMode(view, rememberedMode))
  const [chosen, setChosen] = useState<VersionPair | null>(null)
  const pair = chosen ?? openingPair(view)
  const compares = isComparing(mode)
  const attribution = useAttribution(view.caseId, (compares || mode === 'attribution') && view.versions.length > 1)
  const isNewest = pair?.to === view.versions.at(-1)?.version
  const comparison = useComparison(view.caseId, compares ? pair : null, isNewest ? attribution : null)
  const imports = useQuery('case.importReports', view.versions.length > 1 ? { caseId: view.caseId } : null)
  return {
    view,
    mode,
    onMode: (next) => {
      rememberedMode = next
      setMode(next)
    },
    pair,
    onPair: setChosen,
    roundOf: (version) => attribution.data?.versions.find((origin) => origin.version === version)?.round ?? null,
    comparison,
    attribution,
    pages: usePages(view.caseId, mode === 'pages' ? pair : null),
    imported: keptRevisions(imports.data, compares ? pair : null),
    remarks: useRemarks({
      caseId: view.caseId,
      contentHash: view.contentHash,
      expectedSeq: () => view.seq,
      onStale: props.onStale,
    }),
    read: usePictureReader(view.caseId),
    handling: useHandling(props),
    gates: useGates(view, props.onStale),
    onNotice: props.onDone,
  }
}
