import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inOrder, type OrderedWork } from '#electron/main/usecase/in-order.ts'

/** Items are lengths: longer ones take longer to begin. What happens is noted. */
const worked = (items: readonly number[], more: Partial<OrderedWork<number, number>> = {}) => {
  const said: string[] = []
  let under = 0
  let most = 0
  const work: OrderedWork<number, number> = {
    items,
    atATime: 3,
    meet: (one, other) => one === other,
    begin: async (item, signal) => {
      under += 1
      most = Math.max(most, under)
      try {
        for (let turn = 0; turn < item; turn += 1) await setImmediate()
        signal.throwIfAborted()
        said.push(`begun ${String(item)}`)
        return item
      } catch (error) {
        under -= 1
        throw error
      }
    },
    finish: (item) => {
      under -= 1
      said.push(`finished ${String(item)}`)
      return Promise.resolve(true)
    },
    drop: (item) => {
      under -= 1
      said.push(`dropped ${String(item)}`)
      return Promise.resolve()
    },
    ...more,
  }
  return { said, work, under: () => under, most: () => most }
}
const never = new AbortController().signal

describe('work in order', () => {
  it('is begun a few at a time and finished one after the other', async () => {
    const { said, work, under, most } = worked([9, 1, 2, 8, 3])
    await inOrder(work, never)
    expect(said.filter((one) => one.startsWith('finished'))).toEqual([9, 1, 2, 8, 3].map((item) => `finished ${item}`))
    expect(said.slice(0, 4)).toEqual(['begun 1', 'begun 2', 'begun 9', 'finished 9'])
    expect([under(), most()]).toEqual([0, 3])
  })

  it('never has two under way that meet', async () => {
    const { said, work, most } = worked([4, 4, 4])
    await inOrder(work, never)
    expect(most()).toBe(1)
    expect(said).toEqual(['begun 4', 'finished 4', 'begun 4', 'finished 4', 'begun 4', 'finished 4'])
  })

  it('finishes what stands before a failure, and leaves nothing under way behind it', async () => {
    const { said, work, under } = worked([6, 2, 1, 5])
    const failing = (item: number, signal: AbortSignal): Promise<number> =>
      item === 2 ? Promise.reject(new Error('the medium is gone')) : work.begin(item, signal)
    await expect(inOrder({ ...work, begin: failing }, never)).rejects.toThrow('the medium is gone')
    expect(said).toEqual(['begun 1', 'begun 6', 'finished 6', 'dropped 1'])
    expect(under()).toBe(0)
  })

  it('drops what was begun when one says that it is enough, or the person does', async () => {
    const enough = worked([1, 1.5, 2], { finish: () => Promise.resolve(false) })
    await inOrder(enough.work, never)
    expect(enough.said.filter((one) => one.startsWith('finished'))).toEqual([])

    const cancelled = new AbortController()
    const { said, work, under } = worked([1, 2, 50, 3])
    const first = async (item: number, of: number): Promise<boolean> => {
      cancelled.abort(new Error('cancelled'))
      return work.finish(item, of)
    }
    await expect(inOrder({ ...work, finish: first }, cancelled.signal)).rejects.toThrow('cancelled')
    expect(said.filter((one) => one.startsWith('finished'))).toEqual(['finished 1'])
    expect(under()).toBe(0)
  })
})
