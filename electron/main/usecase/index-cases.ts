import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { casePartsOf } from '#shared/domain/search/case-parts.ts'
import { readingsFrom, type Readings } from '#shared/domain/search/sound.ts'
import { wordsOfCase, type FacetValues } from '#shared/domain/search/word.ts'
import type { SearchCase } from '../store/search.ts'
import type { WriteStore } from '../store/types.ts'
import { beijingDate } from './beijing-date.ts'
import { ChainFault } from './faults.ts'
import { loadCase, loadWording } from './load-case.ts'
import { readWorkingCopy } from './working-copy.ts'
import type { Workstation } from './workstation.ts'

/** How letters are read as Chinese; from the tables that the product ships. */
export interface Sounds {
  readonly readings: Readings
  readonly syllables: ReadonlySet<string>
}

const loadSounds = (resourcesFolder: string): Sounds => {
  const text = readFileSync(join(resourcesFolder, 'lexicon', 'scan-tables.json'), 'utf8')
  const data = JSON.parse(text) as ScanData // its shape is held by the tests that build it
  return { readings: readingsFrom(data), syllables: new Set(Object.keys(data.pinyin)) }
}

let loaded: { readonly folder: string; readonly sounds: Sounds } | null = null
/** Read when somebody needs them for the first time. @throws when the shipped tables are missing: the product is damaged. */
export const soundsOf = ({ resourcesFolder }: Pick<Workstation, 'resourcesFolder'>): Sounds => {
  if (loaded?.folder !== resourcesFolder) loaded = { folder: resourcesFolder, sounds: loadSounds(resourcesFolder) }
  return loaded.sounds
}

const numbersOf = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'CaseReleased' ? [event.data.documentNumber] : []))

/** 文种 of what is no statutory kind. */
const NO_KIND = ''

/** A case as it goes into the index. @throws ChainFault when its log or a text of it does not hold. */
export const searchCaseOf = (store: WriteStore, caseId: string, { readings }: Sounds): SearchCase | null => {
  const loaded = loadCase(store, caseId)
  if (loaded === null) return null
  const { state, events } = loaded
  const document = loadWording(store, caseId, currentVersion(state).contentHash)
  const linesOf = (contentHash: string): readonly string[] =>
    documentLines(loadWording(store, caseId, contentHash)).map(({ text }) => text)
  // For the eyes of its drafter alone: once a case was handed in, only fixed wordings count.
  const draft = state.round === 0 ? (readWorkingCopy(store, caseId)?.document ?? null) : null
  const draftLines = draft === null ? null : documentLines(draft).map(({ text }) => text)
  const parts = casePartsOf(events, linesOf, draftLines, numbersOf(events), [])
  const facets: FacetValues = {
    stage: state.stage,
    kind: document.kind ?? NO_KIND,
    year: beijingDate(new Date(events[0]?.at ?? state.lastAt)).slice(0, 4),
    drafter: state.drafterId,
    mode: state.disclosure?.mode ?? '',
  }
  return { caseId, seq: state.seq, words: wordsOfCase(parts, facets, state.round > 0, readings), parts, facets }
}

/** Cases taken in with one transaction. */
const BATCH = 32

/**
 * Brings the index up to the log, for at most `budgetMs`, a batch at a time with room for others between. What is left stays
 * due, and so does a case whose log does not hold: it is named by its own screen, and the count tells that it is not among the finds.
 * @returns how many are still due.
 * @throws the signal's reason once it is aborted.
 */
export const indexDue = async (
  store: WriteStore,
  sounds: Sounds,
  budgetMs: number,
  signal: AbortSignal,
): Promise<number> => {
  const until = performance.now() + budgetMs
  let after = ''
  for (;;) {
    const entries: SearchCase[] = []
    const due = store.searchDue(after, BATCH)
    for (const caseId of due) {
      if (performance.now() > until) break
      const entry = searchable(store, caseId, sounds)
      if (entry === 'gone') store.dropSearchCase(caseId)
      else if (entry !== 'broken') entries.push(entry)
      after = caseId
    }
    store.putSearchCases(entries)
    if (due.length === 0 || performance.now() > until) return store.searchDueCount()
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
}

const searchable = (store: WriteStore, caseId: string, sounds: Sounds): SearchCase | 'gone' | 'broken' => {
  try {
    return searchCaseOf(store, caseId, sounds) ?? 'gone'
  } catch (error) {
    if (error instanceof ChainFault) return 'broken'
    throw error
  }
}
