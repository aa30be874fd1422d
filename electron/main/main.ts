import { join } from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor } from 'electron'
import { sampleOffice } from '#resources/sample/office.ts'
import { dialogText } from '#resources/text/dialog.ts'
import type { PushPayload } from '#shared/contract/channels.ts'
import { createHandlers } from './ipc/handlers.ts'
import { installRouter } from './ipc/router.ts'
import { resolveFaces } from './pdf/font-files.ts'
import { openDiagnosticLog } from './log/diagnostic-log.ts'
import { createFileTokens } from './usecase/file-tokens.ts'
import { createJobs } from './usecase/jobs.ts'
import { keepBackedUp } from './usecase/keep-backed-up.ts'
import { keepSearchable } from './usecase/keep-searchable.ts'
import { createSession } from './usecase/session.ts'
import { waitingFor } from './usecase/view-inbox.ts'
import { createWireError } from './usecase/wire-error.ts'
import type { Workstation } from './usecase/workstation.ts'
import { declareAppScheme, serveApp, type FaceFiles } from './window/app-protocol.ts'
import { setChromiumSwitches } from './window/chromium-switches.ts'
import { closeSafely, lastSave } from './window/close-safely.ts'
import { systemDialogs } from './window/dialogs.ts'
import { keepLoopTurning } from './window/heartbeat.ts'
import { installGuards } from './window/guards.ts'
import { NOTHING_WAITS, notifyOfWaiting } from './window/notify.ts'
import { openTokenProcess } from './window/token-process.ts'
import { openMainWindow } from './window/main-window.ts'
import { createRecogniser } from './ocr/recogniser.ts'
import { createTaskRunner } from './worker/task-runner.ts'

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

const pushToWindow = <P extends keyof PushPayload>(name: P, payload: PushPayload[P]): void => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('mingjian:push', name, payload)
}

const compose = () => {
  const now = () => new Date()
  const log = openDiagnosticLog(profileFolder, now)
  const toWireError = createWireError(log)
  const jobs = createJobs(
    (progress) => {
      pushToWindow('jobProgress', progress)
    },
    (error) => toWireError(error, 'job'),
  )
  const taskThread = () =>
    createTaskRunner(new URL('./task-worker.js', import.meta.url), { resourcesFolder, isPackaged: app.isPackaged })
  const workstation: Workstation = {
    profileFolder,
    resourcesFolder,
    now,
    log,
    tasks: taskThread(),
    slowTasks: taskThread(),
    recogniser: createRecogniser(process.env),
    files: createFileTokens(),
    jobs,
    openTokenProcess: openTokenProcess(join(import.meta.dirname, 'token-process.js')),
    push: pushToWindow,
  }
  const session = createSession(workstation)
  return { workstation, session, toWireError }
}

/** 等保 2.0 身份鉴别 b (GB/T 22239-2019 8.1.4.1): locks when nobody works, or goes away from the machine. Gives what tells it that somebody works. */
const lockWhenIdle = (lock: () => void, idleMs: () => number): (() => void) => {
  let timer = setTimeout(lock, idleMs())
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  return () => {
    clearTimeout(timer)
    timer = setTimeout(lock, idleMs())
  }
}

const run = async (): Promise<void> => {
  keepLoopTurning()
  const { workstation, session, toWireError } = compose()
  if (isSample) {
    const { seedSample } = await import('./usecase/seed-sample.ts')
    await seedSample(workstation, session, (fraction) => {
      process.stdout.write(`${sampleOffice.progress(fraction)}\n`)
    })
    process.stdout.write(`${sampleOffice.ready(join(profileFolder, sampleOffice.passwordFile))}\n`)
  }
  // Looking through the system's fonts takes a moment: when the first page is drawn, not at the start.
  let faces: ReturnType<FaceFiles> | null = null
  serveApp(
    join(outFolder, 'renderer'),
    () => (faces ??= resolveFaces(app.isPackaged ? { bundledFolder: join(resourcesFolder, 'fonts') } : {})),
  )
  installGuards()
  const lock = async (): Promise<void> => {
    if (session.current() === null) return
    for (const window of BrowserWindow.getAllWindows()) await lastSave(window.webContents, callsUnderWay)
    session.lock()
    pushToWindow('locked', {})
  }
  const onActivity = lockWhenIdle(
    () => void lock(),
    () => session.idleMs(),
  )
  const callsUnderWay = installRouter({
    handlers: createHandlers(workstation, session, systemDialogs),
    currentRoles: () => session.roles(),
    hindrance: () => session.hindrance(),
    takeConfirmation: (channel, commandId) => session.takeConfirmation(channel, commandId),
    toWireError,
    onActivity,
  })
  const rest = keepSearchable(workstation, session, (error) => {
    toWireError(error, 'search')
  })
  const stopBackups = keepBackedUp(workstation, session, (error) => toWireError(error, 'backup').code)
  app.on('will-quit', () => {
    rest()
    stopBackups()
    session.lock()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  process.on('uncaughtException', (error) => {
    const { faultId } = toWireError(error, 'uncaught')
    session.lock()
    pushToWindow('faultRaised', { code: 'defect', faultId: faultId ?? '' })
    pushToWindow('locked', {})
  })
  notifyOfWaiting(
    () => session.current()?.person.personId ?? null,
    () => {
      const unlocked = session.current()
      return unlocked === null ? NOTHING_WAITS : waitingFor(workstation, unlocked, 'all').counts
    },
  )
  const window = await openMainWindow(join(outFolder, 'preload', 'index.cjs'))
  // Reading is work too, and asks for nothing.
  window.webContents.on('input-event', onActivity)
  closeSafely(window, () => {
    workstation.jobs.cancelAll()
    return lastSave(window.webContents, () => callsUnderWay() + workstation.jobs.underWay())
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(run)
    .catch((error: unknown) => {
      // Without a window nobody would learn of it, and the program would stay, unseen.
      const { code, faultId } = createWireError(openDiagnosticLog(profileFolder, () => new Date()))(error, 'start')
      dialog.showErrorBox(dialogText.startFailed.title, dialogText.startFailed.advice(code, faultId ?? ''))
      app.exit(1)
    })
} else {
  app.quit()
}
