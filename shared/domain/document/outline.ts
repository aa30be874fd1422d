/** 层次序数 of tables that are written as an outline: 一、 （一） 1. （1） ①, and 1.1 below 1. */

/** The name of a part has no number, and stands above all. */
export const PART = 0
/** A line without a number stands below every heading. */
const LEAF = 99

const FORMS: readonly (readonly [RegExp, number])[] = [
  [/^[一二三四五六七八九十百]+$/u, 1],
  [/^（[一二三四五六七八九十百]+）$/u, 2],
  [/^\d+$/u, 3],
  [/^（\d+）$/u, 20],
  [/^[①-⑳]$/u, 21],
]
const DECIMAL = /^\d+(?:\.\d+)+$/u

/** How deep a line stands by its number; the lines of a table that numbers in a way of its own stand side by side. */
export const levelOf = (number: string): number => {
  if (DECIMAL.test(number)) return 2 + number.split('.').length
  return FORMS.find(([form]) => form.test(number))?.[1] ?? LEAF
}

/** A number without what stands behind it, in full-width brackets. */
export const bareNumber = (written: string): string =>
  written
    .replaceAll(/\s/gu, '')
    // Asked at the first mark of a run alone: a cell of nothing but marks takes no longer for it.
    .replace(/(?<![、.．])[、.．]+$/u, '')
    .replaceAll('．', '.')
    .replace(/^\((.+)\)$/u, '（$1）')

const LEADING =
  /^((?:[一二三四五六七八九十百]+|\d+(?:[.．]\d+)*)(?=[、.．\s])|[（(](?:[一二三四五六七八九十百]+|\d+)[)）]|[①-⑳]|\d+(?:[.．]\d+)+)[、.．\s]*(?=\S)/u

/** The number that a text begins with, and the rest; no number where it begins with none. */
export const splitNumber = (text: string): readonly [string, string] => {
  const [whole = '', number = ''] = LEADING.exec(text) ?? []
  return [bareNumber(number), text.slice(whole.length)]
}

interface Numbered {
  readonly item: string
  readonly matter: string
  readonly level: number
}

/** What stands above a line, as the lines are gone through. */
export const newOutline = () => {
  const above: (Numbered & { lines: number })[] = []
  const rise = (level: number): void => {
    while ((above.at(-1)?.level ?? -1) >= level) above.pop()
  }
  return {
    open: (heading: Numbered): void => {
      rise(heading.level)
      above.push({ ...heading, lines: 0 })
    },
    /** The line with the numbers and words of all that it stands below; one without a number is counted. */
    place: ({ item, matter, level }: Numbered): { readonly item: string; readonly matter: string } => {
      rise(level)
      const last = above.at(-1)
      if (last !== undefined) last.lines += 1
      const own = item !== '' || last === undefined ? item : `（${String(last.lines)}）`
      const numbers = [...above.map((heading) => heading.item), own].filter((number) => number !== '')
      // 1.1 already says that it stands below 1.
      const path = numbers.filter((number, at) => !(numbers[at + 1] ?? '').startsWith(`${number}.`))
      return { item: path.join('.'), matter: [...above.map((heading) => heading.matter), matter].join('：') }
    },
  }
}
