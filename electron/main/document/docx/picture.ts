import type { Image } from '#shared/domain/document/model.ts'
import { cleanLine } from '../clean.ts'
import type { FindingList } from '../finding.ts'
import { takePicture } from '../picture/take-picture.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'
import type { Budget } from '../zip.ts'
import type { HiddenText } from './hidden-text.ts'
import type { OfficePackage, Relationship } from './package.ts'

/** Of all pictures of a file together; unpacking more to check it takes seconds. */
const MAX_PIXELS = 100_000_000
/** What a picture that cannot be read is taken to have cost. */
const UNREADABLE_PIXELS = 8_000_000
const MAX_ALTERNATIVE = 2000
const EMU_PER_MM = 36_000
const MM_PER_UNIT: Readonly<Record<string, number>> = { pt: 25.4 / 72, in: 25.4, cm: 10, mm: 1, px: 25.4 / 96 }

/** Takes the pictures of a package, each once, and keeps the bytes of those that the document can hold. */
export class PictureStore {
  /** By SHA-256. */
  readonly bytes = new Map<string, Uint8Array>()
  /** Names of the parts whose picture was taken. */
  readonly parts = new Set<string>()
  readonly #taken = new Map<string, Image | null>()
  readonly #targets: ReadonlyMap<string, string>
  readonly #pack: OfficePackage
  readonly #budget: Budget
  readonly #findings: FindingList
  readonly #hidden: HiddenText
  #pixels = 0

  constructor(
    pack: OfficePackage,
    relationships: readonly Relationship[],
    { budget, findings, hidden }: { budget: Budget; findings: FindingList; hidden: HiddenText },
  ) {
    this.#pack = pack
    this.#targets = new Map(relationships.flatMap(({ id, target, external }) => (external ? [] : [[id, target]])))
    this.#budget = budget
    this.#findings = findings
    this.#hidden = hidden
  }

  /** The picture that a relationship names; null when the document cannot hold it (then it counts among the parts). */
  take(id: string, widthMm: number | undefined, alternative: string): Image | null {
    const part = this.#targets.get(id)
    if (part === undefined) return null
    let taken = this.#taken.get(part)
    if (taken === undefined) this.#taken.set(part, (taken = this.#read(part)))
    if (taken === null) return null
    const text = cleanLine(alternative.replaceAll(/[\s\u0085\u2028\u2029]+/gu, ' '), this.#findings).trim()
    const width = widthMm === undefined || !Number.isFinite(widthMm) ? taken.widthMm : Math.round(widthMm)
    return {
      ...taken,
      widthMm: Math.min(156, Math.max(1, width)),
      alternative: text.slice(0, MAX_ALTERNATIVE).toWellFormed(),
    }
  }

  #read(part: string): Image | null {
    const entry = this.#pack.archive.entries.get(part)
    const bytes =
      entry === undefined || this.#pixels > MAX_PIXELS ? undefined : this.#pack.archive.read(entry, this.#budget)
    if (bytes?.ok !== true) return null // missing or damaged: the survey of all parts says so
    const taken = takePicture(bytes.value, this.#findings)
    if (!taken.ok) {
      this.#pixels += UNREADABLE_PIXELS
      return null
    }
    const { image, bytes: kept, hiddenText } = taken.value
    this.#pixels += image.widthPx * image.heightPx
    this.bytes.set(image.sha256, kept)
    this.parts.add(part)
    for (const text of hiddenText) this.#hidden.add(text, 'import.imageMetadata')
    return image
  }
}

/** A drawing of the body as it is read: which pictures it shows, how wide, and what it says of them. */
export class DrawingReader {
  #depth = 0
  #ids: string[] = []
  #widthMm: number | undefined
  #alternative = ''

  /** True when the element belongs to a drawing (w:drawing, or VML in w:pict and w:object). */
  open(name: string, attributes: XmlAttributes): boolean {
    if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') {
      if (this.#depth === 0) this.#begin()
      this.#depth += 1
      return true
    }
    if (this.#depth === 0) return false
    const id =
      name === 'a:blip'
        ? attributeOf(attributes, 'r:embed')
        : name === '?:imagedata'
          ? attributeOf(attributes, 'r:id')
          : undefined
    if (id !== undefined) this.#ids.push(id)
    else if (name === '?:extent') this.#widthMm ??= Number(attributeOf(attributes, 'cx')) / EMU_PER_MM
    else if (name === '?:docPr') this.#alternative ||= attributeOf(attributes, 'descr') ?? ''
    else if (name === '?:shape') {
      const [, width, unit = ''] =
        /(?:^|;)\s*width:\s*(\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px)/u.exec(
          (attributeOf(attributes, 'style') ?? '').slice(0, 1000),
        ) ?? []
      if (width !== undefined) this.#widthMm ??= Number(width) * (MM_PER_UNIT[unit] ?? 0)
      this.#alternative ||= attributeOf(attributes, 'alt') ?? ''
    }
    return false
  }

  #begin(): void {
    this.#ids = []
    this.#widthMm = undefined
    this.#alternative = ''
  }

  /** The pictures of the drawing that ends here; none while it is open. */
  close(name: string, pictures: PictureStore): readonly Image[] {
    if (name !== 'w:drawing' && name !== 'w:pict' && name !== 'w:object') return []
    this.#depth -= 1
    if (this.#depth > 0) return []
    return this.#ids.flatMap((id) => pictures.take(id, this.#widthMm, this.#alternative) ?? [])
  }
}
