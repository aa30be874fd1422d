import type { CalendarRefusalCode } from '#shared/domain/deadline/calendar.ts'
import { weekdayOf } from '#shared/domain/deadline/date.ts'
import type { Deadline } from '#shared/domain/deadline/due.ts'
import type { Limit, Term } from '#shared/domain/deadline/limits.ts'
import type { DeadlineRefusal, Step, StepReason } from '#shared/domain/deadline/working-day.ts'

/** What `mingjian deadline` says. */
export const deadlineText = {
  usage: [
    '用法：mingjian deadline --from 年-月-日 --days 工作日数 [--json]',
    '      mingjian deadline --from 年-月-日 --limit 期限代号 [--json]',
    '      mingjian deadline --limits     列出全部期限代号',
  ].join('\n'),
  due: (from: string, days: number, due: string) =>
    `自${from}起第${String(days)}个工作日：${due}（${weekdayName(due)}）`,
  limitDue: (limit: Limit | undefined, from: string, due: string) =>
    limit === undefined ? due : `${limitLine(limit)}\n自${from}起：${due}（${weekdayName(due)}）`,
  lawfulUntil: (date: string, term: Term | undefined) => {
    const moves = term?.unit === 'naturalDay' && term.side === 'within'
    return `最后一日不是工作日，提前到前一个工作日；法定最后一日为${date}（${weekdayName(date)}${moves ? '，民法典第二百零三条' : ''}）。`
  },
  provisional: '暂定：所涉日期的放假通知尚未载入，按全国年节及纪念日放假办法和周末推算，通知载入后须重新计算。',
  step: ({ date, as, count, why, holiday, provisional }: Step) => {
    const number = why === 'fixedDate' ? '截止' : `第${String(count)}${UNITS[why] ?? '日'}`
    const counted = as === 'counted' ? number : STEP_KINDS[as]
    const reason = `${REASONS[why]}${holiday === null ? '' : `（${holiday}）`}${provisional ? '，暂定' : ''}`
    return [date, weekdayName(date), counted, reason].join('\t')
  },
  term: ({ term }: Limit) => termText(term),
  formLine: (limit: Limit, from: string | null, deadline: Deadline | null, releasedOn: string | null) => {
    const rule = `${limit.matter}，${termText(limit.term)}（${limit.law}${limit.article}）`
    if (from === null) return `${rule}，自签发之日起算`
    if (deadline === null) return `${rule}，自${from}起算`
    const late = releasedOn !== null && releasedOn > deadline.lawfulUntil ? `，${releasedOn}发布，超过期限` : ''
    return `${rule}，自${from}起算，至${deadline.due}${deadline.provisional ? '（暂定）' : ''}${late}`
  },
  limit: (limit: Limit) => `${limit.id}\t${limitLine(limit)}`,
  refused: (code: DeadlineRefusal['code'], firstYear: number) => REFUSALS[code](firstYear),
  calendarRefused: (code: CalendarRefusalCode, file = '', detail = '') =>
    [file, detail, CALENDAR_REFUSALS[code]].filter((part) => part !== '').join('：'),
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
const weekdayName = (date: string): string => `星期${WEEKDAYS[weekdayOf(date.slice(0, 10))] ?? ''}`

const limitLine = ({ matter, law, article, start, term }: Limit): string =>
  `${matter}：${termText(term)}，自${start}计（${law}${article}）`

const termText = (term: Term): string => {
  if (term.unit === 'hour') return `${String(term.count)}小时内`
  if (term.unit === 'yearly') return `次年${term.monthDay.split('-').map(Number).join('月')}日前`
  const span = `${String(term.count)}${term.unit === 'workingDay' ? '个工作日' : '日'}`
  return { within: `${span}内`, atLeast: `不少于${span}`, before: `${span}前`, afterwards: `${span}后` }[term.side]
}

const STEP_KINDS: Readonly<Record<Exclude<Step['as'], 'counted'>, string>> = {
  start: '起算',
  skipped: '不计入',
  moved: '移至',
}
const UNITS: Readonly<Partial<Record<StepReason, string>>> = {
  workingDay: '个工作日',
  makeUpDay: '个工作日',
  hours: '小时',
}
const REASONS: Readonly<Record<StepReason, string>> = {
  startDay: '开始的当日不计入（民法典第二百零一条）',
  startMoment: '自该时刻开始计算（民法典第二百零一条）',
  workingDay: '工作日',
  makeUpDay: '调休上班',
  weekend: '周末',
  holiday: '放假',
  naturalDay: '自然日',
  hours: '按小时计算，节假日不扣除',
  suspended: '征求意见所需时间，不计算在内',
  reportedYear: '报告年度',
  fixedDate: '法定截止日期',
  actBefore: '最后一日不是工作日，提前办理',
  nextWorkingDay: '最后一日是休假日，顺延至下一个工作日（民法典第二百零三条）',
  dayAfter: '期间届满的次日',
}
const REFUSALS: Readonly<Record<DeadlineRefusal['code'], (firstYear: number) => string>> = {
  'deadline.invalidDate': () => '日期不存在或者格式不对：应为 2026-09-30；按小时计算的期限应为 2026-09-30T09:30。',
  'deadline.invalidCount': () => '工作日数应为 1 至 1000 的整数。',
  'deadline.outsideCalendar': (firstYear) => `日期超出工作日历，只能推算${String(firstYear)}年至2099年之间的期限。`,
  'deadline.unknownLimit': () => '没有这个期限代号；用 mingjian deadline --limits 查看全部代号。',
  'deadline.notExtendable': () => '这项期限不得延长。',
  'deadline.notSuspendable': () => '这项期限不扣除征求意见的时间。',
}
const CALENDAR_REFUSALS: Readonly<Record<CalendarRefusalCode, string>> = {
  'calendar.empty': '没有工作日历。',
  'calendar.notJson': '工作日历不是 JSON 文件。',
  'calendar.malformed': '工作日历的格式不对。',
  'calendar.dateOutsideYear': '日期不在该年之内，或者起止颠倒。',
  'calendar.overlap': '同一日期重复，或者既放假又上班。',
  'calendar.workOnWeekday': '调休上班日不是周末。',
  'calendar.statutoryDayMissing': '缺少法定节假日。',
  'calendar.duplicateYear': '同一年份有两份日历。',
}
