import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'

export const name = (value: string): PDFName => PDFName.of(value)

/** A change of a signed file as an attacker makes it: appended, the signed bytes as they were. */
export const updated = async (
  bytes: Uint8Array,
  change: (document: PDFDocument, save: (...refs: (PDFRef | undefined)[]) => void) => void,
  useObjectStreams = false,
): Promise<Uint8Array> => {
  const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false })
  change(document, (...refs) =>
    document.context.snapshot?.markRefsForSave(refs.filter((ref): ref is PDFRef => ref !== undefined)),
  )
  return document.commit({ useObjectStreams })
}

/** A widget of a signature that shows a white area with words over a page. */
export const visibleField = (document: PDFDocument, signature: PDFRef, rect: readonly number[]): PDFRef => {
  const { context } = document
  const form = context.register(
    context.flateStream('1 1 1 rg 0 0 500 500 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 500, 500] }),
  )
  const page = document.getPage(0)
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFHexString.fromText('Sneaky'),
      V: signature,
      F: 4,
      Rect: [...rect],
      P: page.ref,
      AP: context.obj({ N: form }),
    }),
  )
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []
  page.node.set(name('Annots'), context.obj([...annotations, field]))
  const acroForm = document.catalog.lookup(name('AcroForm'), PDFDict)
  const fields = acroForm.lookup(name('Fields'), PDFArray).asArray()
  document.catalog.set(name('AcroForm'), context.obj({ Fields: [...fields, field], SigFlags: 3 }))
  return field
}

/** The bytes with a text replaced by one of the same length. */
export const patched = (bytes: Uint8Array, from: RegExp, to: (found: string) => string): Uint8Array => {
  const text = Buffer.from(bytes).toString('latin1')
  const found = from.exec(text)
  if (found === null) throw new Error('the sample holds what the test changes')
  const wanted = to(found[0])
  if (wanted.length !== found[0].length) throw new Error('a patch moves nothing')
  return Uint8Array.from(
    Buffer.from(text.slice(0, found.index) + wanted + text.slice(found.index + wanted.length), 'latin1'),
  )
}
