import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../fixture/workstation.ts'

/** What a piece of page script comes to: its value, or the name of what it threw. */
const attempt = (page: Page, script: string): Promise<unknown> =>
  page.evaluate(async (source) => {
    try {
      return await new Promise((resolve, reject) => {
        const element = document.createElement('script')
        element.textContent = source
        window.addEventListener('message', (event) => resolve(event.data), { once: true })
        setTimeout(() => reject(new Error('blocked')), 500)
        document.head.append(element)
      })
    } catch (error) {
      return (error as Error).message
    }
  }, script)

/** What Chromium was really given; Electron has the method and leaves it out of its types. */
const preferences = (app: ElectronApplication) =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): object }
    return contents.getLastWebPreferences()
  })

test.describe("Electron's security checklist, on the window that people get", () => {
  test('the page has no Node, no Electron, and two functions of ours', async ({ workstation: { window } }) => {
    const seen = await window.evaluate(() => ({
      require: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      module: typeof (globalThis as { module?: unknown }).module,
      buffer: typeof (globalThis as { Buffer?: unknown }).Buffer,
      bridge: Object.keys((globalThis as unknown as { mingjian: object }).mingjian).toSorted(),
    }))
    expect(seen).toEqual({
      require: 'undefined',
      process: 'undefined',
      module: 'undefined',
      buffer: 'undefined',
      bridge: ['call', 'on'],
    })
  })

  test('the window is sandboxed and isolated, with nothing loosened', async ({ workstation: { app } }) => {
    expect(await preferences(app)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    })
  })

  test('the operating system holds the page and the compositor in their sandbox', async ({ workstation: { app } }) => {
    test.skip(process.getuid?.() === 0, 'Chromium has no sandbox for root; npm test runs this as an ordinary user')
    const statuses = await app.evaluate(async ({ app: electronApp }) => {
      const { readFileSync } = process.getBuiltinModule('node:fs')
      return electronApp
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab' || type === 'GPU')
        .map(({ pid }) => readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
    })
    expect(statuses).toHaveLength(2)
    // A sandboxed process runs under a seccomp filter and cannot gain privileges.
    for (const status of statuses) expect(status).toMatch(/NoNewPrivs:\s+1[\s\S]*Seccomp:\s+2/)
  })

  test('the page is given the faces of the release by their roles, and no other file of the machine', async ({
    workstation: { window },
  }) => {
    const load = (path: string) =>
      window.evaluate(
        (source) =>
          new FontFace('probe', `url(${source})`).load().then(
            () => 'loaded',
            () => 'refused',
          ),
        path,
      )
    for (const role of ['title', 'body', 'hei', 'kai', 'latin', 'fallback']) {
      expect(await load(`/face/${role}`), role).toBe('loaded')
    }
    const elsewhere = ['', 'none', '__proto__', 'constructor', 'body/', '../face', '%2e%2e%2findex.html', 'body%00']
    for (const name of elsewhere) expect(await load(`/face/${name}`), name).toBe('refused')
  })

  test('the page comes from one origin with a strict policy', async ({ workstation: { window } }) => {
    const answer = await window.evaluate(async () => {
      const request = new XMLHttpRequest()
      return new Promise<string>((resolve) => {
        request.onload = () => resolve('loaded')
        request.onerror = () => resolve('blocked')
        try {
          request.open('GET', location.href)
          request.send()
        } catch {
          resolve('blocked')
        }
      })
    })
    expect(window.url()).toMatch(/^app:\/\/mingjian\//)
    expect(answer).toBe('blocked') // connect-src 'none': not even to itself
  })

  test('injected script, eval and remote content do not run', async ({ workstation: { window } }) => {
    expect(await attempt(window, "window.postMessage('ran', '*')")).toBe('blocked')
    const blocked = await window.evaluate(() => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
      const image = document.createElement('img')
      image.src = 'https://example.invalid/pixel.png'
      const frame = document.createElement('iframe')
      frame.src = 'https://example.invalid/'
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = 'https://example.invalid/style.css'
      document.body.append(image, frame, link)
      return new Promise<string[]>((resolve) => setTimeout(() => resolve(violations.toSorted()), 300))
    })
    expect(blocked).toEqual(expect.arrayContaining(['frame-src', 'img-src', 'style-src-elem']))
  })

  test('the page leads nowhere else and opens nothing', async ({ workstation: { app, window } }) => {
    const before = window.url()
    await window.evaluate(() => {
      location.href = 'https://example.invalid/'
    })
    await window.evaluate(() => {
      globalThis.open('https://example.invalid/')
    })
    await window.waitForTimeout(300)
    expect(window.url()).toBe(before)
    expect(await app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('every permission is denied', async ({ workstation: { window } }) => {
    const states = await window.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
      const found = await Promise.all(
        names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
      )
      return [...new Set(found)]
    })
    expect(states).toEqual(['denied'])
  })

  test('app:// serves the built page and nothing outside it', async ({ workstation: { app } }) => {
    const statuses = await app.evaluate(async ({ net }) => {
      const paths = ['index.html', '../package.json', '..%2f..%2fpackage.json', '%2e%2e/main/main.js', 'none.html', '']
      return Promise.all(paths.map(async (path) => (await net.fetch(`app://mingjian/${path}`)).status))
    })
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404])
    const other = await app.evaluate(async ({ net }) => (await net.fetch('app://other/index.html')).status)
    expect(other).toBe(404)
  })

  test('another frame or window with the same preload is not heard', async ({ workstation: { app } }) => {
    const reply = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await stranger.loadURL('about:blank')
      const answer: unknown = await stranger.webContents.executeJavaScript("window.mingjian.call('session.status', {})")
      stranger.destroy()
      return answer
    })
    expect(reply).toEqual({ ok: false, error: { code: 'contract.rejectedSender' } })
  })

  test('nothing asks the network for anything', async ({ workstation: { app, window } }) => {
    // What was refused counts as asked: the guard cancels it, and the request ends as an error.
    await app.evaluate(async ({ session }) => {
      const urls: string[] = []
      Object.assign(globalThis, { askedUrls: urls })
      session.defaultSession.webRequest.onCompleted(({ url }) => urls.push(url))
      session.defaultSession.webRequest.onErrorOccurred(({ url }) => urls.push(url))
    })
    await window.reload()
    await window.waitForTimeout(1500)
    const seen = await app.evaluate(async () => (globalThis as unknown as { askedUrls: string[] }).askedUrls)
    expect(seen.length).toBeGreaterThan(0) // the page's own files: the ear is open
    const asked = seen.filter((url) => !url.startsWith('app://'))
    expect(asked).toEqual([])
  })
})
