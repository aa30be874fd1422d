import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Output } from '#shared/contract/channels.ts'
import { hitStories, type HitOutcome } from '#shared/domain/case/secrecy/hit-outcomes.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { ok } from '#shared/lib/result.ts'
import { loadCase } from '../load-case.ts'
import { readScanRecord } from './scan-record.ts'
import type { Outcome, Unlocked } from '../workstation.ts'

type Entry = Output<'lexicon.statistics'>['entries'][number]

/** More than this nobody reads; the counts hold all. */
const MAX_ENTRIES = 1000
const MAX_CASES = 100

interface Tally {
  readonly rule: string
  readonly list: string
  readonly term: string
  readonly counts: Record<HitOutcome, number>
  readonly cases: Entry['cases']
}

const total = ({ counts }: Tally): number => counts.kept + counts.falsePositive + counts.changed + counts.open

/**
 * 词条处置统计: what became of the hits of each entry, told from the logs of all cases that were handed in and from the
 * records of their scans. A hit that stands in several rounds counts once; a destroyed case counts no more. Other calls are
 * answered in between.
 * @throws ChainFault when a record is missing or altered.
 */
export const viewStatistics = async ({ store }: Unlocked): Promise<Outcome<Output<'lexicon.statistics'>>> => {
  const tallies = new Map<string, Tally>()
  let cases = 0
  for (const caseId of store.allCaseIds()) {
    await nextTurn()
    const loaded = loadCase(store, caseId)
    if (loaded === null || loaded.state.round === 0) continue
    // Which words were hit stood in records that were destroyed with the texts.
    if (loaded.state.custody.destroyedAt !== null) continue
    cases += 1
    const title = currentVersion(loaded.state).title.slice(0, 200).toWellFormed()
    const records = new Map<string, ReadonlyMap<string, Pick<Tally, 'rule' | 'list' | 'term'>>>()
    const entryOf = (scanHash: string, key: string) => {
      let hits = records.get(scanHash)
      if (hits === undefined) {
        hits = new Map(readScanRecord(store, caseId, scanHash).hits.map((hit) => [hit.key, hit]))
        records.set(scanHash, hits)
      }
      return hits.get(key)
    }
    for (const { key, scanHash, outcome } of hitStories(loaded.events, loaded.state)) {
      const entry = entryOf(scanHash, key)
      if (entry === undefined) continue // named in the log, not in a record of before keys were kept
      const { rule, list, term } = entry
      const name = JSON.stringify([rule, list, term])
      const counts = { kept: 0, falsePositive: 0, changed: 0, open: 0 }
      const tally = tallies.get(name) ?? { rule, list, term, counts, cases: [] }
      tallies.set(name, tally)
      tally.counts[outcome] += 1
      const listed = tally.cases.find((one) => one.caseId === caseId && one.outcome === outcome)
      if (listed !== undefined) listed.count += 1
      else if (tally.cases.length < MAX_CASES) tally.cases.push({ caseId, title, outcome, count: 1 })
    }
  }
  const entries = [...tallies.values()].sort((a, b) => total(b) - total(a)).slice(0, MAX_ENTRIES)
  return ok({ cases, entries })
}
