import type { Image } from '#shared/domain/document/model.ts'
import type { HiddenText } from '../docx/hidden-text.ts'
import type { FindingList } from '../finding.ts'
import { takePicture } from './take-picture.ts'

/** Of all pictures of a file together: unpacking more to check them takes seconds. */
const MAX_PIXELS = 100_000_000
/** What a picture that cannot be read is taken to have cost. */
const UNREADABLE_PIXELS = 8_000_000
const MAX_ALTERNATIVE = 500

/** The pictures of one file: taken, kept by their hash, and what they hid handed to the scan. */
export class KeptPictures {
  readonly bytes = new Map<string, Uint8Array>()
  readonly #findings: FindingList
  readonly #hidden: HiddenText
  #pixels = 0

  constructor(findings: FindingList, hidden: HiddenText) {
    this.#findings = findings
    this.#hidden = hidden
  }

  /** The place of a picture in a document; null, and import.images, for one that is not taken. */
  take(bytes: Uint8Array | null, alternative: string, widthMm?: number): Image | null {
    const text = alternative.replaceAll(/\s+/gu, ' ').trim().slice(0, MAX_ALTERNATIVE).toWellFormed()
    const isLeft = bytes !== null && this.#pixels < MAX_PIXELS
    const taken = isLeft ? takePicture(bytes, this.#findings, { alternative: text, widthMm }) : null
    if (taken?.ok !== true) {
      this.#pixels += bytes === null ? 0 : UNREADABLE_PIXELS
      this.#findings.add('import.images', 1, text)
      return null
    }
    const { image, hiddenText } = taken.value
    this.#pixels += image.widthPx * image.heightPx
    for (const piece of hiddenText) this.#hidden.add(piece, 'import.imageMetadata')
    this.bytes.set(image.sha256, taken.value.bytes)
    return image
  }
}
