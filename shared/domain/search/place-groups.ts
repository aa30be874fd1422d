import { BlockReader, BlockWriter, type Block } from './block.ts'
import { readDocs, readHead, writeSet } from './doc-set.ts'
import { ListReader, ListWriter } from './list-bytes.ts'
import { CHUNKS, MORE, placesKey, SKIPS, UNIT } from './posting.ts'
import { Room } from './room.ts'
import { ShapeCounts } from './shape-counts.ts'
import { blockOf, FAR, FOLLOWED, NARROW, OTHER, readShapes, shapeOf, WINDOW } from './posting-groups.ts'

/** So many windows to each unit that follows, on average, or grouping them takes more room than it saves time. */
const WORTH = 8

/** Bytes of a chunk: a larger group is the last of its chunk. More where the chunks would be too many. */
const CHUNK_BYTES = 6144
/** Bytes of a window, about. */
const WINDOW_BYTES = 2

const writeChunkRanks = (ranks: readonly number[], into: ListWriter): void => {
  into.varint(ranks.length)
  for (const [at, rank] of ranks.entries()) into.varint(rank - (ranks[at - 1] ?? 0))
}
const larger = <T extends Int32Array | Uint32Array>(old: T, made: T): T => {
  made.set(old)
  return made
}

/** Places, gathered by the unit that follows. Used again and again. */
export class PlaceGroups {
  private size = 4096
  private next = new Int32Array(this.size)
  /** Of each window: the document, the first places, and the bits. */
  private documents = new Uint32Array(this.size)
  private bases = new Uint32Array(this.size)
  private leads = new Uint32Array(this.size)
  private places = new Uint32Array(this.size)
  private targets = new Uint32Array(this.size)
  private length = 0
  private readonly firstOf = new Int32Array(UNIT).fill(-1)
  private readonly lastOf = new Int32Array(UNIT)
  private readonly ranks: number[] = []
  private docs: Uint32Array = new Uint32Array(1024)
  private shapes: Uint32Array = new Uint32Array(1024)
  private readonly counts = new ShapeCounts()
  private readonly far = new ListWriter()
  private readonly room = new Room()
  private readonly chunks: Block[] = []
  private readonly writer = new BlockWriter(Number.POSITIVE_INFINITY, (chunk) => this.chunks.push(chunk))

  clear(): void {
    for (const rank of this.ranks) this.firstOf[rank] = -1
    this.ranks.length = 0
    this.length = 0
  }
  isWorthIt(): boolean {
    return this.length >= WORTH * this.ranks.length
  }
  private reserve(documents: number): void {
    if (documents <= this.docs.length) return
    this.docs = larger(this.docs, new Uint32Array(2 * documents))
    this.shapes = larger(this.shapes, new Uint32Array(2 * documents))
  }
  private add(rank: number, doc: number, base: number, lead: number, places: number, targets: number): void {
    const at = this.length
    if (at === this.size) this.grow()
    this.next[at] = -1
    this.documents[at] = doc
    this.bases[at] = base
    this.leads[at] = lead
    this.places[at] = places
    this.targets[at] = targets
    if (this.firstOf[rank] === -1) {
      this.firstOf[rank] = at
      this.ranks.push(rank)
    } else this.next[this.lastOf[rank] as number] = at
    this.lastOf[rank] = at
    this.length = at + 1
  }
  private grow(): void {
    this.size *= 2
    this.next = larger(this.next, new Int32Array(this.size))
    this.documents = larger(this.documents, new Uint32Array(this.size))
    this.bases = larger(this.bases, new Uint32Array(this.size))
    this.leads = larger(this.leads, new Uint32Array(this.size))
    this.places = larger(this.places, new Uint32Array(this.size))
    this.targets = larger(this.targets, new Uint32Array(this.size))
  }
  /** Takes in a stretch of places behind those of the same document. @param skip how many places of the next pair lie before */
  private addStretch(rank: number, doc: number, own: number, count: number, skip: number): void {
    const before = this.firstOf[rank] === -1 ? -1 : (this.lastOf[rank] as number)
    let last = before >= 0 && this.documents[before] === doc ? before : -1
    let target = last < 0 ? skip : skip + (this.leads[last] as number) + 32 - Math.clz32(this.targets[last] as number)
    let place = own
    for (let left = count; left > 0;) {
      const base = last < 0 ? 0 : (this.bases[last] as number)
      const lead = last < 0 ? 0 : (this.leads[last] as number)
      let some = Math.min(left, base + WINDOW - place, lead + WINDOW - target)
      if (some > 0 && last >= 0) {
        const bits = 2 ** some - 1
        this.places[last] = (this.places[last] as number) | (bits << (place - base))
        this.targets[last] = (this.targets[last] as number) | (bits << (target - lead))
      } else {
        last = this.length
        if (some > 0) this.add(rank, doc, 0, 0, (2 ** some - 1) << place, (2 ** some - 1) << target)
        else {
          some = Math.min(left, WINDOW)
          this.add(rank, doc, place, target, 2 ** some - 1, 2 ** some - 1)
        }
      }
      left -= some
      place += some
      target += some
    }
  }

  /** Takes in places one document of a list after the other. @param docOf which document it is; below 0 for one that is gone. */
  takePlain(reader: ListReader, documents: number, docOf: (index: number) => number): void {
    for (let index = 0; index < documents; index += 1) {
      const doc = docOf(index)
      const code = reader.varint()
      if ((code & 1) === 0) {
        if (doc >= 0) this.add(code >>> 1, doc, 0, 0, 1, 1)
        continue
      }
      let [rank, own] = [code >>> 1, 0]
      for (;;) {
        const shape = reader.varint()
        const skip = (shape & SKIPS) === 0 ? 0 : reader.varint()
        const count = (shape >>> 2) + 1
        if (doc >= 0) this.addStretch(rank, doc, own, count, skip)
        own += count
        if ((shape & MORE) === 0) break
        rank = reader.varint()
      }
    }
  }
  /**
   * Takes in a chunk of places that are grouped already. Documents must come in their order over all
   * that is taken in. @param docOf which document of the joined run one of the chunk is; below 0 for one that is gone.
   */
  takeChunk(chunk: Uint8Array, docOf: (doc: number) => number): void {
    for (const groups = new BlockReader(blockOf(chunk)); groups.next();) {
      this.room.clear()
      const reader = new ListReader(groups.bytes, groups.from)
      const head = readHead(reader)
      this.reserve(head.count)
      readDocs(reader, head, this.docs, 0, 0)
      const shapes = readShapes(reader, head.count, this.room)
      for (let at = 0; at < head.count; at += 1) {
        const doc = docOf(this.docs[at] as number)
        const shape = shapeOf(shapes, at)
        if (shape !== 0) {
          if (doc >= 0) this.add(groups.key, doc, 0, 0, shapes.places[shape] as number, shapes.targets[shape] as number)
          continue
        }
        let [base, lead, code] = [0, 0, 0]
        do {
          code = reader.varint()
          const places = code >>> 3
          const targets = (code & OTHER) === 0 ? places : reader.varint()
          if ((code & FAR) !== 0) {
            base += reader.varint()
            lead += reader.varint()
          }
          if (doc >= 0) this.add(groups.key, doc, base, lead, places, targets)
        } while ((code & FOLLOWED) !== 0)
      }
    }
  }

  /** Writes all that was taken in, at least one place: the chunks, and behind the documents of the pair with what they begin. */
  write(key: number, pair: ListWriter, longPlaces: BlockWriter): void {
    const { writer, chunks } = this
    const bytes = Math.max(CHUNK_BYTES, (2 * WINDOW_BYTES * this.length) / CHUNKS)
    for (const rank of this.ranks.sort((one, other) => one - other)) {
      this.writeGroup(rank)
      writer.close(rank)
      if (writer.body.length > bytes && chunks.length < CHUNKS - 1) writer.finish()
    }
    writer.finish()
    for (const [at, chunk] of chunks.entries()) {
      longPlaces.body.varint(chunk.key * 2 + (at < chunks.length - 1 ? 1 : 0))
      longPlaces.body.write(chunk.bytes)
      longPlaces.close(placesKey(key, at))
    }
    writeChunkRanks(
      chunks.map((chunk) => chunk.key),
      pair,
    )
    chunks.length = 0
  }
  private writeGroup(rank: number): void {
    const { body } = this.writer
    const { far, counts } = this
    counts.clear()
    far.clear()
    let count = 0
    for (let at = this.firstOf[rank] as number; at >= 0; count += 1) {
      this.reserve(count + 1)
      this.docs[count] = this.documents[at] as number
      this.shapes[count] = this.isShaped(at)
        ? 1 + counts.count(this.places[at] as number, this.targets[at] as number)
        : 0
      at = this.shapes[count] === 0 ? this.writeFar(at) : (this.next[at] as number)
    }
    writeSet(this.docs, count, {}, body)
    this.writeShapes(count)
    body.append(far)
  }
  /** Has the document whose first window this is no other, and that of the first places? */
  private isShaped(at: number): boolean {
    const follower = this.next[at] as number
    const isAlone = follower < 0 || this.documents[follower] !== this.documents[at]
    return isAlone && this.bases[at] === 0 && this.leads[at] === 0
  }
  /** Writes what shapes there are, and which of them each of so many documents has. */
  private writeShapes(count: number): void {
    const { counts } = this
    const { body } = this.writer
    const numbers = new Uint32Array(counts.length + 1)
    body.varint(counts.length)
    for (const [at, shape] of counts.byFrequency().entries()) {
      numbers[shape + 1] = at + 1
      body.varint(counts.places[shape] as number)
      body.varint(counts.targets[shape] as number)
    }
    const isWide = counts.length > NARROW
    const bytes = new Uint8Array(isWide ? 2 * count : count)
    for (let document = 0; document < count; document += 1) {
      const number = numbers[this.shapes[document] as number] as number
      bytes[document] = number
      if (isWide) bytes[count + document] = number >>> 8
    }
    body.write(bytes)
  }
  /** Writes the windows of a document, the first of which is `from`. @returns the first of the next. */
  private writeFar(from: number): number {
    const { far } = this
    const doc = this.documents[from]
    let [at, base, lead] = [from, 0, 0]
    while (at >= 0 && this.documents[at] === doc) {
      const [places, targets] = [this.places[at], this.targets[at]] as [number, number]
      const [further, leadFurther] = [(this.bases[at] as number) - base, (this.leads[at] as number) - lead]
      const isFar = further > 0 || leadFurther > 0
      base += further
      lead += leadFurther
      at = this.next[at] as number
      const isFollowed = at >= 0 && this.documents[at] === doc
      far.varint(places * 8 + (targets === places ? 0 : OTHER) + (isFar ? FAR : 0) + (isFollowed ? FOLLOWED : 0))
      if (targets !== places) far.varint(targets)
      if (!isFar) continue
      far.varint(further)
      far.varint(leadFurther)
    }
    return at
  }
}
