import type { Attachment } from '../../document/model.ts'
import { heaviestChain } from '../paragraph/chain.ts'
import type { LinePair } from '../paragraph/merge.ts'
import { comparer } from '../paragraph/similarity.ts'
import { take, type Work } from '../work.ts'

export interface AttachmentPairs {
  /** By the place among the attachments, from 0; in the order of the new text. */
  readonly pairs: readonly LinePair[]
  /** Those of `pairs` that kept their order. */
  readonly chain: readonly LinePair[]
}

/** An attachment with its whole text. */
export interface WholeAttachment {
  readonly attachment: Attachment
  readonly text: string
}

/** One sign that two attachments are one (id, title, most of the text) is enough; more signs go first. */
const MIN_SCORE = 1

/**
 * Which attachments are one: same id and title first, then by id, by title and by likeness of what they say. An id alone
 * does not decide, since imported documents number their attachments by their order.
 */
export const pairAttachments = (
  old: readonly WholeAttachment[],
  new_: readonly WholeAttachment[],
  work: Work,
): AttachmentPairs => {
  const oldTaken = new Set<number>()
  const newTaken = new Set<number>()
  const pairs: LinePair[] = []
  const accept = (pair: LinePair): void => {
    if (oldTaken.has(pair.old) || newTaken.has(pair.new)) return
    oldTaken.add(pair.old)
    newTaken.add(pair.new)
    pairs.push(pair)
  }
  const each = (visit: (before: WholeAttachment, after: WholeAttachment, pair: LinePair) => void): void => {
    for (const [oldAt, before] of old.entries())
      for (const [newAt, after] of new_.entries())
        if (!oldTaken.has(oldAt) && !newTaken.has(newAt)) visit(before, after, { old: oldAt, new: newAt })
  }
  each(({ attachment: before }, { attachment: after }, pair) => {
    if (before.id === after.id && before.title === after.title) accept(pair)
  })
  const { hold, compare } = comparer()
  const scored: (LinePair & { readonly score: number })[] = []
  each(({ attachment: before, text }, { attachment: after, text: other }, pair) => {
    let score = before.id === after.id ? 1 : 0
    if (before.title !== '' && before.title === after.title) score += 1
    if (take(work, text.length + other.length)) {
      hold(text)
      score += 2 * compare(other).dice
    }
    if (score >= MIN_SCORE) scored.push({ ...pair, score })
  })
  for (const { old: oldAt, new: newAt } of scored.sort(
    (left, right) => right.score - left.score || left.new - right.new || left.old - right.old,
  ))
    accept({ old: oldAt, new: newAt })
  pairs.sort((left, right) => left.new - right.new)
  const links = pairs.map((pair) => ({ ...pair, weight: 1, likeness: 1 }))
  const chain = heaviestChain(links, new_.length).map(({ old: oldAt, new: newAt }) => ({ old: oldAt, new: newAt }))
  return { pairs, chain }
}
