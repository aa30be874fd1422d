import { canonicalBytes, type Canonical } from '../../lib/canonical.ts'
import type { Block, OfficialDocument } from './model.ts'

// A document is made of strings, integers, booleans, lists and closed objects alone; interfaces have no index signature.
const canonical = (value: unknown): Uint8Array => canonicalBytes(value as Canonical)

/** The bytes that the content hash is taken over; see `canonicalBytes` for what is thrown. */
export const documentBytes = (document: OfficialDocument): Uint8Array => canonical(document)

/**
 * The bytes of each item that is reviewed by itself (rules.md R2.15): the document without its attachments, then each
 * attachment. The hash of an item changes only with the item.
 */
export const itemBytes = (document: OfficialDocument): readonly Uint8Array[] => [
  canonical({ ...document, attachments: [] }),
  ...document.attachments.map(({ title, content }) => canonical({ title, content })),
]

/** Hashes of all bytes that are kept apart from the document, pictures and attached files, each once. */
export const referencedHashes = (document: OfficialDocument): readonly string[] => {
  const ofBlocks = (blocks: readonly Block[]): readonly string[] =>
    blocks.flatMap((block) => (block.kind === 'image' ? [block.sha256] : []))
  return [
    ...new Set([
      ...ofBlocks(document.body),
      ...document.attachments.flatMap(({ content }) =>
        content.kind === 'file' ? [content.sha256] : ofBlocks(content.body),
      ),
    ]),
  ]
}
