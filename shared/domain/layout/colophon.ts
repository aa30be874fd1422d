import type { OfficialDocument } from '../document/model.ts'
import { cellsOf, widthOfCells } from './cell.ts'
import type { FieldLine } from './element.ts'
import { breakLines } from './line-break.ts'
import { baselineDrop, mm } from './model.ts'
import type { Drawn, DrawnRule } from './plan.ts'
import { openNode } from './sheet.ts'
import type { Press, Setting } from './typeset.ts'

/** 4号 (7.4.2, 7.4.3). */
const SIZE = 14
/** A line is a character and 7/8 of its height (3.2). */
const PITCH = SIZE * (1 + 7 / 8)
/** 首条、末条粗线 0.35 mm, 中间细线 0.25 mm (7.4.1). */
const THICK = mm(0.35)
const THIN = mm(0.25)
const COPY_TO = '抄送：'

export interface Colophon {
  readonly drawn: readonly Drawn[]
  readonly rules: readonly DrawnRule[]
  /** Height of the whole; its lower edge is that of the type area (7.4.1). 0 when there is none. */
  readonly height: number
}

/** One setting for each line: a line further down needs a baseline of its own. */
const linesApart = (field: FieldLine, setting: Setting, top: number): readonly Drawn[] => {
  const node = openNode('P', field.text, field.line)
  return setting.lines.map((line, index) => ({
    node,
    setting: { ...setting, lines: [line] },
    x: 0,
    down: top + index * PITCH + baselineDrop(PITCH, SIZE),
    colour: 'black',
  }))
}

/** 印发机关 one cell from the left, 印发日期 one cell from the right; below each other where they do not fit beside. */
const setPrinting = (field: FieldLine, document: OfficialDocument, press: Press): Setting => {
  const { measure } = press.profile
  const cells = cellsOf(field.text, 'body', SIZE, press.metrics, press.missing)
  const date = document.printedOn === '' ? '' : `${document.printedOn}印发`
  const to = cells.length - Array.from(date).length
  const right = measure - SIZE - widthOfCells(cells.slice(to), 0)
  const left = breakLines({
    cells: cells.slice(0, to),
    measure: measure - SIZE,
    firstIndent: SIZE,
    restIndent: SIZE,
    characterSpacing: 0,
    size: SIZE,
  })
  const lines =
    date === '' ? left : [...left, { from: to, to: cells.length, indent: Math.max(SIZE, right), stretch: 0 }]
  return { cells, size: SIZE, characterSpacing: 0, lines }
}

/** 版记 (7.4): 抄送 and 印发 between rules at the foot of the type area; letters have no rules (10.1). */
export const planColophon = (document: OfficialDocument, fields: readonly FieldLine[], press: Press): Colophon => {
  const { measure, depth } = press.profile
  const ruled = document.form !== 'letter'
  const sets = fields.map((field) => {
    if (field.part === 'printing') return { field, setting: setPrinting(field, document, press) }
    const cells = cellsOf(field.text, 'body', SIZE, press.metrics, press.missing)
    const indents = { firstIndent: SIZE, restIndent: SIZE * (1 + COPY_TO.length) }
    const lines = breakLines({ cells, measure: measure - SIZE, ...indents, characterSpacing: 0, size: SIZE })
    return { field, setting: { cells, size: SIZE, characterSpacing: 0, lines } }
  })
  /** 印发机关 and 印发日期 share a line when both fit: the date then begins behind the name's end. */
  const rowsOf = ({ field, setting }: (typeof sets)[number]): readonly Drawn[] => {
    const rows = linesApart(field, setting, 0)
    const [first, second] = rows
    if (field.part !== 'printing' || rows.length !== 2 || first === undefined || second === undefined) return rows
    const [line] = first.setting.lines
    const end = SIZE + widthOfCells(first.setting.cells.slice(line?.from, line?.to), 0)
    return end <= (second.setting.lines[0]?.indent ?? 0) + SIZE ? [first, { ...second, down: first.down }] : rows
  }
  const blocks = sets.map((one) => {
    const rows = rowsOf(one)
    return { rows, height: new Set(rows.map(({ down }) => down)).size * PITCH }
  })
  const height = blocks.reduce((sum, one) => sum + one.height, 0)
  if (height === 0) return { drawn: [], rules: [], height: 0 }
  const rule = (down: number, thickness: number): DrawnRule => ({
    x: 0,
    down,
    width: measure,
    height: thickness,
    colour: 'black',
  })
  let top = depth - height
  const drawn: Drawn[] = []
  const rules: DrawnRule[] = ruled ? [rule(top, THICK), rule(depth - THICK, THICK)] : []
  for (const [index, { rows, height: own }] of blocks.entries()) {
    if (ruled && index > 0) rules.push(rule(top - THIN / 2, THIN))
    drawn.push(...rows.map((row) => ({ ...row, down: row.down + top })))
    top += own
  }
  return { drawn, rules, height }
}
