import { packageIndex as words } from '#resources/text/package-index.ts'
import { escape, unescape } from './html.ts'
import { hrefOf, listPage } from './list-page.ts'

/** The folder of the page: its links are below it. */
const FOLDER = 'data/'

/** One line of the index: a file with what it is. */
export interface IndexEntry {
  /** From the package's folder. */
  readonly path: string
  readonly originalName: string
  readonly bytes: number
  readonly sha256: string
}

const groupOf = (path: string): string =>
  words.groups.find(({ prefix }) => path.startsWith(prefix))?.name ?? words.other

const rowOf = ({ path, originalName, bytes, sha256 }: IndexEntry): string =>
  `<tr><td><a href="${hrefOf(path.slice(FOLDER.length))}">${escape(originalName)}</a></td><td>${escape(path)}</td><td class="n">${String(bytes)}</td><td class="h">${sha256}</td></tr>`

/** A page with links to all that lies below data/ in a package, grouped. */
export const renderIndex = (
  title: string,
  facts: readonly (readonly [string, string])[],
  entries: readonly IndexEntry[],
): string => {
  const groups = Map.groupBy(entries, ({ path }) => groupOf(path))
  const order = new Set([...words.groups.map(({ name }) => name), words.other])
  const tables = [...order].flatMap((heading) => {
    const own = groups.get(heading)
    return own === undefined ? [] : [{ heading, columns: words.columns, rows: own.map(rowOf) }]
  })
  return listPage(title, words.intro, facts, tables)
}

/** The files that such a page links to, from its own folder; what is no path is left out. Bounded, as a page may be anybody's. */
export const linksOf = (page: string): readonly string[] =>
  [...page.matchAll(/<a href="([^"]{0,40000})">/gu)].flatMap(([, link = '']) => {
    try {
      return [link.split('/').map(decodeURIComponent).join('/')]
    } catch {
      return [] // no path that we wrote
    }
  })

const ROW =
  /<tr><td><a href="([^"]{0,40000})">([^<]{0,40000})<\/a><\/td><td>([^<]{0,40000})<\/td><td class="n">(\d{1,15})<\/td><td class="h">([0-9a-f]{64})<\/td><\/tr>/gu

/** The lines of such a page, in their order, each with the file that it opens; what is no line that we write is left out. */
export const entriesOf = (page: string): readonly (IndexEntry & { readonly opens: string })[] =>
  [...page.matchAll(ROW)].map(([, link = '', originalName = '', path = '', bytes = '', sha256 = '']) => ({
    ...{ path: unescape(path), originalName: unescape(originalName), bytes: Number(bytes), sha256 },
    opens: `${FOLDER}${linksOf(`<a href="${link}">`)[0] ?? ''}`,
  }))

/** One package of a batch: the cells of 归档文件目录, and the page that opens it. */
export interface BatchIndexEntry {
  /** In the order of the columns: 序号, 档号 … (DA/T 22-2015, V2). */
  readonly cells: readonly string[]
  /** The package's own index, from the batch's folder. */
  readonly path: string
}

/** The column of the title, which is the link. */
const TITLE = 4

/** 归档文件目录 of a batch as a page; each title opens its package. */
export const renderBatchIndex = (
  title: string,
  facts: readonly (readonly [string, string])[],
  columns: readonly string[],
  entries: readonly BatchIndexEntry[],
): string => {
  const rows = entries.map(({ cells, path }) => {
    const link = hrefOf(path.slice(FOLDER.length))
    const written = cells.map((cell, index) =>
      index === TITLE
        ? `<td><a href="${link}">${escape(cell)}</a></td>`
        : `<td${index < TITLE - 1 ? ' class="w"' : ''}>${escape(cell)}</td>`,
    )
    return `<tr>${written.join('')}</tr>`
  })
  return listPage(title, words.batchIntro, facts, [{ heading: null, columns, rows }])
}
