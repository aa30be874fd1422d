import { filePlaceText, hitSourceText } from '#resources/text/word/place.ts'
import type { Output } from '#shared/contract/channels.ts'

type Elsewhere = NonNullable<Output<'case.get'>['hits'][number]['elsewhere']>

export const PLACE = {
  label: '位置',
  source: (elsewhere: Elsewhere): string =>
    elsewhere.kind === 'picture'
      ? hitSourceText(elsewhere)
      : `${hitSourceText(elsewhere)}，${filePlaceText(elsewhere.place)}`,
  count: (count: number): string => (count > 1 ? `（同一列共 ${String(count)} 处）` : ''),
  nothingToQuote: '（无文字）',
} as const
