import type { Output } from '#shared/contract/channels.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { createBlockSharing } from '#shared/domain/document/share-blocks.ts'
import { layOutDocument, type LayoutRefusal } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, type Layout, type StructureNode } from '#shared/domain/layout/model.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FontSet } from '../pdf/fonts.ts'
import { sharedFaces, sheetOf } from './sheet.ts'

type Preview = Output<'draft.preview'>

export interface PreviewInput {
  readonly document: OfficialDocument
  /** From 1, both ends included. */
  readonly pages: { readonly from: number; readonly to: number }
  readonly caretLine: number | null
}

/** The page on which a line begins: of its first run, or of its picture. */
const pageOfLine = (layout: Layout, line: number): number | null => {
  const search = (nodes: readonly StructureNode[]): number | null => {
    for (const node of nodes) {
      const [first] = node.runs
      const page =
        node.line === line
          ? (layout.runs[first ?? -1]?.page ?? layout.pictures[node.picture ?? -1]?.page ?? null)
          : search(node.kids)
      if (page !== null) return page
    }
    return null
  }
  return search(layout.structure)
}

/**
 * Sets documents for the screen as the release sets them, one after another: what has not changed since the last one is
 * not set anew. Refuses what the layout refuses.
 */
export const createPreviewer = (fonts: FontSet): ((input: PreviewInput) => Result<Preview, LayoutRefusal>) => {
  const shareBlocks = createBlockSharing()
  const faces = sharedFaces(fonts)
  return ({ document, pages, caretLine }) => {
    const laidOut = layOutDocument({
      document: shareBlocks(document),
      profile: GB_T_9704,
      metrics: fonts.metrics,
    })
    if (!laidOut.ok) return laidOut
    const layout = laidOut.value
    const last = Math.min(pages.to, layout.pages.length)
    const wanted = Array.from({ length: Math.max(0, last - pages.from + 1) }, (_, index) => pages.from + index)
    return ok({
      pages: layout.pages.length,
      sheets: wanted.map((page) => sheetOf(layout, page, fonts)),
      caretPage: caretLine === null ? null : pageOfLine(layout, caretLine),
      faces,
      substitutes: [...new Set(layout.runs.map(({ face }) => face))].filter((role) => fonts.useOf(role).substitute),
    })
  }
}
