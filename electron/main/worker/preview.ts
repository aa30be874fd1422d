import type { Output } from '#shared/contract/channels.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { createBlockSharing } from '#shared/domain/document/share-blocks.ts'
import { layOutDocument, type LayoutRefusal } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, type FaceRole, type Layout, type StructureNode } from '#shared/domain/layout/model.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { drawnCodePoint, type FontSet } from '../pdf/fonts.ts'

type Preview = Output<'draft.preview'>
type Sheet = Preview['sheets'][number]

export interface PreviewInput {
  readonly document: OfficialDocument
  /** From 1, both ends included. */
  readonly pages: { readonly from: number; readonly to: number }
  readonly caretLine: number | null
}

const ROLES: readonly FaceRole[] = ['title', 'body', 'hei', 'kai', 'latin', 'fallback']

/** Each role under the name of the first role that has the same file, so that the page loads every file once. */
const sharedFaces = (fonts: FontSet): Preview['faces'] => {
  const roleOf = (role: FaceRole): FaceRole =>
    ROLES.find((other) => fonts.faceOf(other).file === fonts.faceOf(role).file) ?? role
  const [title, body, hei, kai, latin, fallback] = ROLES.map(roleOf)
  if (!title || !body || !hei || !kai || !latin || !fallback) throw new Error('every role has a face')
  return { title, body, hei, kai, latin, fallback }
}

/** What the writer draws for a text: some marks have the glyph of another character (`drawnCodePoint`). */
const drawnText = (fonts: FontSet, face: FaceRole, text: string): string => {
  const { font } = fonts.faceOf(face)
  return Array.from(text, (character) =>
    String.fromCodePoint(drawnCodePoint(font, character.codePointAt(0) ?? 0)),
  ).join('')
}

const sheetOf = (layout: Layout, page: number, fonts: FontSet): Sheet => {
  const { width, height } = layout.pages[page - 1] ?? layout.profile
  const onPage = (one: { readonly page: number }): boolean => one.page === page
  return {
    page,
    width,
    height,
    texts: layout.runs.filter(onPage).map(({ x, y, face, size, characterSpacing, colour, turn, text }) => ({
      x,
      y: height - y,
      face,
      size,
      spacing: characterSpacing,
      colour,
      turn,
      text: drawnText(fonts, face, text),
    })),
    rules: layout.rules.filter(onPage).map((rule) => ({
      x: rule.x,
      y: height - rule.y - rule.height,
      width: rule.width,
      height: rule.height,
      colour: rule.colour,
    })),
    pictures: layout.pictures.filter(onPage).map((picture) => ({
      x: picture.x,
      y: height - picture.y - picture.height,
      width: picture.width,
      height: picture.height,
      sha256: picture.sha256,
      format: picture.format,
    })),
  }
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
    })
  }
}
