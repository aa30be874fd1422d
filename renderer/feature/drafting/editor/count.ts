import type { Node } from 'prosemirror-model'

/** 字数 and 字符数 as Word's 字数统计 shows them. */
export interface TextCount {
  /** 字数: each East Asian character or mark one, each run of other signs one. */
  readonly words: number
  /** 字符数（计空格）: every character but line ends. */
  readonly characters: number
  /** 字符数（不计空格）. */
  readonly charactersWithoutSpaces: number
}

/** Han, kana and hangul, and the marks that stand among them, count one each. */
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]/gu
const EMPTY: TextCount = { words: 0, characters: 0, charactersWithoutSpaces: 0 }

const add = (a: TextCount, b: TextCount): TextCount => ({
  words: a.words + b.words,
  characters: a.characters + b.characters,
  charactersWithoutSpaces: a.charactersWithoutSpaces + b.charactersWithoutSpaces,
})

const codePoints = (text: string): number => {
  let count = text.length
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= pair.length
  return count
}

/** Counts of one paragraph. A character outside the basic plane is one character, as Word counts it since 2013. */
export const countText = (text: string): TextCount => {
  const eastAsian = text.match(EAST_ASIAN)?.length ?? 0
  const others = text.replace(EAST_ASIAN, ' ').match(/\S+/gu)?.length ?? 0
  const spaces = text.match(/\s/gu)?.length ?? 0
  const characters = codePoints(text)
  return { words: eastAsian + others, characters, charactersWithoutSpaces: characters - spaces }
}

const counts = new WeakMap<Node, TextCount>()

/** Counts of a document or a part of it. Only what has changed since is counted again. */
export const countNode = (node: Node): TextCount => {
  const known = counts.get(node)
  if (known !== undefined) return known
  const count = node.isTextblock
    ? countText(node.textContent)
    : node.children.reduce((sum, child) => add(sum, countNode(child)), EMPTY)
  counts.set(node, count)
  return count
}
