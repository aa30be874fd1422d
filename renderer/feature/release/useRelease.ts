import { useState } from 'react'
import { rereadIfOvertaken, type Ended } from '../../api/overtaken.ts'
import { useCommand } from '../../api/use-command.ts'
import { useGates, type GateModel } from '../../api/use-gates.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import { catalogueInput, useCatalogue, type CatalogueModel } from './use-catalogue.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm, type FormOf } from '../../ui/form/kept-form.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type CaseView = Output<'case.get'>

export interface ReleaseProps {
  readonly view: CaseView
  readonly onStale: () => void
}

export interface ReleaseModel {
  readonly view: CaseView
  readonly gates: GateModel
  /** Null until it is known. */
  readonly prepared: Output<'release.prepare'> | null
  readonly prepareError: WireError | null
  readonly onPrepare: () => void
  readonly catalogue: CatalogueModel
  /** Of the token that signs; kept for this act only. */
  readonly pin: string
  readonly onPin: (pin: string) => void
  /** What each leader typed, by person; kept for this act only. */
  readonly hands: Readonly<Record<string, string>>
  readonly onHand: (personId: string, password: string) => void
  readonly onDone: () => void
  readonly onStale: () => void
  readonly ending: {
    /** Twelve months from the newest entry of the log: the period is the office's to choose (Art. 18: 定期). */
    readonly suggestedDay: string
    readonly mayConclude: boolean
    readonly mayReview: boolean
    readonly busy: boolean
    readonly error: WireError | null
    /** Under which name what is written of the review is kept until it is sent. */
    readonly kept: FormOf
    readonly onConclude: (nextReviewOn: string) => void
    readonly onReview: (
      result: Input<'disclosure.review'>['result'],
      reason: string,
      nextReviewOn: string | null,
    ) => void
  }
  readonly allowed: boolean
  readonly documentNumber: string
  readonly onDocumentNumber: (text: string) => void
  readonly job: ExportJob
  /** Null when the office has no authority of timestamps: then there is nothing to choose. */
  readonly withoutTimestamp: boolean | null
  readonly onWithoutTimestamp: (without: boolean) => void
  readonly asking: boolean
  readonly onAsk: (asking: boolean) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onBuild: () => void
}

export const useRelease = ({ view, onStale }: ReleaseProps): ReleaseModel => {
  const kept: FormOf = { name: `release ${view.caseId}`, caseId: view.caseId }
  const reviewing: FormOf = { name: `disclosure review ${view.caseId}`, caseId: view.caseId }
  const [documentNumber, setDocumentNumber] = useFieldOf(kept, 'documentNumber', view.document.documentNumber)
  const [asking, setAsking] = useState(false)
  const [withoutTimestamp, setWithoutTimestamp] = useState(false)
  const [pin, setPin] = useState('')
  const [hands, setHands] = useState<Readonly<Record<string, string>>>({})
  const prepare = useQuery('release.prepare', { caseId: view.caseId })
  const catalogue = useCatalogue(prepare.data, kept)
  const job = useExportJob(`release ${view.caseId}`, 'releaseFolder')
  const build = useCommand('release.build')

  const onBuild = async (): Promise<void> => {
    // Numbers, department and summary come with it: nothing is published before they are there.
    if (job.folder === null || prepare.data === null) return
    const { caseId, seq: expectedSeq, contentHash } = view
    const folder = job.folder.token
    const number = documentNumber.trim()
    const typed = Object.entries(hands).flatMap(([personId, password]) =>
      password === '' ? [] : [{ personId, password }],
    )
    const started = build.run({
      caseId,
      expectedSeq,
      contentHash,
      documentNumber: number,
      folder,
      ...(view.release === null ? { catalogue: catalogueInput(catalogue.fields) } : {}),
      ...(pin === '' ? {} : { pin }),
      ...(typed.length === 0 ? {} : { hands: typed }),
      ...(withoutTimestamp ? { withoutTimestamp } : {}),
    })
    if (await job.follow(started)) setAsking(false)
    if ((await started).ok) discardForm(kept)
    setPin('')
    setHands({})
    rereadIfOvertaken(await started, onStale)
  }

  const conclude = useCommand('disclosure.conclude')
  const review = useCommand('disclosure.review')
  const onCase = { caseId: view.caseId, expectedSeq: view.seq, contentHash: view.contentHash }
  const settle = (reply: Ended): void => {
    rereadIfOvertaken(reply, onStale)
  }
  const newest = view.opinions.at(-1)?.at ?? view.versions.at(-1)?.at ?? ''

  return {
    view,
    ending: {
      suggestedDay: `${String(Number(newest.slice(0, 4)) + 1)}${newest.slice(4, 10)}`,
      mayConclude: view.allowed.includes('disclosure.conclude'),
      mayReview: view.allowed.includes('disclosure.review'),
      busy: conclude.busy || review.busy,
      error: conclude.error ?? review.error,
      kept: reviewing,
      onConclude: (nextReviewOn) => void conclude.run({ ...onCase, nextReviewOn }).then(settle),
      onReview: (result, reason, nextReviewOn) =>
        void review.run({ ...onCase, result, reason, nextReviewOn }).then((reply) => {
          if (reply.ok) discardForm(reviewing)
          settle(reply)
        }),
    },
    gates: useGates(view, onStale),
    allowed: view.allowed.includes('release.build'),
    documentNumber,
    onDocumentNumber: setDocumentNumber,
    prepared: prepare.data,
    prepareError: prepare.error,
    onPrepare: prepare.refresh,
    catalogue,
    pin,
    onPin: setPin,
    hands,
    onHand: (personId, password) => {
      setHands((before) => ({ ...before, [personId]: password }))
    },
    onDone: prepare.refresh,
    onStale,
    withoutTimestamp: prepare.data?.timestamps === true ? withoutTimestamp : null,
    onWithoutTimestamp: setWithoutTimestamp,
    job,
    asking,
    onAsk: (ask) => {
      build.dismiss()
      setAsking(ask)
    },
    busy: build.busy,
    error: build.error ?? job.chooseError,
    onBuild: () => void onBuild(),
  }
}
