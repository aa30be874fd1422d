import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StoreFault } from '#electron/main/store/fault.ts'
import { isFault } from '#electron/main/usecase/wire-error.ts'
import { notifyOfWaiting } from '#electron/main/window/notify.ts'
import { NOTHING_WAITS } from '#shared/domain/office/waiting.ts'

const shown: unknown[] = []
vi.mock('electron', () => ({
  Notification: class {
    static isSupported = (): boolean => true
    readonly text: unknown
    constructor(text: unknown) {
      this.text = text
    }
    show(): void {
      shown.push(this.text)
    }
  },
}))

beforeEach(() => {
  vi.useFakeTimers()
  shown.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

const WAITS = { ...NOTHING_WAITS, all: 2 }
const recorded: unknown[] = []
/** As the program does it. */
const record = (error: unknown): void => {
  if (!isFault(error)) throw error
  recorded.push(error)
}

it('goes on after a fault of the store: recorded once a look, and what waits is told when the disk is back', () => {
  const fault = new StoreFault('fault.storeUnreachable')
  const count = vi.fn((): typeof WAITS => {
    throw fault
  })
  notifyOfWaiting(() => 'P1', count, record)
  vi.advanceTimersByTime(60_000)
  expect(recorded).toEqual([fault])
  expect(shown).toEqual([])
  count.mockImplementation(() => WAITS)
  vi.advanceTimersByTime(600_000)
  expect(recorded).toEqual([fault])
  expect(shown).toHaveLength(1)
})

it('does not tell again, after a fault, what was told before it', () => {
  const count = vi.fn(() => WAITS)
  notifyOfWaiting(() => 'P1', count, record)
  vi.advanceTimersByTime(15_000)
  count.mockImplementationOnce(() => {
    throw new StoreFault('fault.storeUnreachable')
  })
  vi.advanceTimersByTime(1_500_000)
  expect(count.mock.calls.length).toBeGreaterThan(2)
  expect(shown).toHaveLength(1)
})

it('lets a defect be loud', () => {
  notifyOfWaiting(
    () => 'P1',
    () => {
      throw new TypeError('ours')
    },
    record,
  )
  expect(() => vi.advanceTimersByTime(15_000)).toThrow('ours')
})
