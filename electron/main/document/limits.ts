/**
 * What a file may cost before it is refused. A 公文 is a few hundred KB; the limits leave room for scans and keep the
 * worst accepted file within 5 s on a slow office PC.
 */

/** Bytes of the file itself. The caller checks the size on disk first, so that a huge file is never read. */
export const MAX_FILE_BYTES = 20_000_000
/** Characters of title and body together; the drafting channel carries no more. */
export const MAX_TEXT_CHARACTERS = 2_000_000
/** Paragraphs and table rows with text in them. */
export const MAX_BLOCKS = 200_000

/** Entries of a package; Word writes a dozen plus one per image. */
export const MAX_ZIP_ENTRIES = 4096
/** One decompressed XML part, and all of them together. */
export const MAX_PART_BYTES = 48_000_000
export const MAX_PACKAGE_BYTES = 64_000_000
/** From this size on, a part that was compressed more than MAX_RATIO times is a bomb; real text reaches 30. */
export const RATIO_FROM_BYTES = 16_000_000
export const MAX_RATIO = 150
/** XML elements of a package, and their nesting. Word itself nests tables to about 200 elements. */
export const MAX_XML_ELEMENTS = 1_500_000
export const MAX_XML_DEPTH = 512
/** Characters of a refusal's or finding's detail; the channel carries no more. */
export const MAX_DETAIL_CHARACTERS = 500
