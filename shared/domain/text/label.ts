import { extensionEnd } from './grapheme.ts'

/** The numbering at the head of a paragraph, such as 一、 （二） 3. （4） 第五条, apart from the words it numbers. */
export interface Label {
  /** With its brackets or point and the white space after it; '' when the paragraph has none. */
  readonly text: string
  /** Tells labels of one level from those of another; 0 without label. */
  readonly level: number
}

const HAN_NUMBER = '[一二三四五六七八九十百零〇]{1,6}'

/** The four levels of GB/T 9704-2012, 7.3.3, then the parts of a regulation (立法技术规范: 编章节条). */
const LABELS: readonly RegExp[] = [
  new RegExp(`^${HAN_NUMBER}、\\s*`, 'u'),
  new RegExp(`^[（(]${HAN_NUMBER}[）)]\\s*`, 'u'),
  /^\d{1,3}(?:[.．](?!\d)|、)\s*/u,
  /^[（(]\d{1,3}[）)]\s*/u,
  new RegExp(`^第${HAN_NUMBER}编\\s*`, 'u'),
  new RegExp(`^第${HAN_NUMBER}章\\s*`, 'u'),
  new RegExp(`^第${HAN_NUMBER}节\\s*`, 'u'),
  new RegExp(`^第${HAN_NUMBER}条\\s*`, 'u'),
]

export const NO_LABEL: Label = { text: '', level: 0 }
/** Han digits, ASCII digits, brackets or 第: anything else cannot begin a label. */
const MAY_BEGIN = /^[一二三四五六七八九十百零〇0-9（(第]/u

/** The numbering label that `text` begins with. A paragraph that is nothing but a label has none. */
export const labelOf = (text: string): Label => {
  if (!MAY_BEGIN.test(text)) return NO_LABEL
  for (const [index, pattern] of LABELS.entries()) {
    const label = pattern.exec(text)?.[0]
    if (label === undefined) continue
    return label.length === text.length ? NO_LABEL : labelUpTo(text, label.length, index + 1)
  }
  return NO_LABEL
}

/** The head of `text` as its label; none when a mark that clings to its last character forbids the cut. */
export const labelUpTo = (text: string, length: number, level: number): Label =>
  extensionEnd(text, length) > length ? NO_LABEL : { text: text.slice(0, length), level }
