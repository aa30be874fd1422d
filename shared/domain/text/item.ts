import { labelOf, type Label } from './label.ts'

/** What an item stands for; items of two groups are never the same item. */
export type ItemGroup = 'text' | 'table' | 'image'

/** One paragraph, its numbering apart; or a table or picture that is aligned among the paragraphs, as the text it holds. */
export interface Item {
  readonly group: ItemGroup
  /** How many paragraphs it weighs: a table as many as it has rows. */
  readonly weight: number
  readonly text: string
  readonly label: Label
  /** The text without the label. */
  readonly body: string
}

/** A text that begins with `label`. */
export const labelledItem = (text: string, label: Label): Item => ({
  group: 'text',
  weight: 1,
  text,
  label,
  body: label.text === '' ? text : text.slice(label.text.length),
})

export const itemOf = (text: string): Item => labelledItem(text, labelOf(text))
