import { describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import { deadlineText } from '#resources/text/deadline.ts'
import { LIMITS } from '#shared/domain/deadline/limits.ts'
import type { Step } from '#shared/domain/deadline/working-day.ts'

const deadline = async (...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = []
  const err: string[] = []
  const code = await dispatch(['deadline', ...args], {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  })
  return { code, out, err }
}

const computed = async (...args: string[]): Promise<Record<string, unknown> & { steps: Step[] }> => {
  const { code, out, err } = await deadline(...args, '--json')
  expect([code, out.length, err]).toStrictEqual([0, 1, []])
  return JSON.parse(out[0]!) as Record<string, unknown> & { steps: Step[] }
}

describe('mingjian deadline', () => {
  it('prints one JSON object: the date, whether it may change, every day', async () => {
    const result = await computed('--from', '2026-09-30', '--days', '20')
    expect(Object.keys(result)).toStrictEqual(['due', 'provisional', 'steps'])
    expect(result).toMatchObject({ due: '2026-11-03', provisional: false })
    expect(result.steps).toHaveLength(35)
    expect(result.steps[10]).toStrictEqual({
      ...{ date: '2026-10-10', as: 'counted', count: 3, why: 'makeUpDay', holiday: '国庆节', provisional: false },
    })
  })

  it('says when the date rests on a year without notice', async () => {
    expect(await computed('--from', '2026-12-04', '--days', '20')).toMatchObject({
      ...{ due: '2027-01-04', provisional: true },
    })
    const { out } = await deadline('--from', '2026-12-04', '--days', '20')
    expect(out[1]).toBe(deadlineText.provisional)
  })

  it('computes a limit of the table, with the date that the law allows', async () => {
    const { steps, ...rest } = await computed('--from', '2026-09-11', '--limit', 'budget.government')
    expect(rest).toStrictEqual({
      ...{ due: '2026-09-30', provisional: false, limit: 'budget.government', lawfulUntil: '2026-10-08' },
    })
    expect(steps.at(-1)).toMatchObject({ date: '2026-09-30', as: 'moved', why: 'actBefore' })
    expect(await computed('--from', '2026-09-30T17:05', '--limit', 'leak.report')).toMatchObject({
      due: '2026-10-01T17:05',
    })
  })

  it('without --json prints the date and each day in Chinese', async () => {
    const { code, out } = await deadline('--from', '2026-10-07', '--days', '4')
    expect(code).toBe(0)
    expect(out).toStrictEqual([
      '自2026-10-07起第4个工作日：2026-10-12（星期一）',
      '2026-10-07\t星期三\t起算\t开始的当日不计入（民法典第二百零一条）',
      '2026-10-08\t星期四\t第1个工作日\t工作日',
      '2026-10-09\t星期五\t第2个工作日\t工作日',
      '2026-10-10\t星期六\t第3个工作日\t调休上班（国庆节）',
      '2026-10-11\t星期日\t不计入\t周末',
      '2026-10-12\t星期一\t第4个工作日\t工作日',
    ])
    const limit = await deadline('--from', '2026-09-11', '--limit', 'budget.government')
    expect(limit.out[0]).toContain('预算法第十四条第一款')
    expect(limit.out[0]).toContain('2026-09-30（星期三）')
    expect(limit.out[1]).toContain('2026-10-08')
  })

  it('lists the limits by the names that --limit takes', async () => {
    const { code, out } = await deadline('--limits')
    expect(code).toBe(0)
    expect(out.map((line) => line.split('\t')[0])).toStrictEqual(LIMITS.map(({ id }) => id))
  })

  it.each([
    ['nothing', []],
    ['no start', ['--days', '20']],
    ['neither days nor limit', ['--from', '2026-09-30']],
    ['both days and limit', ['--from', '2026-09-30', '--days', '20', '--limit', 'disclosure']],
    ['an unknown option', ['--from', '2026-09-30', '--days', '20', '--colour']],
    ['an option without value', ['--from', '2026-09-30', '--days']],
    ['a stray word', ['--from', '2026-09-30', '--days', '20', 'please']],
    ['a list with more', ['--limits', '--json']],
  ])('refuses %s with its usage', async (_, args) => {
    expect(await deadline(...args)).toStrictEqual({ code: 2, out: [], err: [deadlineText.usage] })
  })

  it.each([
    ['2026-02-30', ['--days', '20'], 'deadline.invalidDate'],
    ['30.09.2026', ['--days', '20'], 'deadline.invalidDate'],
    ['2026-09-30', ['--days', '0'], 'deadline.invalidCount'],
    ['2026-09-30', ['--days', '-5'], 'usage'],
    ['2026-09-30', ['--days=-5'], 'deadline.invalidCount'],
    ['2026-09-30', ['--days', '2e1'], 'deadline.invalidCount'],
    ['2026-09-30', ['--days', '99999'], 'deadline.invalidCount'],
    ['2019-09-30', ['--days', '20'], 'deadline.outsideCalendar'],
    ['2026-09-30', ['--limit', 'nothing'], 'deadline.unknownLimit'],
    ['2026-09-30', ['--limit', 'leak.report'], 'deadline.invalidDate'],
  ] as const)('refuses %s with %o, and says why', async (from, args, code) => {
    const why = code === 'usage' ? deadlineText.usage : deadlineText.refused(code, 2024)
    expect(await deadline('--from', from, ...args, '--json')).toStrictEqual({ code: 2, out: [], err: [why] })
  })
})
