import { formatNumber, isKnownFormat } from './number-format.ts'
import { symbolOf } from './symbol.ts'

/** One w:lvl. */
export interface NumberingLevel {
  start: number
  format: string
  /** `%1.%2` and the like. */
  text: string
  suffix: 'tab' | 'space' | 'nothing'
  /** All numbers in figures whatever their format (w:isLgl). */
  legal: boolean
  /** Restarts after this 1-based level; 0 never; undefined after any higher level. */
  restart: number | undefined
  styleId: string | undefined
  font: string
}

/** One w:abstractNum: nine levels, or a link to a numbering style that holds them. */
export interface AbstractNumbering {
  readonly id: string
  readonly levels: Map<number, NumberingLevel>
  styleLink: string | undefined
}

/** One w:num: an abstract numbering with levels replaced or restarted. */
export interface NumberingInstance {
  abstractId: string
  readonly starts: Map<number, number>
  readonly levels: Map<number, NumberingLevel>
}

export interface NumberingDefinitions {
  readonly abstracts: ReadonlyMap<string, AbstractNumbering>
  readonly instances: ReadonlyMap<string, NumberingInstance>
}

export interface Label {
  /** The label with what separates it from the text. */
  readonly text: string
  readonly knownFormat: boolean
}

/** Counts through a document in order: each call is one paragraph that carries a label. */
export interface LabelCounter {
  /** The label of the next paragraph of a numbering; undefined when the numbering or level is not defined. */
  next(numberingId: string, level: number): Label | undefined
  /** The level of a numbering that is tied to one of these styles (w:pStyle); nearest style first. */
  levelOf(numberingId: string, styleIds: readonly string[]): number | undefined
}

const MAX_LINKS = 8

/** After full-width punctuation and after `1.` or `(1)` the text follows at once, as GB/T 9704-2012, 7.3.3 writes it. */
const CLOSED = /[、）〕】．。：)\].]$/u
const separator = ({ suffix }: NumberingLevel, label: string): string => {
  if (suffix === 'nothing' || label === '') return ''
  return suffix === 'tab' && CLOSED.test(label) ? '' : ' '
}

/** `numberingOf` answers which numbering a numbering style stands for. */
export const createLabelCounter = (
  { abstracts, instances }: NumberingDefinitions,
  numberingOf: (styleId: string) => string | undefined,
): LabelCounter => {
  const counters = new Map<AbstractNumbering, (number | undefined)[]>()
  const restarted = new Set<string>()

  const abstractOf = (instance: NumberingInstance): AbstractNumbering | undefined => {
    let abstract = abstracts.get(instance.abstractId)
    for (let links = 0; abstract?.styleLink !== undefined && abstract.levels.size === 0 && links < MAX_LINKS; links++) {
      abstract = abstracts.get(instances.get(numberingOf(abstract.styleLink) ?? '')?.abstractId ?? '')
    }
    return abstract
  }

  const startOf = (instance: NumberingInstance, abstract: AbstractNumbering, at: number): number =>
    instance.starts.get(at) ?? (instance.levels.get(at) ?? abstract.levels.get(at))?.start ?? 1

  /**
   * A list counts on across its instances; an instance with its own start begins anew at its first paragraph. A higher
   * level that had no paragraph yet counts as having had its first one, as LibreOffice numbers it.
   */
  const advance = (
    numberingId: string,
    instance: NumberingInstance,
    abstract: AbstractNumbering,
    at: number,
  ): (number | undefined)[] => {
    let values = counters.get(abstract)
    if (values === undefined) counters.set(abstract, (values = []))
    for (let index = 0; index <= at; index++) {
      const key = `${numberingId} ${String(index)}`
      const before = values[index]
      const anew = index === at && instance.starts.has(at) && !restarted.has(key)
      if (before === undefined || anew) values[index] = startOf(instance, abstract, index)
      else if (index === at) values[index] = before + 1
      if (before === undefined || anew) restarted.add(key)
    }
    for (let lower = at + 1; lower < 9; lower++) {
      const restart = abstract.levels.get(lower)?.restart
      if (restart === undefined || at < restart) values[lower] = undefined
    }
    return values
  }

  return {
    next(numberingId, at) {
      const instance = instances.get(numberingId)
      const abstract = instance === undefined ? undefined : abstractOf(instance)
      const levelAt = (index: number) => instance?.levels.get(index) ?? abstract?.levels.get(index)
      const level = levelAt(at)
      if (instance === undefined || abstract === undefined || level === undefined) return undefined
      const values = advance(numberingId, instance, abstract, at)
      if (level.format === 'bullet') {
        const bullet = [...level.text].map((mark) => symbolOf(level.font, mark.codePointAt(0) ?? 0)).join('')
        return { text: bullet + separator(level, bullet), knownFormat: true }
      }
      let knownFormat = true
      const label = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const index = Number(digit) - 1
        const part = levelAt(index)
        if (part === undefined || index > at) return ''
        const format = level.legal && part.format !== 'none' ? 'decimal' : part.format
        knownFormat &&= isKnownFormat(format)
        return formatNumber(values[index] ?? part.start, format)
      })
      return { text: label + separator(level, label), knownFormat }
    },
    levelOf(numberingId, styleIds) {
      const instance = instances.get(numberingId)
      const levels = instance === undefined ? undefined : abstractOf(instance)?.levels
      for (const styleId of styleIds) {
        for (const [index, level] of levels ?? []) if (level.styleId === styleId) return index
      }
      return undefined
    },
  }
}
