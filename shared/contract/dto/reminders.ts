import { z } from 'zod'
import { sequence } from './common.ts'

/** What waits for a person beside the cases that wait at their stage. */
const REMINDER_ABOUTS = [
  'transferDue', // 移交进馆
  'extensionProposed', // 延长移交, recorded by another hand
  'appraisalDue', // 到期鉴定, nobody has proposed
  'appraisalProposed', // proposed, the conclusion is this person's
  'catalogueProposed', // another hand's version of 主动公开基本目录
  'catalogueMissing',
  'guideMissing', // 政府信息公开指南
  'guideOld',
  'guideBehind', // what it tells of was changed since
  'takeDownDue', // 公示期限 of a release is over
  'termEnding', // 有效期 of a document that is in force ends soon
] as const
export const remindersView = z.array(z.strictObject({ about: z.enum(REMINDER_ABOUTS), count: sequence }))
