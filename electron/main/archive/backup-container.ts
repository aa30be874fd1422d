import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { revealSecret, Secret } from '../crypto/secret.ts'

/**
 * One encrypted file of several parts:
 *
 *   "MINGJIAN-BACKUP-1\n" ‖ u32 length of the header ‖ header (JSON, in the clear) ‖ chunks
 *
 * The parts, each after its u64 size and with its place told by the order, are one stream of bytes, cut into chunks of 1 MiB
 * and sealed with AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015, as in age): the nonce is
 * the number of the chunk in 11 bytes and a byte that is 1 for the last. A chunk that is changed, lost, doubled, moved or cut
 * off therefore fails. The key is HKDF-SHA-256 of the store's key with a random salt out of the header, and the SHA-256 of the
 * header as its info, so that another header is another key: nothing of the file can be altered without its being noticed.
 */
const MAGIC = Buffer.from('MINGJIAN-BACKUP-1\n', 'ascii')
const CIPHER = 'aes-256-gcm'
const CHUNK_BYTES = 1024 * 1024
const TAG_BYTES = 16
const MAX_HEADER_BYTES = 64 * 1024
const SIZE_BYTES = 8

export interface BackupPart {
  readonly sizeBytes: number
  /** The part from its beginning on, in pieces of any size. */
  readonly pieces: () => AsyncIterable<Uint8Array>
}

/** What is wrong with a file: it is none of ours, written by a newer program, or not what was written. */
export type ContainerProblem = 'notBackup' | 'newer' | 'damaged'

const keyOf = (storeKey: Secret<Uint8Array>, salt: Uint8Array, header: Uint8Array): Secret<Uint8Array> => {
  const info = Buffer.concat([Buffer.from('mingjian backup 1'), createHash('sha256').update(header).digest()])
  return new Secret(new Uint8Array(hkdfSync('sha256', revealSecret(storeKey), salt, info, 32)))
}

const nonceOf = (chunk: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(chunk, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

const seal = (key: Secret<Uint8Array>, chunk: number, isLast: boolean, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv(CIPHER, revealSecret(key), nonceOf(chunk, isLast), { authTagLength: TAG_BYTES })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

const unseal = (key: Secret<Uint8Array>, chunk: number, isLast: boolean, sealed: Uint8Array): Buffer | null => {
  if (sealed.length < TAG_BYTES) return null
  const body = sealed.subarray(0, sealed.length - TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, revealSecret(key), nonceOf(chunk, isLast), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(sealed.subarray(body.length))
  const plain = decipher.update(body)
  try {
    decipher.final()
    return plain
  } catch {
    return null // node:crypto reports a failed tag by throwing
  }
}

/** How many bytes a file of these parts has. */
export const backupBytes = (header: Uint8Array, parts: readonly Pick<BackupPart, 'sizeBytes'>[]): number => {
  const plain = parts.reduce((sum, { sizeBytes }) => sum + SIZE_BYTES + sizeBytes, 0)
  const chunks = Math.max(1, Math.ceil(plain / CHUNK_BYTES))
  return MAGIC.length + 4 + header.length + plain + chunks * TAG_BYTES
}

/** The parts as one stream. @throws Error when a part is not as long as it said: a defect, or a file that changed. */
async function* streamOf(parts: readonly BackupPart[]): AsyncGenerator<Uint8Array, void> {
  for (const { sizeBytes, pieces } of parts) {
    const size = Buffer.alloc(SIZE_BYTES)
    size.writeBigUInt64BE(BigInt(sizeBytes))
    yield size
    let left = sizeBytes
    for await (const piece of pieces()) {
      left -= piece.length
      if (left < 0) break
      yield piece
    }
    if (left !== 0) throw new Error('a part of another size')
  }
}

/** Whole chunks of a stream; the last is told as the last, and is empty only when everything is. */
async function* chunksOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<{ chunk: Buffer; isLast: boolean }, void> {
  let chunk = Buffer.alloc(CHUNK_BYTES)
  let filled = 0
  for await (const piece of stream) {
    let taken = 0
    while (taken < piece.length) {
      if (filled === CHUNK_BYTES) {
        yield { chunk, isLast: false }
        chunk = Buffer.alloc(CHUNK_BYTES)
        filled = 0
      }
      const part = piece.subarray(taken, taken + CHUNK_BYTES - filled)
      chunk.set(part, filled)
      filled += part.length
      taken += part.length
    }
  }
  yield { chunk: chunk.subarray(0, filled), isLast: true }
}

export interface CopyOptions {
  readonly signal: AbortSignal
  /** Share of the whole that is done, 0 to 1. */
  readonly onProgress: (fraction: number) => void
}

/**
 * Writes the file through an open handle, from its beginning, and flushes it to the medium.
 * @returns SHA-256 of the whole file. @throws what the disk says, and the signal's reason; the half file is the caller's to remove.
 */
export const writeBackup = async (
  handle: FileHandle,
  header: Uint8Array,
  { storeKey, salt }: { readonly storeKey: Secret<Uint8Array>; readonly salt: Uint8Array },
  parts: readonly BackupPart[],
  { signal, onProgress }: CopyOptions,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> => {
  if (header.length > MAX_HEADER_BYTES) throw new Error('a header that could not be read back')
  const key = keyOf(storeKey, salt, header)
  const hash = createHash('sha256')
  const whole = backupBytes(header, parts)
  let sizeBytes = 0
  const write = async (bytes: Uint8Array): Promise<void> => {
    signal.throwIfAborted()
    hash.update(bytes)
    await handle.writeFile(bytes)
    sizeBytes += bytes.length
    onProgress(sizeBytes / whole)
  }
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  await write(Buffer.concat([MAGIC, length, header]))
  let number = 0
  for await (const { chunk, isLast } of chunksOf(streamOf(parts))) {
    await write(seal(key, number, isLast, chunk))
    number += 1
  }
  signal.throwIfAborted()
  await handle.sync()
  return { sha256: hash.digest('hex'), sizeBytes }
}

const readExactly = async (handle: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** Reads what stands in the clear. Nothing of it is proven before `readBackup` has read to the end. */
export const readHeader = async (handle: FileHandle): Promise<Result<Uint8Array, ContainerProblem>> => {
  const start = await readExactly(handle, 0, MAGIC.length + 4)
  const version = MAGIC.length - 2
  if (!start.subarray(0, version).equals(MAGIC.subarray(0, version))) return err('notBackup')
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) return err('newer')
  if (start.length < MAGIC.length + 4) return err('damaged')
  const length = start.readUInt32BE(MAGIC.length)
  if (length > MAX_HEADER_BYTES) return err('damaged')
  const header = await readExactly(handle, MAGIC.length + 4, length)
  return header.length === length ? ok(new Uint8Array(header)) : err('damaged')
}

/** Takes the parts one after another. */
export interface PartSink {
  /** The next piece of the part of this number. */
  write(part: number, bytes: Uint8Array): Promise<void>
}

/** Cuts the stream into its parts again; false for what `streamOf` does not write. */
const splitter = (sink: PartSink) => {
  let part = -1
  let left = 0n
  let head = Buffer.alloc(0)
  return {
    take: async (plain: Buffer): Promise<void> => {
      let at = 0
      while (at < plain.length) {
        if (left === 0n) {
          const need = SIZE_BYTES - head.length
          head = Buffer.concat([head, plain.subarray(at, at + need)])
          at += Math.min(need, plain.length - at)
          if (head.length < SIZE_BYTES) return
          left = head.readBigUInt64BE(0)
          head = Buffer.alloc(0)
          part += 1
          if (left === 0n) await sink.write(part, new Uint8Array())
          continue
        }
        const end = left > BigInt(plain.length - at) ? plain.length : at + Number(left)
        await sink.write(part, plain.subarray(at, end))
        left -= BigInt(end - at)
        at = end
      }
    },
    isWhole: () => left === 0n && head.length === 0,
  }
}

/**
 * Reads the whole file and gives its parts to the sink, each byte authenticated before it is handed on. A file that was cut off
 * is known as damaged at its end only: what the sink got until then is the caller's to remove.
 * @returns SHA-256 of the whole file and how many parts there were, or that it is damaged (a wrong key is damage too).
 */
export const readBackup = async (
  handle: FileHandle,
  header: Uint8Array,
  { storeKey, salt }: { readonly storeKey: Secret<Uint8Array>; readonly salt: Uint8Array },
  sink: PartSink,
  { signal, onProgress }: CopyOptions,
): Promise<Result<{ readonly sha256: string; readonly sizeBytes: number }, ContainerProblem>> => {
  const { size } = await handle.stat()
  const key = keyOf(storeKey, salt, header)
  const hash = createHash('sha256')
  let position = MAGIC.length + 4 + header.length
  hash.update(await readExactly(handle, 0, position))
  const parts = splitter(sink)
  for (let number = 0; ; number += 1) {
    signal.throwIfAborted()
    const sealed = await readExactly(handle, position, CHUNK_BYTES + TAG_BYTES)
    position += sealed.length
    const isLast = position >= size
    const plain = unseal(key, number, isLast, sealed)
    if (plain === null) return err('damaged')
    hash.update(sealed)
    await parts.take(plain)
    onProgress(size === 0 ? 1 : Math.min(1, position / size))
    if (isLast) break
  }
  return parts.isWhole() ? ok({ sha256: hash.digest('hex'), sizeBytes: position }) : err('damaged')
}
