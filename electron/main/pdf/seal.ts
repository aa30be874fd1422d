import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { mm, type SealBox } from '#shared/domain/layout/model.ts'

/**
 * 用印: the image of a seal that the unit brought in, as its approval lets it be pressed. The program draws no seal of an
 * organ (国务院令第716号 Arts 8-9, V).
 */
export interface Seal {
  /** PNG, of which what is transparent or white stays paper; or SVG of shapes in red or black (`readVectorSeal`). */
  readonly image: Uint8Array
  readonly sizeMm: number
  /** Whose seal it is: pressed on 署名 of exactly this name. */
  readonly holder: string
}

const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47])
/** Told by the bytes: what is no PNG is read as a drawing. */
export const isPngSeal = (image: Uint8Array): boolean => Buffer.from(image.subarray(0, 4)).equals(PNG_MARK)

/** On how many 署名 the seal is pressed. */
export const pressesOf = ({ signatories }: Pick<OfficialDocument, 'signatories'>, { holder }: Seal): number =>
  signatories.filter((name) => name === holder).length

/** The places of the layout that are the holder's, with the seal in the middle of each. */
export const pressedPlaces = (
  boxes: readonly SealBox[],
  { signatories }: Pick<OfficialDocument, 'signatories'>,
  { holder, sizeMm }: Seal,
): readonly SealBox[] => {
  const size = mm(sizeMm)
  return boxes
    .filter(({ signatory }) => signatories[signatory] === holder)
    .map((box) => ({
      ...box,
      x: box.x + (box.width - size) / 2,
      y: box.y + (box.height - size) / 2,
      width: size,
      height: size,
    }))
}
