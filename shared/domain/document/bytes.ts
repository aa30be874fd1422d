import { canonicalBytes, type Canonical } from '../../lib/canonical.ts'
import type { Block, OfficialDocument } from './model.ts'

// A document is made of strings, integers, booleans, lists and closed objects alone; interfaces have no index signature.
const canonical = (value: unknown): Uint8Array => canonicalBytes(value as Canonical)

/** The bytes that the content hash is taken over; see `canonicalBytes` for what is thrown. */
export const documentBytes = (document: OfficialDocument): Uint8Array => canonical(document)

/**
 * The bytes of each item that is reviewed by itself (保守国家秘密法实施条例 Art. 42, 逐项, V): the document without its attachments, then each
 * attachment. The hash of an item changes only with the item.
 */
export const itemBytes = (document: OfficialDocument): readonly Uint8Array[] => [
  canonical({ ...document, attachments: [] }),
  ...document.attachments.map(({ title, content }) => canonical({ title, content })),
]

/** Bytes that are kept apart from the document: a picture, or an attached file. */
export interface ReferencedFile {
  readonly sha256: string
  readonly format: string
}

/** All that a document names, each once. */
export const referencedFiles = (document: OfficialDocument): readonly ReferencedFile[] => {
  const ofBlocks = (blocks: readonly Block[]): readonly ReferencedFile[] =>
    blocks.flatMap((block) => (block.kind === 'image' ? [{ sha256: block.sha256, format: block.format }] : []))
  const files = [
    ...ofBlocks(document.body),
    ...document.attachments.flatMap(({ content }) =>
      content.kind === 'file' ? [{ sha256: content.sha256, format: content.format }] : ofBlocks(content.body),
    ),
  ]
  return [...new Map(files.map((file) => [file.sha256, file])).values()]
}

export const referencedHashes = (document: OfficialDocument): readonly string[] =>
  referencedFiles(document).map(({ sha256 }) => sha256)
