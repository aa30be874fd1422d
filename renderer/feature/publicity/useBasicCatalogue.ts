import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { PUBLICITY } from '../../i18n/publicity.ts'
import type { SecondHandActs } from '../../ui/dialog/SecondHand.tsx'
import { NO_DRAFT, type Draft, type Entry } from './catalogue-model.ts'
import { useSheetExport, type SheetExport } from './useSheetExport.ts'

export interface CatalogueProps {
  readonly roles: readonly Role[]
}

export interface CatalogueModel {
  readonly view: Output<'basicCatalogue.view'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** Writes versions. */
  readonly keeps: boolean
  /** May be the second hand. */
  readonly confirms: boolean
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onImport: () => void
  readonly onPropose: () => void
  readonly busy: boolean
  /** Why a file was not taken, and why a version was not: each is said beside its button. */
  readonly importError: WireError | null
  readonly proposeError: WireError | null
  readonly message: string | null
  readonly second: SecondHandActs
  /** An earlier version whose lines are shown; null for none. */
  readonly shown: { readonly version: string; readonly entries: readonly Entry[] | null } | null
  readonly onShow: (version: string | null) => void
  readonly sheet: SheetExport
}

/** The same once it has been read. */
export type ReadCatalogue = CatalogueModel & { readonly view: NonNullable<CatalogueModel['view']> }

const words = PUBLICITY.catalogue

export const useBasicCatalogue = ({ roles }: CatalogueProps): CatalogueModel => {
  const query = useQuery('basicCatalogue.view', {})
  const { value: draft, set, discard } = useKeptForm('basic catalogue draft', NO_DRAFT)
  const setDraft = (next: Draft): void => {
    if (next === NO_DRAFT) discard()
    else set(next)
  }
  const [version, setVersion] = useState<string | null>(null)
  const old = useQuery('basicCatalogue.version', version === null ? null : { version })
  const choose = useCommand('file.choose')
  const check = useCommand('basicCatalogue.check')
  const propose = useCommand('basicCatalogue.propose')
  const confirm = useCommand('basicCatalogue.confirm')
  const decline = useCommand('basicCatalogue.decline')
  const acts = useActs(choose, check, propose, confirm, decline)
  const second = useActs(confirm, decline)
  const sheet = useSheetExport('basic')
  const importFile = async (): Promise<void> => {
    acts.fresh()
    const chosen = await choose.run({ purpose: 'basicCatalogue' })
    if (!chosen.ok || chosen.value === null) return
    const read = await check.run({ file: chosen.value.token })
    if (read.ok) setDraft({ ...draft, entries: read.value.entries })
  }
  return {
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    keeps: roles.includes('disclosureOfficer'),
    confirms: roles.some((role) => ['disclosureOfficer', 'deputyLeader', 'principalLeader'].includes(role)),
    draft,
    onDraft: setDraft,
    onImport: () => void importFile(),
    onPropose: () => {
      acts.fresh()
      const { effectiveOn, note } = draft
      const asked = { version: draft.version.trim(), effectiveOn, note, entries: [...draft.entries] }
      void propose.run(asked).then(
        acts.settle(words.proposed, () => {
          setDraft(NO_DRAFT)
        }),
      )
    },
    busy: acts.busy,
    importError: choose.error ?? check.error,
    proposeError: propose.error,
    message: acts.message,
    second: {
      busy: second.busy,
      error: second.error,
      onConfirm: async (proposalId) => acts.settle(words.confirmed)(await confirm.run({ proposalId })),
      onDecline: async (proposalId, reason) => acts.settle(words.declined)(await decline.run({ proposalId, reason })),
      onDismiss: acts.fresh,
    },
    shown: version === null ? null : { version, entries: old.data?.entries ?? null },
    onShow: setVersion,
    sheet,
  }
}
