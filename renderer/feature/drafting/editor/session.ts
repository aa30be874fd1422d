import { closeHistory } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { Selection, TextSelection } from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import { EDITOR } from '../../../i18n/editor.ts'
import { setKind } from './commands/block.ts'
import { changeLineText } from './commands/text.ts'
import { docToText, textToDoc } from './convert.ts'
import { countNode, type TextCount } from './count.ts'
import { replaceDoc } from './replace-doc.ts'
import { isSearchStale, currentSearch, setSearch } from './find.ts'
import { setHighlights, type HandedOn, type HighlightKind } from './highlight.ts'
import { asOwnStep, journalText, restoreState } from './history.ts'
import { pastePlugin } from './paste/paste-plugin.ts'
import { createState, type EditorRequests } from './plugins.ts'
import { editorLines, lineAt, positionInLine } from './text-lines.ts'
import { sameToolbar, toolbarState, type ToolbarState } from './toolbar-state.ts'
import { ImageNodeView } from './view/image-node-view.ts'
import { TableNodeView } from './view/table-node-view.ts'
import type { EditorHandle, EditorProps, Highlight } from './editor-props.ts'

/** What changes while the editor is there; asked for whenever it is needed. */
type Current = () => Pick<EditorProps, 'onChange' | 'onSelectionLine' | 'onPasteText' | 'pictures' | 'readOnly'>

export interface SessionRequests extends EditorRequests {
  readonly current: Current
  /** Runs what renders the screen around the editor so that it never holds up a key. */
  readonly inBackground: (act: () => void) => void
  readonly onToolbar: (state: ToolbarState) => void
  readonly onCount: (count: TextCount) => void
  readonly onPicturesLeftOut: (count: number) => void
}

export interface Session {
  readonly handle: EditorHandle
  readonly view: EditorView
  readonly run: (command: Command) => void
  readonly setHighlights: (kind: HighlightKind, highlights: readonly Highlight[]) => void
  readonly destroy: () => void
}

/** A person who stops typing is saved so much later; one who types on, so often. */
const REST_MS = 400
const WHILE_TYPING_MS = 800
const CARET_REST_MS = 150
/** ProseMirror reads the last of a composition 20 ms after its end. */
const COMPOSITION_REST_MS = 60

/** The editor in its place, without React: nothing of the page is rendered while a person types. */
export const startSession = (
  place: HTMLElement,
  opening: Pick<EditorProps, 'form' | 'text' | 'history'>,
  requests: SessionRequests,
): Session => {
  const { current, inBackground } = requests
  let changeTimer: ReturnType<typeof setTimeout> | undefined
  let caretTimer: ReturnType<typeof setTimeout> | undefined
  /** When the oldest change was made that has not been given on; null when there is none. */
  let unsavedSince: number | null = null
  let toolbar: ToolbarState | null = null
  const waiting: (() => void)[] = []

  /** Others speak of the text that they were given, or gave; a person types on meanwhile. */
  const handOn = (): void => {
    handedOn = { doc: view.state.doc, mapping: new Mapping() }
  }
  const giveChange = (): void => {
    clearTimeout(changeTimer)
    if (unsavedSince === null) return
    unsavedSince = null
    handOn()
    inBackground(() => {
      current().onChange(docToText(view.state.doc), journalText(view.state))
      requests.onCount(countNode(view.state.doc))
    })
  }
  /**
   * A key moves the caret at once, and the editor is told of it a moment later. Marks that are drawn in between would set
   * the caret back, and a command would act where it was: so the editor looks first.
   */
  const readCaret = (): void => {
    view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  }
  const whenSettled = (act: () => void): void => {
    if (view.isDestroyed) return
    if (view.composing) {
      waiting.push(act)
      return
    }
    readCaret()
    act()
  }
  const armChange = (): void => {
    const now = performance.now()
    unsavedSince ??= now
    clearTimeout(changeTimer)
    // Half-composed letters are nobody's text: what is being composed is given on when it is chosen.
    changeTimer = setTimeout(
      () => whenSettled(giveChange),
      Math.max(0, Math.min(REST_MS, unsavedSince + WHILE_TYPING_MS - now)),
    )
  }
  const armCaret = (): void => {
    clearTimeout(caretTimer)
    caretTimer = setTimeout(() => {
      const line = lineAt(editorLines(view.state.doc), view.state.selection.head)
      inBackground(() => {
        current().onSelectionLine(line)
      })
    }, CARET_REST_MS)
  }
  const afterComposition = (): void => {
    setTimeout(() => {
      if (view.isDestroyed || view.composing) return
      readCaret()
      for (const act of waiting.splice(0)) act()
      if (isSearchStale(view.state)) view.dispatch(setSearch(view.state.tr, currentSearch(view.state)))
    }, COMPOSITION_REST_MS)
  }
  const showToolbar = (): void => {
    const next = toolbarState(view.state)
    if (toolbar !== null && sameToolbar(toolbar, next)) return
    toolbar = next
    requests.onToolbar(next)
  }

  const paste = pastePlugin({
    get pictures() {
      return current().pictures
    },
    onPasteText: (text) => current().onPasteText(text),
    onPicturesLeftOut: requests.onPicturesLeftOut,
    whenSettled,
  })
  const doc = textToDoc(opening.text, opening.form)
  let handedOn: HandedOn = { doc, mapping: new Mapping() }
  const view = new EditorView(place, {
    state: restoreState((text) => createState(text, requests), doc, opening.history),
    plugins: [paste],
    editable: () => !current().readOnly,
    attributes: {
      class: 'official-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': EDITOR.label,
      spellcheck: 'false',
      autocapitalize: 'off',
    },
    nodeViews: {
      table: (node) => new TableNodeView(node),
      image: (node) => new ImageNodeView(node, current().pictures),
    },
    handleDOMEvents: {
      compositionend: () => {
        afterComposition()
        return false
      },
      blur: () => {
        whenSettled(giveChange)
        return false
      },
    },
    dispatchTransaction: (tr) => {
      handedOn.mapping.appendMapping(tr.mapping)
      view.updateState(view.state.apply(tr))
      if (tr.docChanged) armChange()
      if (tr.docChanged || tr.selectionSet) armCaret()
      if (!view.composing) showToolbar()
    },
  })
  showToolbar()
  requests.onCount(countNode(view.state.doc))

  const run = (command: Command): void => {
    whenSettled(() => {
      asOwnStep(command)(view.state, view.dispatch, view)
      view.focus()
    })
  }
  const select = (line: number, from: number, to: number): void => {
    whenSettled(() => {
      const found = editorLines(view.state.doc)[line]
      if (found === undefined) return
      const { doc: text, tr } = view.state
      const range = [positionInLine(found, from), positionInLine(found, to)] as const
      tr.setSelection(
        found.node.isTextblock ? TextSelection.create(text, ...range) : Selection.near(text.resolve(found.position)),
      )
      view.dispatch(tr.scrollIntoView())
      view.focus()
    })
  }
  const handle: EditorHandle = {
    focus: (line, offset = 0) => {
      select(line, offset, offset)
    },
    select,
    insertText: (text) => {
      run((state, dispatch) => {
        dispatch?.(state.tr.insertText(text).scrollIntoView())
        return true
      })
    },
    replaceRange: (line, from, to, was, text) => {
      const found = editorLines(view.state.doc)[line]
      if (found === undefined || view.composing || !found.node.isTextblock) return false
      const start = from - found.prefixLength
      if (start < 0 || found.node.textContent.slice(start, to - found.prefixLength) !== was) return false
      const { tr } = view.state
      changeLineText(tr, found.position + start, was, text)
      view.dispatch(closeHistory(tr))
      return true
    },
    apply: (change) => {
      whenSettled(() => {
        const tr = replaceDoc(view.state.tr, textToDoc(change(docToText(view.state.doc)), opening.form))
        if (tr.docChanged) view.dispatch(closeHistory(tr))
        handOn()
      })
    },
    setKind: (kind) => {
      run(setKind(kind))
    },
    flush: () => {
      if (!view.composing) giveChange()
    },
  }
  return {
    handle,
    view,
    run,
    setHighlights: (kind, highlights) => {
      whenSettled(() => view.dispatch(setHighlights(view.state.tr, kind, highlights, handedOn)))
    },
    destroy: () => {
      giveChange()
      clearTimeout(caretTimer)
      view.destroy()
    },
  }
}
