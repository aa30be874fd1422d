import { pictureMarkHits } from '#shared/domain/scan/classified-gate.ts'
import type { Workstation } from '../workstation.ts'

/** At the door somebody waits; what is not read by then is read when the case is handed in. */
const DOOR_MS = 30_000

/**
 * The rules of classification marks that the text in pictures fires, where an engine is installed to read them: one
 * picture after the other, for half a minute at most.
 */
export const rulesInPictures = async (
  { recogniser }: Workstation,
  pictures: readonly { readonly bytes: Uint8Array }[],
): Promise<readonly string[]> => {
  if (pictures.length === 0 || (await recogniser.engine()) === null) return []
  const limit = AbortSignal.timeout(DOOR_MS)
  const rules = new Set<string>()
  for (const { bytes } of pictures) {
    const text = await recogniser.read(bytes, limit).catch((error: unknown) => {
      if (limit.aborted && error === limit.reason) return null
      throw error
    })
    if (limit.aborted) break
    for (const { rule } of pictureMarkHits(text ?? '')) rules.add(rule)
  }
  return [...rules]
}
