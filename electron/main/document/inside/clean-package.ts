import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate'
import { isJpeg, readJpeg } from '../picture/jpeg.ts'

/** Parts of a Word file that hold comments and their writers. */
const COMMENT_PART = /^word\/(?:comments\w*|people)\.xml$/iu
const MARKS =
  /<(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)>)/gu
const MARKED_PART = /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/iu
/** Entries of content types and relationships that name a comment part. */
const NAMING =
  /<(?:\w+:)?(?:Override|Relationship)\b[^>]*?(?:PartName|Target)="(?:\/?word\/)?(?:comments\w*|people)\.xml"[^>]*?\/>/giu
const MAX_PIXELS = 100_000_000
/** The earliest time that a zip can hold: when it was made is nobody's business. */
const EPOCH = new Date(1980, 0, 1)

const withoutData = (bytes: Uint8Array): Uint8Array => {
  if (!isJpeg(bytes)) return bytes
  const read = readJpeg(bytes, MAX_PIXELS)
  return read === null || read === 'tooLarge' ? bytes : read.bytes
}

/**
 * A package of Office without what can be taken out of it without touching what it says: comments of Word files, and the
 * data about the making of photographs. Give it only a file that was looked into: sizes are not checked again. Whoever
 * calls looks into the outcome again.
 */
export const cleanPackage = (bytes: Uint8Array): Uint8Array => {
  const parts = Object.entries(unzipSync(bytes)).flatMap(([name, content]): [string, Uint8Array][] => {
    if (COMMENT_PART.test(name)) return []
    const isNaming = name === '[Content_Types].xml' || name.endsWith('.rels')
    if (!isNaming && !MARKED_PART.test(name)) return [[name, withoutData(content)]]
    const xml = strFromU8(content)
    return [[name, strToU8(xml.replaceAll(isNaming ? NAMING : MARKS, ''))]]
  })
  return zipSync(Object.fromEntries(parts), { mtime: EPOCH, level: 6 })
}
