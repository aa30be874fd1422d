import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { app, dialog } from 'electron'
import { dialogText } from '#resources/text/dialog.ts'
import { installRouter, type Answer } from './ipc/router.ts'
import type { Program } from './program.ts'
import { declareAppScheme, serveApp } from './window/app-protocol.ts'
import { setChromiumSwitches } from './window/chromium-switches.ts'
import { closeSafely, lastSave } from './window/close-safely.ts'
import { keepLoopTurning } from './window/heartbeat.ts'
import { installGuards } from './window/guards.ts'
import { openMainWindow } from './window/main-window.ts'
import { revivePage } from './window/revive-page.ts'

// What stands here is read before anything can be seen; program.ts and all the rest once the unlock screen has painted.
const UNTIL_PAINTED_MS = 150

setChromiumSwitches()
declareAppScheme()

const isSample = app.commandLine.hasSwitch('sample')
const profileSwitch = app.commandLine.getSwitchValue('profile')
if (profileSwitch !== '') app.setPath('userData', profileSwitch)
else if (isSample) app.setPath('userData', join(app.getPath('appData'), 'mingjian-sample'))
else app.setPath('userData', join(app.getPath('appData'), 'mingjian'))
const profileFolder = app.getPath('userData')
const outFolder = join(import.meta.dirname, '..')
const resourcesFolder = app.isPackaged ? join(process.resourcesPath, 'resources') : join(outFolder, '..', 'resources')

/** Made when it is first asked for, once. */
const onDemand = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}

/** What the unlock screen asks for is said at once; for all else, and whenever anything is amiss, the program is needed. */
const answerWith = (program: () => Promise<Program>): Answer => {
  let isFirst = true
  return async (name, input) => {
    const atStart = isFirst && name === 'session.status' && !isSample
    isFirst = false
    try {
      const view = atStart ? (await import('./usecase/session/locked-view.ts')).viewAtStart(profileFolder) : null
      if (view !== null) return { ok: true, value: view }
    } catch {
      // The program meets the same, and says what it is.
    }
    return (await program()).answer(name, input)
  }
}

const run = async (): Promise<void> => {
  keepLoopTurning()
  // Looking through the system's fonts takes a moment: when the first page is drawn, not at the start.
  const faces = onDemand(async () => {
    const { resolveFaces } = await import('./pdf/font-files.ts')
    return resolveFaces(app.isPackaged ? { bundledFolder: join(resourcesFolder, 'fonts') } : {})
  })
  serveApp(join(outFolder, 'renderer'), faces)
  installGuards()
  app.on('window-all-closed', () => {
    app.quit()
  })
  const program = onDemand(async () => {
    const { startProgram } = await import('./program.ts')
    return startProgram({ profileFolder, resourcesFolder, callsUnderWay })
  })
  const callsUnderWay = installRouter(answerWith(program))
  // Electron lets what nobody waited for pass with a line on standard error, message and all.
  process.on('unhandledRejection', (error) => {
    program().then(
      ({ unawaited }) => {
        unawaited(error)
      },
      () => undefined, // that there is no program is told to whoever asks for it
    )
  })
  if (isSample) await (await program()).seedSample()
  const { window, loaded } = openMainWindow(
    join(outFolder, 'preload', 'index.cjs'),
    join(resourcesFolder, 'icon', 'icon.png'),
  )
  app.on('second-instance', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  // Closed again before it was there: its page did not load, and there is nothing to look after.
  await loaded.catch((error: unknown) => {
    if (!window.isDestroyed()) throw error
  })
  const told = async (reason: string): Promise<string> => (await program()).pageDied(reason)
  revivePage(window, told, async (faultId) => {
    await (await program()).leave()
    dialog.showErrorBox(dialogText.pageDied.title, dialogText.pageDied.advice(faultId))
    app.exit(1)
  })
  await delay(UNTIL_PAINTED_MS)
  const { onActivity, cancelJobs, jobsUnderWay, leave } = await program()
  if (window.isDestroyed()) return
  // Reading is work too, and asks for nothing.
  window.webContents.on('input-event', onActivity)
  closeSafely(window, () => {
    cancelJobs()
    return lastSave(window.webContents, () => callsUnderWay() + jobsUnderWay()).then(leave)
  })
}

/** Without a window nobody would learn of it, and the program would stay, unseen. */
const tellOfFailure = async (error: unknown): Promise<void> => {
  const [{ openDiagnosticLog }, { createWireError }] = await Promise.all([
    import('./log/diagnostic-log.ts'),
    import('./usecase/wire-error.ts'),
  ])
  const { code, faultId } = createWireError(openDiagnosticLog(profileFolder, () => new Date()))(error, 'start')
  dialog.showErrorBox(dialogText.startFailed.title, dialogText.startFailed.advice(code, faultId ?? ''))
  app.exit(1)
}

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(run).catch(tellOfFailure)
} else {
  app.quit()
}
