import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actFiles } from '#shared/domain/case/projection/act-files.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { SourceFile } from '#shared/domain/case/draft/source-file.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { casePartsOf } from '#shared/domain/search/case-parts.ts'
import type { FacetValues } from '#shared/domain/search/facet.ts'
import { isSounded } from '#shared/domain/search/part.ts'
import { readingsFrom, soundKeys, syllablesOf, type Readings } from '#shared/domain/search/sound.ts'
import { nextTurnOf } from '#shared/domain/search/turn.ts'
import { validityFacts, validityOn } from '#shared/domain/case/duty/validity.ts'
import { errorCode } from '#shared/lib/error-code.ts'
import type { MissingFile, SearchCase } from '../../store/search/search.ts'
import type { WriteStore } from '../../store/types.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadCase, wordingLeft } from '../load-case.ts'
import { orAside, type OnAside } from './set-aside.ts'
import { readWorkingCopy } from '../draft/working-copy.ts'
import type { Workstation } from '../workstation.ts'

/** How letters are read as Chinese; from the tables that the product ships. */
export interface Sounds {
  readonly readings: Readings
  readonly syllables: ReadonlySet<string>
}

const loadSounds = (resourcesFolder: string): Sounds => {
  const text = readFileSync(join(resourcesFolder, 'lexicon', 'scan-tables.json'), 'utf8')
  const data = JSON.parse(text) as ScanData // its shape is held by the tests that build it
  const readings = readingsFrom(data)
  return { readings, syllables: syllablesOf(readings) }
}

let loaded: { readonly folder: string; readonly sounds: Sounds } | null = null
/** Read when somebody needs them for the first time. @throws when the shipped tables are missing: the product is damaged. */
export const soundsOf = ({ resourcesFolder }: Pick<Workstation, 'resourcesFolder'>): Sounds => {
  if (loaded?.folder !== resourcesFolder) loaded = { folder: resourcesFolder, sounds: loadSounds(resourcesFolder) }
  return loaded.sounds
}

const numbersOf = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'CaseReleased'
      ? [event.data.documentNumber, event.data.catalogue?.indexNumber ?? '']
      : event.type === 'ArchiveItemFiled'
        ? [event.data.archivalNumber]
        : [],
  )

/** 文种 of what is no statutory kind. */
const NO_KIND = ''

const MOST_NAME = 60
const named = (name: string | undefined): string =>
  Array.from(name?.trim() ?? '')
    .slice(0, MOST_NAME)
    .join('')

/**
 * Files that go with any of these documents, and those that acts rest on, each once; the file that the case began with is not among
 * them: its text is the first wording.
 */
const filesOf = (documents: readonly OfficialDocument[], acts: readonly SourceFile[]): readonly MissingFile[] => {
  const attached = documents.flatMap(({ attachments }) =>
    attachments.flatMap(({ content }) =>
      content.kind === 'file' ? [{ fileName: content.fileName, sha256: content.sha256 }] : [],
    ),
  )
  const files = [...attached, ...acts.map(({ fileName, sha256 }) => ({ fileName, sha256 }))]
  return [...new Map(files.map((file) => [file.sha256, file])).values()]
}

/** A case as it goes into the index on that day. @throws ChainFault when its log or a text of it does not hold. */
export const searchCaseOf = (
  store: WriteStore,
  caseId: string,
  { readings }: Sounds,
  today: string,
): SearchCase | null => {
  const loaded = loadCase(store, caseId)
  if (loaded === null) return null
  const { state, events } = loaded
  const documents = new Map<string, OfficialDocument>()
  // What was destroyed is found by its title, its numbers and its history.
  const wordingOf = (contentHash: string): OfficialDocument => {
    const known = documents.get(contentHash) ?? wordingLeft(store, state, contentHash) ?? EMPTY_DOCUMENT
    documents.set(contentHash, known)
    return known
  }
  const document = wordingOf(currentVersion(state).contentHash)
  const linesOf = (contentHash: string): readonly string[] =>
    documentLines(wordingOf(contentHash)).map(({ text }) => text)
  // For the eyes of its drafter alone: once a case was handed in, only fixed wordings count.
  const draft = state.round === 0 ? (readWorkingCopy(store, caseId)?.document ?? null) : null
  const draftLines = draft === null ? null : documentLines(draft).map(({ text }) => text)
  for (const { contentHash } of state.versions) wordingOf(contentHash)
  // Of a destroyed case the files are gone; their names are among the words of the acts.
  const acts = state.custody.destroyedAt === null ? actFiles(events) : []
  const files = filesOf([...documents.values(), ...(draft === null ? [] : [draft])], acts)
  const texts = files.map((file) => ({ ...file, found: store.fileText(caseId, file.sha256) }))
  const attached = texts.map(({ fileName, found }) => ({ fileName, text: found?.text ?? '' }))
  const parts = casePartsOf(events, linesOf, draftLines, numbersOf(events), attached)
  const validity = validityFacts(state.duty)
  const isReleased = state.timing.releasedOn !== null
  const facets: FacetValues = {
    stage: state.stage,
    kind: document.kind ?? NO_KIND,
    year: beijingDate(new Date(events[0]?.at ?? state.lastAt)).slice(0, 4),
    drafter: state.drafterId,
    mode: state.disclosure?.mode ?? '',
    validity: isReleased ? validityOn(validity, today).validity : '',
    issuer: named((draft ?? document).signatories[0] ?? (draft ?? document).issuers[0]),
    drafterName: named(state.drafterName),
    handling: named(state.department?.name),
    department: named(events.findLast((event) => event.type === 'CaseReleased')?.data.catalogue?.department),
  }
  return {
    caseId,
    seq: state.seq,
    parts,
    sounds: new Set(parts.filter(isSounded).flatMap(({ text }) => [...soundKeys(readings, text)])),
    facets,
    isSubmitted: state.round > 0,
    turnsOn: isReleased ? nextTurnOf(validity, today) : null,
    missing: texts.filter(({ found }) => found === null).map(({ fileName, sha256 }) => ({ fileName, sha256 })),
  }
}

/**
 * Of what is read out of a case, and how: raised with every change of it (a test holds the two together), so that what was taken in
 * by an earlier program is taken in again. It stays among the finds meanwhile, as it was.
 */
export const INDEX_VERSION = 3

/** Cases taken in with one transaction, */
export const BATCH = 16
/** or those that are read in so many milliseconds: nobody else has the thread until they are written. */
const READ_MS = 6
/** How long at a time, and how often, what was taken in is put in order for after each: as much as keeps up with it. */
const TIDY_MS = 8
const TIDY_TIMES = 4

/**
 * Brings the index up to the log, for at most `budgetMs`, a batch at a time with room for others between. What is left stays
 * due, and so does a case whose files nobody has looked into yet: the count tells that it is not wholly among the finds. A case that
 * cannot be taken in is set aside (`orAside`), and all others go in.
 * @returns how many are still due.
 * @throws the signal's reason once it is aborted.
 */
export const indexDue = async (
  store: WriteStore,
  sounds: Sounds,
  budgetMs: number,
  signal: AbortSignal,
  now: Date,
  onAside: OnAside,
): Promise<number> => {
  const others = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
  const today = beijingDate(now)
  store.turnSearchDay(today)
  const until = performance.now() + budgetMs
  let after = 0
  for (;;) {
    const entries: SearchCase[] = []
    const due = store.searchDue(after, BATCH)
    const readUntil = Math.min(until, performance.now() + READ_MS)
    for (const { turn, caseId } of due) {
      if (performance.now() > readUntil) break
      const entry = orAside(store, caseId, onAside, () => searchCaseOf(store, caseId, sounds, today) ?? 'gone')
      if (entry === 'gone') store.dropSearchCase(caseId)
      // Again and again the same, until its files are read.
      else if (entry !== null && !(entry.missing.length > 0 && store.searchSeqOf(caseId) === entry.seq))
        entries.push(entry)
      after = turn
    }
    putEach(store, entries, onAside)
    for (let times = 0; times < TIDY_TIMES && !store.tidySearch(TIDY_MS); times += 1) await others()
    // Lists come from a thread of their own, and are waited for until the next time.
    if (due.length === 0 || performance.now() > until || store.searchIsBehind()) return store.searchDueCount()
    await others()
  }
}

/** All with one transaction; where one of them cannot be written, each with its own. */
const putEach = (store: WriteStore, entries: readonly SearchCase[], onAside: OnAside): void => {
  try {
    store.putSearchCases(entries)
  } catch (error) {
    // Of the index itself, not of one case.
    if (errorCode(error).startsWith('fault.')) throw error
    for (const entry of entries)
      orAside(store, entry.caseId, onAside, () => {
        store.putSearchCases([entry])
      })
  }
}
