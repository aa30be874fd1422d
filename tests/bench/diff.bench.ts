/**
 * The comparison against its peers, on generated revisions whose true edits are known (revision-truth.ts says how they are
 * counted). One JSON line on stdout, progress on stderr. Run: node_modules/.bin/node tests/bench/diff.bench.ts
 *
 * Our characters are scored with the moved paragraphs, those of the peers without, since no peer knows moves. Times are
 * medians of warm runs. `cpuMs` leaves out what other programs took of the processor, but counts in steps of up to 4 ms: the limits
 * are judged by the smaller of the two. A
 * peer runs once, in its own thread, and is stopped after ten seconds.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { documentToText } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { acceptAll, rejectAll } from '#shared/domain/text/paragraph/diff.ts'
import { diffDocuments } from '#shared/domain/text/document/document-diff.ts'
import { PEERS, runPeer } from './diff-peers.ts'
import { marksOfOperations, score, type Score } from './diff-score.ts'
import { marksOfDocuments } from './revision-document.ts'
import { generateRevision, randomFrom, type Revision } from './revision-generator.ts'

const ROUNDS = 11
const PEER_LIMIT_MS = 10_000
const CASES = [
  { characters: 2000, rate: 0.1, moves: 1, seeds: 30 },
  { characters: 2000, rate: 0.5, moves: 1, seeds: 30 },
  { characters: 20_000, rate: 0.01, moves: 3, seeds: 5 },
  { characters: 20_000, rate: 0.1, moves: 3, seeds: 5 },
  { characters: 20_000, rate: 0.5, moves: 3, seeds: 5 },
  { characters: 200_000, rate: 0.01, moves: 3, seeds: 2 },
  { characters: 200_000, rate: 0.1, moves: 3, seeds: 2 },
  { characters: 200_000, rate: 0.5, moves: 3, seeds: 2 },
] as const
/** What the issue asks for, by characters and rate. */
const LIMITS_MS: Readonly<Record<string, number>> = { '20000 0.01': 3, '200000 0.1': 100, '200000 0.5': 200 }
const NOTHING_IN_COMMON_LIMIT_MS = 1000
const MEMORY_LIMIT_MB = 100

const log = (line: string): void => void process.stderr.write(`${line}\n`)
const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Prints what three comparisons of the two texts on stdin add to the resident set, in MB. */
const measureMemory = (): void => {
  const [old, new_] = JSON.parse(readFileSync(0, 'utf8')) as readonly [OfficialDocument, OfficialDocument]
  setFlagsFromString('--expose-gc')
  // The flag is set, so a new context has the function.
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().rss
  for (let k = 0; k < 3; k += 1) diffDocuments(old, new_)
  const peak = Math.max(process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024)
  process.stdout.write(String(round((peak - before) / 1e6)))
}
const MEMORY = 'memory'
if (process.argv[2] === MEMORY) {
  measureMemory()
  process.exit()
}

const timesOf = (old: OfficialDocument, new_: OfficialDocument) => {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now()
    const before = process.threadCpuUsage()
    diffDocuments(old, new_)
    const { user, system } = process.threadCpuUsage(before)
    return { ms: performance.now() - begun, cpuMs: (user + system) / 1000 }
  })
  const all = rounds.map(({ ms }) => ms)
  return {
    ms: round(median(all), 2),
    cpuMs: round(median(rounds.map(({ cpuMs }) => cpuMs)), 2),
    bestMs: round(Math.min(...all), 2),
    firstMs: round(all[0] ?? 0, 2),
  }
}

const meanScore = (scores: readonly Score[]) => {
  const digits = (key: keyof Score): number => round(mean(scores.map((one) => one[key])), 4)
  const sum = (key: keyof Score): number => scores.reduce((total, one) => total + one[key], 0)
  return {
    precision: digits('precision'),
    recall: digits('recall'),
    hunksRatio: digits('hunksRatio'),
    cutsInWords: digits('cutsInWords'),
    crumbs: sum('crumbs'),
    crumbsTrue: sum('crumbsTrue'),
    moves: `${String(sum('movesFound'))}/${String(sum('movesTrue'))}`,
    movesFalse: sum('movesFalse'),
  }
}

const peersOf = async (revision: Revision) => {
  const old = revision.old.join('\n')
  const new_ = revision.new.join('\n')
  const rows: Record<string, unknown> = {}
  for (const peer of PEERS) {
    const result = await runPeer(peer, old, new_, PEER_LIMIT_MS)
    if (result === null) rows[peer] = { ms: null, limitMs: PEER_LIMIT_MS }
    else {
      const { precision, recall, hunksRatio, cutsInWords, crumbs } = score(
        revision,
        marksOfOperations(result.operations),
        true,
      )
      const scores = { precision, recall, hunksRatio, cutsInWords }
      const rounded = Object.entries(scores).map(([key, value]) => [key, round(value, 4)] as const)
      rows[peer] = { ms: round(result.ms), ...Object.fromEntries(rounded), crumbs }
    }
    log(`  ${peer}: ${JSON.stringify(rows[peer])}`)
  }
  return rows
}

const misses: string[] = []
const demand = (isMet: boolean, what: string): void => {
  if (!isMet) misses.push(what)
}

const rows: unknown[] = []
for (const { characters, rate, moves, seeds } of CASES) {
  const name = `${String(characters)} ${String(rate)}`
  const revisions = Array.from({ length: seeds }, (_, at) =>
    generateRevision({ seed: 1000 + at, characters, rate, moves }),
  )
  const [first] = revisions
  if (first === undefined) break
  const { changedShare } = first.truthFor([])
  const scores: Score[] = []
  let fallbacks = 0
  for (const revision of revisions) {
    const { oldDocument, newDocument } = revision
    const diff = diffDocuments(oldDocument.document, newDocument.document)
    const isRight =
      acceptAll(diff).join('\n') === documentToText(newDocument.document) &&
      rejectAll(diff).join('\n') === documentToText(oldDocument.document)
    demand(isRight, `${name}: accepting or rejecting all does not give the text`)
    if (diff.fallback) fallbacks += 1
    scores.push(score(revision, marksOfDocuments(diff, oldDocument, newDocument), false))
  }
  const times = timesOf(first.oldDocument.document, first.newDocument.document)
  const quality = meanScore(scores)
  const found = scores.every(({ movesFound, movesTrue }) => movesFound === movesTrue)
  demand(quality.precision >= 0.98 && quality.recall >= 0.985, `${name}: precision or recall`)
  demand(quality.hunksRatio >= 0.9 && quality.hunksRatio <= 1.1, `${name}: hunks`)
  demand(quality.cutsInWords <= 0.01, `${name}: cuts inside words`)
  demand(found, `${name}: moves`)
  demand(Math.min(times.ms, times.cpuMs) <= (LIMITS_MS[name] ?? Infinity), `${name}: time`)
  log(`${name} (${String(round(changedShare, 3))} changed): ${JSON.stringify({ ...times, ...quality })}`)
  const peers = await peersOf(first)
  rows.push({
    characters,
    rate,
    changedShare: round(changedShare, 4),
    seeds,
    ...times,
    fallbacks,
    ...quality,
    peers,
  })
}

/** Two texts of 200,000 characters each: other words, and the same words in another order on one line. */
const random = randomFrom(1)
const han = (length: number, first: number): string =>
  Array.from({ length }, () => String.fromCharCode(first + Math.floor(random() * 2000))).join('')
const paragraphs = (first: number): string[] => Array.from({ length: 1500 }, () => han(133, first))
const words = Array.from({ length: 500 }, () => han(2, 0x4e00))
const oneLine = (): string[] => [
  Array.from({ length: 100_000 }, () => words[Math.floor(random() * words.length)] ?? '').join(''),
]
const pageOf = (texts: readonly string[]): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  body: texts.map((text) => ({ kind: 'paragraph', text })),
})
const nothingInCommon = (
  [
    ['other words', paragraphs(0x4e00), paragraphs(0x6e00)],
    ['the same words in another order, one line', oneLine(), oneLine()],
  ] as const
).map(([name, old, new_]) => {
  const [before, after] = [old, new_].map(pageOf)
  if (before === undefined || after === undefined) throw new Error('two texts are compared')
  const row = { name, ...timesOf(before, after), fallback: diffDocuments(before, after).fallback }
  demand(row.cpuMs <= NOTHING_IN_COMMON_LIMIT_MS, `nothing in common, ${name}: time`)
  log(`nothing in common: ${JSON.stringify(row)}`)
  return row
})

/** As on the task thread: a third of its young generation (YOUNG_GENERATION_MB of task-runner.ts). */
const HALF_SPACE = '--max-semi-space-size=8'
/** Growth of the resident set over three comparisons, in a process that has done nothing else. */
const heavy = generateRevision({ seed: 1000, characters: 200_000, rate: 0.5, moves: 3 })
const memoryMb = Number(
  execFileSync(process.execPath, [HALF_SPACE, fileURLToPath(import.meta.url), MEMORY], {
    input: JSON.stringify([heavy.oldDocument.document, heavy.newDocument.document]),
    encoding: 'utf8',
  }),
)
demand(memoryMb <= MEMORY_LIMIT_MB, 'memory')
log(`memory beyond the texts: ${String(memoryMb)} MB`)

process.stdout.write(
  `${JSON.stringify({ bench: 'diff', node: process.version, rows, nothingInCommon, memoryMb, misses })}\n`,
)
