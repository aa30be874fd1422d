import type { DocumentForm, DocumentKind } from '../document/model.ts'
import { cellsOf, widthOfCells } from './cell.ts'
import type { FieldLine } from './element.ts'
import { INK_RISE_EM } from './model.ts'
import type { Drawn } from './plan.ts'
import { openNode } from './sheet.ts'
import type { Press, Setting } from './typeset.ts'

/** 发文机关标志 has no prescribed size, "醒目、美观、庄重" (7.2.4): these fill the place well. Points. */
const SINGLE_SIZE = 52
const JOINT_SIZE = 40
const JOINT_STACK = 190
/** From the upper edge of one name to that of the next, in em. */
const JOINT_PITCH_EM = 1.3
const GAP_BEFORE_WORD_EM = 0.4

/** What may follow the name in 发文机关标志 and is not drafted. */
export const MARK_WORDS: ReadonlySet<string> = new Set(['文件', '令', '纪要'])

/** What follows the name: 文件 (7.2.4), 令 (10.2), 纪要 (10.3), nothing on letters (10.1). */
export const markWord = (form: DocumentForm, kind: DocumentKind | null, issuer: string): string => {
  const word =
    form === 'letter' ? '' : form === 'minutes' ? '纪要' : form === 'order' ? (kind === '命令' ? '令' : '') : '文件'
  return issuer.endsWith(word) ? '' : word
}

const setMark = (text: string, size: number, { metrics, missing }: Press, width?: number): Setting => {
  const cells = cellsOf(text, 'title', size, metrics, missing)
  const slack = width === undefined || cells.length < 2 ? 0 : (width - widthOfCells(cells, 0)) / (cells.length - 1)
  return { cells, size, characterSpacing: slack, lines: [{ from: 0, to: cells.length, indent: 0, stretch: 0 }] }
}

export interface Mark {
  readonly drawn: readonly Drawn[]
  /** Of the ink. */
  readonly bottom: number
}

/**
 * 发文机关标志, red 小标宋 in the middle, its upper edge at `top` below the type area's. Several issuers stand below each
 * other, the main one first and all equally wide, the word behind the middle of them. `scale` makes it smaller where the
 * first page would otherwise show no text.
 */
export const planMark = (
  issuers: readonly FieldLine[],
  word: string,
  { top, scale }: { readonly top: number; readonly scale: number },
  press: Press,
): Mark => {
  const { measure } = press.profile
  const emWidth = (text: string): number => widthOfCells(setMark(text, 1, press).cells, 0)
  const names = Math.max(...issuers.map(({ text }) => emWidth(text)))
  const joint = issuers.length > 1
  const gap = joint && word !== '' ? GAP_BEFORE_WORD_EM : 0
  const total = names + gap + emWidth(word)
  const stack = (issuers.length - 1) * JOINT_PITCH_EM + 1
  const limit = joint ? Math.min(JOINT_SIZE, JOINT_STACK / stack) : SINGLE_SIZE
  const size = Math.min(limit * scale, measure / Math.max(total, 1))
  const x = (measure - total * size) / 2
  const baseline = top + INK_RISE_EM * size
  const drawn: Drawn[] = issuers.map(({ text, line }, index) => ({
    node: openNode('P', text, line),
    setting: setMark(text, size, press, joint ? names * size : undefined),
    x,
    down: baseline + index * JOINT_PITCH_EM * size,
    colour: 'red',
  }))
  if (word !== '') {
    drawn.push({
      node: openNode('P', word),
      setting: setMark(word, size, press),
      x: x + (names + gap) * size,
      down: baseline + ((issuers.length - 1) * JOINT_PITCH_EM * size) / 2,
      colour: 'red',
    })
  }
  return { drawn, bottom: top + stack * size }
}
