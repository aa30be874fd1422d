import type { FlowBlock } from '../flow.ts'

/** 版记 (GB/T 9704-2012, 7.4). */
export interface Imprint {
  readonly copyTo: string
  readonly printedBy: string
  readonly printedOn: string
}
export const NO_IMPRINT: Imprint = { copyTo: '', printedBy: '', printedOn: '' }

/** 抄送 may run over lines of its own. */
const MAX_LINES = 8
const MAX_FIELD = 2000

const COPY_TO = /^抄\s*送[：:]\s*(\S.*)$/u
const PRINTED = /^(.{0,60}?)[\s　]*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)[\s　]*印\s*发$/u

/** The fields, if the lines are nothing else. */
const imprintOf = (lines: readonly string[]): Imprint | null => {
  const [first = '', ...others] = lines
  const last = PRINTED.exec(lines.at(-1) ?? '')
  const copyTo = COPY_TO.exec(first)?.[1]
  if (copyTo === undefined && (last === null || others.length > 0)) return null
  const continued = copyTo === undefined ? [] : last === null ? others : others.slice(0, -1)
  const isRunningOn = continued.every((_, at) => /[，、；,;]$/u.test([copyTo ?? '', ...continued][at] ?? ''))
  const whole = [copyTo ?? '', ...continued].join('')
  if (!isRunningOn || whole.length > MAX_FIELD) return null
  return {
    copyTo: whole,
    printedBy: (last?.[1] ?? '').trim(),
    printedOn: (last?.[2] ?? '').replaceAll(/\s/gu, ''),
  }
}

const rowsOf = (block: FlowBlock | undefined): readonly string[] | null =>
  block?.kind !== 'table'
    ? null
    : block.rows.flatMap((row) => {
        const text = row.flatMap(({ lines }) => lines.filter((line) => line !== '')).join('　')
        return text === '' ? [] : [text]
      })

/** Takes the 版记 off the end: plain lines, or the table that draws its rules. */
export const takeImprint = (
  blocks: readonly FlowBlock[],
): { readonly blocks: readonly FlowBlock[]; readonly imprint: Imprint } => {
  const rows = rowsOf(blocks.at(-1))
  if (rows !== null && rows.length <= MAX_LINES) {
    const imprint = imprintOf(rows)
    if (imprint !== null) return { blocks: blocks.slice(0, -1), imprint }
  }
  for (let from = Math.max(0, blocks.length - MAX_LINES); from < blocks.length; from += 1) {
    const end = blocks.slice(from)
    const lines = end.flatMap((block) => (block.kind === 'line' ? [block.text] : []))
    const imprint = lines.length === end.length ? imprintOf(lines) : null
    if (imprint !== null) return { blocks: blocks.slice(0, from), imprint }
  }
  return { blocks, imprint: NO_IMPRINT }
}
