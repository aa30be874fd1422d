import type { Table, TextBlock } from '#shared/domain/document/model.ts'
import { blockKindOf } from '#shared/domain/document/from-text.ts'

/** A picture in what was pasted, before its bytes are taken in; null where the clipboard only names a file. */
export interface PastedPicture {
  readonly kind: 'picture'
  readonly dataUrl: string | null
  readonly alternative: string
}

export type PastedBlock = TextBlock | Table | PastedPicture

/**
 * No break, no half of a character, no other control character but the tab may stand in a line of the model. Web pages
 * bring zero-width spaces and controls of the reading direction (Cf): dropped as import and submit do, for no font of the
 * preview has them and nobody would find them.
 */
const UNSEEN = /[^\P{Cc}\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu
/** White space around a paragraph is the indent of its old home; ours comes from its kind. */
const OUTER_SPACE = /^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/gu

/** One line of foreign text as a line of ours. */
export const cleanLine = (text: string): string =>
  text.replace(UNSEEN, '').replaceAll('\u00a0', ' ').replace(OUTER_SPACE, '')

/** A paragraph, or the heading that its own label says. */
export const textBlockOf = (line: string): TextBlock => ({ kind: blockKindOf(line), text: line })

/** Plain text, a paragraph a line; empty lines separate and are dropped. */
export const blocksFromText = (text: string): readonly TextBlock[] =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map(cleanLine)
    .filter((line) => line !== '')
    .map(textBlockOf)
