/**
 * `npm run bench -- kill`: kill -9 a thousand times at random points while a process appends, in parts of fifty, each on a
 * store of its own and with moments of its own. Every test run does a share of it (store/kill.test.ts). One JSON line; ends
 * with 1 when an acknowledged act was lost, or anything is half. KILLS asks for another number.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { createStore } from '#electron/main/store/open.ts'
import { killOften, type KillReport } from '../helper/kill-run.ts'
import { createTestOffice } from '../helper/test-office.ts'
import { furnish } from '../helper/test-store.ts'

const KILLS = Number(process.env['KILLS'] ?? 1000)
const PART = 50

/** On a store of its own, which is gone afterwards. */
const inPart = async (kills: number, seed: number): Promise<KillReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-kill-'))
  try {
    const [path, key, office] = [join(folder, 'store.db'), newStoreKey(), createTestOffice()]
    const store = createStore(path, key)
    furnish(store, office)
    return await killOften({ path, key, store, office }, kills, seed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const begun = performance.now()
const parts: KillReport[] = []
for (let done = 0; done < KILLS; done += PART) {
  const part = await inPart(Math.min(PART, KILLS - done), parts.length + 1)
  parts.push(part)
  process.stderr.write(`${String(done + part.kills)} of ${String(KILLS)}, ${String(part.acknowledged)} acts kept\n`)
}
const sum = (of: (part: KillReport) => number): number => parts.reduce((total, part) => total + of(part), 0)
const lost = sum((part) => part.lost)
const unexplained = sum((part) => part.unexplained)
const problems = parts.flatMap((part) => part.problems)
const figures = {
  kills: sum(({ kills }) => kills),
  acknowledged: sum(({ acknowledged }) => acknowledged),
  lost: { value: lost, goal: 0 },
  unexplained: { value: unexplained, goal: 0 },
  problems,
  seconds: Math.round((performance.now() - begun) / 1000),
}
process.stdout.write(`${JSON.stringify({ bench: 'kill', ...figures })}\n`)
if (lost + unexplained + problems.length > 0) process.exitCode = 1
