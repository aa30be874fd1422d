import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { PUBLICITY } from '../../i18n/publicity.ts'

export type TakeDownLimits = Output<'takeDown.view'>

export interface TakeDownModel {
  readonly limits: TakeDownLimits | null
  /** As it is being written. */
  readonly draft: TakeDownLimits | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly keeps: boolean
  readonly onDraft: (draft: TakeDownLimits) => void
  readonly canSave: boolean
  readonly onSave: () => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
}

const isSet = ({ months, afterPosting }: TakeDownLimits): boolean =>
  afterPosting || Object.values(months).some((count) => count !== null)

/** 公示期限 that the office sets, and whoever keeps them changes. */
export const useTakeDown = (roles: readonly Role[]): TakeDownModel => {
  const query = useQuery('takeDown.view', {})
  const { value: typed, set: setTyped, discard } = useKeptForm<TakeDownLimits | null>('take down', null)
  const setting = useCommand('takeDown.set')
  const acts = useActs(setting)
  const draft = typed ?? query.data
  return {
    limits: query.data,
    draft,
    readError: query.error,
    onRetry: query.refresh,
    keeps: roles.includes('disclosureOfficer'),
    onDraft: (next) => {
      acts.fresh()
      setTyped(next)
    },
    canSave: draft !== null && (!isSet(draft) || draft.basis.trim() !== ''),
    onSave: () => {
      if (draft === null) return
      acts.fresh()
      void setting.run({ ...draft, months: { ...draft.months } }).then(acts.settle(PUBLICITY.takeDown.saved, discard))
    },
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
  }
}
