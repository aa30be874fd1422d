import type { Retention } from './archival-number.ts'
import type { CaseEvent } from '../case/events.ts'
import type { OfficialDocument } from '../document/model.ts'
import { catalogFacts, LINKS, type ItemMetadata, type MetadataNode } from './metadata.ts'
import { valuesOf } from './metadata-items.ts'

export interface ToldFacts {
  readonly caseId: string
  readonly officeName: string
  readonly events: readonly CaseEvent[]
  /** The last wording. */
  readonly document: OfficialDocument
}

const filedOf = (events: readonly CaseEvent[]) =>
  events.findLast((event) => event.type === 'ArchiveItemFiled')?.data ?? null

/** What XML and a page leave of a text: what people read, without the white space between. */
const read = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')

const firstOf = (nodes: readonly MetadataNode[], wanted: number): string =>
  valuesOf(nodes).find(({ number }) => number === wanted)?.value ?? ''

/** By their number in DA/T 46, the values that are facts of the log and the text; words of this program are not among them, which may change. */
const factsOf = (
  { caseId, officeName, events, document }: ToldFacts,
  retentions: Readonly<Record<Retention, string>>,
): readonly (readonly [number, string])[] => {
  const filed = filedOf(events)
  const { title, documentNumber, responsible, date } = catalogFacts({ events, document, officeName })
  const parts: readonly (readonly [number, string])[] =
    filed === null
      ? []
      : [
          ...([
            [8, filed.archivalNumber],
            [9, filed.fonds],
            [11, String(filed.year)],
          ] as const),
          ...([
            [12, retentions[filed.retention]],
            [13, filed.organisation],
            [14, filed.category],
          ] as const),
          ...([
            [17, String(filed.serial)],
            [43, String(filed.pages)],
          ] as const),
        ]
  return [[6, officeName], [7, caseId], ...parts, [22, title], [31, documentNumber], [32, responsible], [33, date]]
}

/** The words that a person wrote in this act, as its 业务实体 must have them; null for an act in which nobody wrote any. */
const wordsIn = ({ data }: CaseEvent): string | null =>
  'opinion' in data && typeof data.opinion === 'string' ? data.opinion : null

/** Each 业务实体 is of an event, by whom and when it says; what a person wrote stands in it, and no act with such words is left out. */
const actsDiffer = ({ acts }: ItemMetadata, { caseId, events }: ToldFacts): boolean => {
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  const told = new Set<number>()
  for (const act of acts) {
    const id = firstOf(act, LINKS.act)
    const [, seq] = /^-(\d{1,9})-\d{1,3}$/u.exec(id.startsWith(caseId) ? id.slice(caseId.length) : '') ?? []
    const event = bySeq.get(Number(seq))
    if (event === undefined) return true
    told.add(event.seq)
    const words = wordsIn(event)
    const same =
      firstOf(act, LINKS.person) === event.actor.personId &&
      firstOf(act, 83) === event.at &&
      (words === null || read(firstOf(act, 85)).startsWith(read(words)))
    if (!same) return true
  }
  return events.some((event) => wordsIn(event) !== null && !told.has(event.seq))
}

/** Each person is one who acted, under their name; the office under its own. */
const peopleDiffer = ({ people }: ItemMetadata, { events, officeName }: ToldFacts, unitId: string): boolean => {
  const names = new Map(events.map(({ actor }) => [actor.personId, actor.name]))
  const department = events.find((event) => event.type === 'DraftRegistered')?.data.department
  if (department !== undefined) names.set(department.departmentId, department.name)
  names.set(unitId, officeName)
  return people.some((one) => read(names.get(firstOf(one, LINKS.person)) ?? '') !== read(firstOf(one, 78)))
}

/**
 * Does metadata tell anything else than the log and the text of the same package: number and parts, title, 文号, responsible, date, pages,
 * who acted, when, and what they wrote? Names of steps and other words of the program are not asked.
 */
export const isToldOtherwise = (
  metadata: ItemMetadata,
  facts: ToldFacts,
  words: { readonly unitId: string; readonly retentions: Readonly<Record<Retention, string>> },
): boolean =>
  factsOf(facts, words.retentions).some(([number, value]) => read(firstOf(metadata.file, number)) !== read(value)) ||
  actsDiffer(metadata, facts) ||
  peopleDiffer(metadata, facts, words.unitId)
