/**
 * `npm run bench -- search [DOCUMENTS] [formulaic|varied]`: cases of about 2,000 characters in the encrypted store; questions of 1
 * to 8 characters cut from their texts, a first page and a count of each; against SQLite's own trigram index and a plain scan
 * with LIKE on a part of the same texts in the same run. Up to 10,000 documents every count is compared with a search of all
 * texts. `heldMs`: for how long calls to the store held this thread while documents were taken in and their lists joined, in its
 * processor time. One JSON line.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { FRESH_LIMITS } from '#electron/main/store/search/joins.ts'
import { listsAside } from '#electron/main/store/search/list-maker.ts'
import { searchOn, type SearchCase } from '#electron/main/store/search/search.ts'
import { BATCH } from '#electron/main/usecase/search/index-cases.ts'
import { answers, tallyFinds, type Question } from '#electron/main/usecase/search/search-index.ts'
import { bitsDown } from '#shared/domain/search/bits.ts'
import { parseQuery } from '#shared/domain/search/query.ts'
import { readingsFrom, soundKeys } from '#shared/domain/search/sound.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { threadTimeMs } from '../helper/thread-time.ts'
import { officialProse, seeded } from './scan-corpus.ts'

const DOCUMENTS = Number(process.argv[2] ?? 100_000)
/**
 * What the texts are of. `formulaic`: nearly all of a few hundred phrases, so that most pieces of four characters stand in most
 * documents; the hardest for any index. `varied`: half phrases, half words of the whole dictionary as often as they are used.
 */
const TEXTS = process.argv[3] === 'varied' ? 'varied' : 'formulaic'
const CHARACTERS = 2000
const QUESTIONS = 100
const PEER_DOCUMENTS = Math.min(DOCUMENTS, 10_000)
const PAGE = 20
const TIDY_MS = 8
const TIDY_TIMES = 4
/** So many texts are invented at a time. */
const PORTION = 20_000

const scanData = JSON.parse(
  readFileSync(new URL('../../resources/lexicon/scan-tables.json', import.meta.url), 'utf8'),
) as ScanData
const random = seeded(11)
const pickOne = <T>(list: readonly T[]): T => {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('an empty list')
  return item
}

/** Words of a dictionary as often as they are used. */
const dictionary = (): (() => string) => {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  const words = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): readonly (readonly [string, number])[] => {
      const [word = '', frequency = '0'] = line.split(' ')
      const shortest = TEXTS === 'varied' ? 1 : 2
      return word.length >= shortest && /^\p{Script=Han}{1,6}$/u.test(word) ? [[word, Number(frequency)]] : []
    })
  const ends = new Float64Array(words.length)
  let sum = 0
  for (const [index, [, frequency]] of words.entries()) {
    sum += frequency
    ends[index] = sum
  }
  return () => {
    const wanted = random() * sum
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return words[low]?.[0] ?? ''
  }
}
const word = dictionary()
const prose = officialProse(2_000_000, scanData, 5)
/** Characters of prose (from, and up to as many again), then so many words with a comma behind every few. */
const MIX = { formulaic: { prose: 150, words: 12, comma: 3 }, varied: { prose: 40, words: 24, comma: 8 } }[TEXTS]
const textOf = (characters: number): string => {
  let text = ''
  while (text.length < characters) {
    const from = Math.floor(random() * (prose.length - 400))
    text += prose.slice(from, from + MIX.prose + Math.floor(random() * MIX.prose))
    for (let count = MIX.words; count > 0; count -= 1) text += word() + (count % MIX.comma === 0 ? '，' : '')
    text += '。\n'
  }
  return text.slice(0, characters)
}

const quantiles = (values: readonly number[]): { readonly p50: number; readonly p95: number } => {
  const sorted = values.toSorted((left, right) => left - right)
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100
  return { p50: at(0.5), p95: at(0.95) }
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'mingjian-search-'))
try {
  const db = connect(join(folder, 'store.db'), newStoreKey(), false)
  configure(db)
  migrate(db)
  const store = searchOn(db, FRESH_LIMITS, listsAside())
  const readings = readingsFrom(scanData)
  const syllables = new Set(Object.keys(scanData.pinyin))

  const samples: string[] = []
  const peerTexts: string[] = []
  let bytes = 0
  const caseOf = (index: number): SearchCase => {
    const title = `关于${word()}${word()}的通知`
    const text = textOf(CHARACTERS)
    bytes += Buffer.byteLength(text)
    if (index < PEER_DOCUMENTS) peerTexts.push(`${title}\n${text}`)
    if (random() < 2000 / DOCUMENTS) samples.push(text)
    const facets = {
      stage: 'released',
      kind: '通知',
      year: String(2000 + (index % 25)),
      drafter: 'clerk',
      mode: 'proactive',
      validity: 'inForce',
      issuer: '',
      drafterName: '',
      department: '',
      handling: '',
    } as const
    return {
      caseId: `case-${String(index)}`,
      seq: 1,
      parts: [
        { kind: 'title', label: '', text: title },
        { kind: 'wording', label: '1', text },
      ],
      sounds: soundKeys(readings, title),
      facets,
      isSubmitted: true,
      turnsOn: null,
      missing: [],
    }
  }
  /** How long this thread was held by each call to the store, in its processor time: so long no window would be drawn. */
  const helds: number[] = []
  const held = <T>(work: () => T): T => {
    const begun = threadTimeMs()
    const value = work()
    helds.push(threadTimeMs() - begun)
    return value
  }
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
  let [spentMs, spentCpuMs] = [0, 0]
  for (let index = 0; index < DOCUMENTS; index += PORTION) {
    const cases = Array.from({ length: Math.min(PORTION, DOCUMENTS - index) }, (_, at) => caseOf(index + at))
    // No list is being made while texts are invented: that time is not counted.
    const cpu = process.cpuUsage()
    const begun = performance.now()
    for (let at = 0; at < cases.length; at += BATCH) {
      held(() => {
        store.putSearchCases(cases.slice(at, at + BATCH))
      })
      // As the program does: a little after each.
      for (let times = 0; times < TIDY_TIMES && !held(() => store.tidySearch(TIDY_MS)); times += 1)
        await new Promise((resolve) => setImmediate(resolve))
      while (store.searchIsBehind()) {
        await pause()
        held(() => store.tidySearch(TIDY_MS))
      }
    }
    while (!held(() => store.tidySearch(TIDY_MS))) await pause()
    spentMs += performance.now() - begun
    const used = process.cpuUsage(cpu)
    spentCpuMs += (used.user + used.system) / 1000
    const done = index + cases.length
    say(
      `${String(done)} in, ${String(Math.round((done / spentMs) * 1000))} a second, ${String(Math.round((done / spentCpuMs) * 1000))} a second of processor`,
    )
  }
  const indexBytes = (
    db
      .prepare(
        'SELECT (SELECT sum(length(data)) FROM search_block) + (SELECT sum(length(records)) FROM search_run) AS size',
      )
      .get() as { readonly size: number }
  ).size
  say(`${String(store.searchRuns().length)} runs`)

  const cut = (length: number): string => {
    for (;;) {
      const text = pickOne(samples)
      const from = Math.floor(random() * (text.length - length))
      const piece = text.slice(from, from + length)
      // Letters are also found by sound, which the texts alone do not tell.
      if (/^\p{Script=Han}+$/u.test(piece)) return piece
    }
  }
  const never = new AbortController().signal
  const question = (asked: string): Question => {
    const query = parseQuery(asked)
    if (!query.ok) throw new Error(query.error.code)
    return { query: query.value, admits: () => (columns, at) => columns.submitted[at] === 1, readings, syllables }
  }
  const firstPage = async (asked: Question): Promise<readonly string[]> => {
    const page: string[] = []
    // As the program answers: those with the words in their titles first.
    for (const part of ['inTitle', 'elsewhere'] as const)
      for await (const { run, docs } of answers(store, asked, { part, before: null }, never))
        for (const at of bitsDown(docs, 32 * docs.length)) {
          const found = store.indexedCase(run.first + at)
          if (found !== null) page.push(found.caseId)
          if (page.length === PAGE) return page
        }
    return page
  }
  /** How long each took; and the processor time of all by their number, which says the same on a busy machine. */
  const timed = () => {
    const times: number[] = []
    let usedMs = 0
    return {
      times,
      run: async <T>(work: () => Promise<T>): Promise<T> => {
        const cpu = process.cpuUsage()
        const begun = performance.now()
        const value = await work()
        times.push(performance.now() - begun)
        const used = process.cpuUsage(cpu)
        usedMs += (used.user + used.system) / 1000
        return value
      },
      figures: () => ({ ...quantiles(times), meanOfProcessor: Math.round((usedMs / times.length) * 100) / 100 }),
    }
  }
  const lengths: Record<string, unknown> = {}
  const every: { readonly page: number[]; readonly count: number[] } = { page: [], count: [] }
  let wrong = 0
  for (const length of [1, 2, 3, 4, 8]) {
    const [pages, counts] = [timed(), timed()]
    const found: number[] = []
    for (let index = 0; index < QUESTIONS; index += 1) {
      const asked = cut(length)
      await pages.run(() => firstPage(question(asked)))
      const { total } = await counts.run(() => tallyFinds(store, question(asked), never))
      found.push(total)
      if (DOCUMENTS <= PEER_DOCUMENTS && total !== peerTexts.filter((text) => text.includes(asked)).length) wrong += 1
    }
    lengths[String(length)] = { page: pages.figures(), count: counts.figures(), found: quantiles(found) }
    every.page.push(...pages.times)
    every.count.push(...counts.times)
    say(`${String(length)}: ${JSON.stringify(lengths[String(length)])}`)
  }

  // The peers, on the same texts and of the same encryption.
  const peer = connect(join(folder, 'peer.db'), newStoreKey(), false)
  configure(peer)
  peer.exec(
    "CREATE TABLE paper (id INTEGER PRIMARY KEY, text TEXT NOT NULL); CREATE VIRTUAL TABLE trigram USING fts5 (text, content = '', tokenize = 'trigram')",
  )
  const addPaper = peer.prepare('INSERT INTO paper (id, text) VALUES (?, ?)')
  const addTrigram = peer.prepare('INSERT INTO trigram (rowid, text) VALUES (?, ?)')
  const begun = performance.now()
  peer.transaction(() => {
    for (const [index, text] of peerTexts.entries()) {
      addPaper.run(index + 1, text)
      addTrigram.run(index + 1, text)
    }
  })()
  const peerRate = Math.round((peerTexts.length / (performance.now() - begun)) * 1000)
  const peerBytes = (peer.prepare('SELECT sum(length(block)) AS size FROM trigram_data').get() as { size: number }).size
  const like = peer.prepare("SELECT count(*) FROM paper WHERE text LIKE '%' || ? || '%'")
  const trigram = peer.prepare('SELECT count(*) FROM trigram WHERE trigram MATCH ?')
  const peers: Record<string, unknown> = {}
  for (const length of [2, 4]) {
    const scans: number[] = []
    const grams: number[] = []
    for (let index = 0; index < 20; index += 1) {
      const asked = cut(length)
      let from = performance.now()
      like.get(asked)
      scans.push(performance.now() - from)
      from = performance.now()
      trigram.get(`"${asked}"`)
      grams.push(performance.now() - from)
    }
    peers[String(length)] = { like: quantiles(scans), trigram: length < 3 ? 'finds nothing' : quantiles(grams) }
  }
  peer.close()
  store.closeSearch()
  db.close()
  const megabytes = (size: number): number => Math.round(size / 1e5) / 10
  console.log(
    JSON.stringify({
      texts: TEXTS,
      documents: DOCUMENTS,
      textMB: megabytes(bytes),
      indexMB: megabytes(indexBytes),
      indexShare: Math.round((indexBytes / bytes) * 100) / 100,
      documentsPerSecond: Math.round((DOCUMENTS / spentMs) * 1000),
      documentsPerProcessorSecond: Math.round((DOCUMENTS / spentCpuMs) * 1000),
      heldMs: { ...quantiles(helds), longest: Math.round(Math.max(...helds) * 10) / 10 },
      questionsMs: { ...lengths, all: { page: quantiles(every.page), count: quantiles(every.count) } },
      wrong,
      peers: {
        documents: peerTexts.length,
        documentsPerSecond: peerRate,
        indexShare: Math.round((peerBytes / ((bytes * peerTexts.length) / DOCUMENTS)) * 100) / 100,
        countMs: peers,
      },
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
