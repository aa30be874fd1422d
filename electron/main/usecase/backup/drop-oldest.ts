import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unlinkWhenFree } from '../../disk/replace-file.ts'
import { BACKUP_SUFFIX, type BackupHeader } from './backup-header.ts'
import { headerIn, openChosen } from './open-copy.ts'

/** Whose it is and of when, of each backup in the folder. What cannot be opened is none of ours that could go. */
const backupsIn = async (
  folder: string,
): Promise<readonly (Pick<BackupHeader, 'office' | 'madeAt'> & { readonly name: string })[]> => {
  const found = []
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(BACKUP_SUFFIX))) {
    const handle = await openChosen(join(folder, name)).catch(() => null)
    if (handle === null) continue
    try {
      const head = (await handle.stat()).isFile() ? await headerIn(handle) : null
      if (head?.ok === true) found.push({ name, office: head.value.header.office, madeAt: head.value.header.madeAt })
    } finally {
      await handle.close()
    }
  }
  return found
}

/**
 * Beside the newest file, which was just made and stays whatever others say of themselves, `keep` - 1 of our own stay, and
 * the older ones go. Other files, backups of other offices, and what claims to be of a later day than the newest are let alone
 * and do not count: a clock that was wrong for a day must not push good backups out. @throws what the system says of the folder.
 */
export const dropOldest = async (
  folder: string,
  newest: Pick<BackupHeader, 'office' | 'madeAt'> & { readonly name: string },
  keep: number,
): Promise<void> => {
  const older = (await backupsIn(folder)).filter(
    ({ name, office, madeAt }) => name !== newest.name && office === newest.office && madeAt <= newest.madeAt,
  )
  const old = older.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1)).slice(keep - 1)
  for (const { name } of old) await unlinkWhenFree(join(folder, name))
}
