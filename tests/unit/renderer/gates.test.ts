import { describe, expect, it } from 'vitest'
import { gateAdvice, gateBasis } from '#renderer/i18n/gates.ts'
import type { GateId } from '#shared/domain/case/gate/gate-id.ts'

const gate = (id: GateId, detail: Readonly<Record<string, string | number>>) => ({
  ...{ id, detail, level: 'override' as const, holds: false, open: true, answer: null },
})

describe('what a release gate says', () => {
  it('of a time limit is how long it is over, and the law that it rests on', () => {
    const over = (days: number) => gateAdvice(gate('G12', { date: '2026-11-20', days }))
    expect(over(3)).toContain('已经超过 3 个工作日；')
    // Over on the weekend that follows its last day.
    expect(over(0)).toContain('已经超过；')
    expect(gateAdvice(gate('G12', { from: '2023-06-01' }))).toContain('自2023年6月1日起算')
    expect(gateBasis(gate('G12', { basis: '预算法第十四条第一款' }))).toBe('预算法第十四条第一款')
    expect(gateBasis(gate('G12', {}))).toContain('第二十六条')
    expect(gateBasis(gate('G14', { basis: '别的' }))).toContain('规章制定程序条例')
  })

  it('of times that do not agree is which of them', () => {
    expect(gateAdvice(gate('G16', { dated: '2026-12-01' }))).toContain('成文日期为2026年12月1日')
    const posting = { from: '2026-03-09', to: '2026-04-08', least: 10, unit: 'workingDay', basis: '条例第二十六条' }
    expect(gateAdvice(gate('G16', posting))).toContain('不足10个工作日（条例第二十六条）')
  })
})
