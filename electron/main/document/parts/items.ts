import type { FlowBlock } from '../flow.ts'
import { findTitle, joinTitle } from '../title.ts'
import { isDate } from './ending.ts'

/** An attachment as it stands in the source. */
export interface AttachedItem {
  readonly title: string
  readonly blocks: readonly FlowBlock[]
}

const LABEL = /^附件[\s　]*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[\s　]*)?[：:]?$/u
/** Label and title in one line: on a page of its own only, else it is 附件说明. */
const LABEL_AND_TITLE = /^附件[\s　]*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[\s　]*)?[：:][\s　]*(\S.{0,100})$/u
const MAX_LABEL_CHARACTERS = 120
const MAX_ITEMS = 99
/** Between the date and the first label: 附注, 抄送 and 印发. */
const AFTER_DATE = 5

type Line = Extract<FlowBlock, { kind: 'line' }>
const isLabel = (block: FlowBlock): block is Line =>
  block.kind === 'line' &&
  block.text.length <= MAX_LABEL_CHARACTERS &&
  (LABEL.test(block.text) || (block.newPage === true && LABEL_AND_TITLE.test(block.text)))

const itemOf = (label: FlowBlock | undefined, blocks: readonly FlowBlock[]): AttachedItem => {
  const inLabel = label?.kind === 'line' && !LABEL.test(label.text) ? LABEL_AND_TITLE.exec(label.text)?.[1] : undefined
  if (inLabel !== undefined) return { title: inLabel, blocks }
  const range = findTitle(blocks.map(titleLineOf))
  if (range?.from !== 0) return { title: '', blocks }
  const lines = blocks.slice(0, range.to).flatMap((block) => (block.kind === 'line' ? [block.text] : []))
  return { title: joinTitle(lines), blocks: blocks.slice(range.to) }
}

/** A block as the search for a title sees it: a table or picture stands in the way. */
export const titleLineOf = (block: FlowBlock) => (block.kind === 'line' ? block : { text: '', row: true })

/**
 * Parts the attachments that follow (GB/T 9704-2012, 7.3.7) from the document: the first one begins on a new page, or
 * soon after the date; the next ones at each further label.
 */
export const splitItems = (
  blocks: readonly FlowBlock[],
): { readonly main: readonly FlowBlock[]; readonly items: readonly AttachedItem[] } => {
  const first = blocks.findIndex((block, at) => {
    if (at === 0 || !isLabel(block)) return false
    const before = blocks.slice(Math.max(0, at - AFTER_DATE), at)
    return block.newPage === true || before.some((one) => one.kind === 'line' && isDate(one.text))
  })
  if (first < 0) return { main: blocks, items: [] }
  const starts: number[] = []
  for (let at = first; at < blocks.length && starts.length < MAX_ITEMS; at += 1) {
    const block = blocks[at]
    if (block !== undefined && isLabel(block)) starts.push(at)
  }
  return {
    main: blocks.slice(0, first),
    items: starts.map((start, index) => itemOf(blocks[start], blocks.slice(start + 1, starts[index + 1]))),
  }
}
