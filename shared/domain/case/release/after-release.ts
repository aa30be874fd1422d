import { askedBy, type AskedBy } from '../asked-by.ts'
import { ofTypesIn } from '#shared/lib/typed.ts'
import { closed, integer, oneOf, sha256Hex, text, timestamp, type Guard } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { SIGNATURE_LEVELS } from '../../signature/report.ts'
import type { CaseEvent, NewEvent } from '../events.ts'
import type { DecideContext } from '../authority/may-review.ts'
import type { CaseRefusal } from '../refusals.ts'
import { stageIndex } from '../roles.ts'
import type { CaseState } from '../state.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import { WEB_ADDRESS } from '#shared/lib/web-address.ts'
import {
  PUBLISHED_KINDS,
  COMPARISON_OUTCOMES,
  type AfterReleaseData,
  type AfterReleaseType,
} from './after-release-events.ts'
const FORMATS = { pdf: 'pdf', page: 'html', text: 'txt' } as const

/** What was found on the portal and is not the release itself, as a file kept with the case 发布凭证; older programs kept none. */
export const publishedCopies = (
  events: readonly CaseEvent[],
): readonly { readonly sha256: string; readonly format: string; readonly url: string }[] =>
  events.flatMap((event) =>
    isAfterRelease(event) && event.type === 'PublishedCopyCompared' && event.data.outcome !== 'sameBytes'
      ? [{ sha256: event.data.sha256, format: FORMATS[event.data.kind], url: event.data.url }]
      : [],
  )

/** The closed shapes of `AfterReleaseData`, part of those of `event-shape.ts`. */
export const AFTER_RELEASE_SHAPES: { readonly [T in AfterReleaseType]: Guard<AfterReleaseData[T]> } = {
  PublishedCopyCompared: closed({
    url: text(2000, WEB_ADDRESS),
    publishedAt: timestamp,
    kind: oneOf(PUBLISHED_KINDS),
    sha256: sha256Hex,
    sizeBytes: integer(1, 2 ** 40),
    outcome: oneOf(COMPARISON_OUTCOMES),
    differences: integer(0, 1_000_000),
  }),
  ReleaseExtended: closed({
    level: oneOf(SIGNATURE_LEVELS),
    pdfSha256: sha256Hex,
    manifestSha256: sha256Hex,
    manifestSignatureSha256: sha256Hex,
  }),
}

export const isAfterRelease = ofTypesIn(AFTER_RELEASE_SHAPES)

/** Which command asks for each fact. */
const AFTER_RELEASE_ACTS = {
  PublishedCopyCompared: 'comparePublished',
  ReleaseExtended: 'extendRelease',
} as const satisfies Readonly<Record<AfterReleaseType, string>>
export type AfterReleaseCommand = AskedBy<AfterReleaseData, typeof AFTER_RELEASE_ACTS>

/** What the person must have asked for: these facts are recorded as they were asked. */
export const afterReleaseCommandOf = (
  event: Extract<CaseEvent, { readonly type: AfterReleaseType }>,
): AfterReleaseCommand => askedBy<AfterReleaseData, typeof AFTER_RELEASE_ACTS>(AFTER_RELEASE_ACTS, event)

/** May this person do something about the release? Only the publisher, only once there is one, and while its files are kept. */
export const mayFollowUp = (state: CaseState, { roles }: Pick<DecideContext, 'roles'>): CaseRefusal | null => {
  if (!roles.includes('publisher')) return { code: 'identity.wrongRole', detail: { role: 'publisher' } }
  const isReleased = stageIndex(state.stage) >= stageIndex('released') && state.timing.releasedOn !== null
  if (!isReleased) return { code: 'case.notReleased' }
  return state.custody.destroyedAt === null ? null : { code: 'archive.destroyed' }
}

/** Refuses published.impossibleTime for what was put up before the release, or has not been yet. */
export const decideAfterRelease = (
  state: CaseState,
  command: AfterReleaseCommand,
  context: DecideContext,
): Result<readonly NewEvent[], CaseRefusal> => {
  const refusal = mayFollowUp(state, context)
  if (refusal !== null) return err(refusal)
  if (command.type === 'extendRelease') {
    const { type: _, ...data } = command
    return ok([{ type: 'ReleaseExtended', data }])
  }
  const { type: _, ...data } = command
  const { at } = context
  const tooEarly = beijingDateOf(data.publishedAt) < (state.timing.releasedOn ?? '')
  const tooLate = at !== undefined && data.publishedAt > at
  if (tooEarly || tooLate) return err({ code: 'published.impossibleTime' })
  return ok([{ type: 'PublishedCopyCompared', data }])
}
