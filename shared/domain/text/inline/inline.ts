import { align } from '../paragraph/align.ts'
import { itemOf, type Item } from '../item.ts'
import { runBuilder, type ChangeRun, type RunBuilder } from '../change.ts'
import { matchTexts } from './match.ts'
import { tidy } from './tidy.ts'
import { tokenise } from './token.ts'
import type { Work } from '../work.ts'

/** The runs that turn one paragraph into the other: label, then table cells or words. */
export const runsBetween = (old: Item, new_: Item, work: Work): ChangeRun[] => {
  const runs = runBuilder()
  if (old.text === new_.text) runs.keep(old.text)
  else if (old.label.level === new_.label.level) {
    compareWords(old.label.text, new_.label.text, runs, work)
    compareBodies(old.body, new_.body, runs, work)
  } else {
    runs.delete(old.label.text)
    runs.insert(new_.label.text)
    compareBodies(old.body, new_.body, runs, work)
  }
  return runs.finish()
}

const compareBodies = (old: string, new_: string, runs: RunBuilder, work: Work): void => {
  if (old.includes('\t') && new_.includes('\t')) compareRows(old, new_, runs, work)
  else compareWords(old, new_, runs, work)
}

/** Cell by cell, so that no change cuts across cells; cells of rows of different length are first aligned. */
const compareRows = (old: string, new_: string, runs: RunBuilder, work: Work): void => {
  const oldCells = cellsOf(old)
  const newCells = cellsOf(new_)
  const pairs =
    oldCells.length === newCells.length
      ? oldCells.map((_, at) => ({ old: at, new: at }))
      : align(oldCells.map(itemOf), newCells.map(itemOf), work).chain
  let oldAt = 0
  let newAt = 0
  for (const pair of [...pairs, { old: oldCells.length, new: newCells.length }]) {
    while (oldAt < pair.old) runs.delete(oldCells[oldAt++] ?? '')
    while (newAt < pair.new) runs.insert(newCells[newAt++] ?? '')
    compareWords(oldCells[oldAt++] ?? '', newCells[newAt++] ?? '', runs, work)
  }
}

/** Each with the tab that ends it. */
const cellsOf = (row: string): string[] => row.match(/[^\t]*\t|[^\t]+$/gu) ?? []

const compareWords = (old: string, new_: string, runs: RunBuilder, work: Work): void => {
  if (old === new_ || old === '' || new_ === '') {
    if (old === new_) runs.keep(old)
    runs.delete(old === new_ ? '' : old)
    runs.insert(old === new_ ? '' : new_)
    return
  }
  const oldTokens = tokenise(old)
  const newTokens = tokenise(new_)
  let oldAt = 0
  let newAt = 0
  for (const match of tidy(oldTokens, newTokens, matchTexts(oldTokens, newTokens, work))) {
    const oldStart = oldTokens.starts[match.old] ?? 0
    const newStart = newTokens.starts[match.new] ?? 0
    runs.delete(old.slice(oldAt, oldStart))
    runs.insert(new_.slice(newAt, newStart))
    oldAt = oldTokens.starts[match.old + match.length] ?? old.length
    newAt = newTokens.starts[match.new + match.length] ?? new_.length
    runs.keep(old.slice(oldStart, oldAt))
  }
  runs.delete(old.slice(oldAt))
  runs.insert(new_.slice(newAt))
}
