import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import type { AbstractNumbering, NumberingDefinitions, NumberingInstance, NumberingLevel } from './numbering.ts'
import { integerOf, isOn } from './properties.ts'

/** Word's dialog takes 31 characters; more would only multiply text. */
const MAX_LEVEL_TEXT = 64
const LEVELS = 9

const newLevel = (): NumberingLevel => ({
  start: 0,
  format: 'decimal',
  text: '',
  suffix: 'tab',
  legal: false,
  restart: undefined,
  styleId: undefined,
  font: '',
})

const applyToLevel = (level: NumberingLevel, name: string, attributes: XmlAttributes): void => {
  const value = attributeOf(attributes, 'w:val')
  if (name === 'w:start') level.start = integerOf(attributes, 'w:val') ?? 0
  else if (name === 'w:numFmt' && value !== undefined && value !== 'custom') level.format = value
  else if (name === 'w:lvlText') level.text = (value ?? '').slice(0, MAX_LEVEL_TEXT)
  else if (name === 'w:suff' && (value === 'space' || value === 'nothing')) level.suffix = value
  else if (name === 'w:isLgl') level.legal = isOn(attributes)
  else if (name === 'w:lvlRestart') level.restart = integerOf(attributes, 'w:val')
  else if (name === 'w:pStyle') level.styleId = value
  else if (name === 'w:lvlPicBulletId') level.text = '•'
  else if (name === 'w:rFonts')
    level.font = attributeOf(attributes, 'w:ascii') ?? attributeOf(attributes, 'w:hAnsi') ?? ''
}

/**
 * Collects numbering.xml as a SAX handler. A custom format inside mc:AlternateContent is passed over for its fallback.
 * The default start of a level is 0 (ECMA-376 part 1, 17.9.25).
 */
export class NumberingReader implements XmlHandler {
  readonly #abstracts = new Map<string, AbstractNumbering>()
  readonly #instances = new Map<string, NumberingInstance>()
  #abstract: AbstractNumbering | undefined
  #instance: NumberingInstance | undefined
  #override = 0
  #level: NumberingLevel | undefined

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'w:abstractNum') {
      const id = attributeOf(attributes, 'w:abstractNumId') ?? ''
      this.#abstract = { id, levels: new Map(), styleLink: undefined }
      this.#abstracts.set(id, this.#abstract)
    } else if (name === 'w:numStyleLink' && this.#abstract !== undefined) {
      this.#abstract.styleLink = attributeOf(attributes, 'w:val')
    } else if (name === 'w:num') {
      this.#instance = { abstractId: '', starts: new Map(), levels: new Map() }
      this.#instances.set(attributeOf(attributes, 'w:numId') ?? '', this.#instance)
    } else if (name === 'w:abstractNumId' && this.#instance !== undefined) {
      this.#instance.abstractId = attributeOf(attributes, 'w:val') ?? ''
    } else if (name === 'w:lvlOverride') {
      this.#override = integerOf(attributes, 'w:ilvl') ?? 0
    } else if (name === 'w:startOverride') {
      this.#instance?.starts.set(this.#override, integerOf(attributes, 'w:val') ?? 0)
    } else if (name === 'w:lvl') {
      const index = integerOf(attributes, 'w:ilvl') ?? 0
      this.#level = newLevel()
      if (index >= 0 && index < LEVELS) (this.#instance ?? this.#abstract)?.levels.set(index, this.#level)
    } else if (this.#level !== undefined) {
      applyToLevel(this.#level, name, attributes)
    }
  }

  close(name: string): void {
    if (name === 'w:lvl') this.#level = undefined
    else if (name === 'w:abstractNum') this.#abstract = undefined
    else if (name === 'w:num') this.#instance = undefined
  }

  text(): void {
    // numbering holds no text
  }

  definitions(): NumberingDefinitions {
    return { abstracts: this.#abstracts, instances: this.#instances }
  }
}
