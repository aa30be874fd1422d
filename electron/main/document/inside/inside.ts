import type { FilePlace } from '#shared/domain/scan/place.ts'
import type { LeftBehind } from '#shared/domain/scan/left-behind.ts'

/** Where in a piece another place of the file begins. */
export interface PieceMark extends Partial<Omit<FilePlace, 'part'>> {
  /** UTF-16 units of the piece. */
  readonly start: number
}

/** Text of a file that is scanned in one go. Cells of a row are parted by tabs, rows and paragraphs by line feeds. */
export interface Piece {
  readonly text: string
  readonly place: FilePlace
  /** In rising order: what stands behind a mark is at its place. */
  readonly marks?: readonly PieceMark[]
}

/** A picture in a file, for whoever can read its text. */
export interface PictureInside {
  readonly bytes: Uint8Array
  readonly place: FilePlace
}

/** Something in a file that must not go out with it (gate G11, D). */
export interface Leftover {
  readonly what: LeftBehind
  readonly place: FilePlace
}

/** A file looked into: all text that it carries, its pictures, what must not go out, and what could not be read. */
export interface Inside {
  readonly format: string
  readonly pieces: readonly Piece[]
  readonly pictures: readonly PictureInside[]
  readonly leftovers: readonly Leftover[]
  readonly unread: readonly FilePlace[]
}

/** Of more leftovers of one kind in one place, the first says enough. */
const MAX_LISTED = 1000

/** Gathers what is found in one file. */
export class InsideBuilder {
  readonly #pieces: Piece[] = []
  readonly #pictures: PictureInside[] = []
  readonly #leftovers = new Map<string, Leftover>()
  readonly #unread: FilePlace[] = []

  text(text: string, place: FilePlace, marks?: readonly PieceMark[]): void {
    if (text.trim() === '') return
    this.#pieces.push(marks === undefined || marks.length === 0 ? { text, place } : { text, place, marks })
  }

  picture(bytes: Uint8Array, place: FilePlace): void {
    this.#pictures.push({ bytes, place })
  }

  leftover(what: LeftBehind, place: FilePlace): void {
    if (this.#leftovers.size < MAX_LISTED) this.#leftovers.set(JSON.stringify([what, place]), { what, place })
  }

  unread(place: FilePlace): void {
    if (this.#unread.length < MAX_LISTED) this.#unread.push(place)
  }

  inside(format: string): Inside {
    return {
      format,
      pieces: this.#pieces,
      pictures: this.#pictures,
      leftovers: [...this.#leftovers.values()],
      unread: this.#unread,
    }
  }
}
