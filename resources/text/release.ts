/** Words that the released file itself carries, and those of the manifest. */
export const releaseText = {
  reason: '政府信息公开',
  /** The faces that GB/T 9704-2012 names for each role. */
  wantedFonts: {
    title: '小标宋体',
    body: '仿宋体',
    hei: '黑体',
    kai: '楷体',
    latin: 'Times New Roman',
    fallback: '宋体',
  },
} as const
