import { COMPARISON_WORDS } from '#resources/text/word/disclosure.ts'
import type { AfterReleaseType } from '#shared/domain/case/release/after-release-events.ts'
import { dateText } from './date.ts'

type Detail = Readonly<Record<string, string | number>>

export const AFTER_RELEASE_EVENT_WORDS: Readonly<Record<AfterReleaseType, string>> = {
  PublishedCopyCompared: '上传核对',
  ReleaseExtended: '补充签名证据',
}

export { COMPARISON_WORDS }

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const outcome = (detail: Detail): string =>
  (COMPARISON_WORDS as Readonly<Record<string, string>>)[text(detail, 'outcome')] ?? text(detail, 'outcome')
const uploaded = (detail: Detail): string =>
  text(detail, 'publishedAt') === '' ? '' : `，${dateText(text(detail, 'publishedAt'))}上传`
const counted = (detail: Detail): string =>
  Number(detail['differences'] ?? 0) === 0 ? '' : `，不一致 ${text(detail, 'differences')} 处`

/** What the person did, after their role and name. */
export const AFTER_RELEASE_DEEDS: Readonly<Record<AfterReleaseType, (detail: Detail) => string>> = {
  PublishedCopyCompared: (detail) =>
    `核对已上传的文件（${text(detail, 'url')}${uploaded(detail)}）：${outcome(detail)}${counted(detail)}`,
  ReleaseExtended: (detail) => `为公开件补充签名证据，级别达到 ${text(detail, 'level')}`,
}
