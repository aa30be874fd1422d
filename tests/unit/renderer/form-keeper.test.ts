import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFormKeeper, type HalfForm } from '#renderer/api/form-keeper.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'

const form = (value: unknown): HalfForm => ({ caseId: null, value })
const started = (answer: (name: string, one: HalfForm) => Promise<Reply<unknown>> | Reply<unknown>) => {
  const sent: (readonly [string, unknown])[] = []
  const told: (string | null)[] = []
  const keeper = createFormKeeper({
    keep: async (name, one) => {
      sent.push([name, one.value])
      return answer(name, one)
    },
    delayMs: 400,
    onProblem: (problem: WireError | null) => {
      told.push(problem?.code ?? null)
    },
  })
  return { keeper, sent, told }
}
const fine = { ok: true, value: {} } as const
const full: Reply<never> = { ok: false, error: { code: 'fault.diskFull' } }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what is typed into a form', () => {
  it('goes to the store a moment later, as it was typed last, without waiting for a pause', async () => {
    const { keeper, sent } = started(() => fine)
    for (const value of ['一', '一二']) {
      keeper.put('a', form(value))
      await vi.advanceTimersByTimeAsync(250)
    }
    expect(sent).toEqual([['a', '一二']])
    keeper.put('a', form('一二三'))
    keeper.put('b', form(null))
    expect(await keeper.flush()).toBe(true)
    expect(sent.slice(1)).toEqual([
      ['a', '一二三'],
      ['b', null],
    ])
    expect(await keeper.flush()).toBeNull()
  })

  it('is forgotten at once when it was sent, and not typed again by a timer', async () => {
    const { keeper, sent } = started(() => fine)
    keeper.put('a', form('一'))
    keeper.put('a', form(null))
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual([['a', null]])
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toHaveLength(1)
  })

  it('is sent in order, and what is typed while another state is under way is sent after it', async () => {
    let release: (reply: Reply<unknown>) => void = () => undefined
    const { keeper, sent } = started((_, { value }) =>
      value === '旧' ? new Promise((resolve) => (release = resolve)) : fine,
    )
    keeper.put('a', form('旧'))
    const first = keeper.flush()
    await vi.advanceTimersByTimeAsync(0)
    keeper.put('a', form('新'))
    const second = keeper.flush()
    release(fine)
    expect([await first, await second]).toEqual([true, true])
    expect(sent).toEqual([
      ['a', '旧'],
      ['a', '新'],
    ])
  })

  it('that could not be kept is told once, waits, and is sent again with the next', async () => {
    let answer: Reply<unknown> = full
    const { keeper, sent, told } = started(() => answer)
    keeper.put('a', form('一'))
    expect(await keeper.flush()).toBe(false)
    expect(await keeper.flush()).toBe(false)
    expect(told).toEqual(['fault.diskFull'])
    answer = fine
    expect(await keeper.flush()).toBe(true)
    expect(told).toEqual(['fault.diskFull', null])
    expect(sent).toHaveLength(3)
  })

  it('is nobody’s any more once the session ends', async () => {
    const { keeper, sent, told } = started(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return full
    })
    keeper.put('a', form('一'))
    const under = keeper.flush()
    await vi.advanceTimersByTimeAsync(0)
    keeper.put('b', form('二'))
    keeper.forget()
    await vi.advanceTimersByTimeAsync(1000)
    expect(await under).toBe(true)
    expect(sent).toEqual([['a', '一']])
    expect(told).toEqual([])
  })
})
