import { CHANGE_TYPE_WORDS, LINE_PART_WORDS, PORTION_WORDS } from '#resources/text/word/change.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { LinePart } from '#shared/domain/document/lines.ts'

type Diff = Output<'case.diff'>
type Group = Diff['groups'][number]

export { LINE_PART_WORDS as PART_WORDS, structureText } from '#resources/text/word/change.ts'

/** 正文→一级标题： */
export const partChange = (from: LinePart | null, to: LinePart): string =>
  from === null ? `${LINE_PART_WORDS[to]}：` : `${LINE_PART_WORDS[from]}→${LINE_PART_WORDS[to]}：`

/** Of the body, what stands above its first heading. */
const BODY_BEGINS = '正文开头'

const EXCERPT_MAX_CHARACTERS = 24
const cut = (text: string): string => {
  const characters = [...text.trim()]
  return characters.length <= EXCERPT_MAX_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, EXCERPT_MAX_CHARACTERS).join('')}…`
}

/** 128→131 for a rewording, else the words. */
export const excerptOfRuns = (
  runs: readonly { readonly kind: 'kept' | 'inserted' | 'deleted'; readonly text: string }[],
): string => {
  const textOf = (kind: 'inserted' | 'deleted'): string =>
    runs.map((run) => (run.kind === kind ? run.text : '')).join('')
  const [before, after] = [textOf('deleted'), textOf('inserted')]
  if (before !== '' && after !== '') return `${cut(before)}→${cut(after)}`
  return cut(runs.map((run) => run.text).join(''))
}

export const CHANGE_WORDS = {
  place: (portion: Group['portion'], item: number, headings: Group['headings']) => {
    const own = headings.at(-1)
    const path = headings.map(({ label }) => label).filter((label) => label !== '')
    const inItem = item === 0 ? '' : `附件${String(item)} `
    if (own === undefined)
      return portion === 'attachment'
        ? inItem.trim()
        : `${inItem}${portion === 'body' ? BODY_BEGINS : PORTION_WORDS[portion]}`
    const above = own.label === '' ? path.join('') : path.slice(0, -1).join('')
    return `${inItem}${above === '' ? '' : `${above} `}${own.label}${own.text}`
  },
  several: (text: string, count: number) => `${text}（共 ${String(count)} 处）`,
  types: CHANGE_TYPE_WORDS,
  kind: (word: string, count: number) => `${word} ${String(count)}`,
  filters: '筛选',
  person: '人员',
  round: '轮次',
  everybody: '全部人员',
  everyRound: '全部轮次',
  page: (page: number, pages: number) => `第 ${String(page)} 页，共 ${String(pages)} 页`,
  pageBefore: '上一页',
  pageAfter: '下一页',
  nothingPasses: '没有符合条件的修改。',
  movedFrom: (move: number) => `移自原处（移动${String(move + 1)}）`,
  movedTo: (move: number) => `移至新处（移动${String(move + 1)}）`,
  format: (from: string, to: string) => `格式：${from}→${to}`,
  split: '由前后一段拆出',
  joined: '已并入相邻一段',
  before: '旧稿',
  after: '新稿',
  nothingHere: '（本稿无此内容）',
} as const
