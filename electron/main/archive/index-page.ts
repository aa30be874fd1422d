import { packageIndex as words } from '#resources/text/package-index.ts'
import { escape } from './html.ts'

/** Text for a page: nothing that people wrote can become markup. */
/** One line of the index: a file with what it is. */
export interface IndexEntry {
  /** From the package's folder. */
  readonly path: string
  readonly originalName: string
  readonly bytes: number
  readonly sha256: string
}

const href = (path: string, from: string): string =>
  path.slice(from.length).split('/').map(encodeURIComponent).join('/')

const groupOf = (path: string): string =>
  words.groups.find(({ prefix }) => path.startsWith(prefix))?.name ?? words.other

const rows = (entries: readonly IndexEntry[], from: string): string =>
  entries
    .map(
      ({ path, originalName, bytes, sha256 }) =>
        `<tr><td><a href="${href(path, from)}">${escape(originalName)}</a></td><td>${escape(path)}</td><td class="n">${String(bytes)}</td><td class="h">${sha256}</td></tr>`,
    )
    .join('\n')

/** A page with links to all that lies below its own folder `from`, grouped. Complete in itself, no script, nothing from elsewhere. */
export const renderIndex = (
  title: string,
  facts: readonly (readonly [string, string])[],
  entries: readonly IndexEntry[],
  from = 'data/',
): string => {
  const groups = new Map<string, IndexEntry[]>()
  for (const entry of entries) {
    const name = groupOf(entry.path)
    groups.set(name, [...(groups.get(name) ?? []), entry])
  }
  const order = [...words.groups.map(({ name }) => name), words.other]
  const sections = [...new Set(order)]
    .filter((name) => groups.has(name))
    .map(
      (name) =>
        `<h2>${escape(name)}</h2>\n<table><thead><tr>${words.columns.map((column) => `<th>${escape(column)}</th>`).join('')}</tr></thead><tbody>\n${rows(groups.get(name) ?? [], from)}\n</tbody></table>`,
    )
  const summary = facts.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`).join('\n')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>
body{font-family:serif;max-width:70em;margin:2em auto;padding:0 1em;line-height:1.6;color:#222}
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f3f3f3;font-weight:600}.n{text-align:right;white-space:nowrap}.h{font-family:monospace;font-size:.75em}
</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>${escape(words.intro)}</p>
<table><tbody>
${summary}
</tbody></table>
${sections.join('\n')}
</body>
</html>
`
}
