/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the match arrays */
import { allowances } from './allowance.ts'
import { judge, type Judgement } from './context.ts'
import { detectInLines, detectInText } from './detector/all.ts'
import { findMarks, headerZone } from './detector/mark.ts'
import { BUILT_IN, finding, hitId, type Finding, type Hit, type Rule, type ScanContext } from './hit.ts'
import { layersOf, type Layer } from './layer.ts'
import type { HitLevel, Lexicon, LexiconEntry } from './lexicon.ts'
import type { Matcher } from './matcher.ts'
import { plainDigits, plainLayers, plainReader, type PlainText } from './plain-text.ts'

/** Rises with every change of detectors, context rules or layers; a scan record names it beside the lexicons. */
const RULE_SET_VERSION = '2026.11.5'

/** Scans texts one after another; made once per matcher. */
export type Scanner = (text: string, context?: ScanContext) => readonly Hit[]

/** The two halves of a scan; together they are the whole of it. */
export interface ScanParts {
  /** Hits that depend on nothing but the line that they stand in: the same for lines apart as for lines together. */
  readonly inLines: Scanner
  /** Hits that may run over the end of a line, or that depend on the text around their line. */
  readonly inText: Scanner
}

/** The halves of a scan with these lexicons: their entries and the built-in detectors, lowered by their context. Unsorted. */
export const scanParts = (matcher: Matcher): ScanParts => {
  const { tables } = matcher
  const readPlain = plainReader(tables)
  const allowanceOf = allowances(matcher.lexicons, tables)
  const placed = (found: readonly Finding[], plain: PlainText, text: string): readonly Hit[] =>
    found.map((each) => {
      const start = plain.sourceStart(each.start)
      const end = plain.sourceEnd(each.end)
      return hitOfFinding({ ...each, start, end }, text, plainLayers(text.slice(start, end), tables))
    })
  return {
    inLines: (text, context = {}) => {
      const plain = readPlain(text)
      const found = detectInLines(plain.text, (run) => plainDigits(run, tables), context)
      return [...placed(found, plain, text), ...entryHits(matcher, allowanceOf, text)]
    },
    inText: (text, context = {}) => {
      const plain = readPlain(text)
      return [
        ...findMarks(text, headerZone(text)).map((found) => hitOfFinding(found, text, [])),
        ...placed(detectInText(plain.text, context), plain, text),
      ]
    },
  }
}

/** A scanner for these lexicons. Hits come in the order of the text. */
export const scanner = (matcher: Matcher): Scanner => {
  const { inLines, inText } = scanParts(matcher)
  return (text, context) => inTextOrder([...inText(text, context), ...inLines(text, context)])
}

export const inTextOrder = (hits: Hit[]): readonly Hit[] =>
  hits.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))

const hitOfFinding = (found: Finding, text: string, via: readonly Layer[]): Hit => ({
  id: hitId(found.rule, BUILT_IN, '', found.start, found.end),
  rule: found.rule,
  list: BUILT_IN,
  term: '',
  category: found.category,
  level: found.level,
  start: found.start,
  end: found.end,
  text: text.slice(found.start, found.end),
  via,
  basis: found.basis,
  lowered: found.lowered ?? null,
})

/** The text of law that entries stand on when they name none. */
const BASIS_OF_LEXICON = '《政府信息公开条例》第十七条（公开前审查）'

/** A scan that could not list all it found must not pass for a scan. */
export const TOO_MANY: Rule = {
  rule: 'tooManyMatches',
  category: 'misuse',
  level: 'block',
  basis: '命中过多，未全部列出：词库不合用或文本异常',
}

const entryHits = (matcher: Matcher, allowanceOf: ReturnType<typeof allowances>, text: string): Hit[] => {
  const matches = matcher.find(text)
  if (matches.count === 0) return []
  const isAllowed = allowanceOf(text)
  const hits: Hit[] = matches.truncated ? [hitOfFinding(finding(TOO_MANY, 0, 0), text, [])] : []
  for (let i = 0; i < matches.count; i++) {
    const number = matches.entry[i]!
    const start = matches.start[i]!
    const end = matches.end[i]!
    const via = matches.via[i]!
    const entry = matcher.entries[number]!
    const judgement: Judgement | null =
      entry.level !== 'notice' && isAllowed(number, start, end)
        ? { level: 'notice', reason: 'context.allowedPhrase' }
        : judge({ entry, start, end, via }, text, matcher.tables)
    hits.push(entryHit(entry, matcher.lexiconOf(number), start, end, text, layersOf(via), judgement))
  }
  return hits
}

const entryHit = (
  entry: LexiconEntry,
  lexicon: Lexicon,
  start: number,
  end: number,
  text: string,
  via: readonly Layer[],
  judgement: Judgement | null,
): Hit => ({
  id: hitId('lexicon', lexicon.id, entry.term, start, end),
  rule: 'lexicon',
  list: lexicon.id,
  term: entry.term,
  category: entry.category,
  level: judgement?.level ?? entry.level,
  start,
  end,
  text: text.slice(start, end),
  via,
  basis: entry.basis ?? BASIS_OF_LEXICON,
  ...(entry.replacement === undefined ? {} : { replacement: entry.replacement }),
  lowered: judgement === null ? null : { from: entry.level, reason: judgement.reason },
})

/** What a scan record says of the rules and lists that were used. */
export interface ScanSummary {
  readonly ruleSetVersion: string
  readonly tablesVersion: string
  readonly lexicons: readonly {
    readonly id: string
    readonly version: string
    readonly sha256: string
    readonly entries: number
  }[]
  readonly counts: Readonly<Record<HitLevel, number>>
}

/** The summary of one scan; `sha256Of` gives the hash of the lexicon's file as it was read. */
export const scanSummary = (
  matcher: Matcher,
  hits: readonly Hit[],
  sha256Of: (lexicon: Lexicon) => string,
): ScanSummary => {
  const counts: Record<HitLevel, number> = { block: 0, high: 0, medium: 0, notice: 0 }
  for (const { level } of hits) counts[level]++
  return {
    ruleSetVersion: RULE_SET_VERSION,
    tablesVersion: matcher.tables.version,
    lexicons: matcher.lexicons.map((lexicon) => ({
      id: lexicon.id,
      version: lexicon.version,
      sha256: sha256Of(lexicon),
      entries: lexicon.entries.length,
    })),
    counts,
  }
}
