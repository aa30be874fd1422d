import type { Retention } from './archival-number.ts'
import type { CaseEvent } from '../case/events.ts'
import type { OfficialDocument } from '../document/model.ts'
import {
  catalogFacts,
  LINKS,
  metadataOf,
  withoutColon,
  type ContentFile,
  type ItemFacts,
  type ItemMetadata,
  type MetadataNode,
  type MetadataWords,
} from './metadata.ts'
import { valuesOf } from './metadata-items.ts'

export interface ToldFacts {
  readonly caseId: string
  readonly officeName: string
  readonly events: readonly CaseEvent[]
  /** The last wording. */
  readonly document: OfficialDocument
  /** 电子签名 of the release in the same package; null for none. */
  readonly signature: ItemFacts['signature']
}

/** The words of the program that compares. */
export interface ToldWords extends MetadataWords {
  readonly retentions: Readonly<Record<Retention, string>>
  /** Every name that it gives to a step of business: another one is of another program. */
  readonly actNames: ReadonlySet<string>
}

/** `otherWords`: all facts are those of the log, and words of the program are not those that it would write now. */
export type Told = 'same' | 'otherWords' | 'otherwise'

const filedOf = (events: readonly CaseEvent[]) =>
  events.findLast((event) => event.type === 'ArchiveItemFiled')?.data ?? null

/** What XML and a page leave of a text: what people read, without the white space between. */
const read = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')

/** What stands under this number; of one that stands there more than once, all: it says no one thing. */
const toldAs = (nodes: readonly MetadataNode[], wanted: number): string =>
  valuesOf(nodes)
    .filter(({ number }) => number === wanted)
    .map(({ value }) => value)
    .join('\n')

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
            [5, filed.fondsName],
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
  const { kind, urgency, addressee, copyTo, signers } = document
  const described = [
    ...([
      [22, title],
      [28, signers.join('')],
      [31, documentNumber],
      [32, responsible],
    ] as const),
    ...([
      [33, date],
      [34, kind ?? ''],
      [35, urgency],
      [36, withoutColon(addressee)],
      [37, copyTo],
    ] as const),
  ] as const
  return [[6, officeName], [7, caseId], ...parts, ...described]
}

/** Versions before this one left the colon behind those whom it is sent to. */
const factIn = ({ file }: ItemMetadata, number: number): string => {
  const value = toldAs(file, number)
  return read(number === 36 ? withoutColon(value) : value)
}

/** The words that a person wrote in this act, as its 业务实体 must have them; null for an act in which nobody wrote any. */
export const writtenIn = ({ type, data }: CaseEvent): string | null => {
  if (type === 'CaseReturned') return data.reason
  return 'opinion' in data && typeof data.opinion === 'string' ? data.opinion : null
}

/** Of an act: 业务行为, and what stands behind it. */
const [ACT_NAME, ACT_AT, ACT_SAID] = [82, 83, 85]

/** Is a step called what this program calls another one? A name that it does not know at all is for a person to judge. */
const isMisnamed = (
  act: readonly MetadataNode[],
  event: CaseEvent,
  place: number,
  { acts, actNames }: Pick<ToldWords, 'acts' | 'actNames'>,
): boolean => {
  const name = toldAs(act, ACT_NAME)
  return name !== acts(event)[place - 1]?.name && actNames.has(name)
}

/** Each 业务实体 is of an event, by whom and when it says, and named after it; what a person wrote stands in it, and no act with such words is left out. */
const actsDiffer = ({ acts }: ItemMetadata, { caseId, events }: ToldFacts, words: ToldWords): boolean => {
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  const told = new Set<number>()
  for (const act of acts) {
    const id = toldAs(act, LINKS.act)
    const [, seq, place] = /^-(\d{1,9})-(\d{1,3})$/u.exec(id.startsWith(caseId) ? id.slice(caseId.length) : '') ?? []
    const event = bySeq.get(Number(seq))
    if (event === undefined) return true
    told.add(event.seq)
    const written = writtenIn(event)
    const same =
      toldAs(act, LINKS.person) === event.actor.personId &&
      toldAs(act, ACT_AT) === event.at &&
      !isMisnamed(act, event, Number(place), words) &&
      (written === null || read(toldAs(act, ACT_SAID)).startsWith(read(written)))
    if (!same) return true
  }
  return events.some((event) => writtenIn(event) !== null && !told.has(event.seq))
}

/** Each person is one who acted, under their name; the office under its own. */
const peopleDiffer = ({ people }: ItemMetadata, { events, officeName }: ToldFacts, unitId: string): boolean => {
  const names = new Map(events.map(({ actor }) => [actor.personId, actor.name]))
  const department = events.find((event) => event.type === 'DraftRegistered')?.data.department
  if (department !== undefined) names.set(department.departmentId, department.name)
  names.set(unitId, officeName)
  return people.some((one) => read(names.get(toldAs(one, LINKS.person)) ?? '') !== read(toldAs(one, 78)))
}

/** The files that metadata tells of; whether they are those that lie here is asked of the encapsulation. */
const filesIn = (file: readonly MetadataNode[]): readonly ContentFile[] =>
  file.flatMap(({ number, children }) => {
    if (number !== 46 || children === undefined) return []
    const of = (wanted: number): string => toldAs(children, wanted)
    return [{ path: of(48), originalName: of(76), bytes: Number(of(49)), sha256: '', format: of(47) }]
  })

/** Numbers and values in their order; how XML breaks its lines says nothing. */
const shapeOf = (nodes: readonly MetadataNode[]): unknown =>
  nodes.map(({ number, value, children }) => [number, children === undefined ? read(value ?? '') : shapeOf(children)])
const wholeOf = ({ file, people, acts, relations }: ItemMetadata): string =>
  JSON.stringify([shapeOf(file), ...[people, acts, relations].map((all) => all.map(shapeOf))])

/**
 * Does metadata tell what log and text of the same package tell: number and parts, fonds, title, 签发人, 文号, responsible, date, 文种,
 * 紧急程度, 主送, 抄送, pages, who acted, when, in which step, and what they wrote? Where it does, is it word for word what this program makes of them?
 */
export const toldByLog = (metadata: ItemMetadata, facts: ToldFacts, words: ToldWords): Told => {
  const isOther =
    factsOf(facts, words.retentions).some(([number, value]) => factIn(metadata, number) !== read(value)) ||
    actsDiffer(metadata, facts, words) ||
    peopleDiffer(metadata, facts, words.unitId)
  if (isOther) return 'otherwise'
  const made = metadataOf({ ...facts, files: filesIn(metadata.file) }, words)
  return wholeOf(made) === wholeOf(metadata) ? 'same' : 'otherWords'
}
