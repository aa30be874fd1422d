import { CELL_TWIPS, CHARACTER_SPACE, FOOTER_TWIPS, LINE_TWIPS, PAGE_MM, twips } from './measure.ts'
import { paragraphXml } from './run.ts'
import { element, property, wordPart } from './xml.ts'

/** A landscape page is an upright one turned a quarter to the left (GB/T 9704-2012, 8): its top was the binding edge. */
export type Orientation = 'portrait' | 'landscape'

/** Parts with page numbers: upright odd and even pages, turned odd and even pages, the first page of a letter. */
export const FOOTERS = ['odd', 'even', 'turnedOdd', 'turnedEven', 'letter'] as const
export type FooterName = (typeof FOOTERS)[number]
export const footerRelationship = (name: FooterName): string => `footer-${name}`

const reference = (type: 'default' | 'even' | 'first', name: FooterName): string =>
  element('w:footerReference', { 'w:type': type, 'r:id': footerRelationship(name) })

/** The properties of a section; each begins on a new page. A letter shows no number on its first page (10.1). */
export const sectionXml = (orientation: Orientation, isLetterHead = false): string => {
  const isTurned = orientation === 'landscape'
  const { width, height, top, bottom, left, right } = PAGE_MM
  const margins = isTurned ? { top: left, right: top, bottom: right, left: bottom } : { top, right, bottom, left }
  return element(
    'w:sectPr',
    {},
    reference('default', isTurned ? 'turnedOdd' : 'odd'),
    reference('even', isTurned ? 'turnedEven' : 'even'),
    isLetterHead ? reference('first', 'letter') : '',
    property('type', 'nextPage'),
    element('w:pgSz', {
      'w:w': twips(isTurned ? height : width),
      'w:h': twips(isTurned ? width : height),
      'w:orient': isTurned ? 'landscape' : undefined,
    }),
    element('w:pgMar', {
      'w:top': twips(margins.top),
      'w:right': twips(margins.right),
      'w:bottom': twips(margins.bottom),
      'w:left': twips(margins.left),
      'w:header': 851,
      'w:footer': FOOTER_TWIPS,
      'w:gutter': 0,
    }),
    isLetterHead ? element('w:titlePg') : '',
    element('w:docGrid', { 'w:type': 'linesAndChars', 'w:linePitch': LINE_TWIPS, 'w:charSpace': CHARACTER_SPACE }),
  )
}

/** Ends a section: a paragraph of no height that carries its properties. */
export const sectionEnd = (orientation: Orientation, isLetterHead: boolean): string =>
  paragraphXml({ style: 'Break', section: sectionXml(orientation, isLetterHead) }, '')

const run = (inner: string): string => element('w:r', {}, inner)
const text = (value: string): string => run(element('w:t', { 'xml:space': 'preserve' }, value))

/** — 1 —, the number as a field (7.5). */
const PAGE_NUMBER =
  text('— ') +
  run(element('w:fldChar', { 'w:fldCharType': 'begin' })) +
  run(element('w:instrText', { 'xml:space': 'preserve' }, ' PAGE ')) +
  run(element('w:fldChar', { 'w:fldCharType': 'separate' })) +
  text('1') +
  run(element('w:fldChar', { 'w:fldCharType': 'end' })) +
  text(' —')

const upright = (isOdd: boolean): string =>
  paragraphXml(
    {
      style: 'Footer',
      indent: element('w:ind', isOdd ? { 'w:right': CELL_TWIPS } : { 'w:left': CELL_TWIPS }),
      align: property('jc', isOdd ? 'right' : 'left'),
    },
    PAGE_NUMBER,
  )

/**
 * The number keeps its place on the paper when the page is turned (8): at the left edge, reading downwards, in a cell that
 * floats over the margin; below on odd pages, above on even ones.
 */
const turned = (isOdd: boolean): string => {
  const height = twips(40)
  const { width, left, right } = PAGE_MM
  const y = isOdd ? twips(width - right) - CELL_TWIPS - height : twips(left) + CELL_TWIPS
  const number = paragraphXml({ style: 'Footer', align: property('jc', isOdd ? 'right' : 'left') }, PAGE_NUMBER)
  const cell = element(
    'w:tc',
    {},
    element(
      'w:tcPr',
      {},
      element('w:tcW', { 'w:w': 400, 'w:type': 'dxa' }),
      property('textDirection', 'tbRl'),
      property('vAlign', 'center'),
    ),
    number,
  )
  const table = element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblpPr', {
        'w:vertAnchor': 'page',
        'w:horzAnchor': 'page',
        'w:tblpX': FOOTER_TWIPS - 20,
        'w:tblpY': y,
      }),
      element('w:tblOverlap', { 'w:val': 'never' }),
      element('w:tblW', { 'w:w': 400, 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element(
        'w:tblCellMar',
        {},
        element('w:left', { 'w:w': 0, 'w:type': 'dxa' }),
        element('w:right', { 'w:w': 0, 'w:type': 'dxa' }),
      ),
    ),
    element('w:tblGrid', {}, element('w:gridCol', { 'w:w': 400 })),
    element('w:tr', {}, element('w:trPr', {}, element('w:trHeight', { 'w:val': height, 'w:hRule': 'exact' })), cell),
  )
  return table + paragraphXml({ style: 'Footer' }, '')
}

/** 20 mm above the lower edge of a letter's first page: a red double line of 170 mm, thin above thick (10.1). */
const LETTER_LINE = paragraphXml(
  {
    style: 'Footer',
    before:
      element('w:framePr', {
        'w:w': twips(170),
        'w:h': 200,
        'w:hRule': 'exact',
        'w:wrap': 'around',
        'w:vAnchor': 'page',
        'w:hAnchor': 'page',
        'w:xAlign': 'center',
        'w:y': twips(PAGE_MM.height - 20),
      }) +
      element(
        'w:pBdr',
        {},
        element('w:top', { 'w:val': 'thinThickSmallGap', 'w:sz': 24, 'w:space': 0, 'w:color': 'FF0000' }),
      ),
  },
  '',
)

export const footerXml = (name: FooterName): string => {
  switch (name) {
    case 'odd':
      return wordPart('ftr', upright(true))
    case 'even':
      return wordPart('ftr', upright(false))
    case 'turnedOdd':
      return wordPart('ftr', turned(true))
    case 'turnedEven':
      return wordPart('ftr', turned(false))
    case 'letter':
      return wordPart('ftr', LETTER_LINE + paragraphXml({ style: 'Footer' }, ''))
  }
}
