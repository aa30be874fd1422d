export const SHEET_EXPORT = {
  heading: '导出',
  docx: '导出 Word 文档',
  xlsx: '导出 Excel 工作簿',
  done: (files: readonly string[]) => `已导出并核对：${files.join('、')}`,
} as const
