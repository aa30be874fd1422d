import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { Output } from '#shared/contract/channels.ts'
import { dateTimeText, timeWithSecondsText } from '../../i18n/date.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import type { DraftText, SaveState } from './draft-saver.ts'

type CaseView = Output<'case.get'>

/** Han and kana characters, and the marks that stand among them, count one each. */
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]/gu

/** 字数 as Word counts it: each East Asian character or mark one, each run of other signs one, white space none. */
export const countWords = (text: string): number => {
  const eastAsian = text.match(EAST_ASIAN)?.length ?? 0
  const others = text.replace(EAST_ASIAN, ' ').match(/\S+/gu)?.length ?? 0
  return eastAsian + others
}

/** Lines that will become paragraphs; empty ones are dropped on saving. */
export const countParagraphs = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length

/** What the editor opens with: the unfinished text, else the wording that the log fixed last. */
export const openingText = (view: Pick<CaseView, 'workingCopy' | 'document'>): DraftText => {
  const [title, ...lines] = documentLines(view.workingCopy?.document ?? view.document)
  return { title: title?.text ?? '', text: lines.map((line) => line.text).join('\n') }
}

/** The parts are told anew from the lines. */
export const documentOf = ({ title, text }: DraftText): OfficialDocument => documentFromText(title, text.split('\n'))

export const saveStateText = (state: SaveState): string => {
  switch (state.kind) {
    case 'clean':
      return DRAFTING.notChanged
    case 'unsaved':
      return DRAFTING.unsaved
    case 'saving':
      return DRAFTING.saving
    case 'saved':
      return DRAFTING.savedAt(timeWithSecondsText(state.savedAt))
    case 'failed':
      return DRAFTING.saveFailed
  }
}

export interface ReturnNote {
  readonly heading: string
  readonly at: string
  readonly reason: string
}

/** Why the draft is back on the desk: the last return or withdrawal, if nothing else came after it. */
export const returnNote = (opinions: CaseView['opinions']): ReturnNote | null => {
  const last = opinions.at(-1)
  if (last?.act === 'returned') {
    const heading = DRAFTING.returned(STAGE_WORDS[last.stage], last.personName)
    return { heading, at: dateTimeText(last.at), reason: last.text }
  }
  if (last?.act === 'withdrawn') {
    return { heading: DRAFTING.withdrawn, at: dateTimeText(last.at), reason: last.text }
  }
  return null
}

export const sizeText = (sizeBytes: number): string =>
  sizeBytes < 1024
    ? `${String(sizeBytes)} B`
    : sizeBytes < 1024 * 1024
      ? `${(sizeBytes / 1024).toFixed(1)} KB`
      : `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`
