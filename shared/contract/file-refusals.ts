import type { ErrorCode } from './errors.ts'

/** Why a lexicon file is not read, beyond what any file may be refused for. */
export const LEXICON_FILE: readonly ErrorCode[] = [
  'file.tokenUnknown',
  'lexicon.empty',
  'lexicon.encoding',
  'lexicon.header',
  'lexicon.quote',
  'lexicon.columns',
  'lexicon.termEmpty',
  'lexicon.termTooShort',
  'lexicon.termTooLong',
  'lexicon.textTooLong',
  'lexicon.category',
  'lexicon.level',
  'lexicon.layer',
  'lexicon.phrase',
  'lexicon.duplicate',
  'lexicon.tooManyEntries',
  'lexicon.notPackage',
  'lexicon.notSigned',
  'lexicon.altered',
  'lexicon.notTrusted',
  'lexicon.factsNeeded',
]

/** Why a file is not taken in. */
export const IMPORT: readonly ErrorCode[] = [
  'import.empty',
  'import.tooLarge',
  'import.binary',
  'import.wrongEncoding',
  'import.misnamed',
  'import.corrupt',
  'import.bomb',
  'import.encrypted',
  'import.unsupportedFormat',
  'import.trackedChanges',
  'import.classified',
  'import.unsafeXml',
  'import.pictureUnreadable',
  'import.pictureTooLarge',
  'import.noText',
  'import.takesTooLong',
  'import.officeMissing',
  'import.officeFailed',
]
