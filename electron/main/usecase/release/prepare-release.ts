import type { Input, Output } from '#shared/contract/channels.ts'
import { suggestedSummary } from '#shared/domain/archive/release-metadata.ts'
import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'
import { isAfterRelease } from '#shared/domain/case/release/after-release.ts'
import { ok } from '#shared/lib/result.ts'
import { leadersOf } from './leader-hands.ts'
import { currentWording } from '../load-case.ts'
import { suggestNumbers } from './numbering.ts'
import { keyFactsOf } from './release-key.ts'
import { readRelease, recordedRelease } from './release-files.ts'
import { certificateEnds, timestampAuthority } from './sealing.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/**
 * What a release of this case would be made with, and what became of one that is there; of files that were destroyed nothing
 * is told. Refuses case.notFound.
 */
export const prepareRelease = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId }: Input<'release.prepare'>,
): Outcome<Output<'release.prepare'>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { store } = unlocked
  const now = workstation.now()
  const document = currentWording(store, loaded.state)
  const numbers = suggestNumbers(unlocked, caseId, now, isoOfPrintedDate(document.date))
  const { soon, validUntil } = certificateEnds(store, now)
  const { kind, publisherSigns } = keyFactsOf(store)
  const isKept = recordedRelease(loaded.events) !== null && loaded.state.custody.destroyedAt === null
  const released = isKept ? readRelease(store, loaded).read : null
  return ok({
    indexNumber: numbers.index,
    documentNumbers: [...numbers.documents],
    summary: suggestedSummary(document),
    department: store.office().name,
    timestamps: timestampAuthority(store).url !== '',
    key: kind,
    publisherSigns,
    leaders: [...leadersOf(store, loaded)],
    certificateUntil: validUntil,
    certificateEndsSoon: soon,
    released:
      released === null
        ? null
        : {
            level: released.pdf.level,
            indexNumber: released.metadata.indexNumber,
            theme: released.metadata.theme,
            summary: released.metadata.summary,
            files: [released.pdf, ...released.files].map(({ fileName, sha256, sizeBytes }) => ({
              fileName,
              sha256,
              sizeBytes,
            })),
          },
    comparisons: loaded.events.flatMap((event) =>
      isAfterRelease(event) && event.type === 'PublishedCopyCompared'
        ? [{ at: event.at, by: event.actor.name, ...event.data }]
        : [],
    ),
  })
}
