import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { dialogText } from '#resources/text/dialog.ts'
import { safeBaseName } from '../archive/medium/file-name.ts'
import type { Dialogs } from '../usecase/choose-file.ts'
import type { FilePurpose } from '../usecase/file-tokens.ts'

/** What a dialog for a file offers first; any other file can be chosen too. */
const EXTENSIONS = {
  importDocument: ['docx', 'odt', 'txt', 'html', 'htm', 'pdf', 'doc', 'wps', 'rtf'],
  attachment: ['docx', 'txt', 'pdf', 'xlsx', 'pptx', 'csv', 'png', 'jpg', 'jpeg'],
  evidence: ['pdf', 'docx', 'doc', 'xlsx', 'jpg', 'jpeg', 'png', 'txt'],
  calendar: ['json'],
  letter: ['pdf', 'jpg', 'jpeg', 'png', 'docx', 'doc'],
  lexicon: ['json', 'csv', 'xlsx'],
  picture: ['png', 'jpg', 'jpeg'],
  backupFile: ['mjbackup'],
  tokenDriver: ['so', 'dll', 'dylib'],
  retentionTable: ['csv', 'xlsx'],
  basicCatalogue: ['csv', 'xlsx'],
  rootCertificate: ['cer', 'crt', 'pem', 'der'],
} as const

const openOptions = (purpose: Exclude<FilePurpose, 'exportDocx'>): OpenDialogOptions => {
  const { title, button } = dialogText[purpose]
  const common = { title, buttonLabel: button }
  if (
    purpose === 'releaseFolder' ||
    purpose === 'archiveFolder' ||
    purpose === 'exportFolder' ||
    purpose === 'backupFolder' ||
    purpose === 'inspectFolder'
  ) {
    return { ...common, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }
  }
  const { filter, anyFile } = dialogText[purpose]
  const filters = [
    { name: filter, extensions: [...EXTENSIONS[purpose]] },
    { name: anyFile, extensions: ['*'] },
  ]
  return { ...common, filters, properties: ['openFile', 'dontAddToRecent'] }
}

const saveOptions = (suggestedName: string | undefined): SaveDialogOptions => {
  const { title, button, filter } = dialogText.exportDocx
  return {
    title,
    buttonLabel: button,
    filters: [{ name: filter, extensions: ['docx'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    ...(suggestedName === undefined ? {} : { defaultPath: `${safeBaseName(suggestedName)}.docx` }),
  }
}

/** The system's own dialogs, before the window. */
export const systemDialogs: Dialogs = {
  async choose(purpose, suggestedName) {
    // Before its window, so that there is one dialog at a time.
    const [window] = BrowserWindow.getAllWindows()
    if (purpose === 'exportDocx') {
      const options = saveOptions(suggestedName)
      const picked = await (window === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options))
      return picked.canceled ? null : picked.filePath
    }
    const options = openOptions(purpose)
    const picked = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return picked.canceled ? null : (picked.filePaths[0] ?? null)
  },
}
