import { err, ok, type Result } from '#shared/lib/result.ts'
import { isTextBlock, type Attachment, type Block, type OfficialDocument } from '../model.ts'
import { changeLines, type MetLine } from './change-lines.ts'
import { maskText } from './mask.ts'
import { NUMBER_MASKS, type Removal, type RemovalPlace } from './removal.ts'

/** What stands where something was left out. Part of what the hash of a public version is taken over: never to be changed. */
export const LEFT_OUT = {
  passage: '（略）',
  paragraph: '（此段略）',
  table: '（此处表格略）',
  picture: '（此处图片略）',
  attachment: '（本附件不予公开）',
} as const

export type DeriveProblemCode =
  | 'redaction.nothing' // no removal, or none that changes anything
  | 'redaction.badPlace' // a place that the document does not have, or a label that is printed
  | 'redaction.overlap' // two removals of one place
  | 'redaction.leftElsewhere' // a number that was masked stands somewhere else, too

export interface DeriveProblem {
  readonly code: DeriveProblemCode
  /** Index of the removal; 0 with `redaction.nothing`. */
  readonly removal: number
}

type Passage = Extract<RemovalPlace, { kind: 'passage' }>
interface Cut extends Passage {
  readonly removal: number
  readonly shown: (words: string) => string
}

/** Half of a surrogate pair on one side of the border: the cut would make two broken characters of one. */
const splitsCharacter = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/u.test(text.charAt(at))

const cutsByLine = (removals: readonly Removal[]): ReadonlyMap<number, readonly Cut[]> => {
  const byLine = new Map<number, Cut[]>()
  for (const [removal, { place, mask }] of removals.entries()) {
    if (place.kind !== 'passage') continue
    const shown = (words: string): string => (mask === null ? LEFT_OUT.passage : maskText(mask, words))
    byLine.set(place.line, [...(byLine.get(place.line) ?? []), { ...place, removal, shown }])
  }
  for (const cuts of byLine.values()) cuts.sort((one, other) => one.start - other.start)
  return byLine
}

/** Why these cuts cannot be made in this line; null when they can. */
const cutProblem = ({ text, from, open }: MetLine, cuts: readonly Cut[]): DeriveProblem | null => {
  let free = from
  for (const { start, end, removal } of cuts) {
    const isThere = open && start >= from && start < end && end <= text.length
    if (!isThere || splitsCharacter(text, start) || splitsCharacter(text, end))
      return { code: 'redaction.badPlace', removal }
    if (start < free) return { code: 'redaction.overlap', removal }
    free = end
  }
  return null
}

const cutWords = ({ text, from }: MetLine, cuts: readonly Cut[]): string => {
  let at = from
  let result = ''
  for (const { start, end, shown } of cuts) {
    result += text.slice(at, start) + shown(text.slice(start, end))
    at = end
  }
  return result + text.slice(at)
}

const blockName = (item: number, block: number): string => `${String(item)} ${String(block)}`
const cellName = (item: number, block: number, row: number, column: number): string =>
  [item, block, row, column].join(' ')

const leftOutBlock = (block: Block): Block => {
  if (isTextBlock(block)) return { kind: 'paragraph', text: LEFT_OUT.paragraph }
  return { kind: 'paragraph', text: block.kind === 'table' ? LEFT_OUT.table : LEFT_OUT.picture }
}

/** The places that are not passages: how many fit is counted, so that one that fits nowhere shows. */
const wholePlaces = (removals: readonly Removal[]) => {
  const cells = new Map<string, number>()
  const blocks = new Map<string, number>()
  const attachments = new Map<number, number>()
  for (const [index, { place }] of removals.entries()) {
    if (place.kind === 'cell') cells.set(cellName(place.item, place.block, place.row, place.column), index)
    if (place.kind === 'block') blocks.set(blockName(place.item, place.block), index)
    if (place.kind === 'attachment') attachments.set(place.item, index)
  }
  return { cells, blocks, attachments }
}

/** Index of a removal whose place another one covers or repeats; null for none. */
const overlapping = (document: OfficialDocument, removals: readonly Removal[]): number | null => {
  const { blocks, attachments, cells } = wholePlaces(removals)
  const isInWhole = (item: number, block: number | null): boolean =>
    attachments.has(item) || (block !== null && blocks.has(blockName(item, block)))
  for (const [index, { place }] of removals.entries()) {
    if (place.kind === 'attachment' && attachments.get(place.item) !== index) return index
    if (place.kind === 'block') {
      if (blocks.get(blockName(place.item, place.block)) !== index || attachments.has(place.item)) return index
    }
    if (place.kind === 'cell') {
      const { item, block, row, column } = place
      if (cells.get(cellName(item, block, row, column)) !== index || isInWhole(item, block)) return index
    }
  }
  const cuts = cutsByLine(removals)
  if (cuts.size === 0) return null
  let line = 0
  let found: number | null = null
  changeLines(document, ({ item, block, cell, part }, words) => {
    const own = cuts.get(line++)?.[0]
    if (own === undefined || found !== null) return words
    const inCell = cell !== undefined && block !== null && cells.has(cellName(item, block, cell.row, cell.column))
    // The title of an attachment that is left out stays, and may be cut.
    const isInItem = part !== 'attachmentTitle' && isInWhole(item, block)
    if (inCell || isInItem) found = own.removal
    return words
  })
  return found
}

const withoutBlocks = (document: OfficialDocument, removals: readonly Removal[]): OfficialDocument => {
  const { blocks, attachments } = wholePlaces(removals)
  const body = (all: readonly Block[], item: number): readonly Block[] =>
    all.map((block, index) => (blocks.has(blockName(item, index)) ? leftOutBlock(block) : block))
  const attachment = (one: Attachment, index: number): Attachment => {
    const item = index + 1
    if (attachments.has(item)) {
      const text = { kind: 'paragraph', text: LEFT_OUT.attachment } as const
      return { ...one, content: { kind: 'text', body: [text] } }
    }
    const { content } = one
    return content.kind === 'text' ? { ...one, content: { ...content, body: body(content.body, item) } } : one
  }
  return { ...document, body: body(document.body, 0), attachments: document.attachments.map(attachment) }
}

/** Index of a removal of a whole block, cell or attachment that the document does not have. */
const missingPlace = (
  document: OfficialDocument,
  removals: readonly Removal[],
  lines: readonly MetLine[],
): number | null => {
  const cells = new Set(
    lines.flatMap(({ item, block, cell }) =>
      cell === undefined || block === null ? [] : [cellName(item, block, cell.row, cell.column)],
    ),
  )
  const bodyOf = (item: number): readonly Block[] => {
    if (item === 0) return document.body
    const content = document.attachments[item - 1]?.content
    return content?.kind === 'text' ? content.body : []
  }
  const at = removals.findIndex(({ place, mask }) => {
    if (mask !== null && place.kind !== 'passage') return true
    if (place.kind === 'passage') return place.line >= lines.length
    if (place.kind === 'attachment') return document.attachments[place.item - 1] === undefined
    if (place.kind === 'block') return bodyOf(place.item)[place.block] === undefined
    return !cells.has(cellName(place.item, place.block, place.row, place.column))
  })
  return at < 0 ? null : at
}

/** What a removal takes away, line by line; of whole blocks and attachments all their words. */
export const removedWords = (
  document: OfficialDocument,
  removals: readonly Removal[],
): readonly (readonly string[])[] => {
  const words: string[][] = removals.map(() => [])
  const { cells, blocks, attachments } = wholePlaces(removals)
  const cuts = cutsByLine(removals)
  let index = 0
  changeLines(document, ({ text, item, block, cell, part }, own) => {
    for (const { removal, start, end } of cuts.get(index) ?? []) words[removal]?.push(text.slice(start, end))
    index += 1
    const whole =
      (part === 'attachmentTitle' ? undefined : attachments.get(item)) ??
      (block === null ? undefined : blocks.get(blockName(item, block))) ??
      (block === null || cell === undefined ? undefined : cells.get(cellName(item, block, cell.row, cell.column)))
    if (whole !== undefined && own !== '') words[whole]?.push(own)
    return own
  })
  return words
}

/** Shorter words stand in every text by chance. */
const MIN_TOLD_CHARACTERS = 2

/**
 * Words of removals that still stand in the public version, by the index of the removal and how often: the same name
 * elsewhere is easily overlooked. What a machine can tell; the rest is for people. `read` says what of a text counts: width and
 * spacing, or not.
 */
export const leftElsewhere = (
  document: OfficialDocument,
  removals: readonly Removal[],
  derived: OfficialDocument,
  read: (text: string) => string = (text) => text,
): readonly { readonly removal: number; readonly words: string; readonly count: number }[] => {
  const lines: string[] = []
  changeLines(derived, ({ text }, words) => {
    lines.push(read(text))
    return words
  })
  const whole = lines.join('\n')
  const counted = new Map<string, number>()
  const countOf = (words: string): number => {
    const known = counted.get(words)
    if (known !== undefined) return known
    const sought = read(words)
    const count = sought === '' ? 0 : whole.split(sought).length - 1
    counted.set(words, count)
    return count
  }
  return removedWords(document, removals).flatMap((all, removal) => {
    const place = removals[removal]?.place.kind
    // Of whole tables and attachments, words as common as 合计 say nothing.
    if (place !== 'passage' && place !== 'cell') return []
    return all.flatMap((words) => {
      const told = words.trim()
      if ([...told].length < MIN_TOLD_CHARACTERS) return []
      const count = countOf(told)
      return count === 0 ? [] : [{ removal, words: told, count }]
    })
  })
}

/**
 * The document for the public: the one that was reviewed without what is removed. Nothing covers anything; the removed
 * text is in no part of the result. Titles of attachments and 附件说明 stay unless they are cut themselves. Pure, and the
 * same for all time: who has document and removals makes the same bytes. Refuses as `DeriveProblemCode` says; a number that
 * was masked and still stands elsewhere is refused, since the mask would hide nothing.
 */
export const derive = (
  document: OfficialDocument,
  removals: readonly Removal[],
): Result<OfficialDocument, DeriveProblem> => {
  const lines: MetLine[] = []
  changeLines(document, (line, words) => {
    lines.push(line)
    return words
  })
  const missing = missingPlace(document, removals, lines)
  if (missing !== null) return err({ code: 'redaction.badPlace', removal: missing })
  const twice = overlapping(document, removals)
  if (twice !== null) return err({ code: 'redaction.overlap', removal: twice })
  const cuts = cutsByLine(removals)
  for (const [line, own] of cuts) {
    const met = lines[line]
    const problem = met === undefined ? null : cutProblem(met, own)
    if (problem !== null) return err(problem)
  }
  const { cells } = wholePlaces(removals)
  let index = 0
  const cut = changeLines(document, (line, words) => {
    const own = cuts.get(index++)
    if (own !== undefined) return cutWords(line, own)
    const { item, block, cell } = line
    const isCell = cell !== undefined && block !== null && cells.has(cellName(item, block, cell.row, cell.column))
    return isCell ? (cell.line === 0 ? LEFT_OUT.passage : '') : words
  })
  const derived = withoutBlocks(cut, removals)
  if (JSON.stringify(derived) === JSON.stringify(document)) return err({ code: 'redaction.nothing', removal: 0 })
  const left = leftElsewhere(document, removals, derived).find(({ removal }) => {
    const mask = removals[removal]?.mask ?? null
    return mask !== null && NUMBER_MASKS.includes(mask)
  })
  return left === undefined ? ok(derived) : err({ code: 'redaction.leftElsewhere', removal: left.removal })
}
