import { z } from 'zod'
import { contentHash, role, sequence, shortText, timestamp } from './common.ts'
import { versionOrigin } from './diff.ts'

const historyRow = z.strictObject({
  seq: sequence,
  type: shortText,
  at: timestamp,
  actorName: shortText,
  actorRole: role,
  /** 授权代行: for whom they acted. */
  forName: shortText.exactOptional(),
  hash: contentHash,
  /** Values for the sentence of the timeline; words come from i18n. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export const history = z.strictObject({
  rows: z.array(historyRow),
  chain: z.strictObject({ intact: z.boolean(), problem: shortText.nullable(), atSeq: sequence.nullable() }),
  /** 查阅留痕 of the case, newest first; the newest thousand, of `accessTotal`. `seq` is that of its own log. */
  accesses: z.array(historyRow),
  accessTotal: sequence,
  /** 移交: what the office's log says of the case's way to the archive, oldest first. `seq` is that of its own log. */
  keeping: z.array(historyRow),
})

/** Who wrote which words of the newest version, over the whole life of the text. */
export const attributionView = z.strictObject({
  paragraphs: z.array(
    z.strictObject({
      /** Index into `documentLines`, 0 is the title. */
      line: sequence,
      runs: z.array(z.strictObject({ text: z.string(), version: sequence })),
    }),
  ),
  /** Those that hold any text, oldest first: an empty page that a case began with is nobody's words. */
  versions: z.array(versionOrigin),
  fallback: z.boolean(),
})
