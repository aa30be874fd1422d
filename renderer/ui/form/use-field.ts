import { createContext, useContext, useState } from 'react'
import { typeInto, type FormOf, type Typed } from './kept-form.ts'
import { useKept } from './use-kept.ts'

/** The form that the fields of a dialog belong to (`KeptFields`); null for one that is not kept. */
export const FieldsOf = createContext<FormOf | null>(null)

const NOWHERE = 'fields of none'

/** As `useState`, for one field of a form that whoever sends it discards or settles. */
export const useFieldOf = <T>(form: FormOf | null, field: string, initial: T): readonly [T, (next: T) => void] => {
  const [own, setOwn] = useState(initial)
  const [typed] = useKept<Typed>(form?.name ?? NOWHERE, null)
  // A name belongs to one field of one form.
  const kept = typed?.[field] as T | undefined
  const set = (next: T): void => {
    if (form === null) setOwn(next)
    else typeInto(form, field, next)
  }
  return [kept === undefined ? own : kept, set]
}

/**
 * As `useState`, for one field of a dialog: it is kept with the form around it, and is there again when the dialog is opened after
 * a lock. Never for passwords, codes or files. The shape of every field counts into `FORM_VERSION`.
 */
export const useField = <T>(field: string, initial: T): readonly [T, (next: T) => void] =>
  useFieldOf(useContext(FieldsOf), field, initial)
