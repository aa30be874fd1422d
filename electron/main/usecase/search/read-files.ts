import type { FileText } from '../../store/search/file-texts.ts'
import type { MissingFile } from '../../store/search/search.ts'
import type { WriteStore } from '../../store/types.ts'
import { MAX_TEXT_CHARACTERS } from '../../document/limits.ts'
import { errorCode } from '#shared/lib/error-code.ts'
import { TaskDefect } from '../../worker/task-runner.ts'
import { beijingDate } from '../beijing-date.ts'
import { searchCaseOf, soundsOf } from './index-cases.ts'
import { orAside } from './set-aside.ts'
import { isOnTrial } from '../backup/trial.ts'
import type { Workstation } from '../workstation.ts'

/**
 * As long as the longest document that is imported. Its lists are made in small steps (`writeRun`), the longest of which takes a few
 * hundredths of a second; a table of many million cells would be more than all other texts of an office.
 */
const MOST_UNITS = MAX_TEXT_CHARACTERS
/** No half of a pair of surrogates at its end. */
const beginningOf = (text: string): string => {
  if (text.length <= MOST_UNITS) return text
  const last = text.charCodeAt(MOST_UNITS - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MOST_UNITS - 1 : MOST_UNITS)
}
/** Cases looked at for files that wait. */
const LOOKED_AT = 64
/** One that fails so often is set aside. */
const MOST_TRIES = 2
/** No file of an office takes nearly so long. */
const READ_MS = 120_000

const UNREAD: FileText = { text: '', unread: true }

/** Thread dead, out of memory or out of time: the file is to blame, not what comes after it. */
const isOfFile = (error: unknown): boolean =>
  error instanceof TaskDefect || (error instanceof DOMException && error.name === 'TimeoutError')

export interface FileReader {
  /**
   * Takes the text out of files that go with cases and were not looked into yet, one after another, on the slow thread: their
   * cases are due until then. A file that cannot be read, is a picture alone, is longer than what is kept, or has ended the
   * thread twice counts as unread and is told as such. Does nothing while a backup is on trial, which has the thread.
   * @returns whether there was any. @throws the signal's reason once it is aborted, and what the store throws.
   */
  readWaiting(store: WriteStore, signal: AbortSignal): Promise<boolean>
  /** The program ends now: the file in hand is not to blame. */
  letGo(store: WriteStore): void
}

export const createFileReader = (workstation: Workstation, readMs = READ_MS): FileReader => {
  /** Counted as begun, and not ended. A lock closes the store, so that it is taken back at the next unlock. */
  let inHand: (Pick<MissingFile, 'sha256'> & { readonly caseId: string }) | null = null
  const record = (error: unknown): void => {
    workstation.log.record({ code: 'defect', where: 'search' }, error)
  }
  const letGo = (store: WriteStore): void => {
    if (inHand !== null) store.forgetFileTry(inHand.caseId, inHand.sha256)
    inHand = null
  }

  const look = async ({ fileName }: MissingFile, bytes: Uint8Array, signal: AbortSignal): Promise<FileText> => {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(readMs)])
    const looked = await workstation.slowTasks.run('lookInside', { fileName, bytes }, inTime)
    if (!looked.ok) return UNREAD
    const { pieces, pictures } = looked.value
    const text = pieces.map((piece) => piece.text).join('\n')
    const kept = beginningOf(text)
    return { text: kept, unread: kept.length < text.length || (text.trim() === '' && pictures.length > 0) }
  }

  /** Null when it has to be tried again. */
  const textOf = async (
    store: WriteStore,
    caseId: string,
    file: MissingFile,
    signal: AbortSignal,
  ): Promise<FileText | null> => {
    let bytes: Uint8Array | null
    try {
      bytes = store.readBlob(caseId, file.sha256)
    } catch (error) {
      if (errorCode(error) !== 'fault.storeCorrupt') throw error
      record(error)
      return UNREAD
    }
    if (bytes === null || store.noteFileTry(caseId, file.sha256) > MOST_TRIES) return UNREAD
    inHand = { caseId, sha256: file.sha256 }
    try {
      const text = await look(file, bytes, signal)
      inHand = null
      return text
    } catch (error) {
      signal.throwIfAborted()
      inHand = null
      if (!isOfFile(error)) throw error
      record(error)
      return null
    }
  }

  return {
    letGo,
    readWaiting: async (store, signal) => {
      letGo(store)
      if (isOnTrial(workstation.profileFolder)) return false
      const sounds = soundsOf(workstation)
      const today = beijingDate(workstation.now())
      let any = false
      for (const { caseId } of store.searchDue(0, LOOKED_AT)) {
        const entry = orAside(store, caseId, record, () => searchCaseOf(store, caseId, sounds, today))
        for (const file of entry?.missing ?? []) {
          signal.throwIfAborted()
          const text = await textOf(store, caseId, file, signal)
          signal.throwIfAborted()
          if (text !== null) store.keepFileText(caseId, file.sha256, text)
          any = true
        }
      }
      return any
    },
  }
}
