import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { GUIDE_PARTS, type GuideTexts } from '#shared/domain/office/publicity/publicity-events.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { today } from '../../i18n/date.ts'
import { PUBLICITY } from '../../i18n/publicity.ts'
import { useSheetExport, type SheetExport } from './useSheetExport.ts'

export interface GuideProps {
  readonly roles: readonly Role[]
}

/** The guide as it is being written. */
export interface GuideDraft {
  readonly texts: GuideTexts
  readonly issuedOn: string
  readonly reviewMonths: number
}

export interface GuideModel {
  readonly view: Output<'guide.view'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly keeps: boolean
  readonly draft: GuideDraft
  readonly onDraft: (draft: GuideDraft) => void
  readonly canSave: boolean
  readonly onSave: () => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  /** A version whose texts are shown, by its record; null for none. */
  readonly shown: string | null
  readonly onShow: (recordId: string | null) => void
  readonly sheet: SheetExport
}

const NO_TEXTS: GuideTexts = {
  ...{ classification: '', arrangement: '', access: '', organ: '', address: '' },
  ...{ hours: '', telephone: '', fax: '', internet: '' },
}
/** A year, until the office says otherwise (D). */
const USUAL_MONTHS = 12

export const useGuide = ({ roles }: GuideProps): GuideModel => {
  const query = useQuery('guide.view', {})
  const { value: typed, set: setTyped, discard } = useKeptForm<GuideDraft | null>('guide draft', null)
  const [shown, setShown] = useState<string | null>(null)
  const issue = useCommand('guide.issue')
  const acts = useActs(issue)
  const sheet = useSheetExport('guide')
  const last = query.data?.versions[0]
  const draft = typed ?? {
    texts: last?.texts ?? NO_TEXTS,
    issuedOn: today(),
    reviewMonths: last?.reviewMonths ?? USUAL_MONTHS,
  }
  return {
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    keeps: roles.includes('disclosureOfficer'),
    draft,
    onDraft: (next) => {
      acts.fresh()
      setTyped(next)
    },
    canSave: draft.issuedOn !== '' && GUIDE_PARTS.every((part) => draft.texts[part].trim() !== ''),
    onSave: () => {
      acts.fresh()
      void issue.run({ ...draft, texts: { ...draft.texts } }).then(acts.settle(PUBLICITY.guide.saved, discard))
    },
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    shown,
    onShow: setShown,
    sheet,
  }
}
