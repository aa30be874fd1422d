import type { OfficialDocument } from '../document/model.ts'
import { widthOfCells, type Cell } from './cell.ts'
import type { FieldLine } from './element.ts'
import { markWord, planMark } from './mark.ts'
import { baselineDrop, CELL_RISE_EM, characterPitch, linePitch, mm } from './model.ts'
import type { Drawn, DrawnRule } from './plan.ts'
import { openNode } from './sheet.ts'
import { setWords, type Press, type Setting } from './typeset.ts'

/** Upper edge of 发文机关标志 below that of the type area: 35 mm (7.2.4), 20 mm for orders (10.2). */
const MARK_TOP = { standard: mm(35), minutes: mm(35), order: mm(20), letter: mm(30) - mm(37) } as const
/** 发文字号之下 4 mm (7.2.7); the standard gives no thickness. */
const RULE_GAP = mm(4)
const RULE_HEIGHT = mm(0.7)
/** 信函: red double rules 170 mm long in the middle of the sheet (10.1), thick and thin. */
const LETTER_RULE = { length: mm(170), thick: mm(1), thin: mm(0.35), gap: mm(0.6), aboveEdge: mm(20) }
/** First element of a letter below its rule: 7/8 of the height of size 3. */
const LETTER_GAP_EM = 7 / 8

export interface Masthead {
  readonly drawn: readonly Drawn[]
  readonly rules: readonly DrawnRule[]
  /** Where it ends below the upper edge of the type area; 0 when there is none. */
  readonly bottom: number
}

const single = (cells: readonly Cell[], setting: Setting): Setting => ({
  ...setting,
  cells,
  lines: [{ from: 0, to: cells.length, indent: 0, stretch: 0 }],
})

/** 签发人：甲　乙, names in 楷体, two in a line, turn-over lines below the first name, one cell from the right (7.2.6). */
const planSigners = (field: FieldLine, down: number, press: Press): readonly Drawn[] => {
  const [word = '', rest = ''] = field.text.split(/(?<=：)/u)
  const names = rest.split(/(?<=　)/u)
  const label = setWords(word, 'body', press)
  const rows = Array.from({ length: Math.ceil(names.length / 2) }, (_, row) =>
    setWords(names.slice(2 * row, 2 * row + 2).join(''), 'kai', press),
  )
  const widthOf = ({ cells, characterSpacing }: Setting): number =>
    widthOfCells(
      cells.filter(({ character }, index) => index < cells.length - 1 || character !== '　'),
      characterSpacing,
    )
  const labelWidth = widthOfCells(label.cells, label.characterSpacing)
  const widest = Math.max(...rows.map(widthOf))
  const x = Math.max(0, press.profile.measure - characterPitch(press.profile) - widest - labelWidth)
  const node = openNode('P', field.text, field.line)
  const at = (setting: Setting, row: number, left: number): Drawn => ({
    node,
    setting: single(setting.cells, setting),
    x: left,
    down: down + row * linePitch(press.profile),
    colour: 'black',
  })
  return [at(label, 0, x), ...rows.map((row, index) => at(row, index, x + labelWidth))]
}

const planLetter = (
  document: OfficialDocument,
  fields: readonly FieldLine[],
  scale: number,
  press: Press,
): Masthead => {
  const { profile } = press
  const size = profile.bodySize
  const main = fields.filter(({ part }) => part === 'issuer').slice(0, 1)
  const word = markWord(document.form, document.kind, main[0]?.text ?? '')
  const mark = planMark(main, word, { top: MARK_TOP.letter, scale }, press)
  const { length, thick, thin, gap, aboveEdge } = LETTER_RULE
  const x = (profile.width - length) / 2 - profile.left
  const rule = (down: number, height: number): DrawnRule => ({ x, down, width: length, height, colour: 'red' })
  const upper = mark.bottom + RULE_GAP
  const lower = profile.height - profile.top - aboveEdge
  const rules = [
    rule(upper, thick),
    rule(upper + thick + gap, thin),
    rule(lower - thick - gap - thin, thin),
    rule(lower - thick, thick),
  ]
  const top = upper + thick + gap + thin + LETTER_GAP_EM * size
  const baseline = top + CELL_RISE_EM * size
  const drawn = fields.flatMap((field): readonly Drawn[] => {
    if (field.part === 'issuer') return mark.drawn.filter(({ node }) => node.line === field.line || node.line === null)
    if (field.part === 'signers') return planSigners(field, baseline + linePitch(profile), press)
    const setting = setWords(field.text, field.part === 'urgency' ? 'hei' : 'body', press)
    const width = widthOfCells(setting.cells, setting.characterSpacing)
    const left = field.part === 'urgency' ? 0 : Math.max(0, profile.measure - width)
    return [{ node: openNode('P', field.text, field.line), setting, x: left, down: baseline, colour: 'black' as const }]
  })
  const lowest = Math.max(top + size, ...drawn.map(({ down }) => down + (1 - CELL_RISE_EM) * size))
  return { drawn, rules, bottom: lowest }
}

/**
 * 版头 of a document (7.2; 信函 10.1, 命令 10.2, 纪要 10.3), from the first line of the type area to the red rule. `scale`
 * shrinks 发文机关标志. Letters name the main issuer alone.
 */
export const planMasthead = (
  document: OfficialDocument,
  fields: readonly FieldLine[],
  scale: number,
  press: Press,
): Masthead => {
  const { profile } = press
  const size = profile.bodySize
  const pitch = linePitch(profile)
  const issuers = fields.filter(({ part }) => part === 'issuer')
  if (document.form === 'letter' && issuers.length > 0) return planLetter(document, fields, scale, press)
  const urgency = fields.find(({ part }) => part === 'urgency')
  const number = fields.find(({ part }) => part === 'documentNumber')
  const signers = fields.find(({ part }) => part === 'signers')
  const drawn: Drawn[] = []
  if (urgency !== undefined) {
    const setting = setWords(urgency.text, 'hei', press)
    const node = openNode('P', urgency.text, urgency.line)
    drawn.push({ node, setting, x: 0, down: baselineDrop(pitch, size), colour: 'black' })
  }
  if (issuers.length === 0) {
    if (signers === undefined) return { drawn, rules: [], bottom: 0 }
    const lines = planSigners(signers, baselineDrop(pitch, size), press)
    const lowest = Math.max(...lines.map(({ down }) => down)) + (1 - CELL_RISE_EM) * size
    return { drawn: [...drawn, ...lines], rules: [], bottom: lowest }
  }
  const word = markWord(document.form, document.kind, issuers[0]?.text ?? '')
  const mark = planMark(issuers, word, { top: MARK_TOP[document.form], scale }, press)
  drawn.push(...mark.drawn)
  // 标志下空二行 (7.2.5, 7.2.6, 10.2).
  const first = mark.bottom + 2 * pitch + CELL_RISE_EM * size
  const signed = signers === undefined ? [] : planSigners(signers, first, press)
  const last = Math.max(first, ...signed.map(({ down }) => down))
  if (number !== undefined) {
    const setting = setWords(number.text, 'body', press)
    const width = widthOfCells(setting.cells, setting.characterSpacing)
    const x = signers === undefined ? (profile.measure - width) / 2 : characterPitch(profile)
    const node = openNode('P', number.text, number.line)
    drawn.push({ node, setting, x: Math.max(0, x), down: last, colour: 'black' })
  }
  drawn.push(...signed)
  const empty = number === undefined && signers === undefined
  const bottom = empty ? mark.bottom : last + (1 - CELL_RISE_EM) * size
  if (document.form === 'order') return { drawn, rules: [], bottom }
  const rule = { x: 0, down: bottom + RULE_GAP, width: profile.measure, height: RULE_HEIGHT, colour: 'red' as const }
  return { drawn, rules: [rule], bottom: rule.down + rule.height }
}
