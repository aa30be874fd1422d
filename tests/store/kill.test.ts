import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openStore } from '#electron/main/store/open.ts'
import type { WriteStore } from '#electron/main/store/types.ts'
import { startScript } from '../helper/child-node.ts'
import { CASE_EVENTS, deskOf } from '../helper/clerk-work.ts'
import { createRandom } from '../helper/random.ts'
import { problemsOf } from '../helper/store-audit.ts'
import { newTestStore } from '../helper/test-store.ts'

/** KILLS asks for another number (tests/README.md). */
const KILLS = Number(process.env['KILLS'] ?? 12)
const LONGEST_MS = 250

/** Lets a process append and ends it with SIGKILL at some moment after its first acknowledgement. */
const appendAndKill = async (desk: ReturnType<typeof deskOf>, afterMs: number): Promise<readonly string[]> => {
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

describe('a process killed while it appends', () => {
  it(
    `leaves everything acknowledged and nothing half, ${String(KILLS)} times over on one store`,
    async () => {
      const test = newTestStore()
      const desk = deskOf(test)
      test.store.close()
      const random = createRandom(7)
      const acknowledged: string[] = []
      let last: readonly string[] = []
      const expectKept = (store: WriteStore, lines: readonly string[]): void => {
        for (const line of lines) {
          const [caseId = '', seq, blob = ''] = line.split(' ')
          expect(store.eventsOf(caseId).length).toBeGreaterThanOrEqual(Number(seq))
          expect(store.readBlob(caseId, blob)).toHaveLength(3000)
        }
      }
      for (let round = 0; round < KILLS; round++) {
        const lines = await appendAndKill(desk, random.below(LONGEST_MS))
        acknowledged.push(...lines)
        const store = openStore(test.path, test.key)
        // What was acknowledged just now and the round before; all of it once more at the end.
        expectKept(store, [...last, ...lines])
        last = lines
        const events = acknowledged.reduce((sum, line) => sum + (line.includes(` ${String(CASE_EVENTS)} `) ? 2 : 1), 0)
        // Between the commit and its line one act (of two events at most) per kill may have been cut off.
        expect(store.ledgerHead().position).toBeGreaterThanOrEqual(events)
        expect(store.ledgerHead().position).toBeLessThanOrEqual(events + 2 * (round + 1))
        store.close()
      }
      const store = openStore(test.path, test.key)
      expectKept(store, acknowledged)
      expect(problemsOf(store)).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(KILLS)
      store.close()
    },
    120_000 + KILLS * 3_000,
  )
})
