import {
  CONCLUSION_WORDS,
  DISCUSSION_WORDS,
  DISPOSITION_WORDS,
  MODE_WORDS,
  REFERRAL_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  SUGGESTION_WORDS,
} from '#resources/text/word/case.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { tellEvents, toldEvents } from '../../archive/history/history.ts'
import { cellsOf } from '../../archive/page/html.ts'
import { read, turnsRound } from './told-form.ts'

/** Words for what was decided, and where: longer ones first, as one may stand in another. */
const DECIDED: readonly string[] = [
  ...[CONCLUSION_WORDS, DISPOSITION_WORDS, DISCUSSION_WORDS, REFERRAL_WORDS, SUGGESTION_WORDS].flatMap((words) =>
    Object.values(words),
  ),
  ...[STAGE_WORDS, MODE_WORDS, ROLE_WORDS].flatMap((words) => Object.values(words)),
].toSorted((one, other) => other.length - one.length)

/** The words for decisions and the numbers in a sentence, in their order. */
const factsIn = (sentence: string): readonly string[] => {
  const found: string[] = []
  for (let at = 0; at < sentence.length;) {
    const word = DECIDED.find((one) => sentence.startsWith(one, at))
    const fact = word ?? /^\d{1,15}/u.exec(sentence.slice(at, at + 15))?.[0]
    if (fact !== undefined) found.push(fact)
    at += fact?.length ?? 1
  }
  return found
}

/** A sentence of the program about what was done, in other words: the same decisions and numbers, and none turned round. */
const isRetold = (said: string, ours: string): boolean =>
  said === ours ||
  (said.length <= ours.length + 100 && String(factsIn(said)) === String(factsIn(ours)) && !turnsRound(said, ours))

const LABEL_END = '：'
const MAX_LABEL = 12
/** What stands behind the name of a line, such as 理由. */
const unlabelled = (line: string): string => {
  const end = line.indexOf(LABEL_END)
  return end >= 0 && end <= MAX_LABEL ? line.slice(end + 1) : line
}

/** Line by line what people wrote; only the name before a line may be another. */
const isSaid = (said: string, ours: string): boolean => {
  const [theirs, own] = [said, ours].map((text) => text.split('\n').map(read))
  return (
    theirs !== undefined &&
    theirs.length === own?.length &&
    own.every((line, index) => {
      const found = theirs[index] ?? ''
      return (
        found === line ||
        (line.includes(LABEL_END) && unlabelled(found) === unlabelled(line) && !turnsRound(found, line))
      )
    })
  )
}

const MARK = /[\p{P}\p{S}]/u
const isBy = (who: string, name: string): boolean =>
  who === name || (who.startsWith(name) && MARK.test([...who.slice(name.length)][0] ?? ''))

/** Cells that are not of 留痕: the facts at the top, the last round, the versions. */
const cellsAbove = (page: string): readonly string[] => cellsOf(page.slice(0, page.lastIndexOf('<h2>'))).map(read)

/**
 * Does 办理过程 in other words than ours tell every event once, when and by whom it was, what was decided and what the person wrote, and
 * above it the facts, hands and versions of the case?
 */
export const historyAgrees = (page: string, ours: string, events: readonly CaseEvent[]): boolean => {
  const [told, own] = [toldEvents(page), tellEvents(events)]
  const isTold = (one: (typeof own)[number], index: number): boolean => {
    const row = told[index]
    const name = events[index]?.actor.name ?? ''
    return (
      row?.seq === one.seq &&
      row.at === one.at &&
      isBy(row.who, name) &&
      isRetold(read(row.what), read(one.what)) &&
      isSaid(row.said, one.said)
    )
  }
  if (told.length !== own.length || !own.every(isTold)) return false
  const [above, expected] = [cellsAbove(page), cellsAbove(ours)]
  return above.length === expected.length && expected.every((cell, index) => cell === above[index])
}
