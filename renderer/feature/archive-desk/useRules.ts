import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'

export interface RulesProps {
  readonly keeps: boolean
}

export interface RulesModel extends RulesProps {
  readonly view: Output<'archive.rules'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onSave: (rules: Omit<Input<'archive.setRules'>, 'commandId'>, onSaved: () => void) => void
  /** A table that was looked at and not yet adopted. */
  readonly checked: Output<'archive.checkTable'> | null
  readonly onImport: () => void
  readonly onExample: () => void
  readonly onAdopt: (version: string, basis: string, onAdopted: () => void) => void
}

export const useRules = ({ keeps }: RulesProps): RulesModel => {
  const query = useQuery('archive.rules', {})
  const [file, setFile] = useState<string | null>(null)
  const [checked, setChecked] = useState<RulesModel['checked']>(null)
  const save = useCommand('archive.setRules')
  const choose = useCommand('file.choose')
  const check = useCommand('archive.checkTable')
  const adopt = useCommand('archive.adoptTable')
  const acts = useActs(save, choose, check, adopt)
  const { fresh } = acts
  const look = async (token: string | null): Promise<void> => {
    const reply = await check.run({ file: token })
    setFile(token)
    setChecked(reply.ok ? reply.value : null)
  }
  const onImport = async (): Promise<void> => {
    fresh()
    const chosen = await choose.run({ purpose: 'retentionTable' })
    if (chosen.ok && chosen.value !== null) await look(chosen.value.token)
  }
  const done =
    (onDone: () => void) =>
    (reply: { readonly ok: boolean }): void => {
      acts.settle(words.rules.saved, onDone)(reply)
      query.refresh()
    }
  return {
    keeps,
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onSave: (rules, onSaved) => {
      fresh()
      void save.run(rules).then(done(onSaved))
    },
    checked,
    onImport: () => void onImport(),
    onExample: () => {
      fresh()
      void look(null)
    },
    onAdopt: (version, basis, onAdopted) => {
      fresh()
      void adopt.run({ file, version, basis }).then(
        done(() => {
          onAdopted()
          setChecked(null)
        }),
      )
    },
  }
}
