import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'

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
  readonly onChange: (fields: CatalogueText) => void
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

/** What the person has changed over what is suggested. */
export const useCatalogue = (prepared: Prepared | null): CatalogueModel => {
  const [changed, setChanged] = useState<CatalogueText | null>(null)
  const suggested = {
    indexNumber: prepared?.indexNumber ?? '',
    theme: '',
    department: prepared?.department ?? '',
    summary: prepared?.summary ?? '',
    keywords: '',
  }
  return { fields: changed ?? suggested, hasPattern: suggested.indexNumber !== '', onChange: setChanged }
}
