import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepSearchable } from '#electron/main/usecase/search/keep-searchable.ts'

type Session = Parameters<typeof keepSearchable>[1]
type Station = Parameters<typeof keepSearchable>[0]

afterEach(() => {
  vi.useRealTimers()
})

/** A store of which each look takes in so many of what is due: how often it is looked after, and nothing else, is asked here. */
const pace = async (
  due: number,
  each: number,
  forMs: number,
): Promise<{ readonly looks: number; readonly due: number }> => {
  // Loaded when they are first asked for, which takes more time than passes here.
  await Promise.all([
    import('#electron/main/usecase/search/index-cases.ts'),
    import('#electron/main/usecase/search/read-files.ts'),
  ])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  let [left, looks] = [due, 0]
  const store = {
    renewSearch: () => undefined,
    retrySearchAside: () => undefined,
    tidySearch: () => true,
    searchIsBehind: () => false,
    searchDueCount: () => left,
    turnSearchDay: () => {
      looks += 1
      left = Math.max(0, left - each)
    },
    searchDue: () => [],
    putSearchCases: () => undefined,
  }
  const unlocked = { store }
  const session = { current: () => unlocked } as unknown as Session
  const errors: unknown[] = []
  const resourcesFolder = new URL('../../../../../resources', import.meta.url).pathname
  const station = { now: () => new Date(), resourcesFolder, log: { record: () => undefined } } as unknown as Station
  const end = keepSearchable(station, session, (error) => errors.push(error))
  for (let passed = 0; passed < forMs; passed += 100) {
    await vi.advanceTimersByTimeAsync(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  end()
  expect(errors).toEqual([])
  return { looks, due: left }
}

describe('looking after the index', () => {
  it('goes on soon while much is left, as after an update, and rests when nothing can be taken in', async () => {
    // 5,400 cases of an office at 36 a look: minutes, not a quarter of an hour.
    const busy = await pace(5400, 36, 40_000)
    expect(busy.due).toBe(0)
    // What waits for its files only is looked at every five seconds.
    expect((await pace(10, 0, 20_000)).looks).toBeLessThanOrEqual(4)
  })
})
