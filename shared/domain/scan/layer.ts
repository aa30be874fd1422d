/**
 * The ways in which written text may differ from a term and still be that term. A hit names those that it needed.
 * width full-width and compatibility forms (NFKC) · case · lookalike radicals, letters of other scripts ·
 * traditional 繁→简 · digit digits in every style · invisible zero-width, control, combining · separator inserted
 * space, punctuation, symbols · repeat 机机密密 · shape 形近字 · homophone 同音字 · split 木几→机
 */
export const LAYERS = [
  'width',
  'case',
  'lookalike',
  'traditional',
  'digit',
  'invisible',
  'separator',
  'repeat',
  'shape',
  'homophone',
  'split',
] as const
export type Layer = (typeof LAYERS)[number]

/** A set of layers as bits, in the order of LAYERS. */
export type LayerMask = number

export const layerMask = (layers: readonly Layer[]): LayerMask =>
  layers.reduce((mask, layer) => mask | (1 << LAYERS.indexOf(layer)), 0)

export const layersOf = (mask: LayerMask): Layer[] => LAYERS.filter((_, bit) => (mask & (1 << bit)) !== 0)

export const isLayer = (name: string): name is Layer => (LAYERS as readonly string[]).includes(name)

export const WIDTH = layerMask(['width'])
export const DIGIT = layerMask(['digit'])
export const INVISIBLE = layerMask(['invisible'])
export const SEPARATOR = layerMask(['separator'])
export const REPEAT = layerMask(['repeat'])
export const SHAPE = layerMask(['shape'])
export const HOMOPHONE = layerMask(['homophone'])
export const SPLIT = layerMask(['split'])
/** Layers under which a reader may see an innocent word: the match needs the word test of variant.ts. */
export const GUESSED = SHAPE | HOMOPHONE | SPLIT

/** Nothing tolerated. */
export const EXACT_LAYERS: readonly Layer[] = []
/** One written form for another: what cannot be taken for a different word. */
export const FOLDING_LAYERS: readonly Layer[] = [
  'width',
  'case',
  'lookalike',
  'traditional',
  'digit',
  'invisible',
  'separator',
  'repeat',
]
export const ALL_LAYERS: readonly Layer[] = LAYERS
