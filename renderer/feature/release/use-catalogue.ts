import type { Input, Output } from '#shared/contract/channels.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'

type Prepared = Output<'release.prepare'>

export interface CatalogueText {
  readonly indexNumber: string
  readonly theme: string
  readonly department: string
  readonly summary: string
  /** As typed, with spaces between. */
  readonly keywords: string
}

export interface CatalogueModel {
  readonly fields: CatalogueText
  readonly hasPattern: boolean
  readonly onChange: (change: Partial<CatalogueText>) => void
}

export const catalogueInput = ({
  keywords,
  ...rest
}: CatalogueText): NonNullable<Input<'release.build'>['catalogue']> => ({
  ...rest,
  keywords: keywords
    .split(/[\s\u3001\uff0c,;\uff1b]+/u)
    .filter(Boolean)
    .slice(0, 20),
})

/** Fields that would stand empty in the catalogue (公开条例 Art. 12 asks for a summary), to be said before it is published. */
export const emptyFields = (fields: CatalogueText): readonly ('department' | 'summary')[] =>
  (['department', 'summary'] as const).filter((name) => fields[name].trim() === '')

/** What the person has changed over what is suggested. */
export const useCatalogue = (prepared: Prepared | null, kept: FormOf): CatalogueModel => {
  const [changed, setChanged] = useFieldOf<Partial<CatalogueText>>(kept, 'catalogue', {})
  const suggested = {
    indexNumber: prepared?.indexNumber ?? '',
    theme: '',
    department: prepared?.department ?? '',
    summary: prepared?.summary ?? '',
    keywords: '',
  }
  return {
    // What is suggested later still fills what nobody has touched.
    fields: { ...suggested, ...changed },
    hasPattern: suggested.indexNumber !== '',
    onChange: (change) => {
      setChanged({ ...changed, ...change })
    },
  }
}
