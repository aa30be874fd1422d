import type { ReactNode } from 'react'
import { FieldsOf } from './use-field.ts'
import type { FormOf } from './kept-form.ts'

/** What is typed into the fields in here (`useField`) is kept as this form; null for what nobody types into. */
export const KeptFields = ({ form, children }: { readonly form: FormOf | null; readonly children: ReactNode }) => (
  <FieldsOf value={form}>{children}</FieldsOf>
)
