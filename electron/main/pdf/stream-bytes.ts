import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFName, PDFRawStream, type PDFObject } from 'pdf-lib'

/** A stream as it is meant to be read; empty for what is no stream. @throws on broken data. */
export const bytesOfStream = (stream: PDFObject | undefined): Uint8Array => {
  if (!(stream instanceof PDFRawStream)) return new Uint8Array()
  // The common kind by the engine's own inflate, many times faster than the library's; broken data throws in both.
  const isPlainFlate =
    stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))
  return isPlainFlate ? inflateSync(stream.getContents()) : decodePDFRawStream(stream).decode()
}
