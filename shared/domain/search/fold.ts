/** Latin capitals, and the full-width forms of ASCII with the ideographic space: the only characters that fold. */
const FOLDS = /[A-Z\u3000\uFF01-\uFF5E]/gu
const FULL_WIDTH_OFFSET = 0xfee0

const foldCharacter = (character: string): string => {
  if (character === '\u3000') return ' '
  const unit = character.charCodeAt(0)
  const narrow = unit >= 0xff01 ? String.fromCharCode(unit - FULL_WIDTH_OFFSET) : character
  return narrow.toLowerCase()
}

/**
 * The text as it is compared: ａ, Ａ and A are a. One UTF-16 unit to one, so an offset here is the offset in the original.
 * Traditional characters, homophones and the like do not fold: a search finds what was typed.
 */
export const foldText = (text: string): string => text.replace(FOLDS, foldCharacter)
