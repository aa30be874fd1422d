import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PushPayload, ChannelName, Input, Output } from '#shared/contract/channels.ts'
import type { Reply } from '#shared/contract/errors.ts'
import { createHandlers } from '#electron/main/ipc/handlers.ts'
import { route, type RouterParts } from '#electron/main/ipc/route.ts'
import { openDiagnosticLog } from '#electron/main/log/diagnostic-log.ts'
import { createFileTokens, type FilePurpose } from '#electron/main/usecase/file-tokens.ts'
import { createJobs } from '#electron/main/usecase/jobs.ts'
import { checkpointNoted } from '#electron/main/usecase/checkpoint.ts'
import { createSession } from '#electron/main/usecase/session/session.ts'
import { createWireError } from '#electron/main/usecase/wire-error.ts'
import type { Workstation } from '#electron/main/usecase/workstation.ts'
import { createRecogniser } from '#electron/main/ocr/recogniser.ts'
import { childChannel } from './child-channel.ts'
import { createTaskRunner, PACK_LIMITS, spreadTasks } from '#electron/main/worker/task-runner.ts'

const root = new URL('../..', import.meta.url)
const TASK_WORKER = new URL('electron/main/worker/task-worker.ts', root)

type Progress = PushPayload['jobProgress']
type Outcome = NonNullable<Progress['outcome']>

/** The program without its window: everything behind the router, composed as program.ts does. */
export interface HeadlessWorkstation {
  readonly workstation: Workstation
  readonly session: ReturnType<typeof createSession>
  readonly folder: string
  readonly profile: string
  readonly pushes: { readonly name: string; readonly payload: unknown }[]
  /** What the window would do; the input is checked by the router like any other. */
  /** As the window: an act that needs the password gets that of whoever has unlocked. */
  call<C extends ChannelName>(name: C, input: Input<C>): Promise<Reply<Output<C>>>
  /** As the page at first: such an act is refused. */
  callOnce<C extends ChannelName>(name: C, input: Input<C>): Promise<Reply<Output<C>>>
  /** The same, for a call that must succeed. */
  done<C extends ChannelName>(name: C, input: Input<C>): Promise<Output<C>>
  /** Starts a job and waits for its outcome. */
  job<
    C extends
      | ('release.build' | 'release.extend' | 'release.timestampQuestion')
      | 'archive.export'
      | 'archive.exportBatch'
      | 'archive.exportCatalog'
      | 'archive.exportHandover'
      | 'archive.exportInspection'
      | 'archive.inspect'
      | 'case.exportRedline'
      | 'case.exportAttribution'
      | 'case.exportForm'
      | 'register.export',
  >(
    name: C,
    input: Input<C>,
  ): Promise<Outcome>
  /** Waits for the outcome of a job that was started. */
  ended(jobId: string): Promise<Outcome>
  /** The path that the next dialog answers with. */
  answer(path: string | null): void
  setClock(now: () => Date): void
  stop(): Promise<void>
}

export interface HeadlessOptions {
  /** An office that exists already; a new, empty profile when absent. */
  readonly profile?: string
  /** Where an engine that reads pictures may lie; nowhere, so that tests do not hang on what is installed. */
  readonly enginePath?: string
  /** Stands between the use cases and the task thread, to delay or replace what it answers. */
  readonly aroundTasks?: (tasks: Workstation['tasks']) => Workstation['tasks']
  /** The thread of tasks, for whoever measures the built one. */
  readonly workerFile?: URL
}

export const startHeadless = ({
  profile,
  aroundTasks,
  enginePath = '',
  workerFile = TASK_WORKER,
}: HeadlessOptions = {}): HeadlessWorkstation => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-test-'))
  const profileFolder = profile ?? join(folder, 'profile')
  const pushes: { name: string; payload: unknown }[] = []
  const waiting = new Map<string, (outcome: Outcome) => void>()
  const early = new Map<string, Outcome>()
  let clock = () => new Date()
  let answer: string | null = null
  const push: Workstation['push'] = (name, payload) => {
    pushes.push({ name, payload })
  }
  const log = openDiagnosticLog(profileFolder, () => clock())
  const toWireError = createWireError(log)
  const jobs = createJobs(
    (progress) => {
      push('jobProgress', progress)
      if (progress.outcome === null) return
      early.set(progress.jobId, progress.outcome)
      waiting.get(progress.jobId)?.(progress.outcome)
    },
    (error) => toWireError(error, 'job'),
  )
  const resourcesFolder = new URL('resources', root).pathname
  const taskThread = (limits?: typeof PACK_LIMITS) =>
    createTaskRunner(workerFile, { resourcesFolder, isPackaged: false }, undefined, limits)
  const tasks = taskThread()
  const slowTasks = taskThread()
  const packTasks = spreadTasks([taskThread(PACK_LIMITS), taskThread(PACK_LIMITS)])
  const workstation: Workstation = {
    profileFolder,
    resourcesFolder,
    now: () => clock(),
    log,
    tasks: aroundTasks?.(tasks) ?? tasks,
    slowTasks,
    packTasks: aroundTasks?.(packTasks) ?? packTasks,
    recogniser: createRecogniser({ PATH: enginePath }),
    files: createFileTokens(),
    jobs,
    openTokenProcess: () => childChannel(new URL('electron/main/signing/token/token-process.ts', root).pathname),
    push,
  }
  const session = createSession(workstation)
  const dialogs = { choose: (_purpose: FilePurpose) => Promise.resolve(answer) }
  const parts: RouterParts = {
    handlers: createHandlers(workstation, session, dialogs),
    currentRoles: () => session.roles(),
    hindrance: () => session.hindrance(),
    takeConfirmation: (channel, commandId) => session.takeConfirmation(channel, commandId),
    toWireError,
    onActivity: () => undefined,
  }
  // The router answers with the output that the contract names for this channel.
  const callOnce = <C extends ChannelName>(name: C, input: Input<C>): Promise<Reply<Output<C>>> =>
    route(parts, name, input) as Promise<Reply<Output<C>>>
  let password = ''
  /** As the window does: an act that needs the password is confirmed by whoever has unlocked, and sent once more. */
  const call = async <C extends ChannelName>(name: C, input: Input<C>): Promise<Reply<Output<C>>> => {
    if (name === 'session.unlock' && 'password' in input) password = input.password
    if (name === 'session.recover' && 'newPassword' in input) password = input.newPassword
    const reply = await callOnce(name, input)
    if (reply.ok || reply.error.code !== 'identity.confirmationNeeded' || !('commandId' in input)) return reply
    const { commandId } = input as { readonly commandId: string }
    const confirmed = await callOnce('session.confirm', { password, channel: name, commandId })
    if (!confirmed.ok) return reply
    // A twin of this call may have used the confirmation, which is good for one.
    const again = await callOnce(name, input)
    return !again.ok && again.error.code === 'identity.confirmationNeeded' ? call(name, input) : again
  }
  const done = async <C extends ChannelName>(name: C, input: Input<C>): Promise<Output<C>> => {
    const reply = await call(name, input)
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`)
    return reply.value
  }
  const ended = async (jobId: string): Promise<Outcome> =>
    early.get(jobId) ?? new Promise((resolve) => waiting.set(jobId, resolve))
  return {
    workstation,
    session,
    folder,
    profile: profileFolder,
    pushes,
    call,
    callOnce,
    done,
    job: async (name, input) => ended((await done(name, input)).jobId),
    ended,
    answer: (path) => {
      answer = path
    },
    setClock: (now) => {
      clock = now
    },
    stop: async () => {
      session.lock()
      await checkpointNoted(workstation)
      await tasks.stop()
      await slowTasks.stop()
      await packTasks.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
