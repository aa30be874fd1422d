import { describe, expect, it } from 'vitest'
import { killOften } from '../helper/kill-run.ts'
import { newTestStore } from '../helper/test-store.ts'

/** A share of the thousand that `npm run bench -- kill` runs; KILLS asks for another number (tests/README.md). */
const KILLS = Number(process.env['KILLS'] ?? 12)

describe('a process killed while it appends', () => {
  it(
    `leaves everything acknowledged and nothing half, ${String(KILLS)} times over on one store`,
    async () => {
      const report = await killOften(newTestStore(), KILLS, 7)
      expect(report).toMatchObject({ kills: KILLS, lost: 0, unexplained: 0, problems: [] })
      expect(report.acknowledged).toBeGreaterThan(KILLS)
    },
    120_000 + KILLS * 3_000,
  )
})
