import { createHash } from 'node:crypto'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { folioRuns } from '#shared/domain/layout/folio.ts'
import { layOutDocument, type LayoutRefusal } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, type FontMetrics, type Layout, type StructureNode } from '#shared/domain/layout/model.ts'
import { markRules } from '#shared/domain/redline/page-rules.ts'
import type { VersionDiff } from '#shared/domain/text/version/version-diff.ts'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FontSet } from '../pdf/fonts.ts'
import { checkPdf, SelfCheckFault } from '../pdf/self-check.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { changeListDocument, type ListHeading } from './change-table.ts'
import { setMarked } from './set-marked.ts'

export interface RedlinePdfInput extends ListHeading {
  readonly diff: VersionDiff
  readonly old: OfficialDocument
  readonly new: OfficialDocument
  readonly office: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly madeOn: string
  /** Bytes of the pictures of both documents, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** The pages of `second` behind those of `first`, numbered on. */
const behind = (first: Layout, second: Layout, metrics: FontMetrics): Layout => {
  const pages = first.pages.length
  const runs = first.runs.length
  const onward = <T extends { readonly page: number }>(one: T): T => ({ ...one, page: one.page + pages })
  const shift = (node: StructureNode): StructureNode => ({
    ...node,
    line: null,
    runs: node.runs.map((run) => run + runs),
    picture: node.picture === null ? null : node.picture + first.pictures.length,
    kids: node.kids.map(shift),
  })
  const kept = second.runs.filter((run) => run.furniture !== 'pageNumber')
  // Page numbers come last on their pages: taking them out moves no other run.
  const folios = second.pages.flatMap(({ width, height }, at) =>
    folioRuns(pages + at + 1, width > height, second.profile, metrics),
  )
  return {
    ...first,
    pages: [...first.pages, ...second.pages],
    runs: [...first.runs, ...kept.map(onward), ...folios],
    rules: [...first.rules, ...second.rules.map(onward)],
    pictures: [...first.pictures, ...second.pictures.map(onward)],
    structure: [...first.structure, ...second.structure.map(shift)],
  }
}

/**
 * 花脸稿 as a PDF: the marked text on official pages, then the list of changes with their counts. The finished file is read
 * back and must say exactly both. Refuses what the layout refuses; throws `SelfCheckFault`.
 */
export const redlinePdf = async (
  input: RedlinePdfInput,
  fonts: FontSet,
): Promise<Result<Uint8Array, LayoutRefusal>> => {
  const { diff, old, new: new_, to, office, madeOn, pictures } = input
  const list = changeListDocument(diff, old, new_, input)
  const metrics = fonts.metrics
  const set = setMarked({ diff, old, new: new_, version: to.version }, metrics)
  if (!set.ok) return set
  const { layout: main, document, pieces } = set.value
  const annex = layOutDocument({ document: list, profile: GB_T_9704, metrics })
  if (!annex.ok) return annex
  const rules = [...main.rules, ...markRules(main, pieces, metrics)]
  const layout = behind({ ...main, rules }, annex.value, metrics)
  const identity = canonicalBytes({ office, madeOn, from: input.from.version, to: to.version, title: list.title })
  const bytes = await writePdf({
    ...{ layout, fonts, pictures, title: list.title, author: office, keywords: [], attachments: [] },
    date: new Date(`${madeOn}T00:00:00Z`),
    fileId: createHash('sha256').update(identity).digest('hex').slice(0, 32),
  })
  const expected = { document, appendix: list, pages: layout.pages.length, pictures }
  const problems = await checkPdf(bytes, expected)
  if (problems.length > 0) throw new SelfCheckFault(problems)
  return ok(bytes)
}
