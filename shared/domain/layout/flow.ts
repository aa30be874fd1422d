import type { FlowElement, PictureElement, TableElement, TextElement } from './element.ts'
import type { Line } from './line-break.ts'
import { linePitch, mm } from './model.ts'
import type { PageFlow } from './page-flow.ts'
import { placeSignature, type SignatureBlock, type SignatureForm } from './signature.ts'
import { typeArea } from './sheet.ts'
import { setTable, type SetTable } from './table.ts'
import { placeTable, type CellPart } from './table-pages.ts'
import { setElement, type Press, type Setting } from './typeset.ts'

export interface PlacedLine {
  readonly line: Line
  readonly page: number
  readonly row: number
}

/** An element with its place on the pages. */
export type Placed =
  | { readonly element: TextElement; readonly setting: Setting; readonly lines: readonly PlacedLine[] }
  | { readonly element: TableElement; readonly set: SetTable; readonly parts: readonly CellPart[] }
  | {
      readonly element: PictureElement
      readonly page: number
      readonly x: number
      readonly down: number
      readonly width: number
      readonly height: number
    }

/** What the page cannot hold; `line` is an index into `documentLines`. */
export interface TooWide {
  readonly code: 'release.tableTooWide' | 'release.pictureUnusable'
  readonly detail: { readonly line: number }
}

export interface PlacedSeal {
  readonly page: number
  readonly signatory: number
  readonly x: number
  readonly down: number
  readonly size: number
}

/** A picture of no size or of more pixels than any printer asks for is not one that was meant. */
const MOST_PIXELS = 40_000_000
const MOST_SIDE_PX = 30_000
/** Lines of text that go over with 署名 or 成文日期, so that no page holds them alone (7.3.5.5). */
const CARRIED_LINES = 2
/** Rows of a table or picture that must follow a heading on its page. */
const KEPT_ROWS = 3

const isHeading = (element: FlowElement | undefined): boolean => element?.kind.startsWith('heading') ?? false
const isText = (element: FlowElement): element is TextElement => element.kind !== 'table' && element.kind !== 'picture'
const isSignature = (element: FlowElement | undefined): boolean =>
  element?.kind === 'signatory' || element?.kind === 'date'

/** Empty lines above an element: under a title (7.3.2), above 附件说明 (7.3.4), between 附件 and its title (7.3.7). */
const blankAbove = (before: FlowElement | undefined, { kind }: FlowElement): number => {
  const title = before?.kind === 'title' || before?.kind === 'documentNumber' || before?.kind === 'attachmentTitle'
  if (before?.kind === 'attachmentLabel') return 1
  if (title && kind !== 'documentNumber') return 1
  return kind === 'attachmentName' && before?.kind !== 'attachmentName' ? 1 : 0
}

/** An attachment that begins with a landscape table is landscape from its label on. */
const wantsLandscape = (elements: readonly FlowElement[], index: number): boolean => {
  const element = elements[index]
  if (element?.kind === 'table') return element.table.landscape
  const after = element?.kind === 'attachmentLabel' ? 2 : element?.kind === 'attachmentTitle' ? 1 : null
  const next = after === null ? undefined : elements[index + after]
  return next?.kind === 'table' && next.item === element?.item && next.table.landscape
}

const isUsable = ({ widthPx, heightPx, widthMm }: PictureElement['image']): boolean =>
  widthPx > 0 &&
  heightPx > 0 &&
  widthMm > 0 &&
  Math.max(widthPx, heightPx) <= MOST_SIDE_PX &&
  widthPx * heightPx <= MOST_PIXELS

/**
 * Puts all elements on pages, in order. A heading is not left as the last line of a page, nor 署名 parted from its date
 * or from all text; empty lines between elements vanish at the top of a page; an attachment begins a page (7.3.7).
 */
export const flowElements = (
  elements: readonly FlowElement[],
  flow: PageFlow,
  form: SignatureForm,
  press: Press,
): { readonly placed: readonly Placed[]; readonly seals: readonly PlacedSeal[]; readonly refused: TooWide | null } => {
  const { profile } = press
  const pitch = linePitch(profile)
  const measures = elements.map((_, index) => typeArea(profile, wantsLandscape(elements, index)).measure)
  const settings = elements.map((element, index) =>
    isText(element) ? setElement(element, measures[index] ?? profile.measure, press) : null,
  )
  const placed: Placed[] = []
  const seals: PlacedSeal[] = []
  const top = (): boolean => flow.row() === 0

  const placeLines = (lines: readonly Line[]): readonly PlacedLine[] =>
    lines.map((line) => {
      if (flow.room() < 1) flow.open(flow.landscape())
      const at = { line, page: flow.page(), row: flow.row() }
      flow.skip(1)
      return at
    })

  /** Rows that must stand on one page with the first line of heading `index`, itself included; counted up to `limit`. */
  const keptWithHeading = (index: number, limit: number): number => {
    let lines = 0
    let at = index
    for (; isHeading(elements[at]) && lines <= limit; at++) lines += settings[at]?.lines.length ?? 0
    const next = elements[at]
    return next === undefined ? lines : lines + (isText(next) ? 1 : KEPT_ROWS)
  }

  /** The last lines of the text before 署名, with the heading right above them, taken back from their page. */
  const takeBack = (): readonly { readonly index: number; readonly lines: readonly Line[] }[] => {
    const taken: { index: number; lines: readonly Line[] }[] = []
    let wanted = CARRIED_LINES
    while (placed.length > 0) {
      const index = placed.length - 1
      const last = placed[index]
      if (last === undefined || !('lines' in last)) break
      const { kind } = last.element
      if (!isHeading(last.element) && (wanted === 0 || !/^(?:paragraph|listItem|attachmentName)$/u.test(kind))) break
      const count = isHeading(last.element) ? last.lines.length : Math.min(wanted, last.lines.length)
      const kept = last.lines.slice(0, last.lines.length - count)
      taken.unshift({ index, lines: last.lines.slice(kept.length).map(({ line }) => line) })
      wanted = Math.max(0, wanted - count)
      if (kept.length > 0) {
        placed[index] = { ...last, lines: kept }
        break
      }
      placed.pop()
    }
    return taken
  }
  const putBack = (taken: ReturnType<typeof takeBack>): void => {
    for (const { index, lines } of taken) {
      const before = placed[index]
      const element = elements[index]
      const setting = settings[index]
      const more = placeLines(lines)
      if (before !== undefined && 'lines' in before) placed[index] = { ...before, lines: [...before.lines, ...more] }
      else if (element !== undefined && isText(element) && setting) placed.push({ element, setting, lines: more })
    }
  }

  /** More 署名 than a page holds: line after line, without room for seals. */
  const placeLong = (first: number, block: SignatureBlock): void => {
    for (const [index, setting] of block.settings.entries()) {
      const element = elements[first + index]
      if (element !== undefined && isText(element)) placed.push({ element, setting, lines: placeLines(setting.lines) })
    }
  }

  const placeBlock = (first: number, count: number, block: SignatureBlock): void => {
    if (block.blank + block.rows > profile.linesPerPage) {
      placeLong(first, block)
      return
    }
    if (!top()) {
      const rows = block.blank + block.rows
      if (rows <= flow.room() || (rows - flow.room() <= 2 && flow.squeeze(rows))) flow.skip(block.blank)
      else {
        const taken = takeBack()
        flow.open(false)
        putBack(taken)
        flow.skip(block.seals.length > 0 || taken.length > 0 ? block.blank : 0)
      }
    }
    const start = flow.row()
    const page = flow.page()
    for (let index = 0; index < count; index++) {
      const element = elements[first + index]
      const setting = block.settings[index]
      if (element === undefined || !isText(element) || setting === undefined) continue
      const lines = block.lines
        .filter((one) => one.setting === index)
        .map(({ line, row }) => ({ line, page, row: start + row }))
      placed.push({ element, setting, lines })
    }
    const above = flow.downOf(page, start)
    seals.push(...block.seals.map((seal) => ({ ...seal, page, down: above + seal.down })))
    flow.skip(block.rows)
  }

  const placePicture = (element: PictureElement): TooWide | null => {
    const { image } = element
    if (!isUsable(image)) return { code: 'release.pictureUnusable', detail: { line: element.line } }
    if (flow.landscape()) flow.open(false)
    const wantedWidth = Math.min(mm(image.widthMm), profile.measure)
    const scale = Math.min(1, profile.depth / ((wantedWidth * image.heightPx) / image.widthPx))
    const width = wantedWidth * scale
    const height = (width * image.heightPx) / image.widthPx
    if (height > flow.roomPoints() && !top()) flow.open(false)
    const down = flow.downOf(flow.page(), flow.row())
    const rows = Math.ceil(height / pitch - 0.001)
    const slack = Math.min(rows * pitch, flow.roomPoints()) - height
    const x = (profile.measure - width) / 2
    placed.push({ element, page: flow.page(), x, down: down + slack / 2, width, height })
    flow.moveTo(flow.page(), down + rows * pitch)
    return null
  }

  const placeWholeTable = (element: TableElement): TooWide | null => {
    const { landscape } = element.table
    const area = typeArea(profile, landscape)
    const set = setTable(element.table, area.measure, press)
    if (set === null) return { code: 'release.tableTooWide', detail: { line: element.line } }
    if (flow.landscape() !== landscape || flow.room() < 1) flow.open(landscape)
    const { parts, bottom } = placeTable(set, {
      page: flow.page(),
      top: flow.downOf(flow.page(), flow.row()),
      depth: area.depth,
      next: () => {
        flow.moveTo(flow.page(), 0)
        flow.open(landscape)
        return flow.page()
      },
    })
    flow.moveTo(flow.page(), bottom)
    placed.push({ element, set, parts })
    return null
  }

  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]
    if (element === undefined) break
    if (isSignature(element)) {
      let end = index
      while (isSignature(elements[end])) end++
      const own = settings.slice(index, end).flatMap((setting) => setting ?? [])
      const dated = elements[end - 1]?.kind === 'date'
      if (flow.landscape()) flow.open(false)
      const names = dated ? own.slice(0, -1) : own
      const date = dated ? (own.at(-1) ?? null) : null
      placeBlock(index, end - index, placeSignature(form, names, date, profile))
      index = end - 1
      continue
    }
    const blank = blankAbove(elements[index - 1], element)
    if (!isText(element)) {
      if (!top()) flow.skip(Math.min(blank, flow.room()))
      const refused = element.kind === 'table' ? placeWholeTable(element) : placePicture(element)
      if (refused !== null) return { placed, seals, refused }
      continue
    }
    const landscape = wantsLandscape(elements, index)
    if (element.kind === 'attachmentLabel' || landscape !== flow.landscape()) flow.open(landscape)
    const setting = settings[index]
    if (!setting) continue
    if (isHeading(element)) {
      const needed = keptWithHeading(index, profile.linesPerPage)
      if (needed > flow.room() && needed <= profile.linesPerPage && !top()) flow.open(landscape)
    }
    if (!top()) flow.skip(Math.min(blank, flow.room()))
    placed.push({ element, setting, lines: placeLines(setting.lines) })
  }
  return { placed, seals, refused: null }
}
