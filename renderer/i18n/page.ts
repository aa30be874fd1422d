/** Words of the page that shows a document. */
export const PAGE = {
  picture: '图片（没有文字说明）',
  pictureMissing: '图片不在本机存储中',
  noAlternative: '（图片没有文字说明）',
  table: (rows: number, columns: number) => `表格，${String(rows)}行${String(columns)}列`,
  rows: { inserted: '新增行：', deleted: '删除行：', movedFrom: '移走的行：', movedTo: '移来的行：' },
} as const

/** Where in a long list. */
export const LIST = {
  skip: (rows: number) => `跳过列表（${String(rows)} 行；上下箭头逐行移动，Home、End 到首行、末行）`,
} as const

export const PAGER = {
  label: '翻页',
  previous: '上一页',
  next: '下一页',
  page: (page: number, pages: number, total: number) =>
    `第 ${String(page)} 页，共 ${String(pages)} 页，${String(total)} 条`,
} as const

/** Spoken before and after a change by screen readers, where others see shape and colour. */
export const PAGE_MARKS = {
  inserted: { start: '新增：', end: '新增完。' },
  deleted: { start: '删除：', end: '删除完。' },
  movedFrom: { start: '移走：', end: '移走完。' },
  movedTo: { start: '移来：', end: '移来完。' },
} as const
