import { baseKeymap, chainCommands, selectAll } from 'prosemirror-commands'
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history, redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { EditorState, Selection, type Command, type Plugin } from 'prosemirror-state'
import { goToNextCell, tableEditing } from 'prosemirror-tables'
import type { Node } from 'prosemirror-model'
import { backspace, deleteForward, enter, setKind } from './commands/block.ts'
import { nextCell } from './commands/table.ts'

import { currentLinePlugin } from './current-line.ts'
import { findNext, findPlugin } from './find.ts'
import { highlightPlugins } from './highlight.ts'
import { asOwnStep, journalPlugin } from './history.ts'
import { punctuationRules } from './input-rules.ts'

/** What a key asks of the editor's surroundings. */
export interface EditorRequests {
  readonly onFind: (replace: boolean) => void
  readonly onShortcuts: () => void
}

const asking =
  (ask: () => void): Command =>
  (_, dispatch) => {
    if (dispatch !== undefined) ask()
    return true
  }

const keys = ({ onFind, onShortcuts }: EditorRequests): Readonly<Record<string, Command>> => ({
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-0': asOwnStep(setKind('paragraph')),
  'Mod-1': asOwnStep(setKind('heading1')),
  'Mod-2': asOwnStep(setKind('heading2')),
  'Mod-3': asOwnStep(setKind('heading3')),
  'Mod-4': asOwnStep(setKind('heading4')),
  'Mod-5': asOwnStep(setKind('listItem')),
  'Mod-f': asking(() => onFind(false)),
  'Mod-h': asking(() => onFind(true)),
  F3: findNext(1),
  'Shift-F3': findNext(-1),
  F1: asking(onShortcuts),
  Enter: enter,
  'Shift-Enter': enter,
  'Mod-Enter': enter,
  Backspace: chainCommands(undoInputRule, backspace),
  'Mod-Backspace': backspace,
  'Shift-Backspace': backspace,
  Delete: deleteForward,
  'Mod-Delete': deleteForward,
  'Mod-a': selectAll,
  Tab: nextCell,
  'Shift-Tab': goToNextCell(-1),
})

/** Far more than the journal keeps, so that prosemirror-history never drops a group behind the journal's back. */
const HISTORY_DEPTH = 1_000_000

const plugins = (requests: EditorRequests): readonly Plugin[] => [
  punctuationRules(),
  keymap(keys(requests)),
  keymap(baseKeymap),
  history({ depth: HISTORY_DEPTH }),
  journalPlugin(),
  findPlugin(),
  ...highlightPlugins(),
  currentLinePlugin(),
  tableEditing(),
  gapCursor(),
  dropCursor({ color: false, class: 'drop-cursor' }),
]

/** A state with this text, the caret in its first line. */
export const createState = (doc: Node, requests: EditorRequests): EditorState =>
  EditorState.create({ doc, selection: Selection.atStart(doc), plugins: [...plugins(requests)] })
