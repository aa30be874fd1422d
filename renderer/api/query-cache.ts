import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { ChannelName } from '#shared/contract/names.ts'
import { sourcesOf, type Source } from './query-sources.ts'

/** What a view sees of a query: the last good answer stays while a newer one is on its way. */
export interface QueryState<T> {
  readonly data: T | null
  readonly error: WireError | null
  readonly loading: boolean
}

interface Entry {
  readonly name: ChannelName
  readonly input: unknown
  readonly listeners: Set<() => void>
  state: QueryState<unknown>
  /** Older than what is known: shown until it is left, then forgotten. */
  stale: boolean
  /** Rises with each reading; an answer of an older one is dropped. */
  reading: number
  underWay: number
  /** Something changed that none of those under way may know of. */
  again: boolean
}

type Fetch = <C extends ChannelName>(name: C, input: Input<C>) => Promise<Reply<Output<C>>>

const NOT_READ = { reading: 0, underWay: 0, again: false }
const LOADING: QueryState<never> = { data: null, error: null, loading: true }
/** Answers that nobody looks at any more are kept for going back; a long paper's views are large, so only a few. */
const MAX_IDLE_ENTRIES = 12
/** Fifty files that are filed at once change fifty logs: a list is not read fifty times beside itself, but once more at the end. */
const MAX_UNDER_WAY = 2

/** What has changed, when this log did. */
const sourceOf = (caseId: string): Source =>
  caseId === OFFICE_LOG ? 'office' : caseId === ACCESS_LOG ? 'access' : 'cases'

const caseIdOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'caseId' in input ? input.caseId : undefined

const keyOf = (name: ChannelName, input: unknown): string => `${name} ${JSON.stringify(input)}`

/** Answers by channel and input. Data goes stale by event, never by time (habit 19). */
export class QueryCache {
  readonly #fetch: Fetch
  readonly #entries = new Map<string, Entry>()

  constructor(fetch: Fetch) {
    this.#fetch = fetch
  }

  read(name: ChannelName, input: unknown): QueryState<unknown> {
    return this.#entry(name, input).state
  }

  subscribe(name: ChannelName, input: unknown, listener: () => void): () => void {
    const key = keyOf(name, input)
    const entry = this.#entry(name, input)
    entry.listeners.add(listener)
    if (entry.reading === 0 || entry.state.error !== null) this.#load(entry)
    return () => {
      entry.listeners.delete(listener)
      if (entry.stale && entry.listeners.size === 0) this.#entries.delete(key)
      this.#dropIdle()
    }
  }

  refresh(name: ChannelName, input: unknown): void {
    this.#load(this.#entry(name, input))
  }

  /** A log changed: what was read of its case is stale, and so is everything that is made of such logs. */
  caseChanged(caseId: string): void {
    const source = sourceOf(caseId)
    for (const [key, entry] of this.#entries) {
      if (caseIdOf(entry.input) !== caseId && !sourcesOf(entry.name).includes(source)) continue
      if (entry.listeners.size === 0) this.#entries.delete(key)
      else this.#load(entry)
    }
  }

  /**
   * The draft of a case was saved. Whoever looks at the case holds the newer text and must not be disturbed while typing;
   * whoever comes back to it reads anew.
   */
  draftSaved(caseId: string): void {
    for (const [key, entry] of this.#entries) {
      const isList = entry.name === 'inbox.list'
      if (!isList && caseIdOf(entry.input) !== caseId) continue
      if (entry.listeners.size === 0) this.#entries.delete(key)
      else if (isList) this.#load(entry)
      else entry.stale = true
    }
  }

  /** Nothing that one person read may be shown to the next. */
  clear(): void {
    this.#entries.clear()
  }

  #entry(name: ChannelName, input: unknown): Entry {
    const key = keyOf(name, input)
    const known = this.#entries.get(key)
    if (known !== undefined) return known
    const entry: Entry = { name, input, listeners: new Set(), state: LOADING, stale: false, ...NOT_READ }
    this.#entries.set(key, entry)
    return entry
  }

  #load(entry: Entry): void {
    entry.stale = false
    if (entry.underWay >= MAX_UNDER_WAY) {
      entry.again = true
      return
    }
    const reading = ++entry.reading
    entry.underWay += 1
    this.#publish(entry, { ...entry.state, loading: true })
    // The typed hook ties name and input together; the cache holds them apart.
    void this.#fetch(entry.name, entry.input as never).then((reply) => {
      entry.underWay -= 1
      if (reading !== entry.reading) return
      const state = reply.ok
        ? { data: reply.value, error: null, loading: false }
        : { data: entry.state.data, error: reply.error, loading: false }
      this.#publish(entry, state)
      if (!entry.again) return
      entry.again = false
      if (entry.listeners.size > 0) this.#load(entry)
      else if (this.#entries.get(keyOf(entry.name, entry.input)) === entry)
        this.#entries.delete(keyOf(entry.name, entry.input))
    })
  }

  #publish(entry: Entry, state: QueryState<unknown>): void {
    entry.state = state
    for (const listener of entry.listeners) listener()
  }

  #dropIdle(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.listeners.size === 0)
    for (const [key] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE_ENTRIES))) this.#entries.delete(key)
  }
}
