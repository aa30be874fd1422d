import type { Output } from '#shared/contract/channels.ts'

type Revision = Output<'case.importReports'>[number]['revisions'][number]

/** What a revision of an imported file did. */
export const REVISION_KIND_WORDS: Readonly<Record<Revision['kind'], string>> = {
  insertion: '新增',
  deletion: '删除',
  movedFrom: '移走',
  movedTo: '移来',
}
/** And to what; '' for plain text. */
export const REVISION_OF_WORDS: Readonly<Record<Revision['of'], string>> = {
  text: '',
  paragraphMark: '段落标记',
  row: '表格行',
  cell: '单元格',
  numbering: '编号',
}
const SHOWN_CHARACTERS = 40

const cut = (text: string): string => {
  const characters = [...text]
  return characters.length <= SHOWN_CHARACTERS ? text : `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
}

/** 2026-03-02T09:00:00Z as the file says it: its day, since files are not sure of their time zone. */
const day = (date: string | null): string => {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '')
  return found === null ? '' : `（${String(found[1])}年${String(Number(found[2]))}月${String(Number(found[3]))}日）`
}

export const IMPORTED = {
  heading: '导入文件中的修订',
  intro: '登记时保留了文件中的修订：第 1 稿为修订前，第 2 稿为修订后。作者和日期以文件所记为准。',
  author: (author: string, count: number) => `${author === '' ? '（未署名）' : author}：${String(count)} 处`,
  change: (kind: Revision['kind'], of: Revision['of'], text: string, date: string | null) =>
    `${REVISION_KIND_WORDS[kind]}${REVISION_OF_WORDS[of]}${text === '' ? '' : `“${cut(text)}”`}${day(date)}`,
  rest: (count: number) => `另有 ${String(count)} 处，见左侧对照`,
} as const
