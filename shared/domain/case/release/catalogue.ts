import { closed, list, text, type Guarded } from '#shared/lib/guard.ts'

const name = text(300)

/**
 * What the catalogue of 政府信息公开条例 Art. 12 (V) asks beside title and date, 索引号 and 内容概述; and what portals ask: 主题分类
 * (V2), 责任部门, 关键词. Given at the release.
 */
export const isCatalogue = closed({
  indexNumber: name,
  theme: name,
  department: name,
  summary: text(4000),
  keywords: list(name, 20),
})
export type Catalogue = Guarded<typeof isCatalogue>
