import type { Output } from '#shared/contract/channels.ts'
import { GB_T_9704 } from '#shared/domain/layout/model.ts'
import type { LayoutRefusal } from '#shared/domain/layout/layout.ts'
import { pageSpans, type PageSpan } from '#shared/domain/redline/page-marks.ts'
import { edgeBars, spanRules } from '#shared/domain/redline/page-rules.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FontSet } from '../pdf/fonts.ts'
import { setMarked, type SetMarked } from '../redline/set-marked.ts'
import type { DiffTaskInput } from './diff-task.ts'
import { onScreen, sharedFaces, sheetOf, type Box } from './sheet.ts'

type View = Output<'case.redlinePages'>
type Piece = View['sheets'][number]['pieces'][number]

export interface RedlinePagesInput extends DiffTaskInput {
  /** Equal for equal versions of one case: what was set for it is then set no more. */
  readonly key: string
  /** From 1, both ends included. */
  readonly pages: { readonly from: number; readonly to: number }
}

type Places = Pick<View, 'starts' | 'laterRuns' | 'departures'>

/** A comparison that was set, and where its pieces are. */
interface SetComparison extends Places {
  readonly set: SetMarked
  readonly spansOf: ReadonlyMap<number, readonly PageSpan[]>
}

/** Type above and below the baseline, so that a mark covers the whole of a character. */
const RISE_EM = 0.9
const HEIGHT_EM = 1.14

const boxOf = ({ x, y, width, size, isPicture }: PageSpan): Box =>
  isPicture
    ? { x, y, width, height: size }
    : { x, y: y + (RISE_EM - HEIGHT_EM) * size, width, height: HEIGHT_EM * size }

const startsOf = (spans: readonly PageSpan[], { lines, pieces }: SetMarked, paragraphs: number): Places => {
  const starts = Array.from({ length: paragraphs }, () => 0)
  const left = new Map<number, number>()
  const runPages = new Map<string, View['laterRuns'][number]>()
  for (const { page, line, piece } of spans) {
    const { paragraph, mark } = lines[line] ?? { paragraph: -1, mark: 'kept' }
    if (paragraph < 0) continue
    // A moved paragraph is found where it stands now; where it stood its words are marked too.
    if (mark === 'movedFrom') {
      if (!left.has(paragraph)) left.set(paragraph, page)
      continue
    }
    if (starts[paragraph] === 0) starts[paragraph] = page
    const run = pieces[line]?.[piece ?? -1]?.run ?? null
    const key = `${String(paragraph)} ${String(run)}`
    if (run !== null && !runPages.has(key)) runPages.set(key, { paragraph, run, page })
  }
  const laterRuns = [...runPages.values()].filter(({ paragraph, page }) => page !== starts[paragraph])
  const departures = [...left].map(([paragraph, page]) => ({ paragraph, page }))
  return { starts, laterRuns, departures }
}

/** Pieces of one page, each once, however many lines of type it runs over. */
const piecesOf = (spans: readonly PageSpan[], { lines, pieces }: SetMarked, pageHeight: number): Piece[] => {
  const found: Piece[] = []
  let last: PageSpan | null = null
  for (const span of spans) {
    const { line, piece, mark, text } = span
    const boxes = [onScreen(boxOf(span), pageHeight)]
    const rules = spanRules(span).map((rule) => onScreen(rule, pageHeight))
    const own = found.at(-1)
    if (own !== undefined && last?.line === line && last.piece === piece) {
      own.text += text
      own.boxes.push(...boxes)
      own.rules.push(...rules)
    } else {
      const run = pieces[line]?.[piece ?? -1]?.run ?? null
      found.push({ line, mark, text, paragraph: lines[line]?.paragraph ?? 0, run, boxes, rules })
    }
    last = span
  }
  return found
}

/**
 * Pages of 花脸稿 for the screen, drawn from the very layout that the PDF is written from. The last comparison is kept, so
 * that leafing through it sets nothing anew. Refuses what the layout refuses.
 */
export const createPageMarker = (fonts: FontSet): ((input: RedlinePagesInput) => Result<View, LayoutRefusal>) => {
  const faces = sharedFaces(fonts)
  let kept: { readonly key: string; readonly comparison: SetComparison } | null = null
  const compare = ({ from, between, to }: DiffTaskInput): Result<SetComparison, LayoutRefusal> => {
    const diff = diffVersions(from, between, to)
    const sides = { old: from.document, new: to.document, version: to.version }
    const set = setMarked({ diff, ...sides }, fonts.metrics)
    if (!set.ok) return set
    const spans = pageSpans(set.value.layout, set.value.pieces, fonts.metrics)
    const spansOf = Map.groupBy(spans, ({ page }) => page)
    return ok({ set: set.value, spansOf, ...startsOf(spans, set.value, diff.paragraphs.length) })
  }
  return ({ key, pages, ...versions }) => {
    if (kept?.key !== key) {
      const compared = compare(versions)
      if (!compared.ok) return compared
      kept = { key, comparison: compared.value }
    }
    const { set, spansOf, ...places } = kept.comparison
    const { layout } = set
    const last = Math.min(pages.to, layout.pages.length)
    const wanted = Array.from({ length: Math.max(0, last - pages.from + 1) }, (_, index) => pages.from + index)
    const sheets = wanted.map((page) => {
      const spans = spansOf.get(page) ?? []
      const sheet = sheetOf(layout, page, fonts)
      return {
        ...sheet,
        pieces: piecesOf(spans, set, sheet.height),
        bars: edgeBars(spans, GB_T_9704).map((bar) => onScreen(bar, sheet.height)),
      }
    })
    return ok({ pages: layout.pages.length, sheets, faces, ...places })
  }
}
