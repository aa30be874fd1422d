import { assert } from '#shared/lib/result.ts'
import type {
  CaseEvent,
  EventData,
  HitDisposition,
  HitReference,
  SecrecyAnswers,
  SecrecyConclusion,
} from '../case/events.ts'
import { handsNeeded, hitHands, publicVersionOf } from '../case/state.ts'
import { documentToText } from '../document/lines.ts'
import type { Removal } from '../document/redact/removal.ts'
import { factsAfter, stateAfter, type FormFacts, type FormSource } from './form-facts.ts'
import { formHands, type FormHand } from './hands.ts'
import type { FilePlace, HitSource } from '../scan/place.ts'
import { shownWords } from './shown-words.ts'

type Concluded = Extract<CaseEvent, { type: 'SecrecyReviewConcluded' }>

/** A hit as the scan's record keeps it; offsets in `documentToText` of the document. */
export interface ScannedHit {
  readonly id: string
  readonly rule: string
  readonly list: string
  readonly category: string
  readonly level: HitReference['level']
  readonly start: number
  readonly end: number
  /** Of a hit that is not in the document's text. */
  readonly elsewhere?: FoundElsewhere & { readonly found: string }
}

/** The file, and where in it. */
export interface FoundElsewhere extends HitSource {
  readonly place: FilePlace
  readonly count: number
}

export interface FormHit {
  readonly level: HitReference['level']
  readonly rule: string
  readonly list: string
  /** The words hit, personal data masked, and the line that they stand in, from 1. */
  readonly words: string
  readonly line: number
  /** Null for a hit in the document's text. */
  readonly elsewhere: FoundElsewhere | null
  readonly handsNeeded: number
  readonly hands: readonly {
    readonly personName: string
    readonly disposition: HitDisposition
    readonly reason: string
    /** Given for the same words of an earlier version. */
    readonly carried: boolean
  }[]
}

/** 报请确定, as far as it has come. */
export interface FormReferral {
  readonly referredAt: string
  readonly reported: EventData['SecrecyReferralReported'] | null
  readonly answered: EventData['SecrecyReferralAnswered'] | null
}

/** 保密审查单: the last secrecy review of a case with what it was based on, as it stood when it was concluded. */
export interface SecrecyForm extends FormFacts {
  readonly answers: SecrecyAnswers
  /** 逐项审查: the document, then its attachments. */
  readonly items: readonly {
    readonly title: string
    readonly conclusion: SecrecyConclusion
    readonly note: string
    readonly itemHash: string
  }[]
  /**
   * 区分处理 of the text that the conclusion is about: places, provisions, reasons. Never the words that were removed: the form
   * is laid before others and may leave the house, and whoever may see them finds them by the places in the text.
   */
  readonly removals: readonly Removal[]
  readonly hits: readonly FormHit[]
  readonly ruleSetVersion: string
  readonly lexicons: EventData['ScanCompleted']['lexicons']
  readonly conclusion: FormHand<Concluded>
  /** Of the whole case, in order. */
  readonly referrals: readonly FormReferral[]
}

const LEVELS: readonly HitReference['level'][] = ['block', 'high', 'medium', 'notice']

const referralsOf = (events: readonly CaseEvent[]): readonly FormReferral[] => {
  const referrals: FormReferral[] = []
  const last = (change: Partial<FormReferral>): void => {
    const current = referrals.pop()
    if (current !== undefined) referrals.push({ ...current, ...change })
  }
  for (const { type, data, at } of events) {
    if (type === 'SecrecyReviewConcluded' && data.conclusion === 'referred')
      referrals.push({ referredAt: at, reported: null, answered: null })
    else if (type === 'SecrecyReferralReported') last({ reported: data })
    else if (type === 'SecrecyReferralAnswered') last({ answered: data })
  }
  return referrals
}

/** The last secrecy review that was concluded in a case; null for none. */
export const lastConclusion = (events: readonly CaseEvent[]): Concluded['data'] | null =>
  events.findLast((event) => event.type === 'SecrecyReviewConcluded')?.data ?? null

/**
 * Shapes the form of a case whose secrecy review was concluded. `source.document` is what the last conclusion is about,
 * `scanned` the hits of the scan that it names.
 */
export const secrecyForm = (source: FormSource, scanned: readonly ScannedHit[]): SecrecyForm => {
  const { events, hashes, document } = source
  const conclusion = formHands(events, hashes).findLast(
    (hand): hand is FormHand<Concluded> => hand.event.type === 'SecrecyReviewConcluded',
  )
  assert(conclusion !== undefined, 'a form is made of a case whose secrecy review was concluded')
  const { contentHash, scanHash, answers, items } = conclusion.event.data
  const index = conclusion.event.seq - 1
  const state = stateAfter(events, index)
  const scan = events
    .slice(0, index)
    .findLast((event) => event.type === 'ScanCompleted' && event.data.scanHash === scanHash)
  assert(scan?.type === 'ScanCompleted', 'a conclusion names a scan of the case')
  const names = new Map(events.map(({ actor }) => [actor.personId, actor.name]))
  const text = documentToText(document)
  const made = publicVersionOf(state)
  const titles = [document.title, ...document.attachments.map(({ title }) => title)]
  return {
    ...factsAfter(source, index, contentHash),
    ...{ answers, conclusion },
    items: items.map((item, at) => ({ ...item, title: titles[at] ?? '' })),
    removals: made?.contentHash === contentHash ? made.removals : [],
    hits: scanned
      .map(({ id, rule, list, category, level, start, end, elsewhere = null }) => ({
        ...{ level, rule, list, elsewhere },
        words: shownWords(elsewhere === null ? text.slice(start, end) : elsewhere.found, category),
        // Behind the last line of the text.
        line: elsewhere === null ? text.slice(0, start).split('\n').length : Number.MAX_SAFE_INTEGER,
        handsNeeded: handsNeeded(level),
        hands: hitHands(state, id).map(({ personId, disposition, reason, carried }) => ({
          ...{ disposition, reason, carried },
          personName: names.get(personId) ?? '',
        })),
      }))
      .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.line - b.line),
    ruleSetVersion: scan.data.ruleSetVersion,
    lexicons: scan.data.lexicons,
    referrals: referralsOf(events),
  }
}
