/** Elements whose content nobody sees as text; what they mean for the import. */
export const DROPPED: ReadonlyMap<string, 'script' | 'sheet' | 'head' | 'object' | 'graphics' | 'formula'> = new Map([
  ['script', 'script'],
  ['style', 'sheet'],
  ['title', 'head'],
  ['template', 'script'],
  ['iframe', 'object'],
  ['frame', 'object'],
  ['object', 'object'],
  ['embed', 'object'],
  ['applet', 'object'],
  ['audio', 'object'],
  ['video', 'object'],
  ['portal', 'object'],
  ['canvas', 'graphics'],
  ['svg', 'graphics'],
  ['math', 'formula'],
])

/** Elements that begin and end a line of their own; all others run along in it. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody ' +
    'td tfoot th thead tr ul option optgroup select'
  ).split(' '),
)

/** Attributes that carry text nobody sees without asking for it. */
export const SPEAKING = /^(?:alt|title|placeholder|aria-.*|data-.*|content|value|label|summary|cite|name|srcdoc)$/u
/** Attributes that make a browser fetch something. */
export const FETCHING: ReadonlySet<string> = new Set([
  'src',
  'srcset',
  'background',
  'data',
  'poster',
  'action',
  'formaction',
  'codebase',
  'manifest',
  'xlink:href',
])
