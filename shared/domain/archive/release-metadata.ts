import type { Catalogue } from '../case/release/catalogue.ts'
import { CHANNELS_OF_DISCLOSURE, SCOPES } from '../case/disclosure/disclosure-events.ts'
import { CHANGE_KINDS, CHANGE_SCOPES } from '../case/duty/duty-events.ts'
import type { CaseState } from '../case/state.ts'
import { validityFacts, validityOn } from '../case/duty/validity.ts'
import { isoOfPrintedDate } from '../deadline/printed-date.ts'
import type { OfficialDocument } from '../document/model.ts'
import { calendarDate, closed, identifier, list, nullable, oneOf, text, type Guarded } from '#shared/lib/guard.ts'

const name = text(300)
const words = text(4000)

const isSite = closed({ name, domain: name, code: name, column: name })
/** 网站与栏目, as 国办发〔2017〕47号 tags pages with them (M-H, so each may be empty). */
export type Site = Guarded<typeof isSite>
export const NO_SITE: Site = { name: '', domain: '', code: '', column: '' }

export const isReleaseMetadata = closed({
  ...{ indexNumber: name, theme: name, department: name, summary: words, keywords: list(name, 20) },
  /** 体裁分类: the 文种; '' for what is none. */
  genre: name,
  issuers: list(name, 100),
  title: text(2000),
  documentNumber: name,
  /** 成文日期; null when the document bears none that can be read. */
  formedOn: nullable(calendarDate),
  releasedOn: calendarDate,
  /** 施行日期 and last day of validity, where they are on record. */
  effectiveOn: nullable(calendarDate),
  until: nullable(calendarDate),
  /** On the day of the release: only these two are possible then. */
  validity: oneOf(['pending', 'inForce']),
  /** The release that this one corrects, clarifies, withdraws, repeals or takes the place of (立改废). */
  changes: nullable(
    closed({
      kind: oneOf(CHANGE_KINDS),
      scope: oneOf(CHANGE_SCOPES),
      caseId: identifier,
      title: text(2000),
      documentNumber: name,
      on: nullable(calendarDate),
    }),
  ),
  mode: oneOf(['proactive']),
  legalBasis: words,
  scope: oneOf(SCOPES),
  scopeNote: words,
  channels: list(oneOf(CHANNELS_OF_DISCLOSURE), 20),
  site: isSite,
})
/** The fields of a public document's head (as portals show it, V2). */
export type ReleaseMetadata = Guarded<typeof isReleaseMetadata>

/** The same with its keys in one order, so that equal metadata have equal bytes. */
export const orderedMetadata = (one: ReleaseMetadata): ReleaseMetadata => ({
  ...{ indexNumber: one.indexNumber, title: one.title, documentNumber: one.documentNumber, genre: one.genre },
  ...{ issuers: one.issuers, department: one.department, theme: one.theme, keywords: one.keywords },
  ...{ summary: one.summary, formedOn: one.formedOn, releasedOn: one.releasedOn },
  ...{ effectiveOn: one.effectiveOn, until: one.until, validity: one.validity },
  changes:
    one.changes === null
      ? null
      : {
          ...{ kind: one.changes.kind, scope: one.changes.scope, caseId: one.changes.caseId },
          ...{ title: one.changes.title, documentNumber: one.changes.documentNumber, on: one.changes.on },
        },
  ...{ mode: one.mode, legalBasis: one.legalBasis, scope: one.scope, scopeNote: one.scopeNote },
  channels: one.channels,
  site: { name: one.site.name, domain: one.site.domain, code: one.site.code, column: one.site.column },
})

export interface MetadataFacts {
  readonly document: OfficialDocument
  readonly documentNumber: string
  readonly releasedOn: string
  readonly officeName: string
  readonly catalogue: Catalogue
  readonly site: Site
}

/** What is told of a release beside its text, from the log as it stands before the release is recorded. */
export const releaseMetadata = (state: CaseState, facts: MetadataFacts): ReleaseMetadata => {
  const { document, documentNumber, releasedOn, officeName, catalogue, site } = facts
  const { indexNumber, theme, department, summary, keywords } = catalogue
  const { term, change } = state.duty
  const { determination } = state.publicity
  const { validity } = validityOn(validityFacts(state.duty), releasedOn)
  return orderedMetadata({
    ...{ indexNumber, theme, department, summary, keywords },
    genre: document.kind ?? '',
    issuers: document.issuers.length === 0 ? [officeName] : document.issuers,
    title: document.title,
    documentNumber,
    formedOn: isoOfPrintedDate(document.date),
    releasedOn,
    effectiveOn: term?.effectiveOn ?? null,
    until: term?.until ?? null,
    validity: validity === 'pending' ? 'pending' : 'inForce',
    changes:
      change === null
        ? null
        : {
            ...{ kind: change.kind, scope: change.scope, caseId: change.targetCaseId },
            ...{ title: change.targetTitle, documentNumber: change.targetNumber, on: change.effectiveOn },
          },
    mode: 'proactive',
    legalBasis: determination?.basis ?? state.disclosure?.basis ?? '',
    scope: determination?.scope ?? 'society',
    scopeNote: determination?.scopeNote ?? '',
    channels: determination?.channels ?? [],
    site,
  })
}

const MOST_SUMMARY = 200

/** 内容概述 to begin with: the first sentences of the text, whole ones as far as they fit. */
export const suggestedSummary = ({ body }: OfficialDocument): string => {
  let summary = ''
  for (const block of body) {
    if (block.kind !== 'paragraph') continue
    for (const sentence of block.text.match(/[^。；]+[。；]?/gu) ?? []) {
      if (summary !== '' && summary.length + sentence.length > MOST_SUMMARY) return summary
      summary += sentence.trim()
      // Never half of a pair: the character goes whole.
      if (summary.length >= MOST_SUMMARY) return summary.slice(0, MOST_SUMMARY).replace(/[\ud800-\udbff]$/, '')
    }
    if (summary.length >= MOST_SUMMARY / 2) return summary
  }
  return summary
}
