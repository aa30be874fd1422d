import { getEventListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createTaskRunner,
  spreadTasks,
  TaskDefect,
  TaskOvertime,
  type TaskRunner,
} from '#electron/main/worker/task-runner.ts'

const IDLE_END_MS = 300
const worker = new URL('reporting-worker.ts', import.meta.url)
const runners: TaskRunner[] = []

/** Runs a task that takes so long; gives the id of the thread that did it. */
const startRunner = () => {
  const runner = createTaskRunner(worker, { resourcesFolder: '', isPackaged: false }, IDLE_END_MS)
  runners.push(runner)
  return async (busyMs: number | 'end', signal?: AbortSignal, limitMs?: number) =>
    (await runner.run('gate', { text: String(busyMs) }, signal, limitMs))[0]
}

const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length

/** Until the event loop holds so few threads; fails by the test's own time limit. */
const untilThreads = async (count: number): Promise<void> => {
  while (threads() > count) await delay(10)
}

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
})

describe('the thread of the tasks', () => {
  it('starts with the first task and does the next ones too', async () => {
    const before = threads()
    const task = startRunner()
    expect(threads()).toBe(before)
    const first = await task(0)
    expect(threads()).toBeGreaterThan(before)
    expect(await task(0)).toBe(first)
  })

  it('ends when it has had no work for a while, and another one does the next task', async () => {
    const before = threads()
    const task = startRunner()
    const first = await task(0)
    await untilThreads(before)
    const second = await task(0)
    expect(second).toMatch(/^\d+$/)
    expect(second).not.toBe(first)
  })

  it('is not idle while a task takes longer than that while', async () => {
    const task = startRunner()
    const quick = task(0)
    const slow = task(4 * IDLE_END_MS)
    expect(await slow).toBe(await quick)
  })

  it('stays as long as tasks come sooner than that while', async () => {
    const task = startRunner()
    const first = await task(0)
    for (let round = 0; round < 6; round++) {
      await delay(IDLE_END_MS / 3)
      expect(await task(0)).toBe(first)
    }
  })

  it('that a task ends fails that task alone; the others are done on the next thread', async () => {
    const task = startRunner()
    const first = await task(0)
    const ended = task('end')
    const other = task(0)
    await expect(ended).rejects.toThrow(TaskDefect)
    expect(await other).not.toBe(first)
  })

  it('leaves nothing at the signal of what has ended, in whatever way', async () => {
    const task = startRunner()
    const controller = new AbortController()
    const held = () => getEventListeners(controller.signal, 'abort').length
    const under = [task(0, controller.signal), task(0, controller.signal)]
    expect(held()).toBe(2)
    await Promise.all(under)
    await expect(task('end', controller.signal)).rejects.toThrow(TaskDefect)
    expect(held()).toBe(0)
    const cancelled = task(60_000, controller.signal)
    controller.abort(new Error('cancelled'))
    await expect(cancelled).rejects.toThrow('cancelled')
    expect(held()).toBe(0)
  })

  it('ends a task that takes longer than it may; what it waits for the thread, or begins anew, is not its time', async () => {
    const task = startRunner()
    const first = await task(0)
    // Behind another one, for longer than its own limit.
    const before = task(1500)
    const patient = task(0, undefined, 1000)
    expect(await before).toBe(first)
    expect(await patient).toBe(first)
    const endless = task(60_000, undefined, 500)
    const behind = task(0, undefined, 1000)
    await expect(endless).rejects.toThrow(TaskOvertime)
    expect(await behind).not.toBe(first)
  })

  it('ends when idle also after another one was cancelled', async () => {
    const before = threads()
    const task = startRunner()
    const controller = new AbortController()
    const cancelled = task(60_000, controller.signal)
    const other = task(0)
    controller.abort(new Error('cancelled'))
    await expect(cancelled).rejects.toThrow('cancelled')
    expect(await other).toMatch(/^\d+$/)
    await untilThreads(before)
  })
})

describe('several threads as one', () => {
  const startSpread = () => {
    const thread = () => createTaskRunner(worker, { resourcesFolder: '', isPackaged: false }, IDLE_END_MS)
    const spread = spreadTasks([thread(), thread()])
    runners.push(spread)
    return async (busyMs: number | 'end', signal?: AbortSignal) =>
      (await spread.run('gate', { text: String(busyMs) }, signal))[0]
  }

  it('give each task to the one with the fewest under way', async () => {
    const task = startSpread()
    const controller = new AbortController()
    const slow = task(60_000, controller.signal)
    const quick = await task(0)
    expect(await task(0)).toBe(quick)
    controller.abort(new Error('cancelled'))
    await expect(slow).rejects.toThrow('cancelled')
    const [one, other] = await Promise.all([task(0), task(0)])
    expect([one, other]).toContain(quick)
    expect(one).not.toBe(other)
  })

  it('go on with one when the other is ended by its task', async () => {
    const task = startSpread()
    // Awaited at once: it ends before or after the other.
    const ended = expect(task('end')).rejects.toThrow(TaskDefect)
    const other = await task(0)
    await ended
    const both = await Promise.all([task(0), task(0)])
    expect(both).toContain(other)
    expect(new Set(both).size).toBe(2)
  })
})
