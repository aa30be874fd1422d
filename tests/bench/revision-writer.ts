import { CLAUSES, ROW_CELLS, SLOTS } from './official-phrases.ts'

export interface Word {
  readonly text: string
  readonly id: number
  readonly slot: string
}
/** Words with the sign that ends them. */
export type Clause = readonly Word[]
export interface Paragraph {
  readonly id: number
  readonly kind: 'heading1' | 'heading2' | 'prose' | 'row'
  readonly clauses: Clause[]
}

const HAN = '零一二三四五六七八九'
/** 0 to 99 in Chinese. */
export const hanNumber = (value: number): string => {
  const tens = Math.floor(value / 10)
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${HAN[tens] ?? ''}十`
  return value % 10 === 0 && tens > 0 ? head : head + (HAN[value % 10] ?? '')
}

export const lengthOf = (words: readonly Word[]): number => words.reduce((sum, word) => sum + word.text.length, 0)
export const textOf = (paragraph: Paragraph): string =>
  paragraph.clauses
    .flat()
    .map((word) => word.text)
    .join('')
const endsSentence = (clause: Clause | undefined): boolean => /[。；]/u.test(clause?.at(-1)?.text ?? '')

/** Writes paragraphs by the phrases, and revises them. */
export class Writer {
  private nextId = 1
  private readonly random: () => number
  constructor(random: () => number) {
    this.random = random
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit)
  }
  private pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  private word(text: string, slot = ''): Word {
    return { text, slot, id: this.nextId++ }
  }

  private number(slot: string): string {
    if (slot === 'year') return String(2020 + this.below(8))
    if (slot === 'month') return String(1 + this.below(12))
    if (slot === 'day') return String(1 + this.below(28))
    if (slot === 'decimal') return `${this.below(900) + 1}.${this.below(10)}`
    if (slot === 'phone') return `0${this.below(900) + 100}-${this.below(9_000_000) + 1_000_000}`
    return this.random() < 0.4 ? hanNumber(this.below(97) + 2) : String(this.below(980) + 2)
  }

  private fill(template: string): Word[] {
    return template.split(' ').flatMap((part) => {
      const slot = /^\{(\w+)\}$/u.exec(part)?.[1]
      if (slot === undefined) return [this.word(part)]
      const list = SLOTS[slot]
      const filled = list === undefined ? this.number(slot) : this.pick(list)
      return filled.split(' ').map((text) => this.word(text, slot))
    })
  }

  private clause(end: string): Clause {
    return [...this.fill(this.pick(CLAUSES)), this.word(end)]
  }
  private sentence(): Clause[] {
    const count = 1 + this.below(4)
    return Array.from({ length: count }, (_, at) =>
      this.clause(at === count - 1 ? (this.random() < 0.15 ? '；' : '。') : '，'),
    )
  }
  private paragraph(kind: Paragraph['kind']): Paragraph {
    const id = this.nextId++
    if (kind === 'heading1' || kind === 'heading2')
      return { id, kind, clauses: [this.fill(this.pick(SLOTS['head'] ?? []))] }
    if (kind === 'row') {
      const last = ROW_CELLS.length - 1
      const cell = (template: string, at: number): Word[] => [
        ...this.fill(template),
        ...(at < last ? [this.word('\t')] : []),
      ]
      return { id, kind, clauses: ROW_CELLS.map(cell) }
    }
    return { id, kind, clauses: Array.from({ length: 1 + this.below(5) }, () => this.sentence()).flat() }
  }

  document(characters: number): Paragraph[] {
    const paragraphs: Paragraph[] = []
    let length = 0
    const add = (kind: Paragraph['kind']): void => {
      const paragraph = this.paragraph(kind)
      paragraphs.push(paragraph)
      length += textOf(paragraph).length
    }
    while (length < characters) {
      add('heading1')
      for (let part = 2 + this.below(3); part > 0 && length < characters; part -= 1) {
        if (this.random() < 0.7) add('heading2')
        for (let count = 1 + this.below(4); count > 0; count -= 1) add('prose')
      }
      if (this.random() < 0.25) for (let rows = 3 + this.below(6); rows > 0; rows -= 1) add('row')
    }
    return paragraphs
  }

  /** Applies edits at places not yet edited until the share is reached. */
  revise(
    old: readonly Paragraph[],
    rate: number,
    moveCount: number,
  ): { paragraphs: Paragraph[]; moved: ReadonlySet<number> } {
    const paragraphs = old.map((paragraph) => ({ ...paragraph, clauses: [...paragraph.clauses] }))
    const moved = this.move(paragraphs, moveCount)
    const touched = new Map<number, number>()
    const edited = new Set<Clause>()
    const length = (all: readonly Paragraph[]): number => all.reduce((sum, one) => sum + textOf(one).length, 0)
    const oldLength = length(old)
    let goal = 2 * oldLength * rate
    let spent = 0
    let misses = 0
    while (misses < 10_000) {
      if (spent >= goal) {
        // The text has grown or shrunk meanwhile, and the share is of both as they are.
        goal = (oldLength + length(paragraphs)) * rate
        if (spent >= goal) break
      }
      const at = this.below(paragraphs.length)
      const paragraph = paragraphs[at]
      if (paragraph === undefined) break
      // Edits fall where the text is: a heading of six characters is hit as often as six characters of prose.
      if (this.random() > textOf(paragraph).length / 80) continue
      const limit = moved.has(paragraph.id) ? textOf(paragraph).length * 0.25 : Infinity
      if ((touched.get(paragraph.id) ?? 0) >= limit) continue
      const cost = this.edit(paragraphs, at, edited, moved)
      misses = cost === 0 ? misses + 1 : 0
      spent += cost
      touched.set(paragraph.id, (touched.get(paragraph.id) ?? 0) + cost)
    }
    return { paragraphs, moved }
  }

  private move(paragraphs: Paragraph[], count: number): ReadonlySet<number> {
    const moved = new Set<number>()
    for (let tries = 0; moved.size < count && tries < 1000; tries += 1) {
      const from = this.below(paragraphs.length)
      const to = this.below(paragraphs.length)
      const paragraph = paragraphs[from]
      if (paragraph?.kind !== 'prose' || moved.has(paragraph.id) || Math.abs(from - to) < 4) continue
      // Not into a table, where no paragraph can stand.
      const [before, after] = paragraphs.filter((one) => one !== paragraph).slice(to - 1, to + 1)
      if (before?.kind === 'row' && after?.kind === 'row') continue
      // Long enough to be known again at its new place.
      if (textOf(paragraph).length < 40) continue
      paragraphs.splice(from, 1)
      paragraphs.splice(to, 0, paragraph)
      moved.add(paragraph.id)
    }
    return moved
  }

  /** One edit in or at paragraph `at`; the characters it changed, 0 when it did not fit there. */
  private edit(paragraphs: Paragraph[], at: number, edited: Set<Clause>, moved: ReadonlySet<number>): number {
    const paragraph = paragraphs[at]
    if (paragraph === undefined) return 0
    const { clauses } = paragraph
    const place = this.below(clauses.length)
    const clause = clauses[place]
    if (clause === undefined || edited.has(clause)) return 0
    const put = (...replacement: Clause[]): number => {
      clauses.splice(place, 1, ...replacement)
      for (const one of replacement) edited.add(one)
      const before = new Set(clause.map((word) => word.id))
      const after = new Set(replacement.flat().map((word) => word.id))
      return (
        lengthOf(clause.filter((word) => !after.has(word.id))) +
        lengthOf(replacement.flat().filter((word) => !before.has(word.id)))
      )
    }
    // Who moves a paragraph changes a word in it, at most; rewritten as well it would be another paragraph.
    const roll = this.random() * (moved.has(paragraph.id) ? 0.6 : 1)
    if (paragraph.kind === 'row') {
      // A cell but the first, which says what the row is about, and not all of them: else it were another row.
      if (place === 0 || clauses.filter((one) => edited.has(one)).length >= clauses.length / 2) return 0
      const tab = clause.filter((word) => word.text === '\t')
      if (roll < 0.85) return put([...this.fill(ROW_CELLS[place] ?? '{noun}'), ...tab])
      const added = this.paragraph('row')
      added.clauses.forEach((one) => edited.add(one))
      paragraphs.splice(at, 0, added)
      return textOf(added).length
    }
    if (paragraph.kind !== 'prose') {
      if (roll < 0.6) return put(this.fill(this.pick(SLOTS['head'] ?? [])))
      const added = this.paragraph(paragraph.kind)
      added.clauses.forEach((one) => edited.add(one))
      paragraphs.splice(at, 0, added)
      return textOf(added).length
    }
    if (roll < 0.34) return this.swapWord(clause, (word) => word.slot !== '' && !/\d/u.test(word.text), put)
    if (roll < 0.5) return this.swapWord(clause, (word) => /^[\d.零一二三四五六七八九十]+$/u.test(word.text), put)
    if (roll < 0.6) return this.dropOrInsertWord(clause, put)
    if (roll < 0.72 || roll >= 0.97) return put(this.clause(clause.at(-1)?.text ?? '。'))
    if (roll < 0.8) return put(this.clause('，'), clause)
    if (roll < 0.9) {
      // A sentence before this clause's sentence, or this clause's sentence dropped.
      let first = place
      while (first > 0 && !endsSentence(clauses[first - 1])) first -= 1
      let end = place + 1
      while (end < clauses.length && !endsSentence(clauses[end - 1])) end += 1
      if (this.random() < 0.5) {
        const sentence = this.sentence()
        clauses.splice(first, 0, ...sentence)
        for (const one of sentence) edited.add(one)
        return lengthOf(sentence.flat())
      }
      const dropped = clauses.slice(first, end)
      if (dropped.length === clauses.length || dropped.some((one) => edited.has(one))) return 0
      clauses.splice(first, end - first)
      return lengthOf(dropped.flat())
    }
    if (roll < 0.93) {
      const added = this.paragraph('prose')
      added.clauses.forEach((one) => edited.add(one))
      paragraphs.splice(at, 0, added)
      return textOf(added).length
    }
    if (roll < 0.95) {
      if (clauses.some((one) => edited.has(one))) return 0
      paragraphs.splice(at, 1)
      return textOf(paragraph).length
    }
    if (roll < 0.96) {
      let end = place + 1
      while (end < clauses.length && !endsSentence(clauses[end - 1])) end += 1
      if (end >= clauses.length) return 0
      paragraphs.splice(at + 1, 0, { id: this.nextId++, kind: 'prose', clauses: clauses.splice(end) })
      return 1
    }
    const next = paragraphs[at + 1]
    if (next?.kind !== 'prose' || moved.has(next.id)) return 0
    clauses.push(...next.clauses)
    paragraphs.splice(at + 1, 1)
    return 1
  }

  private swapWord(clause: Clause, fits: (word: Word) => boolean, put: (clause: Clause) => number): number {
    const places = clause.flatMap((word, at) => (fits(word) ? [at] : []))
    if (places.length === 0) return 0
    const place = this.pick(places)
    const word = clause[place]
    if (word === undefined) return 0
    const list = SLOTS[word.slot]
    const words = list?.flatMap((entry) => entry.split(' ')) ?? [this.number(word.slot)]
    const other = this.pick(words)
    if (other === word.text) return 0
    return put(clause.map((one, at) => (at === place ? this.word(other, word.slot) : one)))
  }

  private dropOrInsertWord(clause: Clause, put: (clause: Clause) => number): number {
    const place = this.below(clause.length - 1)
    if (this.random() < 0.5) {
      const added = this.word(this.pick(SLOTS['how'] ?? []), 'how')
      return put([...clause.slice(0, place), added, ...clause.slice(place)])
    }
    return clause.length < 4 ? 0 : put(clause.filter((_, at) => at !== place))
  }
}
