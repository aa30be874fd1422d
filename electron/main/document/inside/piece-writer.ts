import type { FilePlace } from '#shared/domain/scan/place.ts'
import type { InsideBuilder, PieceMark } from './inside.ts'

/** A cell or a remark is one line of its piece, whatever breaks it had. */
export const oneLine = (text: string): string => text.replaceAll(/[\n\r\t\u0085\u2028\u2029]+/gu, ' ')

/** Writes one piece with the marks of its places. Tabs and line ends that nothing follows are not written. */
export class PieceWriter {
  readonly #parts: string[] = []
  readonly #marks: PieceMark[] = []
  #length = 0
  #pending = ''

  write(text: string): void {
    if (text === '') return
    const whole = this.#pending + text
    this.#pending = ''
    this.#parts.push(whole)
    this.#length += whole.length
  }

  /** What is written next stands here. */
  mark(place: Omit<PieceMark, 'start'>): void {
    this.#marks.push({ start: this.#length + this.#pending.length, ...place })
  }

  tab(): void {
    this.#pending += '\t'
  }

  endLine(): void {
    this.#pending = this.#length === 0 ? '' : `${this.#pending.replaceAll('\t', '')}\n`
  }

  text(): string {
    return this.#parts.join('')
  }

  into(found: InsideBuilder, place: FilePlace): void {
    found.text(this.text(), place, this.#marks)
  }
}
