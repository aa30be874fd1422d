import { useCallback, useSyncExternalStore } from 'react'
import type { PushPayload } from '#shared/contract/channels.ts'

export type JobProgress = PushPayload['jobProgress']

/** Progress outlives the view that started the job: leaving a tab does not lose it. */
const progressByJobId = new Map<string, JobProgress>()
const jobIdByOwner = new Map<string, string>()
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Listens for progress; once, at start. */
export const connectJobs = (): void => {
  window.mingjian.on('jobProgress', (progress) => {
    progressByJobId.set(progress.jobId, progress)
    tell()
  })
}

export const forgetJobs = (): void => {
  progressByJobId.clear()
  jobIdByOwner.clear()
  tell()
}

/** Remembers that `owner` (a case's release or archive screen) started this job. */
export const adoptJob = (owner: string, jobId: string): void => {
  jobIdByOwner.set(owner, jobId)
  tell()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How far the act of this name is, while it runs; null before its first report. */
export const useActProgress = (commandId: string): JobProgress | null => {
  const read = useCallback(() => progressByJobId.get(commandId) ?? null, [commandId])
  return useSyncExternalStore(subscribe, read)
}

/** The last job of this owner: its id, and its last progress once there was one. */
export const useJob = (owner: string): { readonly jobId: string | null; readonly progress: JobProgress | null } => {
  const readId = useCallback(() => jobIdByOwner.get(owner) ?? null, [owner])
  const jobId = useSyncExternalStore(subscribe, readId)
  const readProgress = useCallback(() => (jobId === null ? null : (progressByJobId.get(jobId) ?? null)), [jobId])
  return { jobId, progress: useSyncExternalStore(subscribe, readProgress) }
}
