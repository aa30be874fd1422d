/** Text that a file carries beside its visible body, each piece once. */
export class HiddenText {
  readonly #pieces = new Set<string>()

  add(text: string): void {
    const piece = text.trim()
    if (piece !== '') this.#pieces.add(piece)
  }

  list(): string[] {
    return [...this.#pieces]
  }
}
