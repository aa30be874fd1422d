import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { ImportStop, refuse, type ImportRefusal } from '../refusal.ts'

/** The page of 100,000 paragraphs has half of it; beyond, memory is what the file is after. */
const MAX_NODES = 400_000
/** Open elements at once; what browsers themselves allow. */
const MAX_DEPTH = 512
/** The parser compares each attribute of a tag with all before it. */
const MAX_TAG_ATTRIBUTES = 10_000

/** Whether a tag has more attributes than any page: counted by the gaps outside quotes, scripts and styles left out. */
const hasEndlessTag = (html: string): boolean => {
  const tags = /<(script|style)\b|<[a-z]/giu
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    let gaps = 0
    let quote = ''
    let at = tags.lastIndex
    for (; at < html.length; at++) {
      const character = html[at] ?? ''
      if (quote !== '') quote = character === quote ? '' : quote
      else if (character === '>') break
      else if (character === '"' || character === "'") quote = html[at - 1] === '=' ? character : ''
      else if (/[\s/]/u.test(character) && ++gaps > MAX_TAG_ATTRIBUTES) return true
    }
    const raw = tag[1]?.toLowerCase()
    const end = raw === undefined ? at : html.indexOf(`</${raw}`, at)
    tags.lastIndex = end < 0 ? html.length : end
  }
  return false
}

/**
 * Parses a page as browsers do (WHATWG HTML, 13.2); nothing is fetched and nothing runs. Refuses import.bomb for a page of
 * too many nodes, too deep, or with a tag of endless attributes.
 */
export const parseTree = (html: string): Result<Tree.Document, ImportRefusal> => {
  if (hasEndlessTag(html)) return refuse('import.bomb')
  let nodes = 0
  let depth = 0
  const count = (): void => {
    if (++nodes > MAX_NODES) throw new ImportStop('import.bomb')
  }
  try {
    const document = parse(html, {
      scriptingEnabled: false,
      treeAdapter: {
        ...defaultTreeAdapter,
        createElement: (...parameters) => {
          count()
          return defaultTreeAdapter.createElement(...parameters)
        },
        createCommentNode: (data) => {
          count()
          return defaultTreeAdapter.createCommentNode(data)
        },
        onItemPush: () => {
          if (++depth > MAX_DEPTH) throw new ImportStop('import.bomb')
        },
        onItemPop: () => {
          depth -= 1
        },
      },
    })
    return ok(document)
  } catch (stop) {
    if (stop instanceof ImportStop) return err(stop.refusal)
    throw stop
  }
}
