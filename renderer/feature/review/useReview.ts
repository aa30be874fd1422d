import { useState } from 'react'
import { usePictureReader } from '../../api/use-picture-reader.ts'
import { useQuery } from '../../api/use-query.ts'
import { useRemarks, type RemarkActs } from '../../api/use-remarks.ts'
import type { ReadPicture } from '../../ui/document/picture-address.ts'
import { keptRevisions, type ImportedRevision } from './imported-model.ts'
import { isComparing, openingMode, openingPair, type CaseView, type Mode } from './review-model.ts'
import { useAttribution, useComparison, type Attribution, type Comparison, type VersionPair } from './useComparison.ts'
import { useGates, type GateModel } from '../../api/use-gates.ts'
import { usePages, type PagesModel } from './usePages.ts'
import type { HandlingDraft } from './handling-draft.ts'
import { useHandling, type Handling, type ReviewProps } from './useHandling.ts'

export type { ReviewProps }

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
  readonly draft: HandlingDraft
  readonly onDraft: (draft: HandlingDraft) => void
  readonly gates: GateModel
  readonly onNotice: (message: string) => void
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
    draft: props.draft,
    onDraft: props.onDraft,
    gates: useGates(view, props.onStale),
    onNotice: props.onDone,
  }
}
