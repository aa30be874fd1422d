import { randomBytes } from 'node:crypto'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupBytes, readBackup, readHeader, writeBackup } from '#electron/main/archive/backup-container.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { Secret } from '#electron/main/crypto/secret.ts'
import { temporaryFolder } from '../../../helper/test-store.ts'

const MIB = 1024 * 1024
const storeKey = new Secret(new Uint8Array(randomBytes(32)))
const salt = new Uint8Array(randomBytes(32))
const header = new Uint8Array(Buffer.from('{"office":"云溪县"}'))
const options = { signal: new AbortController().signal, onProgress: () => undefined }

const partOf = (bytes: Uint8Array, piece = 100_000) => ({
  sizeBytes: bytes.length,
  pieces: async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  },
})

const written = async (parts: readonly Uint8Array[]): Promise<string> => {
  const path = join(temporaryFolder(), 'a.mjbackup')
  const handle = await open(path, 'wx')
  const made = await writeBackup(
    handle,
    header,
    { storeKey, salt },
    parts.map((part) => partOf(part)),
    options,
  )
  await handle.close()
  const bytes = readFileSync(path)
  expect(made).toEqual({ sha256: sha256Hex(bytes), sizeBytes: bytes.length })
  expect(
    backupBytes(
      header,
      parts.map((part) => ({ sizeBytes: part.length })),
    ),
  ).toBe(bytes.length)
  return path
}

/** The parts of a file, or what is wrong with it. */
const read = async (path: string, key = storeKey): Promise<readonly Uint8Array[] | string> => {
  const handle = await open(path, 'r')
  try {
    const head = await readHeader(handle)
    if (!head.ok) return head.error
    const parts: Uint8Array[] = []
    const sink = {
      write: (part: number, bytes: Uint8Array) => {
        parts[part] = new Uint8Array(Buffer.concat([parts[part] ?? new Uint8Array(), bytes]))
        return Promise.resolve()
      },
    }
    const found = await readBackup(handle, head.value, { storeKey: key, salt }, sink, options)
    return found.ok ? parts : found.error
  } finally {
    await handle.close()
  }
}

describe('a backup file', () => {
  it.each([
    ['small parts', [new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array([4])]],
    ['parts across chunks', [new Uint8Array(randomBytes(MIB + 5)), new Uint8Array(randomBytes(MIB - 21))]],
    ['a whole chunk', [new Uint8Array(randomBytes(MIB - 8))]],
  ])('gives back %s, byte for byte', async (_name, parts) => {
    expect(await read(await written(parts))).toEqual(parts)
  })

  it('holds nothing of its parts in the clear', async () => {
    const path = await written([new Uint8Array(Buffer.from('关于河道清淤的通知'.repeat(50)))])
    expect(readFileSync(path).includes(Buffer.from('河道清淤'))).toBe(false)
  })

  it('is damaged when any byte of it is another, when it ends early, and when it goes on', async () => {
    const path = await written([new Uint8Array(randomBytes(40)), new Uint8Array([7])])
    const bytes = readFileSync(path)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      expect(['notBackup', 'newer', 'damaged'], String(at)).toContain(await read(path))
    }
    for (let length = bytes.length - 1; length > 17; length -= 1) {
      writeFileSync(path, bytes)
      truncateSync(path, length)
      expect(await read(path), String(length)).toBe('damaged')
    }
    writeFileSync(path, Buffer.concat([bytes, Buffer.from([0])]))
    expect(await read(path)).toBe('damaged')
  })

  it('is damaged when chunks change places, are left out, or another key is tried', async () => {
    const path = await written([new Uint8Array(randomBytes(3 * MIB))])
    const bytes = readFileSync(path)
    const start = 18 + 4 + header.length
    const sealed = MIB + 16
    const [one, two] = [bytes.subarray(start, start + sealed), bytes.subarray(start + sealed, start + 2 * sealed)]
    const rest = bytes.subarray(start + 2 * sealed)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, start), two, one, rest]))
    expect(await read(path)).toBe('damaged')
    writeFileSync(path, Buffer.concat([bytes.subarray(0, start), one, rest]))
    expect(await read(path)).toBe('damaged')
    writeFileSync(path, Buffer.concat([bytes.subarray(0, start), one, two]))
    expect(await read(path)).toBe('damaged')
    writeFileSync(path, bytes)
    expect(await read(path, new Secret(new Uint8Array(randomBytes(32))))).toBe('damaged')
  })

  it('is told from other files, and from those of a newer program', async () => {
    const path = join(temporaryFolder(), 'b')
    writeFileSync(path, 'PK another file')
    expect(await read(path)).toBe('notBackup')
    writeFileSync(path, '')
    expect(await read(path)).toBe('notBackup')
    writeFileSync(path, 'MINGJIAN-BACKUP-2\n....')
    expect(await read(path)).toBe('newer')
  })

  it('stops when it is cancelled', async () => {
    const handle = await open(join(temporaryFolder(), 'c'), 'wx')
    const controller = new AbortController()
    const onProgress = (fraction: number): void => {
      if (fraction > 0.4) controller.abort()
    }
    const parts = [partOf(new Uint8Array(3 * MIB))]
    const writing = writeBackup(handle, header, { storeKey, salt }, parts, { signal: controller.signal, onProgress })
    await expect(writing).rejects.toThrow(/abort/iu)
    await handle.close()
  })
})
