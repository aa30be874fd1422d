import { canonicalBytes, type Canonical } from '#shared/lib/canonical.ts'

/** Paragraph, or one of the four heading levels 一、 （一） 1. （1） of GB/T 9704-2012, 7.3.3. */
export type BlockKind = 'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'heading4'

/** One paragraph of the body; `text` holds no line break. */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
}

/**
 * The text of a 公文 as people review it and as it is released. Immutable; its identity is the content hash, SHA-256
 * over `documentBytes`. `version` is the version of this shape, not of the draft.
 */
export interface OfficialDocument {
  readonly version: 1
  readonly title: string
  readonly blocks: readonly Block[]
}

const HAN_NUMBER = '[一二三四五六七八九十百零〇]{1,5}'
const LABELS: readonly (readonly [BlockKind, RegExp])[] = [
  ['heading1', new RegExp(`^${HAN_NUMBER}、`, 'u')],
  ['heading2', new RegExp(`^[（(]${HAN_NUMBER}[）)]`, 'u')],
  ['heading3', /^\d{1,3}[.．](?!\d)/u],
  ['heading4', /^[（(]\d{1,3}[）)]/u],
]
/** Longer than this, a numbered paragraph is prose that begins with a number, not a heading. */
const HEADING_MAX_CHARACTERS = 40

/** The kind that a line's own numbering label says (GB/T 9704-2012, 7.3.3). */
export const blockKindOf = (text: string): BlockKind => {
  if (text.length > HEADING_MAX_CHARACTERS || /[。；]$/u.test(text)) return 'paragraph'
  return LABELS.find(([, label]) => label.test(text))?.[0] ?? 'paragraph'
}

/** A document from a title and lines of plain text; empty lines and outer white space are dropped. */
export const documentFromText = (title: string, lines: readonly string[]): OfficialDocument => ({
  version: 1,
  title: title.trim(),
  blocks: lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ kind: blockKindOf(text), text })),
})

/** Title and body as one text, a line each; what the scanner reads and what the released file must say. */
export const documentToText = (document: OfficialDocument): string =>
  [document.title, ...document.blocks.map((block) => block.text)].join('\n')

/** The bytes that the content hash is taken over. */
export const documentBytes = (document: OfficialDocument): Uint8Array =>
  canonicalBytes(document as unknown as Canonical)

const KINDS: readonly string[] = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4']

const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  typeof value.kind === 'string' &&
  KINDS.includes(value.kind) &&
  'text' in value &&
  typeof value.text === 'string'

/** The document in a parsed JSON value, rebuilt field by field; null for any other shape. */
export const documentFromJson = (value: unknown): OfficialDocument | null => {
  if (typeof value !== 'object' || value === null) return null
  if (!('version' in value) || value.version !== 1 || !('title' in value) || typeof value.title !== 'string')
    return null
  if (!('blocks' in value) || !Array.isArray(value.blocks)) return null
  const blocks: readonly unknown[] = value.blocks
  if (!blocks.every(isBlock)) return null
  return { version: 1, title: value.title, blocks: blocks.map(({ kind, text }) => ({ kind, text })) }
}
