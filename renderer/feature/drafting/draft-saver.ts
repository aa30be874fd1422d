import type { Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'

export interface DraftText {
  readonly title: string
  readonly text: string
}

export type SaveState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'failed'; readonly error: WireError }

type Saved = Output<'draft.save'>

export interface DraftSaver {
  /** The text changed: saves after a pause of `delayMs`. */
  changed(draft: DraftText): void
  /** Saves now what is unsaved (or, when `force`, the text as it stands) and gives the answer; null for nothing to do. */
  flush(force?: boolean): Promise<Reply<Saved> | null>
  /** No more timers. Does not save. */
  stop(): void
}

export interface SaverParts {
  readonly initial: DraftText
  readonly delayMs: number
  readonly save: (draft: DraftText) => Promise<Reply<Saved>>
  readonly onState: (state: SaveState) => void
}

/** One object, so that a keystroke after the first changes no state. */
const UNSAVED: SaveState = { kind: 'unsaved' }

/** Autosave: one save under way at a time, the newest text last, a failure tried again with the next change. */
export const createDraftSaver = ({ initial, delayMs, save, onState }: SaverParts): DraftSaver => {
  let draft = initial
  /** Rises with each change; what is saved is the change it was called for. */
  let changes = 0
  let savedChanges = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const saveNow = async (): Promise<Reply<Saved>> => {
    const saving = changes
    onState({ kind: 'saving' })
    const reply = await save(draft)
    if (!reply.ok) {
      onState({ kind: 'failed', error: reply.error })
      return reply
    }
    savedChanges = saving
    onState(saving === changes ? { kind: 'saved', savedAt: reply.value.savedAt } : UNSAVED)
    return reply
  }
  const flush = (force = false): Promise<Reply<Saved> | null> => {
    clearTimeout(timer)
    const turn = queue.then(() => (force || savedChanges < changes ? saveNow() : null))
    queue = turn
    return turn
  }

  return {
    changed(next) {
      draft = next
      changes++
      onState(UNSAVED)
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), delayMs)
    },
    flush,
    stop() {
      clearTimeout(timer)
    },
  }
}
