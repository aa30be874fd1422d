import { describe, expect, it } from 'vitest'
import { createAskLoop } from '#renderer/api/ask-loop.ts'
import { GAP_PX, scrollToPage, slotHeight, visiblePages } from '#renderer/ui/pages/page-model.ts'

/** A page whose idle moments come when the test says so, and a thread that answers when the test says so. */
const desk = () => {
  const idle: (() => void)[] = []
  const asked: number[] = []
  const shown: string[] = []
  const answers: ((answer: string) => void)[] = []
  const loop = createAskLoop<number, string>({
    ask: (wanted) => {
      asked.push(wanted)
      return new Promise((resolve) => answers.push(resolve))
    },
    show: (answer) => shown.push(answer),
    idle: (work) => {
      idle.push(work)
      return () => {
        idle.splice(idle.indexOf(work), idle.includes(work) ? 1 : 0)
      }
    },
  })
  return {
    loop,
    asked,
    shown,
    rest: () =>
      idle.splice(0).forEach((work) => {
        work()
      }),
    answer: async (text: string) => {
      answers.shift()?.(text)
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

describe('the preview', () => {
  it('asks for nothing while the page is busy, and then only for the newest text', () => {
    const { loop, asked, rest } = desk()
    for (const text of [1, 2, 3]) loop.want(text)
    expect(asked).toEqual([])
    rest()
    expect(asked).toEqual([3])
  })

  it('has one question under way, and asks again for what was wanted meanwhile', async () => {
    const { loop, asked, shown, rest, answer } = desk()
    loop.want(1)
    rest()
    for (const text of [2, 3]) loop.want(text)
    rest()
    expect(asked).toEqual([1])
    await answer('one')
    rest()
    expect(asked).toEqual([1, 3])
    await answer('three')
    expect(shown).toEqual(['one', 'three'])
    rest()
    expect(asked).toEqual([1, 3])
  })

  it('shows nothing once it is closed', async () => {
    const { loop, shown, rest, answer } = desk()
    loop.want(1)
    rest()
    loop.stop()
    await answer('one')
    loop.want(2)
    rest()
    expect(shown).toEqual([])
  })

  it('draws the pages that are seen, and no others', () => {
    const slot = slotHeight(400)
    expect(visiblePages(0, slot * 1.5, 400, 10)).toEqual({ from: 1, to: 2 })
    expect(visiblePages(slot * 4 + 1, slot, 400, 10)).toEqual({ from: 5, to: 6 })
    expect(visiblePages(slot * 99, slot, 400, 10)).toEqual({ from: 10, to: 10 })
    expect(visiblePages(0, slot * 100, 400, 90)).toEqual({ from: 1, to: 12 })
    expect(visiblePages(0, 0, 400, 0)).toEqual({ from: 1, to: 1 })
  })

  it('goes to the page of the caret only when nothing of it is seen', () => {
    const slot = slotHeight(400)
    expect(scrollToPage(2, 0, slot * 1.5, 400)).toBeNull()
    expect(scrollToPage(5, 0, slot * 1.5, 400)).toBe(4 * slot)
    expect(scrollToPage(1, slot * 3, slot, 400)).toBe(0)
    expect(scrollToPage(4, slot * 3 - GAP_PX / 2, slot, 400)).toBeNull()
  })
})
