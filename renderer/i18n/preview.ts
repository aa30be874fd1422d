import { FONT_WORDS } from '#resources/text/word/font.ts'
import type { FaceRole } from '#shared/domain/layout/model.ts'

export const PREVIEW = {
  label: '版面预览',
  preparing: '正在排版…',
  page: (page: number, pages: number) => `第 ${String(page)} 页，共 ${String(pages)} 页`,
  pages: (pages: number) => `共 ${String(pages)} 页，与公开件的版面和字体一致`,
  substitutes: (roles: readonly FaceRole[]) =>
    `。本机没有安装${roles.map((role) => FONT_WORDS[role]).join('、')}，公开件将以其他字体代替，请系统管理员安装后再发布`,
  kept: '以下是改动之前的版面。',
} as const
