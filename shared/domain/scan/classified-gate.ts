import { findPictureMarks } from './detector/picture-mark.ts'
import { findMarks, headerZone } from './detector/mark.ts'

/** A mark of a state secret: the rule and the place, never the text. */
export interface ClassifiedMark {
  readonly rule: string
  readonly start: number
  readonly end: number
}

/**
 * The import gate (保守国家秘密法 Art. 31, V): marks that forbid the program to keep the text at all. Run it on
 * the text in memory before anything is written. Needs no lexicon and no tables. Empty means no mark was seen, not that
 * the text is free of secrets.
 */
export const classifiedMarkHits = (text: string): readonly ClassifiedMark[] =>
  findMarks(text, headerZone(text))
    .filter(({ level }) => level === 'block')
    .map(({ rule, start, end }) => ({ rule, start, end }))

/** The same for text that a machine read off a picture, where a star comes out as any character. */
export const pictureMarkHits = (text: string): readonly ClassifiedMark[] => {
  const read = findPictureMarks(text).map(({ rule, start, end }) => ({ rule, start, end }))
  const others = classifiedMarkHits(text).filter(
    (mark) => !read.some(({ start, end }) => mark.start < end && mark.end > start),
  )
  return [...others, ...read]
}
