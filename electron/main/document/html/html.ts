import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { defaultTreeAdapter as tree } from 'parse5'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ImportedDocument, TrackedChoice } from '../imported.ts'
import { ImportStop, type ImportRefusal } from '../refusal.ts'
import { settleSides } from '../settle-sides.ts'
import { decodeHtml } from './decode-html.ts'
import { textBelow } from './page-text.ts'
import { PageReader } from './read-page.ts'
import { StyleSheet } from './style-sheet.ts'
import { parseTree } from './tree.ts'

const styleSheetOf = (document: Tree.Document): StyleSheet => {
  const sheet = new StyleSheet()
  const visit = (node: Tree.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!tree.isElementNode(child)) continue
      if (child.tagName === 'style') sheet.add(textBelow(child))
      else visit(child)
    }
  }
  visit(document)
  return sheet
}

/**
 * Reads a web page as a person would see it, without fetching or running anything: structure kept, scripts, remote
 * addresses and hidden text left out and reported. <ins> and <del> are tracked changes, as Word writes them. Refuses what
 * `decodeHtml` and `parseTree` refuse, import.trackedChanges without a choice, import.empty, import.tooLarge.
 */
export const importHtml = (
  bytes: Uint8Array,
  trackedChanges: TrackedChoice | undefined,
): Result<ImportedDocument, ImportRefusal> => {
  const decoded = decodeHtml(bytes)
  if (!decoded.ok) return decoded
  const parsed = parseTree(decoded.value.text)
  if (!parsed.ok) return parsed
  return settleSides('html', trackedChanges, decoded.value.encoding, (side, findings, hidden) => {
    try {
      const reader = new PageReader(side, styleSheetOf(parsed.value), findings, hidden)
      reader.read(parsed.value)
      return ok(reader)
    } catch (stop) {
      if (stop instanceof ImportStop) return err(stop.refusal)
      throw stop
    }
  })
}
