import type { ImportFindingCode } from '../finding.ts'

/** A piece of text beside the visible body, with what it was found in; '' when that has no name of its own. */
export interface HiddenPiece {
  readonly text: string
  readonly of: ImportFindingCode | ''
}

/** Text that a file carries beside its visible body, each piece once. */
export class HiddenText {
  readonly #pieces = new Map<string, HiddenPiece['of']>()
  /** What is being read now; pieces are noted as found in it. */
  of: HiddenPiece['of'] = ''

  add(text: string, of = this.of): void {
    const piece = text.trim()
    if (piece !== '' && !this.#pieces.has(piece)) this.#pieces.set(piece, of)
  }

  list(): string[] {
    return [...this.#pieces.keys()]
  }

  pieces(): HiddenPiece[] {
    return [...this.#pieces].map(([text, of]) => ({ text, of }))
  }
}
