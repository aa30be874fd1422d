import type { Ref } from 'react'
import type { Image, TextBlockKind } from '#shared/domain/document/model.ts'
import type { EditedText, EditorForm } from './convert.ts'
import type { TextCount } from './count.ts'

/** A range of a line to be marked: `line` counts within what is edited (`editorLines`), the offsets in that line's text. */
export interface Highlight {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly className: string
  /** Shown where the pointer rests. */
  readonly title: string
}

/** A picture whose bytes are kept: what the document says of it but for its size in print and its description. */
export type StoredPicture = Pick<Image, 'sha256' | 'format' | 'widthPx' | 'heightPx'>

/** Where the bytes of pictures come from and go to. A refusal is told to the person by the callback itself: null here. */
export interface PictureStore {
  readonly read: (sha256: string) => Promise<Uint8Array | null>
  readonly store: (bytes: Uint8Array) => Promise<StoredPicture | null>
  /** Asks the person for a file. */
  readonly choose: () => Promise<StoredPicture | null>
}

export interface EditorProps {
  /** 'attachment' edits `text.body` alone. Give the editor a key of its own for each item: form, text and history are read once. */
  readonly form: EditorForm
  readonly text: EditedText
  /** What `onChange` gave as history with this very text, or null. One that does not belong to the text is ignored. */
  readonly history: string | null
  readonly readOnly: boolean
  /** The keyboard begins here. Read once. */
  readonly startsHere?: boolean
  /** Keep its identity while nothing changes. */
  readonly highlights: readonly Highlight[]
  /** Marks of another kind, that come and go apart from the others. */
  readonly hitMarks: readonly Highlight[]
  readonly pictures: PictureStore
  /** False keeps pasted text out; whoever answers tells the person why. */
  readonly onPasteText: (text: string) => Promise<boolean>
  /** At most 400 ms after the last keystroke and every 800 ms while one types; never inside a composition. */
  readonly onChange: (text: EditedText, history: string) => void
  /** The line that the caret stands in, a moment after it has come to rest there. */
  readonly onSelectionLine: (line: number) => void
  readonly onCount?: (count: TextCount) => void
  readonly ref?: Ref<EditorHandle>
}

/** What others may ask of the editor. Lines and offsets as in `Highlight`. */
export interface EditorHandle {
  /** Puts the caret there and brings it into view. */
  readonly focus: (line: number, offset?: number) => void
  /** Selects a range and brings it into view. */
  readonly select: (line: number, from: number, to: number) => void
  /** In place of the selection. */
  readonly insertText: (text: string) => void
  /** False if `was` does not stand there any more; nothing is changed then. */
  readonly replaceRange: (line: number, from: number, to: number, was: string, text: string) => boolean
  /** Changes the text by a pure function (a fix, a set of suggestions) in one step that can be undone. */
  readonly apply: (change: (text: EditedText) => EditedText) => void
  readonly setKind: (kind: TextBlockKind) => void
  /** Gives at once what has not been given to `onChange` yet, unless a composition is under way; call it before saving. */
  readonly flush: () => void
}
