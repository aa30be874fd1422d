import { randomBytes } from 'node:crypto'

/**
 * Names for the files and folders that the person picked in a dialog: the page never sees or sends a path, and can use
 * only what a person chose, for the purpose it was chosen for, until it has served. Forgotten at the lock.
 */
export interface FileTokens {
  issue(purpose: FilePurpose, path: string): string
  /** The path behind a token; null for an unknown or spent token, or one of another purpose. */
  pathOf(purpose: FilePurpose, token: string): string | null
  /** The token has served. A refused attempt does not spend it: the person may answer otherwise and try again. */
  spend(token: string): void
  clear(): void
}

/** What a person was asked to choose. */
export type FilePurpose =
  | 'importDocument'
  | 'lexicon'
  | 'attachment'
  | 'picture'
  | 'evidence'
  | 'calendar'
  | 'letter'
  | 'exportDocx'
  | 'exportFolder'
  | 'releaseFolder'
  | 'archiveFolder'
  | 'backupFolder'
  | 'backupFile'
  | 'tokenDriver'
  | 'retentionTable'
  | 'basicCatalogue'
  | 'inspectFolder'
  | 'rootCertificate'

/** Tokens of 128 random bits, in memory only. */
export const createFileTokens = (): FileTokens => {
  const paths = new Map<string, { readonly purpose: FilePurpose; readonly path: string }>()
  return {
    issue(purpose, path) {
      const token = randomBytes(16).toString('hex')
      paths.set(token, { purpose, path })
      return token
    },
    pathOf(purpose, token) {
      const entry = paths.get(token)
      return entry?.purpose === purpose ? entry.path : null
    },
    spend(token) {
      paths.delete(token)
    },
    clear() {
      paths.clear()
    },
  }
}
