import { SETUP } from '#renderer/i18n/setup.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixture/workstation.ts'

// What each of these holds in memory: electron/main/window/chromium-switches.ts.
test.describe('what runs beside the program', () => {
  test('is a page and a compositor, and no network service', async ({ workstation: { app } }) => {
    const types = await app.evaluate(async ({ app: electronApp }) =>
      electronApp.getAppMetrics().map(({ type, serviceName }) => serviceName ?? type),
    )
    const children = types.filter((type) => type !== 'Browser' && type !== 'Zygote' && type !== 'Sandbox helper')
    expect(children.toSorted()).toEqual(['GPU', 'Tab'])
  })

  test('draws without a graphics card', async ({ workstation: { app } }) => {
    const status = await app.evaluate(async ({ app: electronApp }) => electronApp.getGPUFeatureStatus())
    expect(status).toMatchObject({ gpu_compositing: 'disabled_software', webgl: 'disabled_off' })
  })

  test('leaves the OpenGL library alone', async ({ workstation: { app } }) => {
    test.skip(process.platform !== 'linux', 'GTK is what loads it, and runs on Linux only')
    const maps = await app.evaluate(async () =>
      process.getBuiltinModule('node:fs').readFileSync('/proc/self/maps', 'utf8'),
    )
    expect(maps).toMatch(/libgtk-/)
    expect(maps).not.toMatch(/libLLVM|libgallium|libGLX|libGL\.so/)
  })

  test('speaks Chinese in what the window says by itself, without the switch that could end it', async ({
    workstation: { app, window },
  }) => {
    const said = await window.evaluate(() => {
      const input = document.createElement('input')
      input.required = true
      input.checkValidity()
      return [navigator.language, new Date(0).toLocaleDateString(), input.validationMessage]
    })
    expect(said).toEqual(['zh-CN', '1970/1/1', '请填写此字段。'])
    const main = await app.evaluate(async ({ app: program }) => [
      program.getLocale(),
      program.commandLine.hasSwitch('lang'),
    ])
    expect(main).toEqual(['zh-CN', process.platform !== 'linux'])
  })

  test('is brought back when it dies, and what nobody waited for is recorded too', async ({ workstation }) => {
    const { app, window, profile } = workstation
    await expect(window.getByRole('heading', { name: SETUP.heading })).toBeVisible()
    // An answer that is there at once can be taken by the collector, which runs when the window has been shown: it waits for a timer.
    await app.evaluate(async ({ BrowserWindow }) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
      void Promise.reject(new Error('a text of somebody'))
    })
    const file = join(profile, 'log', 'diagnostic.jsonl')
    const written = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
    await expect.poll(written).toMatch(/"where":"page (crashed|killed)"/)
    await expect.poll(written).toContain('"where":"unawaited"')
    // Asked in the program: for the driver of the test a page that died stays dead, and one on its way does not answer.
    const shown = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const asked = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText')
        return Promise.race([asked as Promise<string>, new Promise<string>((resolve) => setTimeout(resolve, 500, ''))])
      })
    await expect.poll(shown, { timeout: 15_000 }).toContain(SETUP.heading)
    expect(written()).not.toContain('a text of somebody')
  })
})
