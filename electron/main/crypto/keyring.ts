import { readFileSync, statSync } from 'node:fs'
import { errorCode, isOutOfReach } from '#shared/lib/error-code.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { formatKeyring, parseKeyring, type Keyring } from './keyring-format.ts'
import { KeyringFault } from './keyring-fault.ts'

export type { Keyring } from './keyring-format.ts'

/** A thousand people make about 400 kB. */
const MAX_KEYRING_BYTES = 1024 * 1024

/** The named boundary: what the file system says, in our words; anything else goes on as it is. */
const asFault = (error: unknown): unknown => {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new KeyringFault('fault.diskFull', { cause: error })
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new KeyringFault('fault.readOnly', { cause: error })
  return error
}

/**
 * Reads the keyring of an office that was set up.
 * @throws KeyringFault fault.keyringCorrupt when it is missing, unreadable, or no keyring of this version whole to the
 * last byte. The file is left as it is. @throws what the system says of a disk that does not answer: nothing is damaged then.
 */
export const readKeyring = (path: string): Keyring => {
  let text: string
  try {
    if (statSync(path).size > MAX_KEYRING_BYTES) throw new KeyringFault('fault.keyringCorrupt')
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof KeyringFault || isOutOfReach(error)) throw error
    throw new KeyringFault('fault.keyringCorrupt', { cause: error })
  }
  const keyring = parseKeyring(text)
  if (keyring === null) throw new KeyringFault('fault.keyringCorrupt')
  return keyring
}

/**
 * Replaces the keyring as `replaceFile` does; what a power cut leaves beside it holds no secret in the clear.
 * @throws KeyringFault fault.diskFull, fault.readOnly; the old file still stands then.
 */
export const writeKeyring = (path: string, keyring: Keyring): void => {
  const text = formatKeyring(keyring)
  if (parseKeyring(text) === null) throw new Error('a keyring that could not be read back')
  try {
    replaceFile(path, text)
  } catch (error) {
    throw asFault(error)
  }
}
