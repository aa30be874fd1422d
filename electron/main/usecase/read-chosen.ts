import { readFile, stat } from 'node:fs/promises'
import { ok } from '#shared/lib/result.ts'
import { MAX_FILE_BYTES } from '../document/limits.ts'
import { FileFault } from './faults.ts'
import { refuse, type Outcome } from './workstation.ts'

/** The bytes of a file that the person chose. Refuses import.tooLarge before it is read. @throws FileFault when it cannot be. */
export const readChosen = async (path: string): Promise<Outcome<Uint8Array>> => {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size === null) throw new FileFault('fault.fileUnreadable')
  if (size > MAX_FILE_BYTES)
    return refuse('import.tooLarge', { sizeMb: Math.ceil(size / 1_000_000), limitMb: MAX_FILE_BYTES / 1_000_000 })
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) throw new FileFault('fault.fileUnreadable')
  return ok(bytes)
}
