/**
 * Most file systems take 255 bytes or UTF-16 units a name; what is added to it (".manifest.json.p7s", a temporary
 * suffix) needs room too.
 */
const MAX_NAME_BYTES = 180
const MAX_EXTENSION_BYTES = 16

/** Names that Windows keeps for devices, whatever extension follows, with or without blanks before it (Naming Files, Paths, and Namespaces). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\.|$)/i
const FORBIDDEN = /[<>:"/\\|?*]/g
/** Controls, invisible format characters (bidi overrides hide an extension), line and paragraph separators, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const FULL_WIDTH_OFFSET = 0xfee0
const WITHOUT_NAME = 'document'

const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8')

/** What stands for the middle of a long name, and how much is kept behind it: a title ends with what kind of paper it is. */
const ELLIPSIS = '…'
const TAIL_BYTES = 48

/** As many whole characters, as people see them, as fit. */
const cut = (characters: readonly string[], maxBytes: number): readonly string[] => {
  let used = 0
  const end = characters.findIndex((character) => (used += byteLength(character)) > maxBytes)
  return end < 0 ? characters : characters.slice(0, end)
}

/** The text, or so much of its beginning and of its end as fits. */
const fitted = (text: string, maxBytes: number): string => {
  if (byteLength(text) <= maxBytes) return text
  const characters = Array.from(
    new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text),
    (one) => one.segment,
  )
  const tail = [...cut([...characters].reverse(), TAIL_BYTES)].reverse().join('')
  const head = cut(characters, maxBytes - byteLength(ELLIPSIS) - byteLength(tail)).join('')
  return `${trimmed(head)}${ELLIPSIS}${trimmed(tail)}`
}

/** Outer dots and spaces go: Windows drops them at the end, a dot at the start hides the file elsewhere. */
const trimmed = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '')

/**
 * A name that Windows, Linux and macOS all take, as near to the text as possible: NFC, forbidden characters in their
 * full-width form, invisible ones dropped, no device name, bounded in bytes. One name may stand for many texts; the
 * original is kept in the metadata, never recovered from the name.
 */
export const safeBaseName = (text: string): string => {
  const visible = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(FORBIDDEN, (character) => String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH_OFFSET))
  const name = trimmed(fitted(trimmed(visible), MAX_NAME_BYTES))
  if (name === '') return WITHOUT_NAME
  return RESERVED.test(name) ? `_${name}` : name
}

/**
 * A name with something behind it that tells it from its neighbours: `.附件12.xlsx`. Of a long base less is kept, never of
 * what is behind it. `suffix` is ours: short, and of characters that every file system takes.
 */
export const suffixedName = (baseName: string, suffix: string): string =>
  `${fitted(baseName, MAX_NAME_BYTES - byteLength(suffix))}${suffix}`

/** The same for a name that somebody gave a file: a short extension survives the cut. */
export const safeFileName = (fileName: string): string => {
  const [, stem, extension] = /^(.+)(\.[^.\s]+)$/su.exec(fileName.trim()) ?? []
  if (stem === undefined || extension === undefined) return safeBaseName(fileName)
  const safeExtension = safeBaseName(extension.slice(1))
  if (byteLength(safeExtension) > MAX_EXTENSION_BYTES) return safeBaseName(fileName)
  const safeStem = safeBaseName(stem)
  return `${fitted(safeStem, MAX_NAME_BYTES - MAX_EXTENSION_BYTES - 1)}.${safeExtension}`
}
