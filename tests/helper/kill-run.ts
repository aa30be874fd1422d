import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '#electron/main/store/open.ts'
import type { WriteStore } from '#electron/main/store/types.ts'
import { startScript } from './child-node.ts'
import { CASE_EVENTS, deskOf, type ClerkDesk } from './clerk-work.ts'
import { createRandom } from './random.ts'
import { problemsOf } from './store-audit.ts'
import type { TestStore } from './test-store.ts'

const LONGEST_MS = 250
const BLOB_BYTES = 3000

/** Lets a process append and ends it with SIGKILL at some moment after its first acknowledgement. */
const appendAndKill = async (desk: ClerkDesk, afterMs: number): Promise<readonly string[]> => {
  const child = startScript('store/child/appender.ts', desk)
  let [printed, complaint] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  await wait(afterMs)
  child.kill('SIGKILL')
  await closed
  if (child.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself: ${complaint}`)
  // A last line without its end was on its way: not acknowledged to anybody.
  return printed.split('\n').slice(0, -1)
}

/** Acts of these that the store does not hold whole. */
const lostOf = (store: WriteStore, lines: readonly string[]): number =>
  lines.filter((line) => {
    const [caseId = '', seq, blob = ''] = line.split(' ')
    return store.eventsOf(caseId).length < Number(seq) || store.readBlob(caseId, blob)?.length !== BLOB_BYTES
  }).length

export interface KillReport {
  readonly kills: number
  readonly acknowledged: number
  /** Acts that were acknowledged and are not there, or not whole. */
  readonly lost: number
  /** Events beyond what was acknowledged and what one act (of two events at most) per kill may have left. */
  readonly unexplained: number
  /** What the whole store says against itself at the end: links, ledger, tree, rows, texts. */
  readonly problems: readonly string[]
}

/**
 * A furnished store, which is closed for it, and a process that appends to it and is killed `kills` times at moments that `seed` draws. After each kill the
 * store is opened and asked for all that was acknowledged just now and the time before; for everything once more at the end.
 */
export const killOften = async (test: TestStore, kills: number, seed: number): Promise<KillReport> => {
  const desk = deskOf(test)
  test.store.close()
  const random = createRandom(seed)
  const acknowledged: string[] = []
  let last: readonly string[] = []
  let [lost, unexplained] = [0, 0]
  for (let round = 0; round < kills; round++) {
    const lines = await appendAndKill(desk, random.below(LONGEST_MS))
    acknowledged.push(...lines)
    const store = openStore(test.path, test.key)
    lost += lostOf(store, [...last, ...lines])
    last = lines
    const events = acknowledged.reduce((sum, line) => sum + (line.includes(` ${String(CASE_EVENTS)} `) ? 2 : 1), 0)
    const { position } = store.ledgerHead()
    if (position < events || position > events + 2 * (round + 1)) unexplained += 1
    store.close()
  }
  const store = openStore(test.path, test.key)
  lost += lostOf(store, acknowledged)
  const problems = problemsOf(store)
  store.close()
  return { kills, acknowledged: acknowledged.length, lost, unexplained, problems }
}
