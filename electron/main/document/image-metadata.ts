/**
 * Whether an image carries data about its making: Exif (camera, place, time) or XMP in JPEG, and text, Exif or time in
 * PNG. Looks at the segments only; anything malformed has none.
 */
export const imageHasMetadata = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegHasMetadata(view)
  if (bytes.length > 8 && view.getUint32(0) === 0x89504e47) return pngHasMetadata(view)
  return false
}

const APP1 = 0xffe1
const START_OF_SCAN = 0xffda
const jpegHasMetadata = (view: DataView): boolean => {
  for (let at = 2; at + 4 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker === APP1) return true
    if (marker < 0xff00 || marker === START_OF_SCAN) return false
  }
  return false
}

/** tEXt, zTXt, iTXt, eXIf, tIME as big-endian words. */
const PNG_METADATA: ReadonlySet<number> = new Set([0x74455874, 0x7a545874, 0x69545874, 0x65584966, 0x74494d45])
const pngHasMetadata = (view: DataView): boolean => {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (PNG_METADATA.has(view.getUint32(at + 4))) return true
  }
  return false
}
