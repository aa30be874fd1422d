import type { ImportRefusalCode } from '#shared/contract/errors.ts'
import { err } from '#shared/lib/result.ts'
import { shorten } from './finding.ts'

export type { ImportRefusalCode }

/** `detail` holds counts, formats, part names, names of revision authors; never text of the document. */
export interface ImportRefusal {
  readonly code: ImportRefusalCode
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Names in the detail come from the file: they are cut to what the channel carries. */
const refusal = (code: ImportRefusalCode, detail?: ImportRefusal['detail']): ImportRefusal => {
  if (detail === undefined) return { code }
  const short = Object.entries(detail).map(([key, value]) => [key, typeof value === 'string' ? shorten(value) : value])
  return { code, detail: Object.fromEntries(short) as NonNullable<ImportRefusal['detail']> } // same keys, same types
}

export const refuse = (code: ImportRefusalCode, detail?: ImportRefusal['detail']) => err(refusal(code, detail))

/** Leaves a SAX callback early. Thrown only inside `parseXml`, which turns it back into a value. */
export class ImportStop extends Error {
  readonly refusal: ImportRefusal
  constructor(code: ImportRefusalCode, detail?: ImportRefusal['detail']) {
    super(code)
    this.refusal = refusal(code, detail)
  }
}
