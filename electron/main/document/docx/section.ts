import type { Flow } from '../flow.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'
import { integerOf } from './properties.ts'

/** Follows sections (ECMA-376 part 1, 17.6): each one's properties come at its end and hold for all of it. */
export class SectionTracker {
  #isLandscape = false
  #beginsPage = true
  #isEnding = false
  #start = 0

  /** Opens the properties; they hold when the block that carries them is complete. */
  open(): void {
    this.#isLandscape = false
    this.#beginsPage = true
    this.#isEnding = true
  }

  property(name: string, attributes: XmlAttributes): void {
    if (name === 'w:type') {
      const type = attributeOf(attributes, 'w:val')
      this.#beginsPage = type !== 'continuous' && type !== 'nextColumn'
    } else if (name === 'w:pgSz') {
      const isWide = (integerOf(attributes, 'w:w') ?? 0) > (integerOf(attributes, 'w:h') ?? 0)
      this.#isLandscape = attributeOf(attributes, 'w:orient') === 'landscape' || isWide
    }
  }

  /** Applies the properties, if there are any, to the blocks since the last section. */
  close({ blocks }: Flow, replaced: (before: object, after: object) => void): void {
    if (!this.#isEnding) return
    this.#isEnding = false
    for (let at = this.#start; at < blocks.length; at += 1) {
      const block = blocks[at]
      if (block === undefined) continue
      const turned = block.kind === 'table' && this.#isLandscape ? { ...block, landscape: true } : block
      const first = at === this.#start && at > 0 && this.#beginsPage && turned.kind === 'line'
      const after = first ? { ...turned, newPage: true } : turned
      if (after === block) continue
      blocks[at] = after
      replaced(block, after)
    }
    this.#start = blocks.length
  }
}
