export { accessDeed, accessEventWord } from '#resources/text/word/access.ts'

export const ACCESS = {
  view: '显示',
  views: {
    handling: (count: number) => `办理记录（${String(count)}）`,
    access: (count: number) => `查阅、打印和导出（${String(count)}）`,
  },
  heading: '查阅、打印和导出',
  intro: '每人每次解锁第一次打开本事项或者在检索结果中看到其片段、每次导出或者打印，都由本人证书签名记录。',
  none: '尚无记录',
  more: (shown: number, total: number) =>
    `只显示最近 ${String(shown)} 条，共 ${String(total)} 条；全部记录可在安全审计中查看。`,
} as const
