import { z } from 'zod'
import { recoveryWrap, type Keyring, type RecoveryWrap } from '../../crypto/keyring-format.ts'

/** How backups end in a folder. */
export const BACKUP_SUFFIX = '.mjbackup'

const schema = z.strictObject({
  format: z.literal('mingjian-backup'),
  version: z.literal(1),
  office: z.string().regex(/^[0-9a-f]{64}$/),
  officeName: z.string().min(1).max(200),
  madeAt: z.iso.datetime({ precision: 3 }),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  recovery: recoveryWrap,
})

/**
 * What stands in the clear before the encrypted part: whose it is, of when, and the store's key under the recovery code.
 * Names of people and what their passwords wrap are inside: a stick that is lost gives nobody a password to guess.
 */
export interface BackupHeader {
  /** SHA-256 of the authority's certificate. */
  readonly office: string
  readonly officeName: string
  readonly madeAt: string
  readonly salt: Uint8Array
  readonly recovery: RecoveryWrap
}

/** The bytes that `parseBackupHeader` reads back. */
export const encodeBackupHeader = (header: BackupHeader): Uint8Array => {
  const { office, officeName, madeAt, salt, recovery } = header
  const plain = {
    ...{ format: 'mingjian-backup', version: 1, office, officeName, madeAt },
    salt: Buffer.from(salt).toString('hex'),
    recovery,
  }
  const asBase64 = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
  return new Uint8Array(Buffer.from(`${JSON.stringify(plain, asBase64)}\n`, 'utf8'))
}

/** Null for anything but a header of ours. */
export const parseBackupHeader = (bytes: Uint8Array): BackupHeader | null => {
  try {
    const { format: _, version: __, salt, ...header } = schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return { ...header, salt: new Uint8Array(Buffer.from(salt, 'hex')) }
  } catch {
    return null // bytes that somebody else wrote
  }
}

export const headerOf = (keyring: Keyring, office: string, madeAt: string, salt: Uint8Array): BackupHeader => ({
  office,
  officeName: keyring.officeName,
  madeAt,
  salt,
  recovery: keyring.recovery,
})
