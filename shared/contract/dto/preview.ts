import { z } from 'zod'
import { contentHash, officialDocument, sequence } from './common.ts'

/** Pages from 1, both ends included. */
const MAX_PAGES_AT_ONCE = 12
export const pageRange = z
  .strictObject({ from: z.int().min(1).max(100_000), to: z.int().min(1).max(100_000) })
  .refine(({ from, to }) => from <= to && to - from < MAX_PAGES_AT_ONCE)

export const previewInput = z.strictObject({
  document: officialDocument,
  pages: pageRange,
  /** Index into `documentLines` of the line that the caret stands in: the answer says on which page it begins. */
  caretLine: sequence.nullable(),
})

const face = z.enum(['title', 'body', 'hei', 'kai', 'latin', 'fallback'])
const colour = z.enum(['black', 'red'])
/** A page as it will be printed. Lengths in points; the origin is the upper left corner of the sheet and y points down. */
export const sheet = z.strictObject({
  page: sequence,
  width: z.number(),
  height: z.number(),
  /** `text` is what is drawn, from (x, y) along the baseline; `spacing` is added behind every character. */
  texts: z.array(
    z.strictObject({
      x: z.number(),
      y: z.number(),
      face,
      size: z.number(),
      spacing: z.number(),
      colour,
      /** Degrees, clockwise, about (x, y). */
      turn: z.union([z.literal(0), z.literal(90)]),
      text: z.string(),
    }),
  ),
  rules: z.array(z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), colour })),
  pictures: z.array(
    z.strictObject({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      sha256: contentHash,
      format: z.enum(['png', 'jpeg']),
    }),
  ),
})
export const previewView = z.strictObject({
  /** How many pages the whole document has. */
  pages: sequence,
  sheets: z.array(sheet),
  /** Page on which the line of the caret begins; null when none was asked for or it is on no page. */
  caretPage: sequence.nullable(),
  /** Under which role's name the page is given the file of each role: roles that share a file share a name. */
  faces: z.record(face, face),
  /** Roles of the document whose own face is not installed here: the release will show another one. */
  substitutes: z.array(face),
})
