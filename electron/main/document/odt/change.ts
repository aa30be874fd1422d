import type { ImportedRevision } from '../imported.ts'
import type { ChangeSide } from '../settle-sides.ts'

interface Region {
  kind: 'insertion' | 'deletion' | 'formatting' | 'unknown'
  author: string
  date: string | null
  /** Of a deletion: its paragraphs. */
  lines: string[]
}

/**
 * Tracked changes of a text document (ODF 1.3 part 3, 5.5): regions stand before the body, the body marks their places.
 * Deleted text is kept in its region; inserted text stands between a start and an end.
 */
export class OdtChanges {
  readonly side: ChangeSide
  /** Kinds of regions that are neither insertion, deletion nor formatting. */
  unknown = 0
  formatting = 0
  readonly #regions = new Map<string, Region>()
  /** Insertions that are open at this place of the body, with the text read in them. */
  readonly #open = new Map<string, string[]>()
  readonly #revisions: ImportedRevision[] = []
  #region: Region | null = null

  constructor(side: ChangeSide) {
    this.side = side
  }

  openRegion(id: string): void {
    this.#region = { kind: 'unknown', author: '', date: null, lines: [] }
    this.#regions.set(id, this.#region)
  }

  /** The child that says what kind of change the region is. */
  setKind(kind: Region['kind']): void {
    if (this.#region !== null) this.#region.kind = kind
  }

  setAuthor(author: string): void {
    if (this.#region !== null) this.#region.author = author.trim()
  }

  setDate(date: string): void {
    if (this.#region !== null) this.#region.date = date.trim()
  }

  setDeleted(lines: readonly string[]): void {
    if (this.#region?.kind === 'deletion') this.#region.lines = [...lines]
  }

  closeRegion(): void {
    if (this.#region?.kind === 'formatting') this.formatting += 1
    if (this.#region?.kind === 'unknown') this.unknown += 1
    this.#region = null
  }

  /** A mark of the body; gives the lines that are to stand there again, if any. */
  mark(name: string, id: string): readonly string[] {
    const region = this.#regions.get(id)
    if (region === undefined) return []
    if (name === 'text:change-start') this.#open.set(id, [])
    if (name === 'text:change-end') {
      if (region.kind === 'insertion') this.#note(region, (this.#open.get(id) ?? []).join(''))
      this.#open.delete(id)
    }
    if (name !== 'text:change' || region.kind !== 'deletion') return []
    this.#note(region, region.lines.join('\n'))
    return this.side === 'old' ? region.lines : []
  }

  /** Notes text of the body; true when it stands in an insertion that this side does not have. */
  drops(text: string): boolean {
    let inside = false
    for (const [id, pieces] of this.#open) {
      if (this.#regions.get(id)?.kind !== 'insertion') continue
      inside = true
      pieces.push(text)
    }
    return inside && this.side === 'old'
  }

  revisions(): readonly ImportedRevision[] {
    return this.#revisions
  }

  #note({ kind, author, date }: Region, text: string): void {
    if (kind !== 'insertion' && kind !== 'deletion') return
    this.#revisions.push({ kind, of: text === '' ? 'paragraphMark' : 'text', author, date, text })
  }
}
