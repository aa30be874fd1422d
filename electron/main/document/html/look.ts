/** What matters of how an element looks: whether anyone can see it, and what tells a title. */
export interface Look {
  /** display: none, off the page, no size: not even children show. */
  readonly gone: boolean
  /** visibility: hidden, font size below 2 pt, transparent: children may say otherwise. */
  readonly unseen: boolean
  readonly faint: boolean
  readonly centred: boolean
  readonly halfPoints: number | undefined
}

export const PLAIN_LOOK: Look = { gone: false, unseen: false, faint: false, centred: false, halfPoints: undefined }

/** CSS declarations by name, in lower case, as they were written last. */
export type Declarations = ReadonlyMap<string, string>

/** More than this is no style but a payload; a data: URL in one is cut, which only spoils that one declaration. */
const MAX_STYLE_CHARACTERS = 20_000

/** Reads `name: value; …`. Strings and URLs with a semicolon in them are cut there: none of them matters here. */
export const declarationsOf = (style: string): Declarations => {
  const found = new Map<string, string>()
  for (const declaration of style.slice(0, MAX_STYLE_CHARACTERS).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!\s*important/iu, '')
    found.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase())
  }
  return found
}

const HALF_POINTS: Readonly<Record<string, number>> = { pt: 2, px: 1.5, in: 144, cm: 56.7, mm: 5.67, em: 24, rem: 24 }
const LENGTH = /^(-?\d{0,6}(?:\.\d{1,6})?)(pt|px|in|cm|mm|em|rem)?$/u

/** A length in half points, em taken of 12 pt; undefined for one that is no plain number. */
const lengthOf = (value: string | undefined): number | undefined => {
  const [, number = '', unit = 'px'] = LENGTH.exec(value ?? '') ?? []
  return number === '' ? undefined : Number(number) * (HALF_POINTS[unit] ?? 1)
}

/** Farther than this from its place, text is off the page: the old way to hide it from people and not from machines. */
const OFF_PAGE_HALF_POINTS = -900
const OFFSETS = ['left', 'top', 'margin-left', 'margin-top', 'text-indent']
/** Smaller than 2 pt nobody reads. */
const TINY_HALF_POINTS = 4
const WHITE = /^(?:white|#fff|#ffffff|transparent|rgba?\(255,\s*255,\s*255.*|rgba\(.*,\s*0\))$/u

const isGone = (style: Declarations): boolean =>
  style.get('display') === 'none' ||
  style.get('mso-hide') === 'all' ||
  OFFSETS.some((name) => (lengthOf(style.get(name)) ?? 0) <= OFF_PAGE_HALF_POINTS) ||
  (style.get('overflow') === 'hidden' && (lengthOf(style.get('height')) === 0 || lengthOf(style.get('width')) === 0))

const isUnseen = (style: Declarations, inherited: boolean): boolean => {
  const visibility = style.get('visibility')
  const size = lengthOf(style.get('font-size'))
  if (visibility === 'hidden' || visibility === 'collapse' || Number(style.get('opacity') ?? 1) === 0) return true
  if (size !== undefined && size < TINY_HALF_POINTS) return true
  return inherited && visibility !== 'visible' && size === undefined
}

const isFaint = (style: Declarations, inherited: boolean): boolean => {
  const ground = style.get('background') ?? style.get('background-color')
  if (ground !== undefined && !WHITE.test(ground)) return false
  const colour = style.get('color')
  return colour === undefined ? inherited : WHITE.test(colour)
}

/** The look of an element with these declarations inside an element that looks like `parent`. */
export const lookOf = (parent: Look, style: Declarations): Look => {
  if (style.size === 0) return parent
  const align = style.get('text-align')
  return {
    gone: parent.gone || isGone(style),
    unseen: isUnseen(style, parent.unseen),
    faint: isFaint(style, parent.faint),
    centred: align === undefined ? parent.centred : align === 'center',
    halfPoints: lengthOf(style.get('font-size')) ?? parent.halfPoints,
  }
}
