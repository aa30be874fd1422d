/** Words of the page that shows a document. */
export const PAGE = {
  picture: '图片（没有文字说明）',
  pictureMissing: '图片不在本机存储中',
  noAlternative: '（图片没有文字说明）',
  table: (rows: number, columns: number) => `表格，${String(rows)}行${String(columns)}列`,
  rows: { inserted: '新增行：', deleted: '删除行：', movedFrom: '移走的行：', movedTo: '移来的行：' },
} as const

/** Spoken before and after a change by screen readers, where others see shape and colour. */
export const PAGE_MARKS = {
  inserted: { start: '新增：', end: '新增完。' },
  deleted: { start: '删除：', end: '删除完。' },
  movedFrom: { start: '移走：', end: '移走完。' },
  movedTo: { start: '移来：', end: '移来完。' },
} as const
