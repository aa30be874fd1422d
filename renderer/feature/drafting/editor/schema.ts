import { Schema, type Attrs, type DOMOutputSpec, type NodeSpec } from 'prosemirror-model'
import { EDITOR } from '../../../i18n/editor.ts'
import { TEXT_BLOCK_KINDS, type TextBlockKind } from '#shared/domain/document/model.ts'

/**
 * The structure of an official document while it is being typed. Nodes are named as the parts of the model are; what the
 * standard does not know (bold, colour, fonts, line breaks) cannot be said. `doc` is the document itself, `attachment` the
 * text of one attachment; both are edited by the same editor.
 */

/** One line of text, without anything in it but characters. */
const line = (name: string, tag = 'p', attributes: Readonly<Record<string, string>> = {}): NodeSpec => ({
  content: 'text*',
  marks: '',
  selectable: false,
  toDOM: (): DOMOutputSpec => [tag, { class: `line line-${name}`, 'data-part': name, ...attributes }, 0],
  parseDOM: [{ tag: `${tag}[data-part="${name}"]`, preserveWhitespace: true }],
})

const block = (name: TextBlockKind): NodeSpec => ({ ...line(name), group: 'block', defining: name !== 'paragraph' })

/** A part of the page that can be there once or not at all; it is never merged with its neighbours. */
const part = (name: keyof typeof EDITOR.placeholder, tag?: string): NodeSpec => ({
  ...line(name, tag, {
    'data-placeholder': EDITOR.placeholder[name],
    ...(name === 'attachmentName' ? { 'data-label': EDITOR.attachmentLabel } : {}),
  }),
  isolating: true,
})

const positive = (value: string | null): number => Math.max(1, Math.trunc(Number(value)) || 1)

/** `width`: those of the columns that it covers, as prosemirror-tables wants them; 0 where it is not known. */
const cellAttributes = (element: HTMLElement): Attrs => {
  const widths = (element.dataset['widths'] ?? '').split(',').map(Number)
  const colspan = positive(element.getAttribute('colspan'))
  return {
    colspan,
    rowspan: positive(element.getAttribute('rowspan')),
    colwidth: widths.length === colspan && widths.every(Number.isSafeInteger) ? widths : null,
  }
}

/** As null and as a list of nothing but zeros, the widths of a cell say the same: nothing. */
const cellDom = ({ colspan, rowspan, colwidth }: Attrs): Record<string, string> => ({
  ...(colspan === 1 ? {} : { colspan: String(colspan) }),
  ...(rowspan === 1 ? {} : { rowspan: String(rowspan) }),
  ...(colwidth === null ? {} : { 'data-widths': String(colwidth) }),
})

const IMAGE_DATA = ['sha256', 'format', 'widthPx', 'heightPx', 'widthMm', 'alternative'] as const

const imageAttributes = ({ dataset }: HTMLElement): Attrs | false => {
  const { sha256 = '', format = '', alternative = '' } = dataset
  if (!/^[0-9a-f]{64}$/u.test(sha256) || (format !== 'png' && format !== 'jpeg')) return false
  const number = (name: 'widthPx' | 'heightPx' | 'widthMm'): number => positive(dataset[name] ?? null)
  return {
    sha256,
    format,
    alternative,
    widthPx: number('widthPx'),
    heightPx: number('heightPx'),
    widthMm: Math.min(156, number('widthMm')),
  }
}

const nodes = {
  doc: { content: 'title addressee? block+ attachmentName* signatory* date? note?' },
  attachment: { content: 'block+' },
  title: part('title', 'h1'),
  addressee: part('addressee'),
  paragraph: block('paragraph'),
  heading1: block('heading1'),
  heading2: block('heading2'),
  heading3: block('heading3'),
  heading4: block('heading4'),
  listItem: block('listItem'),
  table: {
    content: 'tableRow+',
    tableRole: 'table',
    isolating: true,
    group: 'block',
    attrs: { headRows: { default: 0, validate: 'number' }, landscape: { default: false, validate: 'boolean' } },
    toDOM: ({ attrs }): DOMOutputSpec => [
      'table',
      { 'data-head-rows': String(attrs['headRows']), ...(attrs['landscape'] === true ? { 'data-landscape': '' } : {}) },
      ['tbody', 0],
    ],
    parseDOM: [
      {
        tag: 'table[data-head-rows]',
        getAttrs: ({ dataset }) => ({
          headRows: Math.max(0, Math.trunc(Number(dataset['headRows'])) || 0),
          landscape: dataset['landscape'] !== undefined,
        }),
      },
    ],
  },
  tableRow: { content: 'tableCell*', tableRole: 'row', toDOM: () => ['tr', 0], parseDOM: [{ tag: 'tr' }] },
  tableCell: {
    content: 'cellLine+',
    tableRole: 'cell',
    isolating: true,
    attrs: {
      colspan: { default: 1, validate: 'number' },
      rowspan: { default: 1, validate: 'number' },
      colwidth: { default: null },
    },
    toDOM: ({ attrs }) => ['td', cellDom(attrs), 0],
    parseDOM: [{ tag: 'td', getAttrs: cellAttributes }],
  },
  cellLine: line('cellLine'),
  image: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: {
      sha256: { validate: 'string' },
      format: { validate: 'string' },
      widthPx: { validate: 'number' },
      heightPx: { validate: 'number' },
      widthMm: { validate: 'number' },
      alternative: { default: '', validate: 'string' },
    },
    toDOM: ({ attrs }) => [
      'figure',
      Object.fromEntries(
        IMAGE_DATA.map((name) => [`data-${name.replace(/[A-Z]/gu, (at) => `-${at.toLowerCase()}`)}`, attrs[name]]),
      ),
    ],
    parseDOM: [{ tag: 'figure[data-sha256]', getAttrs: imageAttributes }],
  },
  attachmentName: part('attachmentName'),
  signatory: part('signatory'),
  date: part('date'),
  note: part('note'),
  text: {},
} satisfies Record<string, NodeSpec>

export type NodeName = keyof typeof nodes

export const schema = new Schema<NodeName, never>({ nodes, topNode: 'doc' })

/** The kind of block that a node type is; null for every other part. */
export const blockKindOfNode = (name: string): TextBlockKind | null =>
  TEXT_BLOCK_KINDS.find((kind) => kind === name) ?? null
