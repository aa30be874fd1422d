import type { Block, Image, OfficialDocument } from './model.ts'

/** The bodies by item: that of the document, then those of its attachments; a file that goes along has an empty one. */
export const bodiesOf = ({ body, attachments }: OfficialDocument): readonly (readonly Block[])[] => [
  body,
  ...attachments.map(({ content }) => (content.kind === 'text' ? content.body : [])),
]

/** Every place of a picture, in the order of the pages. */
export const imagesOf = (document: OfficialDocument): readonly Image[] =>
  bodiesOf(document).flatMap((body) => body.flatMap((block) => (block.kind === 'image' ? [block] : [])))
