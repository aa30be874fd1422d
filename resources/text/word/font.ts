import type { FaceRole } from '#shared/domain/layout/model.ts'

/** The faces that GB/T 9704-2012 names for each role. */
export const FONT_WORDS: Readonly<Record<FaceRole, string>> = {
  title: '小标宋体',
  body: '仿宋体',
  hei: '黑体',
  kai: '楷体',
  latin: 'Times New Roman',
  fallback: '宋体',
}
