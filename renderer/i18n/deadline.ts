import { CHANGE_KIND_WORDS, VALIDITY_WORDS } from '#resources/text/word/duty.ts'
import { validityStanding } from '#resources/text/word/validity.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { ChangeKind } from '#shared/domain/case/duty/duty-events.ts'
import { plainDateText } from './date.ts'

export { CHANGE_KIND_WORDS, VALIDITY_WORDS }

type Due = NonNullable<Output<'inbox.list'>['rows'][number]['due']>
type ValidityView = NonNullable<Output<'inbox.list'>['rows'][number]['validity']>

const isChange = (kind: string): kind is ChangeKind => Object.hasOwn(CHANGE_KIND_WORDS, kind)

export const DUE = {
  label: '公开期限',
  notBegun: '签发后起算',
  noCalendar: '缺少工作日历，无法推算',
  provisional: '暂定',
  left: (days: number) => (days === 0 ? '今天到期' : `还有 ${String(days)} 个工作日`),
  over: (days: number) => (days === 0 ? '已逾期' : `逾期 ${String(days)} 个工作日`),
  met: (date: string) => `已于${plainDateText(date)}发布`,
  late: (date: string) => `${plainDateText(date)}发布，超过期限`,
  /** What a case does to a release, behind its title: `done` once it holds. */
  changeTag: (kind: string, done: boolean) => {
    const word = isChange(kind) ? CHANGE_KIND_WORDS[kind] : kind
    return done ? `已${word}原文件` : `拟${word}`
  },
  howComputed: '这一天怎么算的',
  hideAccount: '收起',
  set: '设定期限',
  setHeading: '设定公开期限',
  rule: '适用的期限',
  start: '起算日期',
  starts: {
    approval: '签发之日（签发后自动起算）',
    document: (date: string | null) =>
      date === null ? '成文日期（文稿上没有填写）' : `成文日期 ${plainDateText(date)}`,
    other: '其他日期（须说明理由）',
  },
  otherDate: '形成或者变更的日期',
  reason: '理由',
  laterHint: '文稿载有更早的成文日期；写明为什么自签发之日起算。',
  byBasis:
    '按公开认定的依据，暂按这一类中最短的期限计；适用其他期限的，由经办人或者当前环节在“设定期限”中改选。这类期限自决定作出、批复、确定供应商、收到批准文件等事实发生之日起算，与成文、签发不在同一日的，也请在那里改填起算日期。',
  reasonHint: '例如：信息于某日由某文件变更，附文号。',
  ruleBasis: (basis: string, start: string) => `依据：${basis}；自${start}起算`,
  summary: (matter: string, term: string, from: string | null, reason: string) =>
    `${matter}，${term}，${from === null ? '自签发之日起算' : `自${plainDateText(from)}起算`}${reason === '' ? '' : `（${reason}）`}`,
  accountBasis: (basis: string, lawful: string | null) =>
    `依据：${basis}。${lawful === null ? '' : `法定最后一日为${plainDateText(lawful)}（民法典第二百零三条），宜提前办理。`}`,
  office: (date: string | null, paused: boolean) =>
    paused
      ? '报请确定期间，本机的办理计时暂停；法定期限不暂停。'
      : `扣除报请确定的时间，本机办理计时至${date === null ? '（未起算）' : plainDateText(date)}；法定期限不扣除。`,
  columns: ['日期', '星期', '计数', '说明'],
  saved: '已设定公开期限',
  validity: '有效性',
} as const

/** 2026年12月21日（暂定） and 还有 5 个工作日; without the second when no day is counted. */
export const dueParts = (due: Due | null): readonly [string] | readonly [string, string] => {
  if (due === null) return [DUE.notBegun]
  const provisional = due.provisional ? `（${DUE.provisional}）` : ''
  if (due.doneOn !== null) return [due.level === 'overdue' ? DUE.late(due.doneOn) : DUE.met(due.doneOn)]
  const near = due.level === 'overdue' ? DUE.over(due.workingDaysOver) : DUE.left(due.workingDaysLeft)
  return [`${plainDateText(due.date)}${provisional}`, near]
}

export const dueText = (due: Due | null): string => dueParts(due).join('，')

/** What lists, pages and finds say of the validity of a release; '' for what is simply in force. */
export const validityText = (view: ValidityView): string => validityStanding(view, plainDateText)
