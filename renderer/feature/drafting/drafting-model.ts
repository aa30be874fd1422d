import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { settledDocument } from '#shared/domain/document/settle.ts'
import type { Output } from '#shared/contract/channels.ts'
import { dateTimeText, timeWithSecondsText } from '../../i18n/date.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'
import type { SaveState } from './draft-saver.ts'
import type { Draft } from './useDraft.ts'

type CaseView = Output<'case.get'>

/** What the screen opens with: the unfinished draft, else the wording that the log fixed last. */
export const openingDraft = ({ workingCopy, document }: Pick<CaseView, 'workingCopy' | 'document'>): Draft =>
  workingCopy === null ? { document, history: null } : { document: workingCopy.document, history: workingCopy.history }

/**
 * True when the unfinished draft says something else than the wording that the log fixed last. With 区分处理 the log holds
 * the public version last, which always says something else.
 */
export const isRecovered = ({
  workingCopy,
  document,
  draftRedaction,
}: Pick<CaseView, 'workingCopy' | 'document' | 'draftRedaction'>): boolean =>
  workingCopy !== null && draftRedaction === null && !sameDocument(settledDocument(workingCopy.document), document)

const sameDocument = (one: OfficialDocument, other: OfficialDocument): boolean => {
  const [bytes, others] = [documentBytes(one), documentBytes(other)]
  return bytes.length === others.length && bytes.every((byte, index) => byte === others[index])
}

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
