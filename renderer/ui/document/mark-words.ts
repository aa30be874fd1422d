import { PAGE_MARKS } from '../../i18n/page.ts'

/**
 * Hands the words that are spoken before and after a change to the style sheet, which says them as alternative text of empty
 * generated content (CSS Generated Content 3, section 1.2): read out, neither painted nor laid out nor copied. Called once.
 */
export const speakMarks = (root: HTMLElement): void => {
  for (const [mark, words] of Object.entries(PAGE_MARKS)) {
    for (const [place, word] of Object.entries(words))
      root.style.setProperty(`--spoken-${mark}-${place}`, JSON.stringify(word))
  }
}
