import { InputRule, inputRules } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
  ['(', '（'],
  [')', '）'],
])

/**
 * A half-width mark typed behind Chinese words becomes full-width; Backspace at once takes that back. A full stop is left:
 * it may be the point of a name or a number. prosemirror-inputrules does nothing inside a composition.
 */
export const punctuationRules = (): Plugin =>
  inputRules({
    rules: [
      new InputRule(/[\p{sc=Han}，。；：！？、”’》）][,;:?!()]$/u, (state, match, start, end) => {
        const typed = match[0].at(-1) ?? ''
        const mark = FULL_WIDTH.get(typed)
        if (mark === undefined) return null
        // The mark itself is not in the text yet: it is typed instead of being replaced.
        return state.tr.insertText(mark, start + match[0].length - 1, end)
      }),
      new InputRule(/（[^（）()]*\)$/u, (state, match, start, end) =>
        state.tr.insertText('）', start + match[0].length - 1, end),
      ),
    ],
  })
