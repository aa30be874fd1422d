import { LIST_WORDS, LOWERING_REASON_WORDS, SCAN_RULE_WORDS, wordOf } from '#resources/text/word/scan.ts'
import type { Layer } from '#shared/domain/scan/layer.ts'
import type { Category } from '#shared/domain/scan/lexicon.ts'

export { scanRuleWord } from '#resources/text/word/scan.ts'

const CATEGORIES: Readonly<Record<Category, string>> = {
  classified: '涉密',
  internal: '内部',
  sensitive: '敏感',
  personal: '个人信息',
  process: '过程性信息',
  misuse: '错敏表述',
}

/** How written text differed from the term and was recognised all the same. */
const LAYERS: Readonly<Record<Layer, string>> = {
  width: '全角、半角',
  case: '大小写',
  lookalike: '相似字母、部首',
  traditional: '繁体字',
  digit: '数字写法',
  invisible: '夹有不可见字符',
  separator: '夹有空格、符号',
  repeat: '叠字',
  shape: '形近字',
  homophone: '同音字',
  split: '拆字',
}

const ALL_WORDS: Readonly<Record<string, string>> = {
  ...LIST_WORDS,
  ...SCAN_RULE_WORDS,
  ...LOWERING_REASON_WORDS,
  ...CATEGORIES,
}

/** The word for a rule, a category, a list or a reason to lower; a code of a newer scanner is shown as it is. */
export const scanWord = (code: string): string => wordOf(ALL_WORDS, code)

const isLayer = (code: string): code is Layer => Object.hasOwn(LAYERS, code)

/** The word for a way of recognising. Apart from the others: a layer may be called like a category. */
export const layerWord = (code: string): string => (isLayer(code) ? LAYERS[code] : code)
