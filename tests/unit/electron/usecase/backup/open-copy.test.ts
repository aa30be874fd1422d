import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { readBackup, writeBackup } from '#electron/main/archive/backup-container.ts'
import { Secret } from '#electron/main/crypto/secret.ts'
import { connect } from '#electron/main/store/connection.ts'
import { headerIn, keyByCode, openCopy, PARTS } from '#electron/main/usecase/backup/open-copy.ts'
import { FileFault } from '#electron/main/usecase/faults.ts'
import { ok } from '#shared/lib/result.ts'
import { backedUp } from '../../../../helper/backup-acts.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const office = sharedOffice()
const signal = new AbortController().signal
const job = { signal, report: () => undefined }
let station: StaffedWorkstation
let folder = ''
let path = ''
let storeKey = new Secret<Uint8Array>(new Uint8Array())
let parts: readonly Uint8Array[] = []

const header = async () => {
  const handle = await open(path)
  const read = await headerIn(handle)
  if (!read.ok) throw new Error(read.error.code)
  return { handle, ...read.value }
}

beforeAll(async () => {
  station = await office.start()
  path = await backedUp(station)
  folder = join(station.folder, 'hostile')
  mkdirSync(folder)
  const { handle, header: said, bytes } = await header()
  const key = await keyByCode(said.recovery, { first: office.recoveryCode, second: '' })
  if (!key.ok) throw new Error(key.error.code)
  storeKey = key.value
  const read: Uint8Array[][] = []
  const write = (part: number, piece: Uint8Array): Promise<void> => {
    ;(read[part] ??= []).push(Uint8Array.from(piece))
    return Promise.resolve()
  }
  await readBackup(handle, bytes, { storeKey, salt: said.salt }, { write }, { signal, onProgress: () => undefined })
  await handle.close()
  parts = read.map((pieces) => Buffer.concat(pieces))
  return () => station.stop()
}, 120_000)

let count = 0
const fresh = (): string => join(folder, `${String(count++)}.mjbackup`)
const fileOf = (bytes: Uint8Array): string => {
  const other = fresh()
  writeFileSync(other, bytes)
  return other
}
const whole = (): Buffer => readFileSync(path)
const flipped = (at: number): string => {
  const bytes = whole()
  const place = at < 0 ? bytes.length + at : at
  bytes[place] = (bytes[place] ?? 0) ^ 1
  return fileOf(bytes)
}

/** Written by whoever has the key: every byte is authentic. */
const packed = async (others: readonly Uint8Array[]): Promise<string> => {
  const { handle, header: said, bytes } = await header()
  await handle.close()
  const other = fresh()
  const to = await open(other, 'wx')
  const pieces = others.map((part) => ({
    sizeBytes: part.length,
    pieces: async function* () {
      await Promise.resolve()
      yield part
    },
  }))
  await writeBackup(to, bytes, { storeKey, salt: said.salt }, pieces, { signal, onProgress: () => undefined })
  await to.close()
  return other
}
const withPart = (part: number, bytes: Uint8Array): Promise<string> =>
  packed(parts.map((one, index) => (index === part ? bytes : one)))
/** A store to which somebody who has its key did this. */
const withStore = (sql: string): Promise<string> => {
  const file = join(folder, `${String(count++)}.db`)
  writeFileSync(file, parts[PARTS.store] ?? new Uint8Array())
  const db = connect(file, storeKey, true)
  db.exec(sql)
  db.close()
  return withPart(PARTS.store, readFileSync(file))
}

/** How it is opened; what does not hold leaves nothing behind. */
const outcomeOf = async (file: string, key = storeKey): Promise<string> => {
  const place = join(station.folder, 'place')
  const told = async (): Promise<string> => {
    const copy = await openCopy(station.workstation, file, place, () => Promise.resolve(ok(key)), job)
    if (!copy.ok) return copy.error.code
    copy.value.store.close()
    return 'opened'
  }
  const outcome = await told().catch((error: unknown) => {
    if (error instanceof FileFault) return error.code
    throw error
  })
  expect(existsSync(place)).toBe(outcome === 'opened')
  return outcome
}

it.each<readonly [string, string, () => string | Promise<string>]>([
  ['as it was written', 'opened', () => path],
  ['by a link to it', 'opened', () => (symlinkSync(path, join(folder, 'link')), join(folder, 'link'))],
  ['written again by whoever has the key', 'opened', () => packed(parts)],
  ['that is not there', 'fault.fileUnreadable', () => join(folder, 'nothing')],
  [
    'a link to nothing',
    'fault.fileUnreadable',
    () => (symlinkSync('nowhere', join(folder, 'loose')), join(folder, 'loose')),
  ],
  ['a folder', 'fault.fileUnreadable', () => folder],
  ['a link to a folder', 'fault.fileUnreadable', () => (symlinkSync(folder, join(folder, 'up')), join(folder, 'up'))],
  [
    'a pipe that nobody writes into',
    'fault.fileUnreadable',
    () => (execFileSync('mkfifo', [join(folder, 'pipe')]), join(folder, 'pipe')),
  ],
  ['a device', 'fault.fileUnreadable', () => '/dev/zero'],
  ['empty', 'backup.notBackup', () => fileOf(Buffer.alloc(0))],
  ['another file', 'backup.notBackup', () => fileOf(Buffer.alloc(100_000, 7))],
  [
    'of a newer format',
    'backup.newer',
    () => fileOf(Buffer.from(whole().toString('latin1').replace('BACKUP-1', 'BACKUP-2'), 'latin1')),
  ],
  ['cut off in its header', 'backup.damaged', () => fileOf(whole().subarray(0, 40))],
  [
    'cut off behind its header',
    'backup.damaged',
    async () => fileOf(whole().subarray(0, 22 + (await header()).bytes.length)),
  ],
  ['cut off in the middle', 'backup.damaged', () => fileOf(whole().subarray(0, 300_000))],
  ['cut off by one byte', 'backup.damaged', () => fileOf(whole().subarray(0, -1))],
  ['with a byte more', 'backup.damaged', () => fileOf(Buffer.concat([whole(), Buffer.alloc(1)]))],
  [
    'with a header of 4 GiB',
    'backup.damaged',
    () => fileOf(Buffer.concat([whole().subarray(0, 18), Buffer.alloc(4, 255)])),
  ],
  ['with a flipped bit in the length of the header', 'backup.damaged', () => flipped(21)],
  ['with a flipped bit in the header', 'backup.damaged', () => flipped(30)],
  ['with a flipped bit in the middle', 'backup.damaged', () => flipped(200_000)],
  ['with a flipped bit at the end', 'backup.damaged', () => flipped(-1)],
  ['of two parts', 'backup.damaged', () => packed(parts.slice(0, 2))],
  ['of four parts', 'backup.damaged', () => packed([...parts, new Uint8Array(9)])],
  ['of no part', 'backup.damaged', () => packed([])],
  ['with an empty store', 'backup.damaged', () => withPart(PARTS.store, new Uint8Array())],
  ['with a store that is none', 'backup.damaged', () => withPart(PARTS.store, new Uint8Array(8192))],
  ['with a keyring that is none', 'backup.damaged', () => withPart(PARTS.keyring, Buffer.from('{}'))],
  ['with a checkpoint that is none', 'backup.logBroken', () => withPart(PARTS.checkpoint, Buffer.from('{}'))],
  ['with a store of a newer version', 'backup.newer', () => withStore('PRAGMA user_version = 9999')],
  ['with a store of another program', 'backup.damaged', () => withStore('PRAGMA application_id = 1')],
  ['with a store whose log may be cut', 'backup.damaged', () => withStore('DROP TRIGGER event_no_delete')],
  [
    'with a trigger of somebody else',
    'backup.damaged',
    () => withStore('CREATE TRIGGER quiet AFTER INSERT ON event BEGIN SELECT 1; END'),
  ],
  ['with a view of somebody else', 'backup.damaged', () => withStore('CREATE VIEW everything AS SELECT * FROM event')],
  [
    'with a view in place of a table',
    'backup.damaged',
    () => withStore('DROP TABLE case_row; CREATE VIEW case_row AS SELECT * FROM event'),
  ],
])(
  'a backup %s: %s',
  async (_, outcome, make) => {
    expect(await outcomeOf(await make())).toBe(outcome)
  },
  30_000,
)

it('is damage with another key', async () => {
  expect(await outcomeOf(path, new Secret(new Uint8Array(32)))).toBe('backup.damaged')
})
