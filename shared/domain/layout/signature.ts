import { widthOfCells } from './cell.ts'
import type { Line } from './line-break.ts'
import { characterPitch, linePitch, mm, type PageProfile } from './model.ts'
import { indented, type Setting } from './typeset.ts'

/** How 署名 and 成文日期 stand: for a seal (7.3.5.1), without one (7.3.5.2), for the signer's own stamp (7.3.5.3). */
export type SignatureForm = 'sealed' | 'plain' | 'stamped'

/** The largest seal that may be pressed (国务院关于国家行政机关和企业事业单位社会团体印章管理的规定: 4.5 cm for 市 and 县). */
const SEAL_MM = 45
/** From the middle of one seal to that of the next: seals neither touch nor cross (7.3.5.1). */
const SEAL_PITCH_MM = 46
/** The words stand a little below the middle of the seal (居印章中心偏下位置). */
const SEAL_LIFT_MM = 2

export interface SignatureLine {
  /** Index into the settings: the 署名 in order, then the date if there is one. */
  readonly setting: number
  readonly line: Line
  /** Line of the block, from 0: the first line below its empty lines. */
  readonly row: number
}

export interface SignatureBlock {
  readonly settings: readonly Setting[]
  readonly lines: readonly SignatureLine[]
  /** Empty lines above the block, which it needs also at the top of a page where a seal reaches into them. */
  readonly blank: number
  readonly rows: number
  /** Centres of seals: x from the left margin, down from the top of the block's first line. */
  readonly seals: readonly {
    readonly signatory: number
    readonly x: number
    readonly down: number
    readonly size: number
  }[]
}

const widthOf = ({ cells, characterSpacing }: Setting): number => widthOfCells(cells, characterSpacing)

const stacked = (settings: readonly Setting[], rowsBefore: (index: number) => number): readonly SignatureLine[] => {
  const lines: SignatureLine[] = []
  let row = 0
  for (const [setting, { lines: own }] of settings.entries()) {
    row += rowsBefore(setting)
    for (const line of own) lines.push({ setting, line, row: row++ })
  }
  return lines
}

const finish = (
  settings: readonly Setting[],
  lines: readonly SignatureLine[],
  blank: number,
  seals: SignatureBlock['seals'] = [],
): SignatureBlock => ({ settings, lines, blank, seals, rows: Math.max(0, ...lines.map(({ row }) => row + 1)) })

/**
 * 7.3.5.2: 署名 two cells from the right, further ones below it from the same edge; the date begins two cells to the right
 * of 署名; a date longer than 署名 stands two cells from the right itself and moves 署名 with it. A date alone stands four
 * cells from the right.
 */
const plain = (names: readonly Setting[], date: Setting | null, profile: PageProfile): SignatureBlock => {
  const two = 2 * characterPitch(profile)
  const widest = Math.max(0, ...names.map(widthOf))
  const dateWidth = date === null ? 0 : widthOf(date)
  if (date !== null && names.length === 0) {
    return finish(
      [indented(date, (width) => profile.measure - 2 * two - width)],
      stacked([date], () => 0),
      1,
    )
  }
  const left = profile.measure - two - (dateWidth > widest ? two + dateWidth : widest)
  const placed = [...names.map((name) => indented(name, () => left))]
  if (date !== null) placed.push(indented(date, () => left + two))
  return finish(
    placed,
    stacked(placed, () => 0),
    1,
  )
}

/** 7.3.5.3: two empty lines, the stamp's place four cells from the right, an empty line, the date four cells from the right. */
const stamped = (names: readonly Setting[], date: Setting | null, profile: PageProfile): SignatureBlock => {
  const right = profile.measure - 4 * characterPitch(profile)
  const placed = [...names, ...(date === null ? [] : [date])].map((one) => indented(one, (width) => right - width))
  return finish(
    placed,
    stacked(placed, (index) => (index === names.length && index > 0 ? 1 : 0)),
    2,
  )
}

/**
 * 7.3.5.1: the date four cells from the right, 署名 in its middle above it; several issuers side by side, each with room
 * for its seal, the last one above the date. The seals' upper edge is within one line of the text.
 */
const sealed = (names: readonly Setting[], date: Setting | null, profile: PageProfile): SignatureBlock => {
  const { measure } = profile
  const dateWidth = date === null ? 0 : widthOf(date)
  const widest = Math.max(0, ...names.map(widthOf))
  const right = measure - 4 * characterPitch(profile)
  const middle = Math.min(right - dateWidth / 2, measure - Math.max(widest, mm(SEAL_MM)) / 2)
  const spacing = Math.max(mm(SEAL_PITCH_MM), widest + characterPitch(profile))
  const reach = Math.max(widest, mm(SEAL_MM)) / 2
  const columns = Math.max(1, 1 + Math.floor((middle - reach + 0.01) / spacing))
  const bands = Math.ceil(names.length / columns)
  const bandRows = Math.ceil(mm(SEAL_PITCH_MM) / linePitch(profile))
  const centres = names.map((_, index) => {
    const band = Math.floor(index / columns)
    const inBand = band === bands - 1 ? names.length - band * columns : columns
    return { band, x: middle - (inBand - 1 - (index % columns)) * spacing }
  })
  const settings = names.map((name, index) =>
    indented(name, (width) => Math.min((centres[index]?.x ?? 0) - width / 2, measure - width)),
  )
  const lines: SignatureLine[] = settings.flatMap(({ lines: own }, setting) =>
    own.map((line, at) => ({ setting, line, row: (centres[setting]?.band ?? 0) * bandRows + at })),
  )
  const below = Math.max(0, ...lines.map(({ row }) => row + 1))
  if (date !== null) {
    settings.push(indented(date, (width) => Math.max(middle, width / 2) - width / 2))
    lines.push(...(settings.at(-1)?.lines ?? []).map((line, at) => ({ setting: names.length, line, row: below + at })))
  }
  const seals = centres.map(({ band, x }, signatory) => {
    const last = signatory === names.length - 1 && date !== null
    const words = linePitch(profile) * (band * bandRows + (last ? 1 : 0.5))
    return { signatory, x, down: words - mm(SEAL_LIFT_MM), size: mm(SEAL_MM) }
  })
  return finish(settings, lines, names.length === 0 ? 1 : 2, seals)
}

/** Places 署名 and 成文日期 beside and below each other. */
export const placeSignature = (
  form: SignatureForm,
  names: readonly Setting[],
  date: Setting | null,
  profile: PageProfile,
): SignatureBlock => {
  if (form === 'sealed') return sealed(names, date, profile)
  return form === 'stamped' ? stamped(names, date, profile) : plain(names, date, profile)
}
