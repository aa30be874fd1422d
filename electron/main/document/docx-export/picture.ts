import type { Image } from '#shared/domain/document/model.ts'
import { TYPE_HEIGHT_MM } from './measure.ts'
import { element } from './xml.ts'

const EMU_PER_MM = 36_000
/** What a picture may take of the page's height, so that its paragraph never runs off the type area. */
const MAX_HEIGHT_MM = TYPE_HEIGHT_MM - 15

/** Name of a picture's part, and the relationship by which the text names it. */
export const pictureName = ({ sha256, format }: Image): string =>
  `media/${sha256.slice(0, 32)}.${format === 'jpeg' ? 'jpeg' : 'png'}`
export const pictureRelationship = ({ sha256 }: Image): string => `img${sha256.slice(0, 32)}`

/** Width and height as they are printed, in mm: never higher than a page. */
export const printedSize = ({ widthMm, widthPx, heightPx }: Image): readonly [number, number] => {
  const height = (widthMm * heightPx) / widthPx
  const scale = Math.min(1, MAX_HEIGHT_MM / height)
  return [widthMm * scale, height * scale]
}

/** The run of a picture, which has a paragraph of its own, with its alternative text; `number` tells it from the others of the file. */
export const pictureRun = (image: Image, number: number): string => {
  const [width, height] = printedSize(image).map((mm) => Math.max(1, Math.round(mm * EMU_PER_MM)))
  const name = `图${String(number)}`
  const extent = { cx: width, cy: height }
  const graphic = element(
    'a:graphic',
    {},
    element(
      'a:graphicData',
      { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' },
      element(
        'pic:pic',
        {},
        element(
          'pic:nvPicPr',
          {},
          element('pic:cNvPr', { id: number, name, descr: image.alternative }),
          element('pic:cNvPicPr'),
        ),
        element(
          'pic:blipFill',
          {},
          element('a:blip', { 'r:embed': pictureRelationship(image) }),
          element('a:stretch', {}, element('a:fillRect')),
        ),
        element(
          'pic:spPr',
          {},
          element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', extent)),
          element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
        ),
      ),
    ),
  )
  const inline = element(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    element('wp:extent', extent),
    element('wp:docPr', { id: number, name, descr: image.alternative }),
    graphic,
  )
  return element('w:r', {}, element('w:drawing', {}, inline))
}
