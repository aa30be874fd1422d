import type { Block, OfficialDocument } from './model.ts'

/** Equal blocks have equal keys: a block is plain data, made with its fields in one order. */
const keyOf = (block: Block): string => JSON.stringify(block)

const shared = (blocks: readonly Block[], known: ReadonlyMap<string, Block>): readonly Block[] =>
  blocks.map((block) => known.get(keyOf(block)) ?? block)

const bodies = ({ body, attachments }: OfficialDocument): readonly (readonly Block[])[] => [
  body,
  ...attachments.flatMap(({ content }) => (content.kind === 'text' ? [content.body] : [])),
]

/**
 * Blocks of one document to be taken for the equal blocks of the next: what is known of a block by its identity (its lines
 * on the page) is then known of a copy too. A document that came from another thread is such a copy.
 */
export const createBlockSharing = (): ((document: OfficialDocument) => OfficialDocument) => {
  let known: ReadonlyMap<string, Block> = new Map()
  return (document) => {
    const result: OfficialDocument = {
      ...document,
      body: shared(document.body, known),
      attachments: document.attachments.map((attachment) =>
        attachment.content.kind === 'text'
          ? { ...attachment, content: { kind: 'text', body: shared(attachment.content.body, known) } }
          : attachment,
      ),
    }
    known = new Map(bodies(result).flatMap((blocks) => blocks.map((block) => [keyOf(block), block] as const)))
    return result
  }
}
