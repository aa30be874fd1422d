import { inflateRawSync } from 'node:zlib'
import { SaxesParser } from 'saxes'

/**
 * A reader of office files for tests, which shares nothing with the program's: zip by its central directory (APPNOTE 4.3.12),
 * XML as a tree by local names, cells by the numbers that stand in the parts. It reads what Word and Excel would show.
 */

const partsOf = (file: Buffer): ReadonlyMap<string, string> => {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28)]
    const local = file.readUInt32LE(at + 42)
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const data = file.subarray(begin, begin + packed)
    const bytes = file.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)
    parts.set(file.toString('utf8', at + 46, at + 46 + nameLength), bytes.toString('utf8'))
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

const treeOf = (xml: string): Node => {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [bare(key), value] as const)
    const node: Node = { name: bare(name), attributes: Object.fromEntries(named), children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last !== undefined) last.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return root
}

const all = (node: Node, name: string): readonly Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
const words = (node: Node): string =>
  all(node, 't')
    .map(({ text }) => text)
    .join('')

/** `C5` → [4, 2], row and column from 0. */
const placeOf = (reference: string): readonly [number, number] => {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(reference) ?? []
  return [Number(digits) - 1, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1]
}

type Cell = string | number

/** The sheets of a workbook as grids; each place of merged cells has what is written in the first. Numbers are numbers. */
export const workbookGrids = (
  file: Uint8Array,
): readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[] => {
  const parts = partsOf(Buffer.from(file))
  const tree = (path: string): Node => treeOf(parts.get(path) ?? '')
  const strings = parts.has('xl/sharedStrings.xml') ? all(tree('xl/sharedStrings.xml'), 'si').map(words) : []
  const targets = new Map(
    all(tree('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      attributes['Target'] ?? '',
    ]),
  )
  return all(tree('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const target = targets.get(attributes['id'] ?? '') ?? ''
    const sheet = tree(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    const rows: Cell[][] = []
    const set = (row: number, column: number, value: Cell): void => {
      while (rows.length <= row) rows.push([])
      const cells = rows[row] ?? []
      while (cells.length <= column) cells.push('')
      cells[column] = value
    }
    for (const cell of all(sheet, 'c')) {
      const [row, column] = placeOf(cell.attributes['r'] ?? '')
      const [value] = all(cell, 'v')
      const type = cell.attributes['t']
      if (type === 'inlineStr') set(row, column, words(cell))
      else if (value !== undefined)
        set(row, column, type === 's' ? (strings[Number(value.text)] ?? '') : Number(value.text))
    }
    for (const merge of all(sheet, 'mergeCell')) {
      const [from = '', to = ''] = (merge.attributes['ref'] ?? '').split(':')
      const [[top, left], [bottom, right]] = [placeOf(from), placeOf(to)]
      const value = rows[top]?.[left] ?? ''
      for (let row = top; row <= bottom; row += 1)
        for (let column = left; column <= right; column += 1) set(row, column, value)
    }
    return { name: attributes['name'] ?? '', rows }
  })
}

const tableRows = (table: Node): readonly (readonly string[])[] => {
  const grid: string[][] = []
  for (const row of table.children.filter(({ name }) => name === 'tr')) {
    const cells: string[] = []
    for (const cell of row.children.filter(({ name }) => name === 'tc')) {
      const [span] = all(cell, 'gridSpan')
      const [merge] = all(cell, 'vMerge')
      const goesOn = merge !== undefined && merge.attributes['val'] !== 'restart'
      const text = goesOn ? (grid.at(-1)?.[cells.length] ?? '') : all(cell, 'p').map(words).join('\n')
      for (let left = Number(span?.attributes['val'] ?? 1); left > 0; left -= 1) cells.push(text)
    }
    grid.push(cells)
  }
  return grid
}

type Grid = readonly (readonly string[])[]
const blockOf = (node: Node): readonly (string | Grid)[] => {
  if (node.name === 'tbl') return [tableRows(node)]
  return node.name === 'p' && words(node) !== '' ? [words(node)] : []
}

/** What stands in the body of a document, in its order: paragraphs as text, tables as grids. */
export const documentBlocks = (file: Uint8Array): readonly (string | Grid)[] => {
  const [body] = all(treeOf(partsOf(Buffer.from(file)).get('word/document.xml') ?? ''), 'body')
  return (body?.children ?? []).flatMap(blockOf)
}
