/** The streams of an OLE 2 file by their names. */
export interface CompoundFile {
  names(): readonly string[]
  /** Null for none of this name, and for one whose chain of sectors does not hold. */
  stream(name: string): Buffer | null
}

const HEADER_BYTES = 512
const END_OF_CHAIN = 0xfffffffe
const MAX_SECTOR = 0xfffffffa
const ENTRY_BYTES = 128
const MAX_ENTRIES = 20_000
const DIFAT_IN_HEADER = 109
const ROOT = 5
const STREAM = 2

interface Entry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

/**
 * Opens an OLE 2 file ([MS-CFB]) in bounded time: chains longer than the file has sectors are loops and are not followed.
 * Null when it is none, or too damaged to be told.
 */
export const openCompoundFile = (bytes: Uint8Array): CompoundFile | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < HEADER_BYTES || file.readUInt32BE(0) !== 0xd0cf11e0) return null
  const shift = file.readUInt16LE(30)
  const miniShift = file.readUInt16LE(32)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) return null
  const sectorBytes = 1 << shift
  const sectors = Math.floor((file.length - 1) / sectorBytes)
  const sector = (index: number): Buffer => file.subarray((index + 1) * sectorBytes, (index + 2) * sectorBytes)

  const fatSectors: number[] = []
  for (let at = 0; at < DIFAT_IN_HEADER; at++) fatSectors.push(file.readUInt32LE(76 + 4 * at))
  let next = file.readUInt32LE(68)
  for (let left = sectors; next < MAX_SECTOR && left > 0; left--) {
    const difat = sector(next)
    if (difat.length < sectorBytes) return null
    for (let at = 0; at < sectorBytes - 4; at += 4) fatSectors.push(difat.readUInt32LE(at))
    next = difat.readUInt32LE(sectorBytes - 4)
  }
  const fat = Buffer.concat(fatSectors.filter((index) => index < sectors).map(sector))
  const follow = (table: Buffer, start: number, most: number): number[] | null => {
    const chain: number[] = []
    for (let at = start; at !== END_OF_CHAIN; at = table.readUInt32LE(4 * at)) {
      if (at >= MAX_SECTOR || 4 * at + 4 > table.length || chain.length > most) return null
      chain.push(at)
    }
    return chain
  }
  const readChain = (start: number): Buffer | null => {
    const chain = follow(fat, start, sectors)
    return chain === null ? null : Buffer.concat(chain.map(sector))
  }

  const directory = readChain(file.readUInt32LE(48))
  if (directory === null) return null
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length && entries.length < MAX_ENTRIES; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)),
      type: directory[at + 66] ?? 0,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  const root = entries.find(({ type }) => type === ROOT)
  const miniFatStart = file.readUInt32LE(60)
  const miniFat = miniFatStart < MAX_SECTOR ? readChain(miniFatStart) : null
  const miniStream = root === undefined || root.start >= MAX_SECTOR ? null : readChain(root.start)
  const readMini = (start: number): Buffer | null => {
    if (miniFat === null || miniStream === null) return null
    const chain = follow(miniFat, start, miniFat.length / 4)
    return chain === null ? null : Buffer.concat(chain.map((index) => miniStream.subarray(index * 64, index * 64 + 64)))
  }
  const isSmall = ({ size }: Entry): boolean => size < file.readUInt32LE(56)
  return {
    names: () => entries.flatMap(({ name, type }) => (type === STREAM ? [name] : [])),
    stream(name) {
      const entry = entries.find((one) => one.type === STREAM && one.name === name)
      if (entry === undefined) return null
      if (entry.size === 0) return Buffer.alloc(0)
      const content = isSmall(entry) ? readMini(entry.start) : readChain(entry.start)
      return content === null || content.length < entry.size ? null : content.subarray(0, entry.size)
    },
  }
}
