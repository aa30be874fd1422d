import { join } from 'node:path'
import { app, BrowserWindow, powerMonitor } from 'electron'
import { sampleOffice } from '#resources/sample/office.ts'
import type { PushPayload } from '#shared/contract/channels.ts'
import { NOTHING_WAITS } from '#shared/domain/office/waiting.ts'
import { createHandlers } from './ipc/handlers.ts'
import { route } from './ipc/route.ts'
import type { Answer } from './ipc/router.ts'
import { openDiagnosticLog } from './log/diagnostic-log.ts'
import { createRecogniser } from './ocr/recogniser.ts'
import { createFileTokens } from './usecase/file-tokens.ts'
import { keepForgetting } from './usecase/archive/forget-traces.ts'
import { createJobs } from './usecase/jobs.ts'
import { keepBackedUp } from './usecase/backup/keep-backed-up.ts'
import { keepSearchable } from './usecase/search/keep-searchable.ts'
import { createSession } from './usecase/session/session.ts'
import { waitingCounts } from './usecase/review/waiting-counts.ts'
import { createWireError, isFault } from './usecase/wire-error.ts'
import type { Workstation } from './usecase/workstation.ts'
import { lastSave, settled } from './window/close-safely.ts'
import { coverWindow, uncoverWindow } from './window/cover-window.ts'
import { systemDialogs } from './window/dialogs.ts'
import { notifyOfWaiting } from './window/notify.ts'
import { openTokenProcess } from './window/token-process.ts'
import { createTaskRunner, PACK_LIMITS, spreadTasks } from './worker/task-runner.ts'

/** Where the program finds what is its own, and who tells it what the window does. */
export interface Surroundings {
  readonly profileFolder: string
  readonly resourcesFolder: string
  /** Calls of the page that have no answer yet. */
  readonly callsUnderWay: () => number
}

/** Everything behind the window. */
export interface Program {
  readonly answer: Answer
  /** Keeps the idle lock away. */
  readonly onActivity: () => void
  readonly cancelJobs: () => void
  readonly jobsUnderWay: () => number
  /** Records that the page died, for Chromium's reason; gives the number of the fault. */
  readonly pageDied: (reason: string) => string
  /** The window closes: whoever is in has left. */
  readonly leave: () => Promise<void>
  /** A defect that nobody waited for. What it belonged to has not been done, and has left nothing half done: it is told, and people may go on. */
  readonly unawaited: (error: unknown) => void
  /** Founds the sample office in an empty profile, and says where its passwords are. */
  readonly seedSample: () => Promise<void>
}

const pushToWindow = <P extends keyof PushPayload>(name: P, payload: PushPayload[P]): void => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('mingjian:push', name, payload)
}

const compose = (profileFolder: string, resourcesFolder: string) => {
  const now = () => new Date()
  const log = openDiagnosticLog(profileFolder, now)
  const toWireError = createWireError(log)
  // Read beside the rest, and done long before anybody can have typed a password: there is no key yet.
  import('./crypto/memory-dump.ts')
    .then(({ forbidMemoryDump }) => {
      forbidMemoryDump()
    })
    .catch((error: unknown) => {
      log.record({ code: 'fault.memoryDump', where: 'start' }, error)
    })
  const jobs = createJobs(
    (progress) => {
      pushToWindow('jobProgress', progress)
    },
    (error) => toWireError(error, 'job'),
  )
  const taskThread = (limits?: typeof PACK_LIMITS) =>
    createTaskRunner(
      new URL('./task-worker.js', import.meta.url),
      { resourcesFolder, isPackaged: app.isPackaged },
      undefined,
      limits,
    )
  const workstation: Workstation = {
    profileFolder,
    resourcesFolder,
    now,
    log,
    tasks: taskThread(),
    slowTasks: taskThread(),
    packTasks: spreadTasks([taskThread(PACK_LIMITS), taskThread(PACK_LIMITS)]),
    recogniser: createRecogniser(process.env),
    files: createFileTokens(),
    jobs,
    openTokenProcess: openTokenProcess(join(import.meta.dirname, 'token-process.js')),
    push: pushToWindow,
  }
  const session = createSession(workstation)
  return { workstation, session, toWireError }
}

/**
 * 等保 2.0 身份鉴别 b (GB/T 22239-2019 8.1.4.1): locks when nobody works, or goes away from the machine. Gives what tells it
 * that somebody works.
 */
const lockWhenIdle = (lock: (how: 'idle' | 'away') => void, idleMs: () => number): (() => void) => {
  const whenIdle = (): NodeJS.Timeout => setTimeout(lock, idleMs(), 'idle')
  let timer = whenIdle()
  const away = (): void => {
    lock('away')
  }
  powerMonitor.on('lock-screen', away)
  powerMonitor.on('suspend', away)
  // A machine that was cut off in the middle of falling asleep has told nobody before.
  powerMonitor.on('resume', away)
  return () => {
    clearTimeout(timer)
    timer = whenIdle()
  }
}

/**
 * Puts together what answers the window. A file of its own, loaded while the window's process starts: reading all of it
 * takes longer than anything else that the program does before it can be seen.
 */
export const startProgram = ({ profileFolder, resourcesFolder, callsUnderWay }: Surroundings): Program => {
  const { workstation, session, toWireError } = compose(profileFolder, resourcesFolder)
  const lock = async (how: 'idle' | 'away'): Promise<void> => {
    if (session.current() === null) return
    const windows = BrowserWindow.getAllWindows()
    if (how === 'away') for (const window of windows) coverWindow(window)
    for (const window of windows) await lastSave(window.webContents, callsUnderWay)
    await session.leave(how)
    pushToWindow('locked', {})
    for (const window of windows) {
      // What it asks to show the lock is answered first.
      await settled(callsUnderWay)
      uncoverWindow(window)
    }
  }
  const onActivity = lockWhenIdle(
    (how) => void lock(how),
    () => session.idleMs(),
  )
  const parts = {
    handlers: createHandlers(workstation, session, systemDialogs),
    currentRoles: () => session.roles(),
    hindrance: () => session.hindrance(),
    takeConfirmation: (channel: string, commandId: string) => session.takeConfirmation(channel, commandId),
    toWireError,
    onActivity,
  }
  const rest = keepSearchable(workstation, session, (error) => {
    toWireError(error, 'search')
  })
  const stopForgetting = keepForgetting(
    session,
    async (unlocked) => {
      const { settleDestructions } = await import('./usecase/archive/destruction-register.ts')
      if (session.current() === unlocked) settleDestructions(workstation, unlocked)
      const { eraseFormerOffices } = await import('./usecase/backup/former-office.ts')
      if (session.current() === unlocked) await eraseFormerOffices(workstation, unlocked)
    },
    (error) => {
      toWireError(error, 'forget')
    },
  )
  const stopBackups = keepBackedUp(workstation, session, (error) => toWireError(error, 'backup').code)
  void import('./document/office/convert.ts')
    .then(({ sweepConversions }) => sweepConversions())
    .catch((error: unknown) => {
      toWireError(error, 'convert')
    })
  app.on('will-quit', () => {
    rest()
    stopForgetting()
    stopBackups()
    session.lock()
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
      return unlocked === null ? NOTHING_WAITS : waitingCounts(workstation, unlocked)
    },
    (error) => {
      if (!isFault(error)) throw error
      toWireError(error, 'notify')
    },
  )
  return {
    answer: (name, input) => route(parts, name, input),
    onActivity,
    cancelJobs: () => {
      workstation.jobs.cancelAll()
    },
    jobsUnderWay: () => workstation.jobs.underWay(),
    unawaited: (error) => {
      const { faultId } = toWireError(error, 'unawaited')
      pushToWindow('faultRaised', { code: 'defect', faultId: faultId ?? '' })
    },
    pageDied: (reason) => workstation.log.record({ code: 'defect', where: `page ${reason}` }),
    leave: () => session.leave('left'),
    async seedSample() {
      const { seedSample } = await import('./usecase/sample/seed-sample.ts')
      await seedSample(workstation, session, (fraction) => {
        process.stdout.write(`${sampleOffice.progress(fraction)}\n`)
      })
      process.stdout.write(`${sampleOffice.ready(join(profileFolder, sampleOffice.passwordFile))}\n`)
    },
  }
}
