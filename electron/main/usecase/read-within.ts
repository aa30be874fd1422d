import { TaskOvertime } from '../worker/task-runner.ts'
import type { TaskInput, TaskName, TaskOutput } from '../worker/tasks.ts'
import { refuse, type Workstation } from './workstation.ts'

/** The readers bound their own work; this ends the thread when a library inside one does not. */
const BASE_MS = 10_000
const MS_PER_BYTE = 0.01
const MOST_MS = 60_000

/** The tasks that read a file of others. */
type ReadingTask = Extract<
  TaskName,
  'import' | 'lookAtFile' | 'lookInside' | 'lookAtOldWord' | 'readTable' | 'takePicture'
>

/**
 * Runs a task that reads a file, for 10 s and a second more for each 100 KB, a minute at most; what it waits for the thread does
 * not count. Refuses
 * import.takesTooLong when the time is up; the thread with all its memory is gone then.
 */
export const readWithin = async <K extends ReadingTask>(
  { tasks }: Workstation,
  name: K,
  input: TaskInput<K>,
): Promise<TaskOutput<K> | ReturnType<typeof refuse>> => {
  const limitMs = Math.min(MOST_MS, BASE_MS + Math.round(input.bytes.length * MS_PER_BYTE))
  try {
    return await tasks.run(name, input, undefined, limitMs)
  } catch (error) {
    if (!(error instanceof TaskOvertime)) throw error
    return refuse('import.takesTooLong')
  }
}
