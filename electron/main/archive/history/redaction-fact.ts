import { redactionText as words } from '#resources/text/redaction.ts'
import { MASK_WORDS, REMOVAL_GROUND_WORDS } from '#resources/text/word/removal.ts'
import type { PublicVersion } from '#shared/domain/case/draft/redaction-events.ts'
import { articlesOf, GROUND_ARTICLES } from '#shared/domain/document/redact/removal.ts'

/** The values of the timeline's sentence. */
export const redactionDetail = ({ removals }: PublicVersion): Readonly<Record<string, string | number>> => ({
  removals: removals.length,
  articles: articlesOf(removals).join('、'),
})

/** 区分处理 as one line and a remark, for the history in an archive package: how, on which ground, why; never what. */
export const redactionFact = ({ removals }: PublicVersion): { readonly what: string; readonly remark: string } => ({
  what: words.made(removals.length),
  remark: removals
    .map(({ mask, ground, reason }) =>
      [
        mask === null ? words.leftOut : words.masked(MASK_WORDS[mask]),
        `${GROUND_ARTICLES[ground].article}（${REMOVAL_GROUND_WORDS[ground]}）`,
        reason,
      ].join('，'),
    )
    .join('\n'),
})
