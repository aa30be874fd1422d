import { z } from 'zod'
import { LINE_PARTS } from '#shared/domain/document/lines.ts'
import { CHANGE_TYPES } from '#shared/domain/text/version/change-list.ts'
import { CHANGE_KINDS } from '#shared/domain/text/change.ts'
import { PORTIONS } from '#shared/domain/text/version/section.ts'
import { STRUCTURE_KINDS } from '#shared/domain/text/document/structure.ts'
import { identifier, officialDocument, sequence, shortText, timestamp } from './common.ts'

export const diffInput = z.strictObject({ caseId: identifier, fromVersion: sequence, toVersion: sequence })

const linePart = z.enum(LINE_PARTS)

/** Who made a version, and the round that it was first handed in for; 0 if it never was. */
export const versionOrigin = z.strictObject({
  version: sequence,
  personName: shortText,
  round: sequence,
  at: timestamp,
})

const paragraph = z.strictObject({
  /** Indexes into `documentLines` of either side; null where the line is not. 0 is the title. */
  old: sequence.nullable(),
  new: sequence.nullable(),
  change: z.enum(CHANGE_KINDS),
  /** What the line is, and where it stands: in the new document, or in the old one for a line that is gone. */
  part: linePart,
  item: sequence,
  bodyBlock: sequence.nullable(),
  cell: z.strictObject({ row: sequence, column: sequence, line: sequence }).nullable(),
  /** What it was, if it became another part. */
  oldPart: linePart.nullable(),
  /** The number of the block that moved together, from 0 in the order of the new text. */
  move: sequence.nullable(),
  renumbered: z.strictObject({ old: z.string(), new: z.string(), only: z.boolean() }).nullable(),
  /** Of an added line the old one that it was split off from, of a removed line the new one that it was joined to. */
  splitFrom: sequence.nullable(),
  joinedTo: sequence.nullable(),
  /** The version that moved the line or gave it another part. */
  placedBy: sequence.nullable(),
  runs: z.array(
    z.strictObject({
      kind: z.enum(['kept', 'inserted', 'deleted']),
      text: z.string(),
      /** The version that inserted or deleted it; null for kept text, and when comparing backwards. */
      version: sequence.nullable(),
    }),
  ),
})

const counts = z.strictObject({
  same: sequence,
  edited: sequence,
  added: sequence,
  removed: sequence,
  moved: sequence,
  movedEdited: sequence,
  insertedCharacters: sequence,
  deletedCharacters: sequence,
  renumbered: sequence,
  renumberedOnly: sequence,
  movedBlocks: sequence,
  split: sequence,
  joined: sequence,
  formatOnly: sequence,
  structure: sequence,
})

/** What changed between two versions, see shared/domain/text/README.md. */
export const diffView = z.strictObject({
  from: officialDocument,
  to: officialDocument,
  /** In the order of the merged view; each line of either side once. */
  paragraphs: z.array(paragraph),
  /** Where moved lines stood in the old text: `old` just ahead of the entry `before` of `paragraphs`. */
  departures: z.array(z.strictObject({ old: sequence, before: sequence })),
  counts,
  structure: z.array(
    z.strictObject({
      kind: z.enum(STRUCTURE_KINDS),
      old: sequence.nullable(),
      new: sequence.nullable(),
      count: sequence,
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** All changes by the 条款 that they stand in, in the order of the merged view. */
  groups: z.array(
    z.strictObject({
      portion: z.enum(PORTIONS),
      item: sequence,
      headings: z.array(z.strictObject({ label: z.string(), text: z.string() })),
      changes: z.array(
        z.strictObject({
          type: z.enum(CHANGE_TYPES),
          /** Indexes into `paragraphs`. */
          paragraphs: z.array(sequence),
          /** Of one line: its runs from the first up to the one after the last; null for whole lines. */
          runs: z.strictObject({ from: sequence, to: sequence }).nullable(),
          /** Index into `structure`. */
          structure: sequence.nullable(),
        }),
      ),
    }),
  ),
  /** Those that made the changes, oldest first. */
  versions: z.array(versionOrigin),
  /** The work allowed did not suffice: right, but coarser than it could be. */
  fallback: z.boolean(),
})
