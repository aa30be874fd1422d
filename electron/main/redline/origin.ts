import { redlineText } from '#resources/text/redline.ts'
import type { Output } from '#shared/contract/channels.ts'
import { beijingTimeOf } from '#shared/domain/deadline/date.ts'

/** Who made a version, in which round and when. */
export type Origin = Output<'case.diff'>['versions'][number]

/** 2031年3月5日 09:00, Beijing time. */
export const beijingTime = (at: string): string => {
  const local = beijingTimeOf(at)
  const [year = '', month = '', day = ''] = local.slice(0, 10).split('-')
  return redlineText.time(Number(year), Number(month), Number(day), local.slice(11, 16))
}
