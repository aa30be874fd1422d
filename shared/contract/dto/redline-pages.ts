import { z } from 'zod'
import { identifier, sequence } from './common.ts'
import { pageRange, previewView, sheet } from './preview.ts'

export const redlinePagesInput = z.strictObject({
  caseId: identifier,
  fromVersion: sequence,
  toVersion: sequence,
  pages: pageRange,
})

/** Points on the sheet; the origin is its upper left corner. */
const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

/** Words of a page that are marked alike, in reading order. */
const piece = z.strictObject({
  /** Which line of the page's document it belongs to: pieces of one line stand next to each other. */
  line: sequence,
  mark: z.enum(['kept', 'inserted', 'deleted', 'movedFrom', 'movedTo', 'note']),
  text: z.string(),
  /** Paragraph of the comparison and run of it (`case.diff`); the run is null for what the page adds to the words. */
  paragraph: sequence,
  run: sequence.nullable(),
  /** Where the words stand, a box for each line of type. */
  boxes: z.array(box),
  /** The lines under, through or around them, as they are printed. */
  rules: z.array(box),
})

export const redlinePagesView = z.strictObject({
  pages: sequence,
  sheets: z.array(
    sheet.extend({
      pieces: z.array(piece),
      /** At the edge, beside every line of type in which something changed. */
      bars: z.array(box),
    }),
  ),
  faces: previewView.shape.faces,
  /** By paragraph of the comparison: the page that it begins on, 0 for one that is on no page. */
  starts: z.array(sequence),
  /** Runs that begin on a later page than their paragraph does. */
  /** Where moved paragraphs stood. */
  departures: z.array(z.strictObject({ paragraph: sequence, page: sequence })),
  laterRuns: z.array(z.strictObject({ paragraph: sequence, run: sequence, page: sequence })),
})
