import type { Removal } from '../../document/redact/removal.ts'

/**
 * 区分处理 (政府信息公开条例 Art. 37): with a submission the drafter proposes a version for the public, made of the fixed text
 * by removals. It is a version of its own, and the one that the hands of the round see, that is scanned, passed, released:
 * every hash that they bind is of it. The text that it was made of is the version before it and does not leave the office.
 * The event names both and holds the removals, so that whoever has the text makes the same bytes again.
 */
export interface RedactionEventData {
  PublicVersionMade: {
    readonly round: number
    readonly fromContentHash: string
    readonly contentHash: string
    readonly removals: readonly Removal[]
  }
}
export type PublicVersion = RedactionEventData['PublicVersionMade']
