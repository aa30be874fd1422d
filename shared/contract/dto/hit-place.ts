import { z } from 'zod'
import { PLACE_PARTS, SOURCE_KINDS } from '#shared/domain/scan/place.ts'

const name = z.string().max(300)

/** Where in a file, and in which, a hit was found; with the words around it, since the file itself is not shown. */
export const hitElsewhere = z.strictObject({
  kind: z.enum(SOURCE_KINDS),
  item: z.int().min(0),
  fileName: name,
  sha256: z.string().max(64),
  place: z.strictObject({
    part: z.enum(PLACE_PARTS),
    name: name.exactOptional(),
    number: z.int().exactOptional(),
    cell: z.string().max(20).exactOptional(),
    hidden: z.literal(true).exactOptional(),
  }),
  before: z.string().max(100),
  found: name,
  after: z.string().max(100),
  count: z.int().min(1),
})
