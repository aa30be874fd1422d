import { crc32, inflateRawSync } from 'node:zlib'
import { ok, type Result } from '#shared/lib/result.ts'
import {
  MAX_PACKAGE_BYTES,
  MAX_PART_BYTES,
  MAX_RATIO,
  MAX_XML_ELEMENTS,
  MAX_ZIP_ENTRIES,
  RATIO_FROM_BYTES,
} from './limits.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { readDirectory, type ZipEntry } from './zip-directory.ts'

/** What one import may still cost, over all packages inside each other. Counted down by `read` and `parseXml`. */
export interface Budget {
  bytes: number
  elements: number
}
export const newBudget = (): Budget => ({ bytes: MAX_PACKAGE_BYTES, elements: MAX_XML_ELEMENTS })

/** An open zip package. Part names are compared without case (ECMA-376 part 2, 6.2.2): keys are lower case. */
export interface ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /**
   * Decompresses one entry. Nothing that the package declares is believed: the output stops at the limit whatever the
   * directory says, and length and CRC-32 must come out right. Refuses import.bomb, import.corrupt.
   */
  read(entry: ZipEntry, budget: Budget): Result<Uint8Array, ImportRefusal>
}

const STORED = 0
const DEFLATED = 8

const inflate = (packed: Uint8Array, limit: number): Result<Uint8Array, ImportRefusal> => {
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: limit }))
  } catch (error) {
    const overflow = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return refuse(overflow ? 'import.bomb' : 'import.corrupt')
  }
}

const readEntry = (bytes: Uint8Array, entry: ZipEntry, budget: Budget): Result<Uint8Array, ImportRefusal> => {
  const { name, method, start, packedBytes, declaredBytes, checksum } = entry
  const packed = bytes.subarray(start, start + packedBytes)
  const limit = Math.min(MAX_PART_BYTES, budget.bytes)
  if (declaredBytes > limit) return refuse('import.bomb', { part: name })
  if (method !== STORED && method !== DEFLATED) return refuse('import.corrupt', { part: name })
  const unpacked = method === STORED ? ok(packed) : inflate(packed, Math.max(limit, 1))
  if (!unpacked.ok) return refuse(unpacked.error.code, { part: name })
  const { value } = unpacked
  budget.bytes -= value.length
  if (value.length > RATIO_FROM_BYTES && value.length > packedBytes * MAX_RATIO)
    return refuse('import.bomb', { part: name })
  if (value.length !== declaredBytes || crc32(value) !== checksum) return refuse('import.corrupt', { part: name })
  return ok(value)
}

/**
 * Opens a zip by its central directory and checks its shape before anything is decompressed.
 * Refuses import.corrupt (not well formed, two entries of one name, local header at odds with the directory),
 * import.encrypted, and import.bomb (too many entries, or entries that overlap: Fifield, "A better zip bomb", WOOT 2019).
 */
export const openZip = (bytes: Uint8Array): Result<ZipArchive, ImportRefusal> => {
  const directory = readDirectory(bytes)
  if (!directory.ok) return directory
  const entries = new Map<string, ZipEntry>()
  let end = 0
  for (const entry of [...directory.value].sort((a, b) => a.headerStart - b.headerStart)) {
    if (entry.headerStart < end) return refuse('import.bomb', { part: entry.name })
    end = entry.start + entry.packedBytes
    if (entry.name.endsWith('/')) continue
    if (entries.has(entry.name)) return refuse('import.corrupt', { part: entry.name })
    entries.set(entry.name, entry)
  }
  if (entries.size > MAX_ZIP_ENTRIES) return refuse('import.bomb', { count: entries.size })
  return ok({ entries, read: (entry, budget) => readEntry(bytes, entry, budget) })
}
