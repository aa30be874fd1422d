/**
 * The matcher against its peers, on 60,000 invented terms and five million characters of generated official prose.
 * One JSON line on stdout, progress on stderr. Run: node_modules/.bin/node tests/bench/scan.bench.ts
 */
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { AhoCorasick } from '@monyone/aho-corasick'
import FastScanner from 'fastscan'
import { Mint } from 'mint-filter'
import { ALL_LAYERS, EXACT_LAYERS, FOLDING_LAYERS, LAYERS, layersOf, type Layer } from '#shared/domain/scan/layer.ts'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import type { Lexicon } from '#shared/domain/scan/lexicon.ts'
import { compileLexicons, type Matcher } from '#shared/domain/scan/matcher.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import { prepareTables } from '#shared/domain/scan/tables.ts'
import { disguises } from './disguise.ts'
import { inventedLexicon, officialProse, seeded } from './scan-corpus.ts'
import { scanWhileWriting } from './scan-while-writing.ts'

const ENTRIES = 60_000
const CHARACTERS = 5_000_000
const ROUNDS = 9
/** The peers are slow: they get a part of the text, the same for all. */
const PEER_CHARACTERS = 1_000_000
const NAIVE_CHARACTERS = 100_000
const DISGUISES_EACH = 500
const DRAFT_CHARACTERS = 200_000

const log = (line: string): void => void process.stderr.write(`${line}\n`)
const resource = (name: string): string =>
  readFileSync(new URL(`../../resources/lexicon/${name}`, import.meta.url), 'utf8')
const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
const timed = <T>(work: () => T): readonly [ms: number, value: T] => {
  const begun = performance.now()
  const value = work()
  return [performance.now() - begun, value]
}
/** The best of some rounds: by the clock, and by the processor time of this thread, which a busy machine disturbs less. */
const best = (rounds: number, work: () => unknown): { readonly ms: number; readonly cpuMs: number } => {
  let ms = Infinity
  let cpuMs = Infinity
  for (let i = 0; i < rounds; i++) {
    const before = process.threadCpuUsage()
    ms = Math.min(ms, timed(work)[0])
    const { user, system } = process.threadCpuUsage(before)
    cpuMs = Math.min(cpuMs, (user + system) / 1000)
  }
  return { ms, cpuMs }
}
const rates = (characters: number, { ms, cpuMs }: { readonly ms: number; readonly cpuMs: number }) => ({
  charactersPerSecond: Math.round((characters / ms) * 1000),
  charactersPerCpuSecond: Math.round((characters / cpuMs) * 1000),
})
setFlagsFromString('--expose-gc')
// The flag is set, so a new context has the function.
const collect = runInNewContext('gc') as () => void
const heldBytes = (): number => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const data = JSON.parse(resource('scan-tables.json')) as ScanData
const [tablesMs, tables] = timed(() => prepareTables(data))
const text = officialProse(CHARACTERS, data)
const lexicon = inventedLexicon(ENTRIES, data)
const terms = lexicon.entries.map(({ term }) => term)

/** A plain loop over the same text: some 900 million characters a second on a quiet machine, less when it is shared. */
let checksum = 0
const linear = (): void => {
  for (let i = 0; i < text.length; i++) checksum = (checksum + text.charCodeAt(i)) | 0
}

const ours = (name: string, layers: readonly Layer[]) => {
  const before = heldBytes()
  const [buildMs, matcher] = timed(() => compileLexicons([lexicon], tables, layers))
  const megabytes = (heldBytes() - before) / 1e6
  const count = matcher.find(text).count
  const row = {
    ...rates(
      text.length,
      best(ROUNDS, () => matcher.find(text)),
    ),
    buildMs: round(buildMs),
    megabytes: round(megabytes),
    matches: count,
  }
  log(
    `${name}: ${String(round(row.charactersPerSecond / 1e6))} Mchar/s (${String(round(row.charactersPerCpuSecond / 1e6))} by processor time), build ${String(row.buildMs)} ms, ${String(row.megabytes)} MB, ${String(count)} matches`,
  )
  return { row, matcher }
}

const peer = (name: string, build: () => (part: string) => unknown) => {
  const part = text.slice(0, PEER_CHARACTERS)
  const before = heldBytes()
  const [buildMs, search] = timed(build)
  const megabytes = (heldBytes() - before) / 1e6
  const row = {
    ...rates(
      part.length,
      best(2, () => search(part)),
    ),
    buildMs: round(buildMs),
    megabytes: round(megabytes),
  }
  log(
    `${name}: ${String(round(row.charactersPerSecond / 1e6))} Mchar/s (${String(round(row.charactersPerCpuSecond / 1e6))} by processor time), build ${String(row.buildMs)} ms, ${String(row.megabytes)} MB`,
  )
  return row
}

/** Share of the matches of a naive search that are found exactly. */
const exactRecall = (matcher: Matcher): number => {
  const part = text.slice(0, NAIVE_CHARACTERS)
  const { count, entry, start, via } = matcher.find(part)
  const seen = new Set<string>()
  for (let i = 0; i < count; i++) if (via[i] === 0) seen.add(`${String(entry[i])} ${String(start[i])}`)
  let wanted = 0
  let hit = 0
  for (const [number, term] of terms.entries()) {
    for (let at = part.indexOf(term); at !== -1; at = part.indexOf(term, at + 1)) {
      wanted++
      if (seen.has(`${String(number)} ${String(at)}`)) hit++
    }
  }
  log(`exact: ${String(hit)} of ${String(wanted)}`)
  return hit / wanted
}

/** Disguised terms planted in prose, each layer alone and two together; what of them is found. */
const disguiseRecall = () => {
  const random = seeded(5)
  const ways = disguises(data)
  const mixed = ['abc文件', 'top资料', 'vip名单', '1号工程', '303会议', '2025计划', '9号文件', 'x区规划'].map(
    (term) => term,
  )
  const entries = [
    ...lexicon.entries,
    ...mixed.map((term) => ({ term, category: 'sensitive', level: 'medium' }) as const),
  ]
  const matcher = compileLexicons([{ id: 'planted', version: '1', entries }], tables)
  const long = terms.filter((term) => term.length > 2)
  const pairs = terms.filter((term) => term.length === 2)
  const isFound = (term: string, written: string): boolean => {
    const at = Math.floor(random() * (text.length - 100))
    const before = text.slice(at, at + 20)
    const whole = before + written + text.slice(at + 20, at + 40)
    const { count, entry, start, end } = matcher.find(whole)
    for (let i = 0; i < count; i++) {
      const inside = (start[i] ?? 0) >= before.length && (end[i] ?? 0) <= before.length + written.length
      if (inside && matcher.entries[entry[i] ?? -1]?.term === term) return true
    }
    return false
  }
  const recall = (disguise: (term: string) => string | null, from: readonly string[]): [found: number, of: number] => {
    let hit = 0
    let of = 0
    for (let tries = 0; of < DISGUISES_EACH && tries < DISGUISES_EACH * 40; tries++) {
      const term = from[Math.floor(random() * from.length)] ?? ''
      const written = disguise(term)
      if (written === null || written === term) continue
      of++
      if (isFound(term, written)) hit++
    }
    return [hit, of]
  }
  const byLayer: Record<string, number> = {}
  let hits = 0
  let all = 0
  const add = (name: string, [hit, of]: [number, number], counted = true): void => {
    byLayer[name] = round(hit / of, 4)
    if (!counted) return
    hits += hit
    all += of
  }
  const pool = [...long, ...pairs.slice(0, long.length / 8)]
  for (const layer of LAYERS) {
    const from = layer === 'homophone' ? long : layer === 'case' || layer === 'digit' ? mixed : pool
    add(
      layer,
      recall((term) => ways[layer](term, random), from),
    )
  }
  add(
    'homophone of two characters',
    recall((term) => ways.homophone(term, random), pairs),
    false,
  )
  const folding = FOLDING_LAYERS.filter((layer) => layer !== 'repeat')
  add(
    'two folding layers',
    recall(
      (term) => {
        const [one, two] = [
          folding[Math.floor(random() * folding.length)],
          folding[Math.floor(random() * folding.length)],
        ]
        const once = one === undefined ? null : ways[one](term, random)
        return once === null || two === undefined || one === two ? null : (ways[two](once, random) ?? null)
      },
      [...long, ...mixed],
    ),
  )
  for (const guessed of ['shape', 'homophone', 'split'] as const) {
    add(
      `${guessed} and separators`,
      recall((term) => {
        const once = ways[guessed](term, random)
        return once === null ? null : ways.separator(once, random)
      }, long),
    )
  }
  log(`disguises: ${String(hits)} of ${String(all)} ${JSON.stringify(byLayer)}`)
  return { recall: round(hits / all, 4), byLayer }
}

/** Hits in prose that holds nothing to find: not lowered, per 10,000 characters. */
const falseHits = () => {
  const prose = officialProse(1_000_000, data, 9)
  const starter = lexiconFromCsv(resource('starter.csv'), 'starter', '1', tables)
  if (!starter.ok) throw new Error('the starter lexicon is refused')
  const perTenThousand = (lexicons: readonly Lexicon[], isFalse: (via: readonly Layer[]) => boolean) => {
    const hits = scanner(compileLexicons(lexicons, tables))(prose)
    const unlowered = hits.filter((hit) => hit.lowered === null && isFalse(hit.via))
    const by: Record<string, number> = {}
    for (const hit of unlowered)
      by[`${hit.rule} ${hit.via.join('+')}`] = (by[`${hit.rule} ${hit.via.join('+')}`] ?? 0) + 1
    log(`false hits: ${String(unlowered.length)} of ${String(hits.length)} ${JSON.stringify(by)}`)
    return round((unlowered.length / prose.length) * 10_000, 3)
  }
  return {
    // All that the shipped rules and words say of innocent prose.
    starterAndDetectors: perTenThousand([starter.value], () => true),
    // Only variants: an invented term that stands in the prose as it is, is no false hit.
    inventedVariants: perTenThousand([lexicon], (via) => via.length > 0),
  }
}

log(`tables ${String(round(tablesMs))} ms; ${String(text.length)} characters, ${String(terms.length)} terms`)
const exact = ours('exact', EXACT_LAYERS)
const folded = ours('folded', FOLDING_LAYERS)
const all = ours('all layers', ALL_LAYERS)
const viaCounts: Record<string, number> = {}
{
  const { count, via } = all.matcher.find(text)
  for (let i = 0; i < count; i++) {
    const name = layersOf(via[i] ?? 0).join('+') || 'exact'
    viaCounts[name] = (viaCounts[name] ?? 0) + 1
  }
}
const peers = {
  '@monyone/aho-corasick': peer('@monyone/aho-corasick', () => {
    const automaton = new AhoCorasick(terms)
    return (part) => automaton.matchInText(part)
  }),
  fastscan: peer('fastscan', () => {
    const automaton = new FastScanner(terms)
    return (part) => automaton.search(part)
  }),
  'mint-filter': peer('mint-filter', () => {
    const automaton = new Mint(terms)
    return (part) => automaton.filter(part, { replace: false })
  }),
}
const result = {
  bench: 'scan',
  entries: terms.length,
  characters: text.length,
  tablesMs: round(tablesMs),
  linear: rates(text.length, best(ROUNDS, linear)),
  exact: exact.row,
  folded: folded.row,
  allLayers: all.row,
  via: viaCounts,
  peers,
  exactRecall: {
    exact: exactRecall(exact.matcher),
    folded: exactRecall(folded.matcher),
    allLayers: exactRecall(all.matcher),
  },
  disguises: disguiseRecall(),
  falseHitsPer10000: falseHits(),
  whileWriting: scanWhileWriting(all.matcher, text.slice(0, DRAFT_CHARACTERS)),
}
process.stdout.write(`${JSON.stringify(result)}\n`)
