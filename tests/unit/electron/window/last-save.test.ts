import { runInThisContext } from 'node:vm'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { lastSave } from '#electron/main/window/close-safely.ts'
import { createFormKeeper } from '#renderer/api/form-keeper.ts'
import { beforeLeaving, saveWhenTold } from '#renderer/api/unsaved.ts'

/** A page that answers, in this process. */
const page = { executeJavaScript: (code: string) => runInThisContext(code) as Promise<unknown> }

afterEach(() => {
  vi.unstubAllGlobals()
})

it('waits for every form that was typed into, also while nothing is under way between two of them', async () => {
  vi.stubGlobal('window', new EventTarget())
  saveWhenTold()
  let underWay = 0
  const stored: string[] = []
  const keeper = createFormKeeper({
    keep: async (name) => {
      // A busy page: it is a while before it sends the next one.
      await delay(60)
      underWay += 1
      await delay(1)
      stored.push(name)
      underWay -= 1
      return { ok: true, value: {} }
    },
    delayMs: 10_000,
    onProblem: () => undefined,
  })
  const forget = beforeLeaving(async () => ({ ok: (await keeper.flush()) !== false }))
  keeper.put('chain draft', { caseId: null, value: '规范性文件' })
  keeper.put('chain reason', { caseId: null, value: '法制审核须在初审之后' })
  await lastSave(page, () => underWay)
  expect(stored).toEqual(['chain draft', 'chain reason'])
  forget()
})

it('does not wait for a page that does not answer', async () => {
  const mute = { executeJavaScript: () => new Promise(() => undefined) }
  await lastSave(mute, () => 0)
  const gone = {
    executeJavaScript: () => {
      throw new Error('gone')
    },
  }
  await lastSave(gone, () => 0)
})
