import type { Image } from '#shared/domain/document/model.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'
import { pointsOf } from './styles.ts'

/** The picture of a part, taken and kept; null when it is none that is taken. */
export type TakeImage = (href: string, alternative: string, widthMm: number | undefined) => Image | null

interface Frame {
  readonly widthMm: number | undefined
  alternative: string
  href: string | null
}

const MM_PER_POINT = 25.4 / 72

/** The frames of pictures: of several renderings of one picture the first counts (ODF 1.3 part 3, 10.4.2). */
export class OdtFrames {
  readonly #take: TakeImage
  readonly #frames: Frame[] = []

  constructor(take: TakeImage) {
    this.#take = take
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'draw:frame') {
      const width = pointsOf(attributeOf(attributes, 'svg:width'))
      const widthMm = width === undefined ? undefined : width * MM_PER_POINT
      this.#frames.push({ widthMm, alternative: '', href: null })
    } else if (name === 'draw:image') {
      const frame = this.#frames.at(-1)
      if (frame !== undefined) frame.href ??= attributeOf(attributes, 'xlink:href') ?? ''
    }
  }

  /** What stands for the picture where it cannot be seen. */
  describe(text: string): void {
    const frame = this.#frames.at(-1)
    if (frame !== undefined && text.trim() !== '') frame.alternative ||= text.replaceAll(/\s+/gu, ' ').trim()
  }

  /** Ends a frame: its picture, null when it has none that is taken. */
  close(): Image | null {
    const frame = this.#frames.pop()
    return frame?.href == null ? null : this.#take(frame.href, frame.alternative, frame.widthMm)
  }
}
