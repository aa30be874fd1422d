import type { OfficialDocument } from '../document/model.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cellsOf } from './cell.ts'
import { planColophon, type Colophon } from './colophon.ts'
import { elementsOf, type FlowElement } from './element.ts'
import { flowElements, type Placed, type TooWide } from './flow.ts'
import { FOLIO_CHARACTERS, folioRuns } from './folio.ts'
import { planMasthead, type Masthead } from './masthead.ts'
import { baselineDrop, linePitch, type FontMetrics, type Layout, type PageProfile } from './model.ts'
import { createPageFlow, type PageFlow } from './page-flow.ts'
import { drawPlan, nodesOf } from './plan.ts'
import { publicVersion, type PublicPart } from './public-version.ts'
import { createSheet, openNode, type OpenNode, type Sheet } from './sheet.ts'
import type { SignatureForm } from './signature.ts'
import { groupLists, tagsOf } from './structure.ts'
import { drawTable } from './table-draw.ts'
import { setElement, type Press } from './typeset.ts'

export interface LayoutInput {
  readonly document: OfficialDocument
  /** 发文字号 when it is given at the release; the document's own otherwise. */
  readonly documentNumber?: string
  readonly profile: PageProfile
  readonly metrics: FontMetrics
  /** Parts that a version for the public leaves out; `publicVersion` says which of them the document has. */
  readonly drop?: readonly PublicPart[]
  /** Room for seals on 署名 (7.3.5.1). Orders have room for a stamp (7.3.5.3) in any case. */
  readonly sealed?: boolean
}

/** Characters that no face of the chain can draw. */
export interface MissingGlyphs {
  readonly code: 'release.missingGlyph'
  readonly detail: { readonly characters: string }
}

export interface TooManyPages {
  readonly code: 'release.tooManyPages'
  readonly detail: { readonly pages: number }
}

export type LayoutRefusal = MissingGlyphs | TooWide | TooManyPages

/** Beyond this nobody reads a document, and its file is no longer checked in a reasonable time. */
export const MAX_PAGES = 2000

/** Sizes of 发文机关标志 to try until the first page shows text (首页必须显示正文, 7.3.3). */
const MARK_SCALES = [1, 0.75, 0.5]
/** A title may begin this part of a line before its two empty lines are full: the grid has no place in between. */
const ROW_TOLERANCE = 0.25

/** Row of the title: two empty lines below 版头 (7.3.1), as many from the top where there is none. */
const titleRow = ({ bottom }: Masthead, profile: PageProfile): number => {
  const pitch = linePitch(profile)
  const inLine = (pitch - profile.titleSize) / 2
  return bottom === 0 ? 2 : Math.ceil((bottom + 2 * pitch - inLine) / pitch - ROW_TOLERANCE)
}

/** 版头, as large as it may be so that text follows on its page. */
const fitMasthead = (
  document: OfficialDocument,
  { masthead, flow }: ReturnType<typeof elementsOf>,
  press: Press,
): Masthead => {
  const { profile } = press
  const head = flow.flatMap((element) =>
    element.kind === 'title' || element.kind === 'documentNumber' || element.kind === 'addressee'
      ? setElement(element, profile.measure, press).lines.length
      : [],
  )
  const rows = head.reduce((sum, count) => sum + count, 0) + 2
  let plan = planMasthead(document, masthead, 1, press)
  for (const scale of MARK_SCALES) {
    plan = planMasthead(document, masthead, scale, press)
    if (titleRow(plan, profile) + rows <= profile.linesPerPage) break
  }
  return plan
}

/** Makes room for 版记 at the foot of the last page; on a page of its own where nothing else helps. */
const placeColophon = ({ height }: Colophon, flow: PageFlow): void => {
  if (height === 0) return
  if (!flow.landscape() && (height <= flow.roomPoints() || flow.squeeze(0, height))) return
  flow.open(false)
}

const drawPlaced = (
  { sheet, flow, profile }: { readonly sheet: Sheet; readonly flow: PageFlow; readonly profile: PageProfile },
  placed: Placed,
  tag: OpenNode['tag'],
): OpenNode | null => {
  if ('parts' in placed) return drawTable(sheet, placed.set, placed.parts, placed.element.line)
  if ('lines' in placed) {
    const { element, setting, lines } = placed
    if (element.text === '') return null
    const node = openNode(element.kind === 'listItem' ? 'LBody' : tag, element.text, element.line)
    for (const { line, page, row } of lines) {
      const down = flow.downOf(page, row) + baselineDrop(flow.pitchOf(page, row), profile.bodySize)
      sheet.drawLine(node, setting, line, { page, x: 0, down })
    }
    return node
  }
  const { element, page, x, down, width, height } = placed
  const { sha256, format, alternative } = element.image
  const node = openNode('Figure', alternative, element.line)
  node.picture = sheet.pictures.length
  sheet.pictures.push({ ...sheet.place({ page, x, down: down + height }), width, height, sha256, format })
  return node
}

const drawFlow = (
  to: Parameters<typeof drawPlaced>[0],
  elements: readonly FlowElement[],
  placed: readonly Placed[],
): readonly OpenNode[] => {
  const tags = tagsOf(elements)
  const nodes = placed.flatMap((one, index) => {
    const node = drawPlaced(to, one, tags[index] ?? 'P')
    return node === null ? [] : [{ node, kind: one.element.kind }]
  })
  return groupLists(nodes)
}

/**
 * Sets a document on pages after GB/T 9704-2012. Pure: the same input gives the same numbers in every engine that knows
 * the same words (the title's cut asks the engine's dictionary).
 * Refuses, never drawing an empty box or losing a text: `release.missingGlyph` with the characters that no face has,
 * `release.tableTooWide` and `release.pictureUnusable` with the line, `release.tooManyPages`.
 */
export const layOutDocument = (input: LayoutInput): Result<Layout, LayoutRefusal> => {
  const { documentNumber = input.document.documentNumber, profile, metrics, drop = [], sealed = false } = input
  const { document } = publicVersion({ ...input.document, documentNumber }, drop)
  const press: Press = { profile, metrics, missing: new Set() }
  const elements = elementsOf(document)
  const masthead = fitMasthead(document, elements, press)
  const colophon = planColophon(document, elements.colophon, press)
  cellsOf(FOLIO_CHARACTERS, 'fallback', profile.folioSize, metrics, press.missing)
  const flow = createPageFlow(profile, titleRow(masthead, profile), masthead.bottom > 0)
  const form: SignatureForm = document.form === 'order' ? 'stamped' : sealed ? 'sealed' : 'plain'
  const { placed, seals, refused } = flowElements(elements.flow, flow, form, press)
  if (press.missing.size > 0) {
    return err({ code: 'release.missingGlyph', detail: { characters: [...press.missing].join('') } })
  }
  if (refused !== null) return err(refused)
  placeColophon(colophon, flow)
  const count = flow.count()
  if (count > MAX_PAGES) return err({ code: 'release.tooManyPages', detail: { pages: count } })

  const sheet = createSheet(flow.areaOf)
  drawPlan(sheet, 1, masthead)
  const body = drawFlow({ sheet, flow, profile }, elements.flow, placed)
  drawPlan(sheet, count, colophon)
  for (const { page, signatory, x, down, size } of seals) {
    const corner = sheet.place({ page, x: x - size / 2, down: down + size / 2 })
    sheet.sealBoxes.push({ ...corner, width: size, height: size, signatory })
  }
  // 信函首页不显示页码 (10.1).
  const silent = document.form === 'letter' && document.issuers.length > 0 ? 1 : 0
  const pages = Array.from({ length: count }, (_, index) => flow.areaOf(index + 1))
  for (const [index, { landscape }] of pages.entries()) {
    if (index >= silent) sheet.runs.push(...folioRuns(index + 1, landscape, profile, metrics))
  }
  return ok({
    profile,
    pages: pages.map(({ width, height }) => ({ width, height })),
    runs: sheet.runs,
    rules: sheet.rules,
    pictures: sheet.pictures,
    structure: [...nodesOf(masthead.drawn), ...body, ...nodesOf(colophon.drawn)],
    sealBoxes: sheet.sealBoxes,
  })
}
