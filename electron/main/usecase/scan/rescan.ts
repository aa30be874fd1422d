import { z } from 'zod'
import type { Input, Output } from '#shared/contract/channels.ts'
import { rescanFindings } from '#shared/contract/dto/lexicon.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore, WriteStore } from '../../store/types.ts'
import type { ScanOutcome } from '../../worker/tasks.ts'
import { beijingDate } from '../beijing-date.ts'
import { madeFrom } from '../derived-hash.ts'
import { lexiconUses } from './lexicon-use.ts'
import { loadCase, wordingLeft, type LoadedCase } from '../load-case.ts'
import { scanCase } from './scan-case.ts'
import { readScanRecord } from './scan-record.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type Findings = NonNullable<Output<'lexicon.findings'>>
type CaseFindings = Findings['cases'][number]

const SETTING = 'lexiconRescan'
/** More cases or entries than this are nothing to read through: the lexicon is at fault. */
const MAX_CASES = 500
const MAX_ENTRIES = 50

/** What the last re-scan newly found; null when there was none. @throws for what `rescanCases` did not write. */
export const viewFindings = ({ store }: Unlocked): Outcome<Output<'lexicon.findings'>> =>
  ok(z.nullable(rescanFindings).parse(store.setting(SETTING)))

/** Takes a case that is being destroyed out of what the last re-scan found: which words were in it is told no more. */
export const forgetFindings = (store: WriteStore, caseId: string): void => {
  const found = z.nullable(rescanFindings).parse(store.setting(SETTING))
  if (found?.cases.some((one) => one.caseId === caseId) !== true) return
  store.saveSetting(SETTING, { ...found, cases: found.cases.filter((one) => one.caseId !== caseId) })
}

/** The hits that the recorded scan of this wording does not have, by entry. */
const newlyFound = (
  { store }: Unlocked,
  { state }: LoadedCase,
  { hits, contentHash }: ScanOutcome,
): CaseFindings['entries'] => {
  const recorded = state.scan?.contentHash === contentHash ? state.scan.scanHash : null
  const known = new Set(
    recorded === null ? [] : readScanRecord(store, state.caseId, recorded).hits.map(({ key }) => key),
  )
  const entries = new Map<string, CaseFindings['entries'][number]>()
  for (const { key, rule, list, term, level } of hits) {
    if (known.has(key)) continue
    const name = JSON.stringify([rule, list, term, level])
    entries.set(name, { rule, list, term, level, count: (entries.get(name)?.count ?? 0) + 1 })
  }
  return [...entries.values()].slice(0, MAX_ENTRIES)
}

/** What the newest wording was made of, when it is a public version. */
const partialOf = (store: ReadStore, state: LoadedCase['state']) => {
  const made = madeFrom(store, state)
  return made === null ? {} : { partial: { ...made, known: [store.office().name] } }
}

/**
 * Scans the newest wording of every case that was ever handed in, released ones too, with the lexicons in use now, and
 * keeps what their recorded scans do not have. No case is changed by it: what to do is for people. A job; cancelled, it
 * leaves what the one before it found.
 */
export const rescanCases = (
  workstation: Workstation,
  unlocked: Unlocked,
  _input: Input<'lexicon.rescan'>,
): Outcome<Output<'lexicon.rescan'>> => {
  const { store } = unlocked
  const jobId = workstation.jobs.start(async (job) => {
    const today = beijingDate(workstation.now())
    const uses = lexiconUses(store).length
    const caseIds = [...store.allCaseIds()]
    const cases: CaseFindings[] = []
    let scanned = 0
    for (const [index, caseId] of caseIds.entries()) {
      job.signal.throwIfAborted()
      job.report('check', index / caseIds.length)
      const loaded = loadCase(store, caseId)
      const newest = loaded?.state.versions.at(-1)
      if (loaded === null || newest === undefined || loaded.state.round === 0) continue
      const { contentHash } = newest
      const document = wordingLeft(store, loaded.state, contentHash)
      if (document === null) continue // destroyed: there is nothing to scan
      const { events } = loaded
      const wording = { caseId, document, contentHash, today, events, ...partialOf(store, loaded.state) }
      const outcome = await scanCase(workstation, store, wording, job)
      scanned += 1
      const entries = newlyFound(unlocked, loaded, outcome)
      const { stage } = loaded.state
      if (entries.length > 0 && cases.length < MAX_CASES)
        cases.push({ caseId, title: document.title.slice(0, 200).toWellFormed(), stage, entries })
    }
    store.saveSetting(SETTING, { at: workstation.now().toISOString(), uses, scanned, cases } satisfies Findings)
    return ok({ files: [], notices: [] })
  })
  return ok({ jobId })
}
