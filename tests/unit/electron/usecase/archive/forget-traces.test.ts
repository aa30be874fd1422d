import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SessionHolder } from '#electron/main/usecase/session/session.ts'
import { keepForgetting } from '#electron/main/usecase/archive/forget-traces.ts'
import { newTestStore } from '../../../../helper/test-store.ts'

type Unlocked = ReturnType<SessionHolder['current']>

/** Somebody who has unlocked this store; nothing else of a session is asked for. */
const sessionOf = (store: ReturnType<typeof newTestStore>['store']): Pick<SessionHolder, 'current'> => {
  const unlocked = { store } as Unlocked
  return { current: () => unlocked }
}

describe('what is left of destroyed cases', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is looked after while somebody has unlocked, and a fault is told once', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { store } = newTestStore()
    const told: unknown[] = []
    let settled = 0
    const settle = (): Promise<void> => {
      settled += 1
      return Promise.resolve()
    }
    const end = keepForgetting(sessionOf(store), settle, (error) => told.push(error))
    store.destroyKey('gone', '2057-01-01T00:00:00.000Z')
    expect(store.tracesDue()).toBe(true)
    vi.advanceTimersByTime(5_000)
    await vi.waitFor(() => {
      expect(store.tracesDue()).toBe(false)
    })
    end()
    store.destroyKey('another', '2057-01-01T00:00:00.000Z')
    vi.advanceTimersByTime(60_000)
    expect(store.tracesDue()).toBe(true)
    const full = new Error('the disk is full')
    const failing = {
      ...store,
      forgetTraces: () => {
        throw full
      },
    }
    const again = keepForgetting(sessionOf(failing), settle, (error) => told.push(error))
    for (let times = 0; times < 3; times += 1) {
      vi.advanceTimersByTime(5_000)
      await vi.waitFor(() => {
        expect(told).toEqual([full])
      })
    }
    again()
    expect(told).toEqual([full])
    expect(settled).toBe(2)
    expect(store.tracesDue()).toBe(true)
  })
})
