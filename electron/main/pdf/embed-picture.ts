import { decodePDFRawStream, JpegEmbedder, PDFContext, PDFName, PDFRawStream, PngEmbedder, type PDFRef } from 'pdf-lib'

/** A picture that cannot be shown in the colours of the output intent, or not at all. */
export class PictureUnusable extends Error {
  readonly sha256: string
  constructor(sha256: string) {
    super('a picture cannot be written')
    this.sha256 = sha256
  }
}

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green and blue of every pixel, a byte each. */
  readonly rgb: Uint8Array
}

const streamOf = (context: PDFContext, ref: PDFRef): PDFRawStream => {
  const stream = context.lookup(ref)
  if (!(stream instanceof PDFRawStream)) throw new TypeError('an embedded picture is a stream')
  return stream
}

/**
 * The pixels of a PNG file on white paper: PDF/A-3 allows transparency, but printers and converters to part 1 do not all,
 * and an official page has one look.
 */
export const flatPixels = async (png: Uint8Array): Promise<Pixels> => {
  const scratch = PDFContext.create()
  const embedder = await PngEmbedder.for(png)
  const image = streamOf(scratch, await embedder.embedIntoContext(scratch))
  const rgb = decodePDFRawStream(image).decode()
  const mask = image.dict.lookup(PDFName.of('SMask'))
  const { width, height } = embedder
  if (!(mask instanceof PDFRawStream)) return { width, height, rgb }
  const alpha = decodePDFRawStream(mask).decode()
  const flat = rgb.map((value, index) => {
    const cover = alpha[Math.floor(index / 3)] ?? 255
    return Math.round((value * cover + 255 * (255 - cover)) / 255)
  })
  return { width, height, rgb: flat }
}

/**
 * Embeds a picture: JPEG as it is, PNG as its pixels. Throws `PictureUnusable` on a file that cannot be decoded and on
 * JPEG in four colours, which the output intent (sRGB) does not cover (ISO 19005-3, 6.2.4.3).
 */
export const embedPicture = async (
  context: PDFContext,
  picture: { readonly sha256: string; readonly format: 'png' | 'jpeg' },
  bytes: Uint8Array,
): Promise<PDFRef> => {
  const unusable = (): never => {
    throw new PictureUnusable(picture.sha256)
  }
  if (picture.format === 'jpeg') {
    const jpeg = await JpegEmbedder.for(bytes).catch(unusable)
    const colours: string = jpeg.colorSpace
    return colours === 'DeviceCMYK' ? unusable() : jpeg.embedIntoContext(context)
  }
  const { width, height, rgb } = await flatPixels(bytes).catch(unusable)
  return context.register(
    context.flateStream(rgb, {
      Type: 'XObject',
      Subtype: 'Image',
      BitsPerComponent: 8,
      Width: width,
      Height: height,
      ColorSpace: 'DeviceRGB',
    }),
  )
}
