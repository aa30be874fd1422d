import type { FileText } from '../store/search.ts'
import type { WriteStore } from '../store/types.ts'
import { beijingDate } from './beijing-date.ts'
import { ChainFault } from './faults.ts'
import { searchCaseOf, soundsOf } from './index-cases.ts'
import type { Workstation } from './workstation.ts'

/** Longer texts say little more, and a table of a million cells would be half of the index. */
const MOST_UNITS = 400_000
/** Cases looked at for files that wait. */
const LOOKED_AT = 64

const textOf = async (
  workstation: Workstation,
  fileName: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<FileText> => {
  const looked = await workstation.slowTasks.run('lookInside', { fileName, bytes }, signal)
  if (!looked.ok) return { text: '', unread: true }
  const { pieces, pictures } = looked.value
  const text = pieces.map((piece) => piece.text).join('\n')
  const kept = Array.from(text.slice(0, MOST_UNITS + 1))
    .slice(0, MOST_UNITS)
    .join('')
  return { text: kept, unread: text.trim() === '' && pictures.length > 0 }
}

/**
 * Takes the text out of files that go with cases and were not looked into yet, one after another, on the slow thread: their
 * cases are due until then. A file that cannot be read, or is a picture alone, counts as unread and is told as such.
 * @returns whether there was any. @throws the signal's reason once it is aborted.
 */
export const readWaitingFiles = async (
  workstation: Workstation,
  store: WriteStore,
  signal: AbortSignal,
): Promise<boolean> => {
  const sounds = soundsOf(workstation)
  const today = beijingDate(workstation.now())
  let any = false
  for (const caseId of store.searchDue('', LOOKED_AT)) {
    let missing: readonly { readonly fileName: string; readonly sha256: string }[]
    try {
      missing = searchCaseOf(store, caseId, sounds, today)?.missing ?? []
    } catch (error) {
      if (error instanceof ChainFault) continue // named by its own screen, and counted as due
      throw error
    }
    for (const { fileName, sha256 } of missing) {
      signal.throwIfAborted()
      const bytes = store.readBlob(caseId, sha256)
      const text = bytes === null ? { text: '', unread: true } : await textOf(workstation, fileName, bytes, signal)
      signal.throwIfAborted()
      store.keepFileText(caseId, sha256, text)
      any = true
    }
  }
  return any
}
