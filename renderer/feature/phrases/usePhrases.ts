import { useMemo, useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import type { PhraseSource } from '../../ui/field/phrases.ts'
import { discardForm, type FormOf } from '../../ui/form/kept-form.ts'

export interface PhrasesModel {
  /** Null until they have been read. */
  readonly source: PhraseSource | null
  readonly managing: boolean
  /** Under which name the list is kept until it is saved. */
  readonly form: FormOf
  readonly phrases: readonly string[]
  readonly busy: boolean
  readonly error: WireError | null
  readonly onClose: () => void
  readonly onSave: (phrases: readonly string[]) => void
}

const FORM: FormOf = { name: 'phrases', caseId: null }

/** 常用语 of the person at the desk. */
export const usePhrases = (enabled: boolean): PhrasesModel => {
  const { data, refresh } = useQuery('phrase.list', enabled ? {} : null)
  const save = useCommand('phrase.save')
  const [managing, setManaging] = useState(false)
  const phrases = data?.phrases ?? null
  const source = useMemo<PhraseSource | null>(
    () =>
      phrases === null
        ? null
        : {
            phrases,
            onManage: () => {
              setManaging(true)
            },
          },
    [phrases],
  )
  return {
    source,
    managing,
    form: FORM,
    phrases: phrases ?? [],
    busy: save.busy,
    error: save.error,
    onClose: () => {
      save.dismiss()
      discardForm(FORM)
      setManaging(false)
    },
    onSave: (next) =>
      void save.run({ phrases: [...next] }).then((reply) => {
        if (!reply.ok) return
        discardForm(FORM)
        setManaging(false)
        refresh()
      }),
  }
}
