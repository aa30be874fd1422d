import { isAfterRelease } from '#shared/domain/case/release/after-release.ts'
import { isCustodyEvent } from '#shared/domain/case/custody/custody-shape.ts'
import { isHoldEvent } from '#shared/domain/case/custody/hold.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'

/**
 * The invariants I4 to I10, read off a log by other means than `decide` and `evolve`: a second opinion, slow and plain.
 * Returns what is broken, or null.
 */
export const brokenLaw = (events: readonly CaseEvent[]): string | null => {
  for (const [index, event] of events.entries()) {
    const broken = brokenBy(event, events.slice(0, index))
    if (broken !== null) return `${broken} at ${String(event.seq)} ${event.type}`
  }
  return null
}

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
export const last = <T extends CaseEvent['type']>(
  events: readonly CaseEvent[],
  ...types: readonly T[]
): Of<T> | undefined => events.findLast((event): event is Of<T> => types.some((type) => type === event.type))

export const currentText = (before: readonly CaseEvent[]) =>
  last(before, 'DraftRegistered', 'DraftRevised')?.data.contentHash ?? 'none'

const LEVELS = ['DepartmentReviewPassed', 'SecrecyReviewConcluded', 'DeputyReviewPassed', 'FinalApprovalGiven'] as const
const LEVEL_OF_STAGE: Readonly<Record<string, number>> = {
  draft: -1,
  departmentReview: 0,
  secrecyReview: 1,
  deputyReview: 2,
  finalApproval: 3,
  approved: 4,
}
/** The mode that stands. */
export const modeIn = (before: readonly CaseEvent[]) =>
  last(before, 'DisclosureModeSet', 'DisclosureDetermined')?.data.mode
export const isPassed = (conclusion: string, before: readonly CaseEvent[]): boolean =>
  conclusion === 'cleared' || (conclusion === 'restricted' && modeIn(before) === 'withheld')
const levelOf = (event: CaseEvent, before: readonly CaseEvent[]): number =>
  event.type === 'SecrecyReviewConcluded' && !isPassed(event.data.conclusion, before)
    ? -1
    : LEVELS.findIndex((type) => type === event.type)

/** Which level is due: counted up by passes, set back by returns. 4 is approved, -1 a draft. */
const levelDue = (before: readonly CaseEvent[]): number =>
  before.reduce((due, event) => {
    if (event.type === 'CaseSubmitted') return 0
    if (event.type === 'CaseWithdrawn') return -1
    if (event.type === 'CaseReturned') return LEVEL_OF_STAGE[event.data.toStage] ?? NaN
    return levelOf(event, before) >= 0 ? levelOf(event, before) + 1 : due
  }, -1)

export const thisRound = (before: readonly CaseEvent[]) =>
  before.slice(before.findLastIndex((event) => event.type === 'CaseSubmitted') + 1)

export const openHitIds = (before: readonly CaseEvent[]): readonly string[] => {
  const scanIndex = before.findLastIndex((event) => event.type === 'ScanCompleted')
  const scan = before[scanIndex]
  if (scan?.type !== 'ScanCompleted') return ['no scan']
  if (scan.data.contentHash !== currentText(before)) return ['a scan of another text']
  const handsOf = (key: string): number => {
    // By key over the whole life of the case: an identical hit of an earlier text keeps its hands.
    const ids = new Set<string>()
    for (const event of before)
      if (event.type === 'ScanCompleted') for (const hit of event.data.hits) if (hit.key === key) ids.add(hit.id)
    const hands = before.flatMap((event) =>
      event.type === 'HitDisposed' && ids.has(event.data.hitId) ? [event.actor.personId] : [],
    )
    return new Set(hands).size
  }
  return scan.data.hits.filter(({ key, level }) => handsOf(key) < (level === 'high' ? 2 : 1)).map(({ id }) => id)
}

export const openSuggestionIds = (before: readonly CaseEvent[]): readonly string[] => {
  const decided = before.flatMap((event) => (event.type === 'SuggestionDecided' ? [event.data.suggestionId] : []))
  const made = before.flatMap((event) => (event.type === 'SuggestionMade' ? [event.data.suggestionId] : []))
  return made.filter((id) => !decided.includes(id))
}

const brokenPass = (event: CaseEvent, level: number, before: readonly CaseEvent[]): string | null => {
  const me = event.actor.personId
  if ('contentHash' in event.data && event.data.contentHash !== currentText(before)) return 'I4: another text'
  if (levelDue(before) !== level) return 'I5: out of order'
  const authors = before.filter((earlier) => earlier.type === 'DraftRegistered' || earlier.type === 'DraftRevised')
  if (authors.some((author) => author.actor.personId === me)) return 'I6: own draft'
  const twice = thisRound(before).some(
    (earlier) => earlier.actor.personId === me && levelOf(earlier, before) >= 0 && levelOf(earlier, before) !== level,
  )
  if (twice) return 'I6: two levels of one round'
  if (level !== 1 && openSuggestionIds(before).length > 0) return 'open suggestions'
  const restricted = event.type === 'SecrecyReviewConcluded' && event.data.conclusion === 'restricted'
  if (level >= 1 && !restricted && openHitIds(before).length > 0) return 'I7: open hits'
  if (level >= 2) {
    const review = last(thisRound(before), 'SecrecyReviewConcluded')
    if (review === undefined || !isPassed(review.data.conclusion, before)) return 'I8: not cleared'
    if (review.data.contentHash !== currentText(before)) return 'I8: another text was cleared'
  }
  return null
}

const standing = (before: readonly CaseEvent[]): readonly CaseEvent[] =>
  before.filter(
    (placed) =>
      placed.type === 'HoldPlaced' &&
      !before.some((one) => one.type === 'HoldLifted' && one.data.holdId === placed.data.holdId),
  )

/** 保全: whoever placed it does not lift it, and while one stands nothing is destroyed. */
const brokenKeeping = (event: CaseEvent, before: readonly CaseEvent[]): string | null => {
  if (event.type === 'HoldLifted') {
    const placed = standing(before).find((one) => one.type === 'HoldPlaced' && one.data.holdId === event.data.holdId)
    return placed === undefined || placed.actor.personId === event.actor.personId ? 'lifted by nobody else' : null
  }
  const destroys = event.type === 'DisposalDecided' && event.data.result === 'destroyed'
  return (destroys || event.type === 'DisposalProposed') && standing(before).length > 0 ? 'destroyed while held' : null
}

const brokenBy = (event: CaseEvent, before: readonly CaseEvent[]): string | null => {
  if (isCustodyEvent(event) || isHoldEvent(event)) return brokenKeeping(event, before)
  const released = before.some((earlier) => earlier.type === 'CaseReleased')
  if (released && event.type !== 'ArchivePackageBuilt' && !isAfterRelease(event))
    return 'I10: changed after the release'
  const level = levelOf(event, before)
  if (level >= 0) return brokenPass(event, level, before)
  switch (event.type) {
    case 'DraftRegistered':
      return before.length === 0 ? null : 'registered twice'
    case 'CaseReturned':
      if (event.data.contentHash !== currentText(before)) return 'I4: another text'
      if (event.data.reason === '') return 'I5: no reason'
      if (LEVEL_OF_STAGE[event.data.fromStage] !== levelDue(before)) return 'I5: from another stage'
      if (levelDue(before) === 4 && event.actor.role !== 'principalLeader') return 'I5: an approval that was not theirs'
      return (LEVEL_OF_STAGE[event.data.toStage] ?? NaN) < levelDue(before) ? null : 'I5: not back'
    case 'DisclosureModeSet':
      if (event.data.basis === '') return 'I9: no basis'
      return event.data.mode === 'proactive' || event.data.reason !== '' ? null : 'I9: no reason'
    case 'CaseSubmitted':
      if (openSuggestionIds(before).length > 0) return 'open suggestions'
      if (last(before, 'DisclosureDetermined')?.data.contentHash !== event.data.contentHash) return 'I9: not determined'
      if (levelDue(before) !== -1) return 'I5: submitted twice'
      return event.data.contentHash === currentText(before) ? null : 'I4: another text'
    case 'ScanCompleted':
      if (event.data.hits.some((hit) => hit.level === 'block')) return 'I7: a blocking hit'
      return event.data.contentHash === currentText(before) ? null : 'I7: a scan of another text'
    case 'HitDisposed':
      if (event.data.reason === '') return 'I7: no reason'
      return event.data.contentHash === currentText(before) ? null : 'I4: another text'
    case 'CaseReleased':
      if (levelDue(before) !== 4) return 'I5: not approved'
      if (modeIn(before) !== 'proactive') return 'I9: not for publication'
      if (last(thisRound(before), 'SecrecyReviewConcluded')?.data.conclusion !== 'cleared') return 'I8: not cleared'
      return event.data.contentHash === currentText(before) ? null : 'I4: another text'
    case 'ArchivePackageBuilt':
      if (!released && last(before, 'CaseConcluded') === undefined) return 'I10: archived before the release'
      return event.data.contentHash === currentText(before) ? null : 'I4: another text'
    default:
      return null
  }
}
