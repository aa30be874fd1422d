import { failed, passed, type Item } from './check-item.ts'
import type { CheckFacts, CheckWords } from './four-check-facts.ts'
import { LINKS, type MetadataNode } from './metadata.ts'

/** An element of the metadata, by its number in DA/T 46, and what it says. */
export interface Value {
  readonly number: number
  readonly value: string
}
/** All that say something, in their order. */
export const valuesOf = (nodes: readonly MetadataNode[]): readonly Value[] =>
  nodes.flatMap(({ number, value, children }) => [
    ...(value === undefined ? [] : [{ number, value }]),
    ...(children === undefined ? [] : valuesOf(children)),
  ])

/** Longest values by element (D); 500 for the others. */
const MAX_LENGTHS: Readonly<Record<number, number>> = {
  ...{ 22: 2000, 36: 4000, 37: 4000, 48: 1000, 61: 100_000, 76: 4000 },
  // An opinion, and the title of a draft.
  85: 20_000,
}
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/
const FORMS: Readonly<Record<number, RegExp>> = {
  9: /^[A-Z0-9]{1,10}$/,
  11: /^(?:19|20)\d{2}$/,
  14: /^[A-Z]{2}$/,
  17: /^\d{1,7}$/,
  33: /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  42: /^[1-9]\d*$/,
  43: /^[1-9]\d*$/,
  49: /^\d{1,15}$/,
  59: DATE_TIME,
  83: DATE_TIME,
}
/** Mandatory for this product, from the schema of DA/T 48 (V2); then what DA/T 18 always describes. */
const MANDATORY = [1, 6, 7, 8, 11, 12, 17, 22, 32, 33, 38, 41, 48, 49]
const DESCRIBED = [8, 22, 32, 33]
/** Of each 机构人员实体 and 业务实体: with what joins them (schema of DA/T 48-2009, V2). */
const OF_PEOPLE = [LINKS.person, 77, 78]
const OF_ACTS = [LINKS.act, LINKS.person, LINKS.file, 81, 82, 83]
const SPECIAL = /[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u
/** Opinions have lines; nothing else that is told has any. */
const specialIn = ({ number, value }: Value): string | undefined =>
  SPECIAL.exec(number === 85 ? value.replaceAll('\n', '') : value)?.[0]

/** 真实性 of the metadata: length, form, domain, sense, characters. */
export const metadataItems = (facts: CheckFacts, own: readonly Value[], words: CheckWords): readonly Item[] => {
  const values = [...own, ...[...facts.people, ...facts.acts].flatMap(valuesOf)]
  const nameOf = (number: number): string => words.names[number - 1] ?? String(number)
  const of = (number: number): string => own.find((one) => one.number === number)?.value ?? ''
  const long = values.find(({ number, value }) => value.length > (MAX_LENGTHS[number] ?? 500))
  const odd = values.find(({ number, value }) => FORMS[number]?.test(value) === false)
  const domains: Readonly<Record<number, readonly string[]>> = {
    1: words.values.aggregation,
    12: Object.values(words.values.retentions),
    38: words.values.secrecy,
    41: words.values.composition,
    45: words.values.drafts,
    75: words.values.modes,
    77: words.values.actors,
    81: words.values.states,
  }
  const out = values.find(({ number, value }) => domains[number]?.includes(value) === false)
  const special = values.find((one) => specialIn(one) !== undefined)
  const { filed } = facts
  const actTimes = facts.acts.flatMap((one) => valuesOf(one).filter(({ number }) => number === 83))
  const senseless =
    filed !== null && of(33) > filed.filedOn.replaceAll('-', '')
      ? 'date'
      : filed !== null && of(43) !== String(filed.pages)
        ? 'pages'
        : filed !== null && filed.pages < (facts.releasePages?.counted ?? 0)
          ? 'fewPages'
          : filed !== null && of(11) !== String(filed.year)
            ? 'year'
            : actTimes.some(({ value }, index) => value < (actTimes[index - 1]?.value ?? ''))
              ? 'times'
              : null
  return [
    long === undefined
      ? passed(words.lengths(values.length))
      : failed(words.tooLong(nameOf(long.number), long.value.length)),
    odd === undefined ? passed(words.forms(values.length)) : failed(words.badForm(nameOf(odd.number), odd.value)),
    out === undefined ? passed(words.domains(values.length)) : failed(words.outside(nameOf(out.number), out.value)),
    senseless === null ? passed(words.reasonable(of(33), filed?.filedOn ?? '')) : failed(words.unreasonable(senseless)),
    special === undefined
      ? passed(words.characters(values.length))
      : failed(
          words.badCharacter(
            nameOf(special.number),
            (specialIn(special)?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
          ),
        ),
  ]
}

/** 档号: made of its parts, and number and parts the same in the filing and in the metadata. */
export const numberItem = ({ filed }: CheckFacts, values: readonly Value[], words: CheckWords): Item => {
  if (filed === null) return failed(words.missing(words.names[7] ?? ''))
  const { archivalNumber, fonds, category, year, retention, organisation, serial } = filed
  const part = [fonds, String(year), retention].find((one) => !archivalNumber.includes(one))
  if (part !== undefined) return failed(words.numberBad(archivalNumber, part))
  const [, tail] = /(\d+)$/u.exec(archivalNumber) ?? []
  if (Number(tail) !== serial) return failed(words.numberBad(archivalNumber, String(serial)))
  const told: readonly (readonly [number, string])[] = [
    [8, archivalNumber],
    [9, fonds],
    [11, String(year)],
    [12, words.values.retentions[retention]],
    [13, organisation],
    [14, category],
    [17, String(serial)],
  ]
  const other = told.find(([number, value]) => !values.some((one) => one.number === number && one.value === value))
  if (other === undefined) return passed(words.numberGood(archivalNumber))
  return failed(words.numberTold(archivalNumber, words.names[other[0] - 1] ?? '', other[1]))
}

const missingOf = (values: readonly Value[], wanted: readonly number[]): number | undefined =>
  wanted.find((number) => !values.some((one) => one.number === number && one.value !== ''))

const presence = (missing: number | undefined, count: number, words: CheckWords): Item =>
  missing === undefined
    ? passed(words.complete(count))
    : failed(words.missing(words.names[missing - 1] ?? String(missing)))

/** The first thing that an entity lacks, or that there is no entity at all to have it. */
const missingOfEntities = (
  entities: readonly (readonly MetadataNode[])[],
  wanted: readonly number[],
): number | undefined =>
  entities.length === 0 ? wanted[0] : entities.flatMap((one) => missingOf(valuesOf(one), wanted) ?? [])[0]

/** What must be there at all, and what describes every item. */
export const presenceItems = (
  { people, acts }: Pick<CheckFacts, 'people' | 'acts'>,
  values: readonly Value[],
  words: CheckWords,
): readonly Item[] => {
  const missing =
    missingOf(values, MANDATORY) ?? missingOfEntities(people, OF_PEOPLE) ?? missingOfEntities(acts, OF_ACTS)
  return [
    presence(missing, MANDATORY.length + OF_PEOPLE.length + OF_ACTS.length, words),
    presence(missingOf(values, DESCRIBED), DESCRIBED.length, words),
  ]
}
