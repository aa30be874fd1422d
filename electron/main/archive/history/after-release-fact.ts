import { afterReleaseText as words } from '#resources/text/after-release.ts'
import { COMPARISON_WORDS } from '#resources/text/word/disclosure.ts'
import type { AfterReleaseType } from '#shared/domain/case/release/after-release-events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'

type AfterRelease = Extract<CaseEvent, { readonly type: AfterReleaseType }>

/** The values of the timeline's sentence. */
export const afterReleaseDetail = (event: AfterRelease): Readonly<Record<string, string | number>> => {
  if (event.type === 'ReleaseExtended') return { level: event.data.level }
  const { url, publishedAt, outcome, differences } = event.data
  return { url, publishedAt, outcome, differences }
}

/** The same as one line and a remark, for the history in an archive package. */
export const afterReleaseFact = (event: AfterRelease): { readonly what: string; readonly remark: string } => {
  if (event.type === 'ReleaseExtended') return { what: words.extended(event.data.level), remark: '' }
  const { url, publishedAt, outcome, differences } = event.data
  const counted = differences === 0 ? [] : [words.differences(differences)]
  return {
    what: words.compared(url),
    remark: [COMPARISON_WORDS[outcome], ...counted, words.publishedAt(publishedAt)].join('\n'),
  }
}
