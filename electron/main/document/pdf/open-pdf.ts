import { sep } from 'node:path'
import { getDocument, VerbosityLevel } from 'unpdf/pdfjs'
import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'

/** The library wants what Node 20 lacks (Electron 33 runs on it): ECMAScript 2024, ArrayBuffer.prototype. */
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (this: ArrayBuffer, bytes?: number) => ArrayBuffer }
buffers.transferToFixedLength ??= function (this: ArrayBuffer, bytes = this.byteLength) {
  const copy = new Uint8Array(bytes)
  copy.set(new Uint8Array(this, 0, Math.min(bytes, this.byteLength)))
  return copy.buffer
}

/** An A3 scan at 400 dpi; a page in memory takes four bytes for each. */
const MAX_PICTURE_PIXELS = 32_000_000

export type OpenPdf = Awaited<ReturnType<typeof getDocument>['promise']>

/**
 * Opens a PDF on a copy of the bytes; nothing is fetched, no script runs, pictures are unpacked only when asked for. Refuses
 * import.encrypted for one that asks for a password, import.corrupt for one that cannot be opened.
 */
export const openPdf = async (
  bytes: Uint8Array,
  cmapFolder: string,
  { pictures = false }: { readonly pictures?: boolean } = {},
): Promise<Result<OpenPdf, ImportRefusal>> => {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: cmapFolder + sep,
    cMapPacked: true,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: pictures ? MAX_PICTURE_PIXELS : 1,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    return ok(await task.promise)
  } catch (error) {
    await task.destroy()
    // Whatever a damaged file makes the library throw says the same: it cannot be read.
    return refuse(error instanceof Error && error.name === 'PasswordException' ? 'import.encrypted' : 'import.corrupt')
  }
}
