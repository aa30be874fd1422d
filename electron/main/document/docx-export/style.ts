import { CELL_TWIPS, FOOTER_LINE_TWIPS, LINE_TWIPS, SIZE, TRACKING_TWIPS } from './measure.ts'
import { element, property, wordPart } from './xml.ts'

/** Faces of GB/T 9704-2012; named, not embedded. Others stand in by `fontTable` where one is not installed. */
export const FACE = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
  latin: 'Times New Roman',
} as const

const SUBSTITUTES: readonly (readonly [string, string, string])[] = [
  [FACE.title, 'FZXiaoBiaoSong-B05S,小标宋,华文中宋,STZhongsong,宋体', 'roman'],
  [FACE.body, 'FangSong_GB2312,仿宋,FangSong,华文仿宋,STFangsong', 'modern'],
  [FACE.hei, 'SimHei,华文黑体,STHeiti', 'modern'],
  [FACE.kai, 'KaiTi_GB2312,楷体,KaiTi,华文楷体,STKaiti', 'modern'],
  [FACE.song, 'SimSun,华文宋体,STSong', 'roman'],
]

/** Which faces stand in for one that is missing (ECMA-376 part 1, 17.8.3.1). */
export const fontTable = (): string =>
  wordPart(
    'fonts',
    ...SUBSTITUTES.map(([name, others, family]) =>
      element(
        'w:font',
        { 'w:name': name },
        property('altName', others),
        property('charset', '86'),
        property('family', family),
      ),
    ),
    element('w:font', { 'w:name': FACE.latin }, property('charset', '00'), property('family', 'roman')),
  )

export const fonts = (face: string): string =>
  element('w:rFonts', { 'w:ascii': FACE.latin, 'w:hAnsi': FACE.latin, 'w:eastAsia': face, 'w:cs': FACE.latin })
const tracking = (twips: number): string => property('spacing', twips)
const size = (halfPoints: number): string => property('sz', halfPoints) + property('szCs', halfPoints)

const indent = (attributes: Readonly<Record<string, number>>): string => element('w:ind', attributes)
const FIRST_LINE = indent({ 'w:firstLineChars': 200, 'w:firstLine': 2 * CELL_TWIPS })
const NO_INDENT = indent({ 'w:firstLineChars': 0, 'w:firstLine': 0 })
const exactly = (line: number): string => element('w:spacing', { 'w:line': line, 'w:lineRule': 'exact' })
const AUTO = element('w:spacing', { 'w:line': 240, 'w:lineRule': 'auto' })
const CENTRED = property('jc', 'center')
const KEEP = property('keepNext')
const RED = property('color', 'FF0000')

interface Style {
  readonly id: string
  readonly name: string
  readonly paragraph?: string
  readonly run?: string
}

const heading = (level: number, face: string): Style => ({
  id: `Heading${String(level)}`,
  name: `heading ${String(level)}`,
  paragraph: KEEP + FIRST_LINE + property('outlineLvl', level - 1),
  run: fonts(face),
})

/** Elements stand in the order of the schema (CT_PPrBase, CT_RPr). */
const STYLES: readonly Style[] = [
  { id: 'BodyText', name: 'Body Text', paragraph: FIRST_LINE },
  {
    id: 'Title',
    name: 'Title',
    paragraph: exactly(LINE_TWIPS + 61) + CENTRED,
    run: fonts(FACE.title) + tracking(0) + size(SIZE.title),
  },
  heading(1, FACE.hei),
  heading(2, FACE.kai),
  heading(3, FACE.body),
  heading(4, FACE.body),
  { id: 'ListParagraph', name: 'List Paragraph', paragraph: FIRST_LINE },
  { id: 'Mark', name: '发文机关标志', paragraph: AUTO + CENTRED, run: fonts(FACE.title) + RED + tracking(0) },
  { id: 'Urgency', name: '紧急程度', run: fonts(FACE.hei) },
  { id: 'Number', name: '发文字号', paragraph: CENTRED },
  { id: 'Addressee', name: '主送机关' },
  { id: 'AttachmentName', name: '附件说明' },
  { id: 'Signatory', name: '署名', paragraph: KEEP + property('jc', 'right') },
  { id: 'Date', name: 'Date', paragraph: property('jc', 'right') },
  { id: 'Note', name: '附注', paragraph: FIRST_LINE },
  { id: 'AttachmentLabel', name: '附件', paragraph: KEEP + property('pageBreakBefore'), run: fonts(FACE.hei) },
  { id: 'Cell', name: '表格文字', paragraph: AUTO + NO_INDENT, run: tracking(0) + size(SIZE.cell) },
  { id: 'Picture', name: '图片', paragraph: KEEP.replace('/>', ' w:val="0"/>') + AUTO + NO_INDENT + CENTRED },
  { id: 'Imprint', name: '版记', paragraph: AUTO, run: tracking(0) + size(SIZE.small) },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: exactly(FOOTER_LINE_TWIPS),
    run: fonts(FACE.song) + tracking(0) + size(SIZE.small),
  },
  { id: 'Break', name: '分节', paragraph: exactly(14), run: size(2) },
]

export type StyleId =
  | 'BodyText'
  | 'Title'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Heading4'
  | 'ListParagraph'
  | 'Mark'
  | 'Urgency'
  | 'Number'
  | 'Addressee'
  | 'AttachmentName'
  | 'Signatory'
  | 'Date'
  | 'Note'
  | 'AttachmentLabel'
  | 'Cell'
  | 'Picture'
  | 'Imprint'
  | 'Footer'
  | 'Break'

const styleXml = ({ id, name, paragraph = '', run = '' }: Style): string =>
  element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': /^[A-Za-z]/u.test(name) ? undefined : 1, 'w:styleId': id },
    property('name', name),
    property('basedOn', 'Normal'),
    element('w:qFormat'),
    paragraph === '' ? '' : element('w:pPr', {}, paragraph),
    run === '' ? '' : element('w:rPr', {}, run),
  )

/** All styles: looks are of the part, never of the run, so that a colleague changes a style and not a hundred paragraphs. */
export const styles = (): string =>
  wordPart(
    'styles',
    element(
      'w:docDefaults',
      {},
      element(
        'w:rPrDefault',
        {},
        element(
          'w:rPr',
          {},
          fonts(FACE.body),
          property('kern', 0),
          size(SIZE.body),
          element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
        ),
      ),
      element('w:pPrDefault'),
    ),
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
      property('name', 'Normal'),
      element('w:qFormat'),
      element(
        'w:pPr',
        {},
        property('widowControl', 0),
        property('autoSpaceDE', 0),
        property('autoSpaceDN', 0),
        property('snapToGrid', 0),
        exactly(LINE_TWIPS),
        property('jc', 'both'),
      ),
      // The size is said again: some readers reckon the grid from this style, not from the defaults above it.
      element('w:rPr', {}, tracking(TRACKING_TWIPS), size(SIZE.body)),
    ),
    element(
      'w:style',
      { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
      property('name', 'Normal Table'),
      element(
        'w:tblPr',
        {},
        element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
        element(
          'w:tblCellMar',
          {},
          element('w:left', { 'w:w': 108, 'w:type': 'dxa' }),
          element('w:right', { 'w:w': 108, 'w:type': 'dxa' }),
        ),
      ),
    ),
    ...STYLES.map(styleXml),
  )
