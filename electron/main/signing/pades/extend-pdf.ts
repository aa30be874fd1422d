import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { fillSignature, prepareSignature, type PreparedSignature } from './placeholder.ts'
import { TOKEN_ROOM_BYTES, type TimestampRefusal, type TimestampSource } from '../timestamp/timestamp-source.ts'

/** What a later reader needs to judge a signature without asking anyone, DER. */
export interface CollectedData {
  readonly certificates: readonly Uint8Array[]
  readonly answers: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
}

/**
 * Appends certificates, OCSP answers and revocation lists to a signed file (DSS; ETSI EN 319 142-1, 5.4.2): with them a
 * B-T signature becomes B-LT. What a store holds already stays. No VRI: optional, and read differently by programs.
 * Throws when the file is no PDF.
 */
export const addValidationData = async (pdf: Uint8Array, data: CollectedData): Promise<Uint8Array> => {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const { context, catalog } = document
  const root = context.trailerInfo.Root
  if (!(root instanceof PDFRef)) throw new Error('a catalog is an indirect object')
  const known = catalog.lookupMaybe(PDFName.of('DSS'), PDFDict)
  const listOf = (key: string, items: readonly Uint8Array[]) => {
    const kept = known?.lookupMaybe(PDFName.of(key), PDFArray)?.asArray() ?? []
    const added = items.map((der) => context.register(context.flateStream(Uint8Array.from(der))))
    return kept.length + added.length === 0 ? {} : { [key]: context.obj([...kept, ...added]) }
  }
  const store = context.obj({
    Type: 'DSS',
    ...listOf('Certs', data.certificates),
    ...listOf('OCSPs', data.answers),
    ...listOf('CRLs', data.lists),
  })
  catalog.set(PDFName.of('DSS'), context.register(store))
  context.snapshot?.markRefsForSave([root])
  return document.commit({ useObjectStreams: false })
}

/** An empty document timestamp at the end of a file; equal input gives equal bytes and so the same digest. */
export const prepareDocumentTimestamp = (pdf: Uint8Array): Promise<PreparedSignature> =>
  prepareSignature(pdf, {
    field: 'Timestamp',
    holeBytes: TOKEN_ROOM_BYTES,
    dictionary: () => ({ Type: 'DocTimeStamp', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.RFC3161' }),
  })

/**
 * Appends a document timestamp (ETSI EN 319 142-1, 5.4.3): attests that the whole file, signatures and store, existed.
 * Refuses what the source refuses; throws when the file is no PDF.
 */
export const addDocumentTimestamp = async (
  pdf: Uint8Array,
  source: TimestampSource,
): Promise<Result<Uint8Array, TimestampRefusal>> => {
  const prepared = await prepareDocumentTimestamp(pdf)
  const token = await source(prepared.digest)
  return token.ok ? ok(fillSignature(prepared, token.value)) : err(token.error)
}
