import type { PdfProblemCode } from '#shared/domain/signature/report.ts'
import { numberIn, type PdfFile } from '../pdf/pdf-file.ts'
import type { PdfDictionary, PdfValue } from '../pdf/pdf-syntax.ts'
import { textIn } from './signature-fields.ts'
import { derLength } from '../der/strict-der.ts'

export interface Coverage {
  readonly problem: PdfProblemCode | null
  /** The two signed ranges; null when there is nothing to take a digest of. */
  readonly signed: readonly [Uint8Array, Uint8Array] | null
  readonly cms: Uint8Array
  /** Where the signed revision ends. */
  readonly end: number
  /** The hole is written in one way only. */
  readonly strict: boolean
}

const nothing = (problem: PdfProblemCode): Coverage => ({
  problem,
  signed: null,
  cms: new Uint8Array(),
  end: 0,
  strict: false,
})

/** Digits of one case only: the same bytes could else be written in other letters, a change that no digest shows. */
const ONE_CASE_HEX = /^<(?:[0-9a-f]*|[0-9A-F]*)>$/
const ANY_HEX = /^<[0-9A-Fa-f]*>$/

/**
 * What a signature covers (ISO 32000-1, 12.8.1): from the first byte of the file to its own Contents, and from behind
 * them to the end of its revision. The hole must be the Contents string and nothing else, its tail zeros.
 */
export const coverageOf = (bytes: Uint8Array, dictionary: PdfDictionary, { resolve }: PdfFile): Coverage => {
  const contents = resolve(dictionary.entries.get('Contents'))
  const ranges = resolve(dictionary.entries.get('ByteRange'))
  const numbers = ranges.kind === 'array' ? ranges.items.map((item) => numberIn(resolve(item))) : []
  const [first, holeStart, holeEnd, length] = numbers
  if (contents.kind !== 'string' || numbers.length !== 4) return nothing('signature.malformed')
  if (typeof holeStart !== 'number' || typeof holeEnd !== 'number' || typeof length !== 'number') {
    return nothing('signature.malformed')
  }
  const end = holeEnd + length
  if (first !== 0 || holeStart !== contents.start || holeEnd !== contents.end || end > bytes.length) {
    return nothing('signature.coverage')
  }
  const hole = Buffer.from(bytes.subarray(holeStart, holeEnd)).toString('latin1')
  if (!ANY_HEX.test(hole) || hole.length % 2 !== 0) return nothing('signature.malformed')
  // A dictionary out of an object stream has places of its own: what lies in the hole must be what was read.
  if (Buffer.compare(Buffer.from(hole.slice(1, -1), 'hex'), contents.bytes) !== 0) return nothing('signature.coverage')
  const cmsBytes = derLength(contents.bytes)
  const cms = cmsBytes === null ? contents.bytes : contents.bytes.subarray(0, cmsBytes)
  const strict =
    cmsBytes !== null && ONE_CASE_HEX.test(hole) && !contents.bytes.subarray(cmsBytes).some((byte) => byte !== 0)
  if (!contents.bytes.some((byte) => byte !== 0)) return nothing('signature.malformed')
  return { problem: null, signed: [bytes.subarray(0, holeStart), bytes.subarray(holeEnd, end)], cms, end, strict }
}

/** A PDF date (ISO 32000-1, 7.9.4); null unless it is given to the second with its time zone. */
export const dateIn = (value: PdfValue): Date | null => {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-]\d\d)'?(\d\d)'?)$/.exec(textIn(value))
  if (parts === null) return null
  const [, year, month, day, hour, minute, second, zoneHour = '+00', zoneMinute = '00'] = parts
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`)
  return Number.isNaN(date.getTime()) ? null : date
}

/** The level of a certification signature (ISO 32000-1, 12.8.2.2), null when it is none. */
export const certificationOf = (dictionary: PdfDictionary, { resolve }: PdfFile): number | null => {
  const references = resolve(dictionary.entries.get('Reference'))
  for (const item of references.kind === 'array' ? references.items : []) {
    const reference = resolve(item)
    if (reference.kind !== 'dictionary') continue
    const parameters = resolve(reference.entries.get('TransformParams'))
    if (textIn(resolve(reference.entries.get('TransformMethod'))) !== 'DocMDP') continue
    // 2 is the default that the standard gives where P is left out.
    return parameters.kind === 'dictionary' ? (numberIn(resolve(parameters.entries.get('P'))) ?? 2) : 2
  }
  return null
}
