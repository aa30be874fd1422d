import { plainDateText } from './date.ts'

/** 公示期的最短天数. */
export const POSTING = {
  local: '地方规定有最短天数的其他公示',
  noRule: '没有规定最短天数',
  localCount: '规定的最短天数',
  localUnit: '天数按',
  units: { naturalDay: '自然日', workingDay: '工作日' },
  localBasis: '规定的名称、文号和条款',
  explained: ({
    basis,
    term,
    general,
    from,
    earliest,
    advised,
    provisional,
  }: {
    readonly basis: string
    readonly term: string
    readonly general: boolean
    readonly from: string
    readonly earliest: string
    readonly advised: string
    readonly provisional: boolean
  }) =>
    `${basis}：${general ? '一般' : ''}${term}。自${plainDateText(from)}公示（当日不计入），最早到${plainDateText(earliest)}${provisional ? '（暂定）' : ''}为止${
      advised === earliest ? '' : `；这一天是休假日，宜到${plainDateText(advised)}（民法典第二百零三条）`
    }。`,
  howCounted: '这一天怎么算的',
  short: (earliest: string) => `短于法定最短天数，不能保存：请把结束日期改到${plainDateText(earliest)}或者以后。`,
  shortGeneral: (earliest: string) =>
    `短于一般要求：请把结束日期改到${plainDateText(earliest)}或者以后；情况紧急等确需缩短的，写明理由，并在公告中说明。`,
  reason: '缩短的理由',
  fact: (count: number, unit: 'naturalDay' | 'workingDay', basis: string, reason: string) =>
    `不少于${String(count)}${unit === 'workingDay' ? '个工作日' : '日'}（${basis}）${reason === '' ? '' : `；缩短的理由：${reason}`}`,
} as const
