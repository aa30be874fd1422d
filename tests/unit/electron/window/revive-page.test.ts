import { EventEmitter } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { revivePage } from '#electron/main/window/revive-page.ts'

type Window = Parameters<typeof revivePage>[0]

const start = () => {
  const said: string[] = []
  const page = Object.assign(new EventEmitter(), { reload: () => said.push('reload') })
  const window = { webContents: page, isDestroyed: () => said.includes('closed') } as unknown as Window
  revivePage(
    window,
    (reason) => {
      said.push(reason)
      return Promise.resolve('f-1')
    },
    (faultId) => {
      said.push(`given up ${faultId}`)
      return Promise.resolve()
    },
  )
  const die = async (reason: string): Promise<void> => {
    page.emit('render-process-gone', {}, { reason })
    await turn()
  }
  return { said, die }
}

describe('a page that died', () => {
  it('is recorded and loaded anew', async () => {
    const { said, die } = start()
    await die('oom')
    expect(said).toEqual(['oom', 'reload'])
  })

  it('is given up when it dies again at once, and not loaded for ever', async () => {
    const { said, die } = start()
    await die('crashed')
    await die('crashed')
    expect(said).toEqual(['crashed', 'reload', 'crashed', 'given up f-1'])
  })

  it('is let be when it ended as it should, or its window is closed', async () => {
    const { said, die } = start()
    await die('clean-exit')
    said.push('closed')
    await die('killed')
    expect(said).toEqual(['closed', 'killed'])
  })
})
