/**
 * What became of a paragraph. `same` and `moved`: not a character differs. A moved paragraph is one entry, at its new
 * place.
 */
export const CHANGE_KINDS = ['same', 'edited', 'added', 'removed', 'moved', 'movedEdited'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** A piece of text in the merged view (修改段). Never empty; never begins or ends within a character (UAX #29). */
export interface ChangeRun {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
}

/** The numbering label of a paragraph was changed, 三、→四、. */
export interface Renumbering {
  readonly old: string
  readonly new: string
  /** Nothing but the label was changed. */
  readonly only: boolean
}

/** One paragraph of the merged view. Kept and deleted runs make the old text, kept and inserted runs the new one. */
export interface ParagraphChange {
  /** Index in the old text; null when added. */
  readonly old: number | null
  /** Index in the new text; null when removed. */
  readonly new: number | null
  readonly change: ChangeKind
  readonly renumbered?: Renumbering
  /** Of a moved paragraph: which block it travelled with, 0, 1, … in the order of the new text. */
  readonly block?: number
  /** Of an added paragraph: the old paragraph that it was split off from. */
  readonly splitFrom?: number
  /** Of a removed paragraph: the new paragraph that it was joined to. */
  readonly joinedTo?: number
  readonly runs: readonly ChangeRun[]
}

/** Makes runs out of pieces told in reading order: joins like pieces, and in a change puts the deletion first. */
export interface RunBuilder {
  readonly keep: (text: string) => void
  readonly insert: (text: string) => void
  readonly delete: (text: string) => void
  readonly finish: () => ChangeRun[]
}

export const runBuilder = (): RunBuilder => {
  const runs: ChangeRun[] = []
  let kept = ''
  let deleted = ''
  let inserted = ''
  const flushChange = (): void => {
    if (deleted !== '') runs.push({ kind: 'deleted', text: deleted })
    if (inserted !== '') runs.push({ kind: 'inserted', text: inserted })
    deleted = ''
    inserted = ''
  }
  const flushKept = (): void => {
    if (kept !== '') runs.push({ kind: 'kept', text: kept })
    kept = ''
  }
  return {
    keep: (text) => {
      if (text === '') return
      flushChange()
      kept += text
    },
    insert: (text) => {
      if (text === '') return
      flushKept()
      inserted += text
    },
    delete: (text) => {
      if (text === '') return
      flushKept()
      deleted += text
    },
    finish: () => {
      flushChange()
      flushKept()
      return runs
    },
  }
}
