import type { Output } from '#shared/contract/channels.ts'
import type { FaceRole } from '#shared/domain/layout/model.ts'

export type Preview = Output<'draft.preview'>
export type Sheet = Preview['sheets'][number]
export type Faces = Preview['faces']

/** Sheets stand below each other, all in places of one height, with this much between them. */
export const GAP_PX = 16
/** 297 mm to 210 mm. */
const HEIGHT_TO_WIDTH = 297 / 210

export const slotHeight = (widthPx: number): number => widthPx * HEIGHT_TO_WIDTH + GAP_PX

export interface PageRange {
  readonly from: number
  readonly to: number
}

/** The pages of which anything can be seen, from 1; one page when nothing is known yet. */
export const visiblePages = (scrollTop: number, viewHeight: number, widthPx: number, pages: number): PageRange => {
  const slot = slotHeight(widthPx)
  const last = Math.max(1, pages)
  const from = Math.min(last, Math.max(1, Math.floor(scrollTop / slot) + 1))
  const to = Math.min(last, Math.max(from, Math.ceil((scrollTop + viewHeight) / slot)))
  return { from, to: Math.min(to, from + 11) }
}

/** Where to scroll so that a page is seen; null when any of it is seen already. */
export const scrollToPage = (page: number, scrollTop: number, viewHeight: number, widthPx: number): number | null => {
  const slot = slotHeight(widthPx)
  const top = (page - 1) * slot
  const isSeen = top < scrollTop + viewHeight - GAP_PX && top + slot - GAP_PX > scrollTop
  return isSeen ? null : top
}

/** The roles that the sheets are drawn with, under the names of the files. */
export const rolesOf = ({ sheets, faces }: Pick<Preview, 'sheets' | 'faces'>): ReadonlySet<FaceRole> =>
  new Set(sheets.flatMap(({ texts }) => texts.map(({ face }) => faces[face])))
