import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useLetter, type Letter } from '../../api/use-letter.ts'
import { useQuery } from '../../api/use-query.ts'
import { EXTENSION } from '../../i18n/extension.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

export type ExtensionsData = Output<'archive.extensions'>
export type ExtensionRow = ExtensionsData['extensions'][number]
export type NewExtension = Omit<Input<'archive.recordExtension'>, 'commandId'>

export type ExtensionAsking =
  { readonly kind: 'record' } | { readonly kind: 'confirm' | 'withdraw'; readonly row: ExtensionRow }

export interface ExtensionsModel {
  readonly view: ExtensionsData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly asking: ExtensionAsking | null
  readonly onAsk: (asking: ExtensionAsking | null) => void
  readonly form: FormOf | null
  readonly letter: Letter | null
  readonly onChoose: () => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onRecord: (given: NewExtension) => void
  readonly onConfirm: (row: ExtensionRow) => void
  readonly onWithdraw: (row: ExtensionRow, reason: string) => void
  readonly onSaveLetter: (row: ExtensionRow) => void
}

const formOf = (asked: ExtensionAsking): FormOf | null => {
  if (asked.kind === 'record') return { name: 'extension', caseId: null }
  return asked.kind === 'withdraw' ? { name: `extension withdraw ${asked.row.extensionId}`, caseId: null } : null
}

/** 延长移交: the approvals that stand, and a new one with its letter. */
export const useExtensions = (): ExtensionsModel => {
  const list = useQuery('archive.extensions', {})
  const record = useCommand('archive.recordExtension')
  const confirm = useCommand('archive.confirmExtension')
  const withdraw = useCommand('archive.withdrawExtension')
  const save = useCommand('archive.saveExtensionLetter')
  const { choose, drop, intoFolder, ...chosen } = useLetter()
  const acts = useActs(record, confirm, withdraw, save, choose)
  const { onAsk: ask, settle, ...question } = useListAsking<ExtensionAsking>(acts, list.refresh, formOf)
  return {
    view: list.data,
    readError: list.error,
    onRetry: list.refresh,
    ...question,
    onAsk: (next) => {
      drop()
      ask(next)
    },
    ...chosen,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onRecord: (given) => void record.run(given).then(settle(EXTENSION.recorded)),
    onConfirm: ({ extensionId }) => void confirm.run({ extensionId }).then(settle(EXTENSION.confirmed)),
    onWithdraw: ({ extensionId }, reason) =>
      void withdraw.run({ extensionId, reason }).then(settle(EXTENSION.withdrawnNow)),
    onSaveLetter: ({ extensionId }) => {
      acts.fresh()
      void intoFolder(async (folder) => {
        settle(EXTENSION.letterSaved)(await save.run({ extensionId, folder }))
      })
    },
  }
}
