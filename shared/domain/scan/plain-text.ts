/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the arrays built here */
import { DIGIT, layerMask, layersOf, WIDTH, type Layer } from './layer.ts'
import { composeStages, UNSEEN, type ScanTables } from './tables.ts'

/** A text as detectors read it: width and traditional forms folded, unseen characters gone, punctuation kept. */
export interface PlainText {
  readonly text: string
  /** Offset in the original of an offset in `text`; ends map to the end of the last character. */
  readonly sourceStart: (start: number) => number
  readonly sourceEnd: (end: number) => number
}

const DETECTOR_STAGES = layerMask(['width', 'traditional'])

/** The folding of detectors over these tables: call it once, use it for many texts. */
export const plainReader = (tables: ScanTables): ((text: string) => PlainText) => {
  const fold = composeStages(tables.stages.filter(({ bit }) => (bit & DETECTOR_STAGES) !== 0))
  for (let unit = 0; unit < 65536; unit++) if (tables.kinds[unit] === UNSEEN) fold[unit] = 0
  return (text) => {
    let i = 0
    while (i < text.length && fold[text.charCodeAt(i)] === text.charCodeAt(i)) i++
    if (i === text.length) return { text, sourceStart: (start) => start, sourceEnd: (end) => end }
    const units = new Uint16Array(text.length)
    const at = new Int32Array(text.length + 1)
    let n = 0
    for (let k = 0; k < text.length; k++) {
      const folded = fold[text.charCodeAt(k)]!
      if (folded === 0) continue
      at[n] = k
      units[n++] = folded
    }
    at[n] = text.length
    return {
      text: stringOf(units.subarray(0, n)),
      sourceStart: (start) => at[start]!,
      sourceEnd: (end) => (end === 0 ? 0 : at[end - 1]! + 1),
    }
  }
}

/** Digits of every style as Arabic ones; other characters stay, and so does the length. */
export const plainDigits = (run: string, tables: ScanTables): string => {
  const digits = tables.stages.find(({ bit }) => bit === DIGIT)!.map
  const widths = tables.stages.find(({ bit }) => bit === WIDTH)!.map
  return stringOf(Uint16Array.from(run, (character) => digits[widths[character.charCodeAt(0)]!]!))
}

/** fromCharCode takes its units as arguments, of which an engine allows some ten thousand. */
const PIECE = 8192
const stringOf = (units: Uint16Array): string => {
  const pieces: string[] = []
  for (let i = 0; i < units.length; i += PIECE) pieces.push(String.fromCharCode(...units.subarray(i, i + PIECE)))
  return pieces.join('')
}

/** See LONG_NUMBER in detector/all.ts: a hit that is all digits and not Arabic ones was read by the digit layer. */
const NUMBER_IN_OTHER_DIGITS = /^(?![\dXx０-９]+$)[\p{N}零一二三四五六七八九壹贰叁肆伍陆柒捌玖○OoIlXx]{11,20}$/u

/** The layers by which a stretch of the original differs from what detectors read there. */
export const plainLayers = (source: string, tables: ScanTables): readonly Layer[] => {
  let mask = NUMBER_IN_OTHER_DIGITS.test(source) ? DIGIT : 0
  for (let i = 0; i < source.length; i++) {
    let unit = source.charCodeAt(i)
    if (tables.kinds[unit] === UNSEEN) mask |= layerMask(['invisible'])
    for (const { bit, map } of tables.stages) {
      if ((bit & DETECTOR_STAGES) === 0 || map[unit] === unit) continue
      mask |= bit
      unit = map[unit]!
    }
  }
  return layersOf(mask)
}
