import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setChromiumSwitches } from '#electron/main/window/chromium-switches.ts'

/** As Electron keeps them; that a removed switch opens no port is Chromium's part. */
const { switches, app } = vi.hoisted(() => {
  const switches = new Map<string, string>()
  const commandLine = {
    hasSwitch: (name: string) => switches.has(name),
    appendSwitch: (name: string, value = '') => switches.set(name, value),
    removeSwitch: (name: string) => switches.delete(name),
  }
  return {
    switches,
    app: {
      isPackaged: true,
      commandLine,
      enableSandbox: () => undefined,
      disableHardwareAcceleration: () => undefined,
    },
  }
})
vi.mock('electron', () => ({ app }))

describe('what Chromium is started with', () => {
  beforeEach(() => {
    switches.clear()
    switches.set('remote-debugging-port', '9222').set('remote-debugging-pipe', '')
  })

  it('lets nobody steer the page of the product from outside', () => {
    app.isPackaged = true
    setChromiumSwitches()
    expect([...switches.keys()].filter((name) => name.startsWith('remote-'))).toEqual([])
  })

  it('lets the tests steer a page that is no product', () => {
    app.isPackaged = false
    setChromiumSwitches()
    expect(switches.get('remote-debugging-port')).toBe('9222')
  })
})
