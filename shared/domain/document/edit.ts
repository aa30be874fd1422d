import { closed, integer, oneOf, text, type Guard } from '../../lib/guard.ts'
import { blockKindOf } from './from-text.ts'
import { withBody, withLineText } from './line-text.ts'
import { documentLines, type DocumentLine } from './lines.ts'
import { isTextBlock, type OfficialDocument } from './model.ts'

/**
 * One edit of a text, as a reviewer suggests it. `line` is an index into `documentLines` of the text it was made on, and
 * `lineText` all that stood there: by it the line is found again in a text that has changed meanwhile.
 * `before` and `after` are what the edit takes away at `start` and puts there.
 */
export interface TextEdit {
  readonly kind: 'replace' | 'removeLine' | 'insertAfter'
  readonly line: number
  readonly lineText: string
  readonly start: number
  readonly before: string
  readonly after: string
}

const words = text(1_000_000, /^[^\n\r\u2028\u2029]*$/)
const shape = closed({
  kind: oneOf(['replace', 'removeLine', 'insertAfter']),
  line: integer(0, 10_000_000),
  lineText: words,
  start: integer(0, 1_000_000),
  before: words,
  after: words,
})

/** True for an edit that fits its own line. */
export const isTextEdit: Guard<TextEdit> = (value): value is TextEdit =>
  shape(value) && value.lineText.startsWith(value.before, value.start)

/** A run of the comparison of two wordings of one line. */
interface Run {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
}

/** The edits that make one wording of a line of another, one for each change; from the runs of their comparison. */
export const editsOfRuns = (line: number, lineText: string, runs: readonly Run[]): readonly TextEdit[] => {
  const edits: TextEdit[] = []
  let at = 0
  let open: { start: number; before: string; after: string } | null = null
  const close = (): void => {
    if (open !== null) edits.push({ kind: 'replace', line, lineText, ...open })
    open = null
  }
  for (const run of runs) {
    if (run.kind === 'kept') {
      close()
      at += run.text.length
      continue
    }
    open ??= { start: at, before: '', after: '' }
    if (run.kind === 'inserted') open.after += run.text
    else {
      open.before += run.text
      at += run.text.length
    }
  }
  close()
  return edits
}

/** The line that an edit means: at its place if nothing changed there, else the only one that holds the same words. */
const lineOf = (lines: readonly DocumentLine[], { line, lineText }: TextEdit): number | null => {
  if (lines[line]?.text === lineText) return line
  const same = lines.flatMap((one, index) => (one.text === lineText ? [index] : []))
  return same.length === 1 ? (same[0] ?? null) : null
}

/** Less than this beside an edit tells no line from another. */
const MIN_CONTEXT_CHARACTERS = 4

/** Where the edit begins in a line that other edits may have changed: told by all that stands before it, or after it. */
const startIn = (now: string, { lineText, start, before }: TextEdit): number | null => {
  const head = lineText.slice(0, start) + before
  if (now === lineText || (head.length >= MIN_CONTEXT_CHARACTERS && now.startsWith(head))) return start
  const tail = lineText.slice(start)
  return tail.length >= MIN_CONTEXT_CHARACTERS && now.endsWith(tail) ? now.length - tail.length : null
}

/** Where the words just around the edit stand, once and only once; as few of them as tell, since neighbours may have changed. */
const nearIn = (now: string, { lineText, start, before }: TextEdit): number | null => {
  for (const width of [8, 4, 2]) {
    const left = lineText.slice(Math.max(0, start - width), start)
    const context = left + before + lineText.slice(start + before.length, start + before.length + width)
    const at = context.length < MIN_CONTEXT_CHARACTERS ? -1 : now.indexOf(context)
    if (at >= 0 && now.indexOf(context, at + 1) < 0) return at + left.length
  }
  return null
}

/** Where an edit goes: the line it was made on, else the only line that fits it. */
export const placeOfEdit = (lines: readonly DocumentLine[], edit: TextEdit): { line: number; start: number } | null => {
  const line = lineOf(lines, edit) ?? edit.line
  const start = startIn(lines[line]?.text ?? '', edit)
  if (start !== null) return { line, start }
  const places = lines.flatMap(({ text: now }, index) => {
    const at = startIn(now, edit)
    return at === null ? [] : [{ line: index, start: at }]
  })
  if (places.length === 1) return places[0] ?? null
  const near = nearIn(lines[edit.line]?.text ?? '', edit)
  return near === null ? null : { line: edit.line, start: near }
}

/**
 * The document with an edit carried out, or null when its place can no longer be told for certain: then the person changes
 * the text by hand. Lines with words of their own (附件：, 抄送：) and whole lines that are no paragraph are not edited so.
 */
export const applyEdit = (document: OfficialDocument, edit: TextEdit): OfficialDocument | null => {
  const lines = documentLines(document)
  if (edit.kind === 'replace') {
    const place = placeOfEdit(lines, edit)
    if (place === null) return null
    const now = lines[place.line]?.text ?? ''
    const changed = now.slice(0, place.start) + edit.after + now.slice(place.start + edit.before.length)
    return withLineText(document, place.line, changed)
  }
  const line = lineOf(lines, edit)
  const { part, item, block } = (line === null ? undefined : lines[line]) ?? {}
  if (item === undefined || block === undefined) return null
  const fresh = { kind: blockKindOf(edit.after), text: edit.after }
  if (edit.kind === 'insertAfter' && block === null) {
    const isHead = part === 'title' || part === 'addressee' || part === 'attachmentTitle'
    return isHead ? withBody(document, item, (body) => [fresh, ...body]) : null
  }
  if (block === null) return null
  const body = item === 0 ? document.body : undefined
  const attachment = document.attachments[item - 1]?.content
  const standing = (body ?? (attachment?.kind === 'text' ? attachment.body : []))[block]
  if (edit.kind === 'insertAfter') return withBody(document, item, (all) => all.toSpliced(block + 1, 0, fresh))
  if (standing === undefined || !isTextBlock(standing)) return null
  return withBody(document, item, (all) => all.toSpliced(block, 1))
}

/** Several edits at once, later places first; those that could not be carried out, by their index. */
export const applyEdits = (
  document: OfficialDocument,
  edits: readonly TextEdit[],
): { readonly document: OfficialDocument; readonly left: readonly number[] } => {
  const order = edits
    .map((edit, index) => ({ edit, index }))
    .sort((one, other) => other.edit.line - one.edit.line || other.edit.start - one.edit.start)
  const left: number[] = []
  let result = document
  for (const { edit, index } of order) {
    const changed = applyEdit(result, edit)
    if (changed === null) left.push(index)
    else result = changed
  }
  return { document: result, left: left.sort((one, other) => one - other) }
}
