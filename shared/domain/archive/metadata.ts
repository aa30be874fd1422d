import { calendarDate } from '#shared/lib/guard.ts'
import type { CaseEvent } from '../case/events.ts'
import { beijingDateOf } from '../deadline/date.ts'
import type { OfficialDocument } from '../document/model.ts'
import type { ReleaseManifest } from './release-manifest.ts'

/*
 * 元数据 of one 件 by DA/T 46-2009, as far as it is known: names and order of M1 to M33 from the standard's table of contents
 * (V2), of M34 to M76 from an implementation (names V2, numbers M-M), of the entities by count (M-M). Files carry
 * names, never numbers, so that a number that is off by one harms nothing.
 */

/** A value under its element, or a container with what lies in it. */
export interface MetadataNode {
  readonly number: number
  readonly value?: string
  readonly children?: readonly MetadataNode[]
}

/** One file of content as it lies in the package. */
export interface ContentFile {
  readonly path: string
  /** The name that the person or the release gave it, NFC. */
  readonly originalName: string
  readonly bytes: number
  readonly sha256: string
  readonly format: string
}

/** What a file is told by. */
export interface ItemFacts {
  readonly caseId: string
  readonly officeName: string
  readonly events: readonly CaseEvent[]
  /** The wording that was approved. */
  readonly document: OfficialDocument
  readonly files: readonly ContentFile[]
  readonly signature: {
    readonly at: string
    readonly signer: string
    /** Base64. */
    readonly result: string
    readonly certificateSha256: string
  } | null
}

/** The words of values; tags are given by whoever writes. */
export interface MetadataWords {
  readonly aggregation: string
  readonly language: string
  readonly draft: string
  readonly composite: string
  readonly single: string
  readonly notSecret: string
  readonly environment: string
  readonly program: string
  readonly location: string
  readonly carrier: string
  readonly signatureRule: string
  readonly algorithm: string
  readonly retentions: Readonly<Record<string, string>>
  readonly modes: Readonly<Record<string, string>>
  readonly person: string
  readonly unit: string
  readonly unitId: string
  /** 内设机构: the department that handled it. */
  readonly department: string
  readonly done: string
  readonly involves: string
  readonly belongs: string
  readonly remark: (facts: { readonly mode: string; readonly released: string }) => string
  /** Name, article and words of each step of business that lies in an event. */
  readonly acts: (
    event: CaseEvent,
  ) => readonly { readonly name: string; readonly basis: string; readonly said: string }[]
  readonly roles: Readonly<Record<string, string>>
}

export interface ItemMetadata {
  /** 文件实体, M1 to M76. */
  readonly file: readonly MetadataNode[]
  /** 机构人员实体, M77 to M80, under the identifier that acts name: the office first, then everybody who acted. */
  readonly people: readonly (readonly MetadataNode[])[]
  /** 业务实体, M81 to M85, under an identifier, with those of who acted and of the file. */
  readonly acts: readonly (readonly MetadataNode[])[]
  /** 实体关系, M86 to M88: each act with who acted, each person with the office. */
  readonly relations: readonly (readonly MetadataNode[])[]
}

const filled = (number: number, value: string | number | null | undefined): readonly MetadataNode[] =>
  value === null || value === undefined || value === '' ? [] : [{ number, value: String(value) }]

/** 8 digits (DA/T 18-2022, V2), of a date as it is printed (2026年1月8日) or stored (2026-01-08); '' for none that the calendar has. */
const eightDigits = (date: string): string => {
  const [, year = '', month = '', day = ''] = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/u.exec(date.trim()) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return calendarDate(iso) ? iso.replaceAll('-', '') : ''
}

const findLast = <T extends CaseEvent['type']>(events: readonly CaseEvent[], type: T) =>
  events.findLast((event): event is Extract<CaseEvent, { type: T }> => event.type === type)

/** What lists and forms name of a file: number, responsible, title, date. */
export const catalogFacts = ({
  events,
  document,
  officeName,
}: Pick<ItemFacts, 'events' | 'document' | 'officeName'>): {
  readonly documentNumber: string
  readonly responsible: string
  readonly title: string
  readonly date: string
} => {
  const released = findLast(events, 'CaseReleased')?.data
  const { issuers, signatories } = document
  const responsible = issuers.length > 0 ? issuers : signatories
  const ended = findLast(events, 'CaseConcluded')?.at ?? events.at(-1)?.at ?? ''
  return {
    documentNumber: released?.documentNumber ?? document.documentNumber,
    responsible: responsible.length === 0 ? officeName : responsible.join('；'),
    title: document.title,
    date: eightDigits(document.date) || eightDigits(released?.releasedOn ?? (ended === '' ? '' : beijingDateOf(ended))),
  }
}

/**
 * 电子签名 (M57) of a release: the office's own, over the manifest that stands, made anew whenever proofs were added. 证书引证
 * (M63) names the certificate of that key; the PDF may be signed with another authority's. `result` is the signature, Base64.
 */
export const releaseSignature = (
  events: readonly CaseEvent[],
  { office }: Pick<ReleaseManifest, 'office'>,
  result: string,
): ItemFacts['signature'] => {
  const made = events.findLast(({ type }) => type === 'CaseReleased' || type === 'ReleaseExtended')
  return made === undefined ? null : { at: made.at, signer: office.name, result, certificateSha256: office.signedBy }
}

/** 主送: the names, without the colon that stands behind them on paper (GB/T 9704-2012 7.3.2). */
export const withoutColon = (names: string): string => names.replace(/(?<![：:\s])[：:\s]+$/u, '')

const fileEntity = (facts: ItemFacts, words: MetadataWords): readonly MetadataNode[] => {
  const { events, document, files, signature, officeName, caseId } = facts
  const filed = findLast(events, 'ArchiveItemFiled')?.data
  const released = findLast(events, 'CaseReleased')?.data
  const mode = findLast(events, 'DisclosureModeSet')?.data.mode ?? ''
  const { documentNumber, responsible, title, date } = catalogFacts(facts)
  const container = (number: number, children: readonly MetadataNode[]): readonly MetadataNode[] =>
    children.length === 0 ? [] : [{ number, children }]
  return [
    ...filled(1, words.aggregation),
    ...container(2, [...filled(5, filed?.fondsName), ...filled(6, officeName)]),
    ...filled(7, caseId),
    ...container(8, [
      ...filled(8, filed?.archivalNumber),
      ...filled(9, filed?.fonds),
      ...filled(11, filed?.year),
      ...filled(12, filed === undefined ? '' : words.retentions[filed.retention]),
      ...filled(13, filed?.organisation),
      ...filled(14, filed?.category),
      ...filled(17, filed?.serial),
    ]),
    ...container(21, [
      ...filled(22, title),
      ...filled(28, document.signers.join(' ')),
      ...filled(31, documentNumber),
      ...filled(32, responsible),
      ...filled(33, date),
      ...filled(34, document.kind),
      ...filled(35, document.urgency),
      ...filled(36, withoutColon(document.addressee)),
      ...filled(37, document.copyTo),
      ...filled(38, words.notSecret),
    ]),
    ...container(40, [
      ...filled(41, files.length > 1 ? words.composite : words.single),
      ...filled(42, 1),
      ...filled(43, filed?.pages),
      ...filled(44, words.language),
      ...filled(45, words.draft),
    ]),
    ...files.map((file) => ({
      number: 46,
      children: [
        ...filled(47, file.format),
        ...filled(48, file.path),
        ...filled(49, file.bytes),
        ...filled(50, words.program),
        ...filled(76, file.originalName),
      ],
    })),
    ...filled(51, words.environment),
    ...(signature === null
      ? []
      : [
          {
            number: 57,
            children: [
              ...filled(58, words.signatureRule),
              ...filled(59, signature.at),
              ...filled(60, signature.signer),
              ...filled(61, signature.result),
              ...filled(63, signature.certificateSha256),
              ...filled(64, words.algorithm),
            ],
          },
        ]),
    ...container(65, [...filled(66, words.location), ...filled(67, words.carrier)]),
    ...container(70, filled(75, words.modes[mode])),
    ...filled(76, words.remark({ mode: words.modes[mode] ?? '', released: released?.releasedOn ?? '' })),
  ]
}

/** 文件标识符, 业务标识符, 机构人员标识符, 被关联机构人员标识符, 关系描述: the names that stand behind the 88. */
export const LINKS = { file: 89, act: 90, person: 91, related: 92, said: 93 } as const

/** Everybody who acted, once each, with the roles in which they did. */
const actorsOf = (
  events: readonly CaseEvent[],
): readonly { readonly id: string; readonly name: string; readonly roles: readonly string[] }[] => {
  const found = new Map<string, { readonly name: string; readonly roles: Set<string> }>()
  for (const { actor } of events) {
    const seen = found.get(actor.personId)
    found.set(actor.personId, { name: actor.name, roles: (seen?.roles ?? new Set()).add(actor.role) })
  }
  return [...found].map(([id, { name, roles }]) => ({ id, name, roles: [...roles] }))
}

/** 元数据 of a file from its log, its text and its files. Pure; equal facts give equal metadata. */
export const metadataOf = (facts: ItemFacts, words: MetadataWords): ItemMetadata => {
  const acts = facts.events.flatMap((event) =>
    words
      .acts(event)
      .map((act, index) => ({ event, act, id: `${facts.caseId}-${String(event.seq)}-${String(index + 1)}` })),
  )
  const actors = actorsOf(acts.map(({ event }) => event))
  const department = facts.events.find((event) => event.type === 'DraftRegistered')?.data.department
  return {
    file: fileEntity(facts, words),
    people: [
      [...filled(LINKS.person, words.unitId), ...filled(77, words.unit), ...filled(78, facts.officeName)],
      ...(department === undefined
        ? []
        : [
            [
              ...filled(LINKS.person, department.departmentId),
              ...filled(77, words.department),
              ...filled(78, department.name),
            ],
          ]),
      ...actors.map(({ id, name, roles }) => [
        ...filled(LINKS.person, id),
        ...filled(77, words.person),
        ...filled(78, name),
        ...filled(80, roles.map((role) => words.roles[role]).join('、')),
      ]),
    ],
    acts: acts.map(({ event, act, id }) => [
      ...filled(LINKS.act, id),
      ...filled(LINKS.person, event.actor.personId),
      ...filled(LINKS.file, facts.caseId),
      ...filled(81, words.done),
      ...filled(82, act.name),
      ...filled(83, event.at),
      ...filled(84, act.basis),
      ...filled(85, act.said),
    ]),
    relations: [
      ...acts.map(({ event, id }) => [
        ...filled(86, id),
        ...filled(87, words.involves),
        ...filled(88, event.actor.personId),
      ]),
      ...[...(department === undefined ? [] : [{ id: department.departmentId }]), ...actors].map(({ id }) => [
        ...filled(86, id),
        ...filled(87, words.belongs),
        ...filled(88, words.unitId),
      ]),
    ],
  }
}
