export const PREVIEW = {
  label: '版面预览',
  preparing: '正在排版…',
  page: (page: number, pages: number) => `第 ${String(page)} 页，共 ${String(pages)} 页`,
  pages: (pages: number) => `共 ${String(pages)} 页，与公开件的版面和字体一致`,
  kept: '以下是改动之前的版面。',
} as const
