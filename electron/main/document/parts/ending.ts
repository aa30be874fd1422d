import { blockKindOf } from '#shared/domain/document/from-text.ts'
import type { FlowBlock } from '../flow.ts'

/** What closes the text of an official document (GB/T 9704-2012, 7.3.4-7.3.6), and the blocks above it. */
export interface Ending {
  readonly body: readonly FlowBlock[]
  readonly attachmentNames: readonly string[]
  readonly signatories: readonly string[]
  readonly date: string
  readonly note: string
}

const DATE =
  /^(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/u
const MAX_DATE_CHARACTERS = 30
/** 署名 is a name: no stops in it, and short enough to stand in one line with two cells behind it. */
const SIGNATORY = /^[^，。；：！？、]{2,24}$/u
/** Of further names above the last one, only what is surely an office. */
const OFFICE = /(?:政府|委员会|委|局|厅|部|办公室|院|会|中心|公司|大学|学校|处|科|站)$/u
const MAX_SIGNATORIES = 20
const MAX_NOTE_CHARACTERS = 2000
const NOTE = /^[（(].+[）)]$/u
const FIRST_NAME = /^附件[：:][\s　]*(?:1[.．、][\s　]*)?(\S.*)$/u
const FURTHER_NAME = /^(\d{1,2})[.．、][\s　]*(\S.*)$/u
const MAX_NAMES = 99
const MAX_NAME_CHARACTERS = 500

export const isDate = (text: string): boolean => text.length <= MAX_DATE_CHARACTERS && DATE.test(text)

const textOf = (block: FlowBlock | undefined): string => (block?.kind === 'line' ? block.text : '')
const isSignatory = (text: string): boolean => SIGNATORY.test(text) && blockKindOf(text) === 'paragraph'

/** 附件：1.甲 / 2.乙 as the last lines; the blocks above them and the names. */
const takeNames = (blocks: readonly FlowBlock[]): Pick<Ending, 'body' | 'attachmentNames'> => {
  const none = { body: blocks, attachmentNames: [] }
  for (let from = blocks.length - 1; from >= 0 && from >= blocks.length - MAX_NAMES; from -= 1) {
    const text = textOf(blocks[from])
    if (text === '' || text.length > MAX_NAME_CHARACTERS) return none
    const label = /^附件[：:]$/u.test(text)
    const first = label ? '' : FIRST_NAME.exec(text)?.[1]
    if (first === undefined) {
      if (FURTHER_NAME.test(text)) continue
      return none
    }
    const numbered = label || /^附件[：:][\s　]*1[.．、]/u.test(text)
    const following = blocks.slice(from + 1).map((block, index) => {
      const match = FURTHER_NAME.exec(textOf(block))
      return match?.[1] === String(index + (label ? 1 : 2)) ? (match[2] ?? '') : ''
    })
    const names = label ? following : [first, ...following]
    const isWhole =
      !names.includes('') && names.length > 0 && (numbered ? label || names.length > 1 : names.length === 1)
    return isWhole ? { body: blocks.slice(0, from), attachmentNames: names } : none
  }
  return none
}

/** How many blocks before the date are 署名. */
const signatoriesBefore = (blocks: readonly FlowBlock[], at: number): number => {
  let count = 0
  while (count < MAX_SIGNATORIES && at - count > 1) {
    const text = textOf(blocks[at - count - 1])
    if (!isSignatory(text) || (count > 0 && !OFFICE.test(text))) break
    count += 1
  }
  return count
}

/** Tells the end of the text: 附件说明, 署名, 成文日期 and 附注. Without a date at the end there is no 署名. */
export const tellEnding = (blocks: readonly FlowBlock[]): Ending => {
  const last = textOf(blocks.at(-1))
  const hasNote =
    blocks.length > 1 && last.length <= MAX_NOTE_CHARACTERS && NOTE.test(last) && isDate(textOf(blocks.at(-2)))
  const at = blocks.length - (hasNote ? 2 : 1)
  const date = textOf(blocks[at])
  if (at < 1 || !isDate(date)) return { ...takeNames(blocks), signatories: [], date: '', note: '' }
  const count = signatoriesBefore(blocks, at)
  const signatories = blocks
    .slice(at - count, at)
    .flatMap((block) => textOf(block).split(/[\s　]{2,}/u))
    .filter((name) => name !== '')
  return {
    ...takeNames(blocks.slice(0, at - count)),
    signatories,
    date: date.replaceAll(/\s/gu, ''),
    note: hasNote ? last : '',
  }
}
