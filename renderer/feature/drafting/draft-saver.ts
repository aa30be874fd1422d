import type { Reply, WireError } from '#shared/contract/errors.ts'

export type SaveState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'failed'; readonly error: WireError }

/** What every answer to a saving tells. */
interface Saved {
  readonly savedAt: string
}

export interface DraftSaver<Draft, Answer extends Saved = Saved> {
  /** The draft changed: it is saved `delayMs` after the first change that is not saved yet, however fast others follow. */
  changed(draft: Draft): void
  /** Saves now what is unsaved (or, when `force`, the text as it stands) and gives the answer; null for nothing to do. */
  readonly flush: (force?: boolean) => Promise<Reply<Answer> | null>
  /** No more timers. Does not save. */
  stop(): void
}

export interface SaverParts<Draft, Answer extends Saved> {
  readonly initial: Draft
  readonly delayMs: number
  readonly save: (draft: Draft) => Promise<Reply<Answer>>
  readonly onState: (state: SaveState) => void
}

const RETRY_MS = 5_000

/** One object, so that a keystroke after the first changes no state. */
const UNSAVED: SaveState = { kind: 'unsaved' }

/** Autosave: one save under way at a time, the newest text last; a failure is tried again with the next change, a fault also by itself. */
export const createDraftSaver = <Draft, Answer extends Saved>({
  initial,
  delayMs,
  save,
  onState,
}: SaverParts<Draft, Answer>): DraftSaver<Draft, Answer> => {
  let draft = initial
  /** Rises with each change; what is saved is the change it was called for. */
  let changes = 0
  let savedChanges = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const saveNow = async (): Promise<Reply<Answer>> => {
    const saving = changes
    onState({ kind: 'saving' })
    const reply = await save(draft)
    if (!reply.ok) {
      onState({ kind: 'failed', error: reply.error })
      // A full disk is made room on, a stick is put back in; what the rules refuse stays refused until the text changes.
      if (reply.error.code.startsWith('fault.')) retryTimer = setTimeout(() => void flush(), RETRY_MS)
      return reply
    }
    savedChanges = saving
    onState(saving === changes ? { kind: 'saved', savedAt: reply.value.savedAt } : UNSAVED)
    return reply
  }
  const flush = (force = false): Promise<Reply<Answer> | null> => {
    clearTimeout(timer)
    clearTimeout(retryTimer)
    timer = undefined
    const turn = queue.then(() => (force || savedChanges < changes ? saveNow() : null))
    queue = turn
    return turn
  }

  return {
    changed(next) {
      draft = next
      changes++
      onState(UNSAVED)
      timer ??= setTimeout(() => void flush(), delayMs)
    },
    flush,
    stop() {
      clearTimeout(timer)
      clearTimeout(retryTimer)
    },
  }
}
