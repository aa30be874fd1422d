import type { PdfFile } from '../pdf/pdf-file.ts'
import { PdfSyntaxError, type PdfDictionary, type PdfValue } from '../pdf/pdf-syntax.ts'

/** A signature of the document: the name of its field and the dictionary that is its value. */
export interface SignatureField {
  readonly name: string
  readonly dictionary: PdfDictionary
  readonly field: PdfDictionary
  /** Number of the field's object; -1 when it has none of its own. */
  readonly number: number
}

const DEPTH_LIMIT = 16
const FIELD_LIMIT = 10_000
/** No paper is signed by more hands than this; each costs a reading of the file. */
const SIGNATURE_LIMIT = 100

/** A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, else read byte by byte. */
export const textIn = (value: PdfValue | undefined): string => {
  if (value?.kind === 'name') return value.value
  if (value?.kind !== 'string') return ''
  const { bytes } = value
  const utf16 = bytes[0] === 0xfe && bytes[1] === 0xff
  return utf16 && bytes.length % 2 === 0
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : Buffer.from(bytes).toString('latin1')
}

/**
 * The signed signature fields of the interactive form (ISO 32000-1, 12.7), in the order of the form, as a viewer finds
 * them. Throws `PdfSyntaxError` on broken structure.
 */
export const signatureFields = ({ trailer, resolve }: PdfFile): readonly SignatureField[] => {
  const fields: SignatureField[] = []
  let visited = 0
  const entry = (value: PdfValue, key: string): PdfValue =>
    value.kind === 'dictionary' ? resolve(value.entries.get(key)) : { kind: 'null' }

  const visit = (value: PdfValue, parentName: string, parentIsSignature: boolean, depth: number): void => {
    visited++
    if (depth > DEPTH_LIMIT || visited > FIELD_LIMIT) throw new PdfSyntaxError('too many or too deep form fields')
    const field = resolve(value)
    const own = textIn(entry(field, 'T'))
    const name = parentName !== '' && own !== '' ? `${parentName}.${own}` : parentName + own
    const type = entry(field, 'FT')
    const isSignature = type.kind === 'name' ? type.value === 'Sig' : parentIsSignature
    const dictionary = entry(field, 'V')
    if (isSignature && dictionary.kind === 'dictionary' && field.kind === 'dictionary') {
      fields.push({ name, dictionary, field, number: value.kind === 'reference' ? value.number : -1 })
      if (fields.length > SIGNATURE_LIMIT) throw new PdfSyntaxError('too many signatures')
    }
    const kids = entry(field, 'Kids')
    if (kids.kind === 'array') for (const kid of kids.items) visit(kid, name, isSignature, depth + 1)
  }

  const root = resolve(trailer.entries.get('Root'))
  if (root.kind !== 'dictionary') throw new PdfSyntaxError('no catalog')
  const roots = entry(entry(root, 'AcroForm'), 'Fields')
  if (roots.kind === 'array') for (const field of roots.items) visit(field, '', false, 0)
  return fields
}
