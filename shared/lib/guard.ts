import { hasLoneSurrogate } from './utf8.ts'

/**
 * Strict, closed, bounded shapes for data that others wrote: a guard says yes or no and changes nothing. Pure and
 * small, because the domain imports no library; objects may hold exactly the keys that are named, no more, no fewer.
 */
export type Guard<T> = (value: unknown) => value is T
export type Guarded<G> = G extends Guard<infer T> ? T : never

/** A string of at most `maxUnits` UTF-16 units without half a surrogate pair, matching `pattern` if one is given. */
export const text =
  (maxUnits: number, pattern?: RegExp): Guard<string> =>
  (value): value is string =>
    typeof value === 'string' &&
    value.length <= maxUnits &&
    (pattern === undefined || pattern.test(value)) &&
    !hasLoneSurrogate(value)

export const integer =
  (min: number, max: number): Guard<number> =>
  (value): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max

/** true or false. */
export const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean'

export const oneOf =
  <const T extends readonly (string | number)[]>(values: T): Guard<T[number]> =>
  (value): value is T[number] =>
    values.some((allowed) => allowed === value)

export const nullable =
  <T>(inner: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || inner(value)

export const list =
  <T>(item: Guard<T>, maxItems: number): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= maxItems && value.every((element) => item(element))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys of a shape in the order in which canonical JSON has them, so that most are found where they are looked for. */
const inOrder = (shape: Readonly<Record<string, Guard<unknown>>>): readonly (readonly [string, Guard<unknown>])[] =>
  Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1))

/** Has the object each member as its own? `keys` are all that it has. */
const hasMembers = (
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  members: readonly (readonly [string, Guard<unknown>])[],
): boolean => {
  for (let index = 0; index < members.length; index += 1) {
    const [key, guard] = members[index] as (typeof members)[number]
    if (keys[index] !== key && !Object.hasOwn(value, key)) return false
    if (!guard(value[key])) return false
  }
  return true
}

/** An object with exactly these keys. */
export const closed = <S extends Readonly<Record<string, Guard<unknown>>>>(
  shape: S,
): Guard<{ readonly [K in keyof S]: Guarded<S[K]> }> => {
  const members = inOrder(shape)
  return (value): value is { readonly [K in keyof S]: Guarded<S[K]> } => {
    if (!isRecord(value)) return false
    const keys = Object.keys(value)
    return keys.length === members.length && hasMembers(value, keys, members)
  }
}

/** As `closed`, with keys that may be absent. An absent key is not the same as one that holds null. */
export const closedWith = <
  S extends Readonly<Record<string, Guard<unknown>>>,
  O extends Readonly<Record<string, Guard<unknown>>>,
>(
  shape: S,
  optional: O,
): Guard<{ readonly [K in keyof S]: Guarded<S[K]> } & { readonly [K in keyof O]?: Guarded<O[K]> }> => {
  type Whole = { readonly [K in keyof S]: Guarded<S[K]> } & { readonly [K in keyof O]?: Guarded<O[K]> }
  const members = inOrder(shape)
  const extra = inOrder(optional)
  return (value): value is Whole => {
    if (!isRecord(value)) return false
    let present = members.length
    for (const [key, guard] of extra) {
      if (!Object.hasOwn(value, key)) continue
      if (!guard(value[key])) return false
      present += 1
    }
    const keys = Object.keys(value)
    return keys.length === present && hasMembers(value, keys, members)
  }
}

const TIMESTAMP = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
/** Days that no month, or not every February, has. */
const RARE_DAY = /^.{5}(?:(?:0[2469]|11)-31|02-(?:29|30))/

/** Of the few days on which it matters: does this one exist? */
const isDay = (text: string): boolean => {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** RFC 3339 UTC with milliseconds, of a time that exists; so such texts compare as times do. */
export const timestamp: Guard<string> = (value): value is string =>
  typeof value === 'string' && TIMESTAMP.test(value) && (!RARE_DAY.test(value) || isDay(value))

/** YYYY-MM-DD of a day that exists. */
export const calendarDate: Guard<string> = (value): value is string =>
  typeof value === 'string' && timestamp(`${value}T00:00:00.000Z`)

/** What the pattern describes as a whole: of characters of ASCII only, so it need not be asked for surrogates. */
const ascii =
  (pattern: RegExp): Guard<string> =>
  (value): value is string =>
    typeof value === 'string' && pattern.test(value)

/** SHA-256 in lower-case hex. */
export const sha256Hex: Guard<string> = ascii(/^[0-9a-f]{64}$/)
/** Names that we give: case, person, command. */
export const identifier: Guard<string> = ascii(/^[0-9a-zA-Z_-]{1,64}$/)
