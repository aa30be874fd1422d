import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'

/** A signature to be: its dictionary but for ranges and contents, and what its field says. */
export interface SignaturePlan {
  /** Begins the field's name; the second and later of the same name get a number. */
  readonly field: string
  readonly holeBytes: number
  readonly dictionary: (context: PDFContext, catalog: PDFRef) => Record<string, PDFObject | string | number>
  /** Entered in the catalog as the certification (ISO 32000-1, 12.8.4). */
  readonly certifies?: boolean
  /** Nothing may be signed any more behind it (ISO 32000-2, 12.7.5.5). */
  readonly locks?: boolean
}

/** A file with an empty place for a signature, and the digest that goes into it. */
export interface PreparedSignature {
  readonly bytes: Buffer
  readonly holeBytes: number
  readonly start: number
  /** SHA-256 over everything but the place. */
  readonly digest: Uint8Array
}

const BYTE_RANGE_SLOT = '**********'
/** ISO 32000-1, table 165: printed, and locked against change. */
const PRINT_AND_LOCKED = 4 | 128
/** ISO 32000-1, table 219: the file holds signatures and is to be changed by appending only. */
const SIGNATURES_EXIST_APPEND_ONLY = 3

const name = (value: string): PDFName => PDFName.of(value)

const fieldsOf = (document: PDFDocument): readonly PDFObject[] =>
  document.catalog.lookupMaybe(name('AcroForm'), PDFDict)?.lookupMaybe(name('Fields'), PDFArray)?.asArray() ?? []

const nameOf = (document: PDFDocument, field: PDFObject): string => {
  const dictionary = document.context.lookupMaybe(field, PDFDict)
  const title = dictionary?.lookup(name('T'))
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : ''
}

const freeName = (document: PDFDocument, wanted: string): string => {
  const taken = new Set(fieldsOf(document).map((field) => nameOf(document, field)))
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? wanted : `${wanted}${String(count)}`
    if (!taken.has(candidate)) return candidate
  }
}

const append = async (pdf: Uint8Array, plan: SignaturePlan): Promise<Uint8Array> => {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const { context, catalog } = document
  const root = context.trailerInfo.Root
  if (!(root instanceof PDFRef)) throw new Error('a catalog is an indirect object')
  const fields = fieldsOf(document)
  if (plan.certifies && (fields.length > 0 || catalog.has(name('Perms')))) throw new Error('the file is signed already')
  const slot = name(BYTE_RANGE_SLOT)
  const signature = context.register(
    context.obj({
      ByteRange: [PDFNumber.of(0), slot, slot, slot],
      Contents: PDFHexString.of('0'.repeat(plan.holeBytes * 2)),
      ...plan.dictionary(context, root),
    }),
  )
  const page = document.getPage(0)
  const lock = context.obj({ Type: 'SigFieldLock', Action: 'All', P: 1 })
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(freeName(document, plan.field)),
      V: signature,
      F: PRINT_AND_LOCKED,
      // No area: the signature has no appearance of its own.
      Rect: [0, 0, 0, 0],
      P: page.ref,
      ...(plan.locks ? { Lock: context.register(lock) } : {}),
    }),
  )
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray)
  page.node.set(name('Annots'), context.obj([...(annotations?.asArray() ?? []), field]))
  catalog.set(name('AcroForm'), context.obj({ Fields: [...fields, field], SigFlags: SIGNATURES_EXIST_APPEND_ONLY }))
  if (plan.certifies) catalog.set(name('Perms'), context.obj({ DocMDP: signature }))
  context.snapshot?.markRefsForSave([root, page.ref])
  return document.commit({ useObjectStreams: false })
}

/** Fills in the ranges around the hole; they keep the length of their slots, so that no offset moves. */
const patchByteRange = (bytes: Buffer, from: number, holeBytes: number): readonly [number, number] => {
  const hole = `<${'0'.repeat(holeBytes * 2)}>`
  const start = bytes.indexOf(hole, from, 'latin1')
  const end = start + hole.length
  const slots = `[ 0 /${BYTE_RANGE_SLOT} /${BYTE_RANGE_SLOT} /${BYTE_RANGE_SLOT} ]`
  const at = bytes.indexOf(slots, from, 'latin1')
  if (start < 0 || at < 0) throw new Error('the placeholder is in the update')
  bytes.write(`[ 0 ${start} ${end} ${bytes.length - end}`.padEnd(slots.length - 1) + ']', at, 'latin1')
  return [start, end]
}

/**
 * Appends an empty, invisible signature to a file; the bytes before it stay as they are. Equal input gives equal bytes, so
 * that the place can be prepared once more when what belongs into it arrives later.
 * Throws when the file is no PDF, or is to be certified and holds a signature already.
 */
export const prepareSignature = async (pdf: Uint8Array, plan: SignaturePlan): Promise<PreparedSignature> => {
  const bytes = Buffer.from(await append(pdf, plan))
  const [start, end] = patchByteRange(bytes, pdf.length, plan.holeBytes)
  const digest = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest()
  return { bytes, holeBytes: plan.holeBytes, start, digest: new Uint8Array(digest) }
}

/** Puts the signature, DER, into its place. Throws when it does not fit: a defect of the plan. */
export const fillSignature = ({ bytes, holeBytes, start }: PreparedSignature, der: Uint8Array): Uint8Array => {
  if (der.length > holeBytes) throw new Error('the signature fits its place')
  const filled = Buffer.from(bytes)
  filled.write(Buffer.from(der).toString('hex'), start + 1, 'latin1')
  return new Uint8Array(filled)
}
