import type { FindingList } from '../finding.ts'
import type { FlowBlock } from '../flow.ts'
import type { HiddenText } from './hidden-text.ts'

export type NoteKind = 'footnote' | 'endnote'

/** Numbers the marks of footnotes and endnotes in the order of the text, and brings their texts to them. */
export class NoteMarks {
  readonly #numbers = new Map<string, number>()
  readonly #texts = new Map<string, readonly string[]>()
  #pending: string[] = []
  readonly #ofBlocks = new Map<FlowBlock, string[]>()

  /** The mark that stands in the text for a note. */
  mark(kind: NoteKind, id: string): string {
    const key = `${kind} ${id}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      this.#numbers.set(key, (number = this.#numbers.size + 1))
      this.#pending.push(key)
    }
    return `［注${String(number)}］`
  }

  /** The marks since the last block stand in this one. */
  placeAt(block: FlowBlock): void {
    if (this.#pending.length === 0) return
    this.#ofBlocks.set(block, this.#pending)
    this.#pending = []
  }

  /** The text of a note, as its part has it. */
  text(kind: NoteKind, id: string, lines: readonly string[]): void {
    this.#texts.set(`${kind} ${id}`, lines)
  }

  /** The notes by the block of their first mark. What no mark stands for is hidden text. */
  settle(findings: FindingList, hidden: HiddenText): ReadonlyMap<FlowBlock, readonly string[]> {
    for (const [key, lines] of this.#texts) {
      if (this.#numbers.has(key)) continue
      findings.add('import.notesDropped', lines.length > 0 ? 1 : 0)
      for (const line of lines) hidden.add(line, 'import.notesDropped')
    }
    const lineOf = (key: string): readonly string[] => {
      const [first = '', ...others] = this.#texts.get(key) ?? []
      return [`注${String(this.#numbers.get(key))}：${first}`, ...others]
    }
    return new Map([...this.#ofBlocks].map(([block, keys]) => [block, keys.flatMap(lineOf)]))
  }
}
