import { EventEmitter } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ View: Object }))
const { coverWindow, uncoverWindow } = await import('#electron/main/window/cover-window.ts')

type Window = Parameters<typeof coverWindow>[0]
type Sheet = ReturnType<NonNullable<Parameters<typeof coverWindow>[1]>>

const start = () => {
  const above: unknown[] = []
  let size = { width: 800, height: 600 }
  const bounds: { width: number; height: number }[] = []
  const drawings: { readonly drawn: () => void; readonly gone: () => void }[] = []
  const page = Object.assign(new EventEmitter(), {
    executeJavaScript: () =>
      new Promise<void>((resolve, reject) => {
        drawings.push({ drawn: resolve, gone: () => reject(new Error('the page went')) })
      }),
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: page,
    isDestroyed: () => false,
    getContentBounds: () => size,
    contentView: {
      addChildView: (sheet: unknown) => above.push(sheet),
      removeChildView: (sheet: unknown) => above.splice(above.indexOf(sheet), 1),
    },
  })
  const sheet = { setBackgroundColor: () => undefined, setBounds: (one: typeof size) => bounds.push(one) }
  return {
    ...{ above, bounds, drawings, page },
    cover: () => {
      coverWindow(window as unknown as Window, () => sheet as unknown as Sheet)
    },
    uncover: () => {
      uncoverWindow(window as unknown as Window)
    },
    resize: (to: typeof size) => {
      size = to
      window.emit('resize')
    },
  }
}

describe('a sheet over the window', () => {
  it('lies there at once, over all of it whatever its size, and once only', () => {
    const { above, bounds, cover, resize } = start()
    cover()
    cover()
    resize({ width: 1000, height: 700 })
    expect(above).toHaveLength(1)
    expect(bounds.at(-1)).toMatchObject({ x: 0, y: 0, width: 1000, height: 700 })
  })

  it('is taken away when the page has drawn what lies below it, and not before', async () => {
    const { above, drawings, cover, uncover } = start()
    cover()
    uncover()
    await turn()
    expect(above).toHaveLength(1)
    drawings[0]?.drawn()
    await turn()
    expect(above).toEqual([])
    cover()
    expect(above).toHaveLength(1)
  })

  it('stays over a page that died until another is there', async () => {
    const { above, drawings, page, cover, uncover } = start()
    cover()
    uncover()
    drawings[0]?.gone()
    await turn()
    expect(above).toHaveLength(1)
    page.emit('did-finish-load')
    expect(above).toEqual([])
    expect(page.listenerCount('did-finish-load')).toBe(0)
  })
})
