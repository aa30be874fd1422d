import { escape } from './html.ts'
import { pageFrame } from './page-frame.ts'

/** A path below a page's own folder, as a link to it. */
export const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

const STYLE = `body{font-family:serif;max-width:70em;margin:2em auto;padding:0 1em;line-height:1.6;color:#222}
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f3f3f3;font-weight:600}.n{text-align:right;white-space:nowrap}.w{white-space:nowrap}.h{font-family:monospace;font-size:.75em}`

export interface PageTable {
  /** Above the table; null for none. */
  readonly heading: string | null
  readonly columns: readonly string[]
  /** Each a `<tr>` that is safe already. */
  readonly rows: readonly string[]
}

/** A page of facts and tables. */
export const listPage = (
  title: string,
  intro: string,
  facts: readonly (readonly [string, string])[],
  tables: readonly PageTable[],
): string => {
  const summary = facts.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`).join('\n')
  const sections = tables.map(({ heading, columns, rows }) => {
    const head = columns.map((column) => `<th>${escape(column)}</th>`).join('')
    const above = heading === null ? '' : `<h2>${escape(heading)}</h2>\n`
    return `${above}<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
  })
  return pageFrame(title, intro, STYLE, [`<table><tbody>\n${summary}\n</tbody></table>`, ...sections].join('\n'))
}
