import { askedBy, type AskedBy } from '../../case/asked-by.ts'
import { ofTypes } from '#shared/lib/typed.ts'
import { assertNever, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import type { SettingName } from '../setting.ts'
import { MAX_CATALOGUE_UNITS } from './publicity-shape.ts'
import { GUIDE_SETTINGS, type OfficePublicityData, type OfficePublicityType } from './publicity-events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import { isBlank } from '#shared/lib/blank.ts'

type Data = OfficePublicityData

interface Hand {
  readonly personId: string
  readonly name: string
  readonly at: string
}

/** A version of 主动公开基本目录 that one proposed and nobody has confirmed yet. */
export type CatalogueProposal = Readonly<Data['BasicCatalogueProposed']> & { readonly proposed: Hand }
/** A version that two hands stand for. */
export type AdoptedCatalogue = CatalogueProposal & { readonly adopted: Hand }
export type Guide = Readonly<Data['GuideIssued']> & { readonly issued: Hand }

/** What the office keeps of what it makes public by rule. Built by `evolveOffice` alone. */
export interface OfficePublicity {
  /** Oldest first; each later one is in force from no earlier day. */
  readonly catalogues: readonly AdoptedCatalogue[]
  readonly proposal: CatalogueProposal | null
  /** Oldest first. */
  readonly guides: readonly Guide[]
  /** Settings that the newest guide tells of and that were changed since. */
  readonly guideBehind: readonly SettingName[]
}
export const NO_PUBLICITY_RULES: OfficePublicity = { catalogues: [], proposal: null, guides: [], guideBehind: [] }

/** 主动公开基本目录 that is in force on a day; null before the first. */
export const catalogueOn = ({ catalogues }: OfficePublicity, day: string): AdoptedCatalogue | null =>
  catalogues.findLast(({ effectiveOn }) => effectiveOn <= day) ?? null

/** Is a guide of this age to be looked through again? Months of the calendar; the 31st of a month stands for its last day. */
export const isGuideOld = ({ issuedOn, reviewMonths }: Guide, today: string): boolean => {
  const [year = 0, month = 0] = issuedOn.split('-').map(Number)
  const months = year * 12 + (month - 1) + reviewMonths
  const due = `${String(Math.floor(months / 12))}-${String((months % 12) + 1).padStart(2, '0')}${issuedOn.slice(7)}`
  return today >= due
}

/** Which command asks for each fact. */
const ACTS = {
  BasicCatalogueProposed: 'proposeCatalogue',
  BasicCatalogueAdopted: 'confirmCatalogue',
  BasicCatalogueDeclined: 'declineCatalogue',
  GuideIssued: 'issueGuide',
} as const satisfies Readonly<Record<OfficePublicityType, string>>
export type PublicityCommand = AskedBy<Data, typeof ACTS>

export const isPublicityCommand = ofTypes(Object.values(ACTS))

type PublicityEvent = Extract<OfficeEvent, { readonly type: OfficePublicityType }>

/** What the person must have asked for. */
export const publicityCommandOf = (event: PublicityEvent): PublicityCommand => askedBy<Data, typeof ACTS>(ACTS, event)

/** 政府信息公开工作机构 (条例 Art. 4): makes catalogue and guide. */
const MAKERS: readonly Role[] = ['disclosureOfficer']
/** The second hand: another of them, or a leader (D). */
export const CATALOGUE_CONFIRMERS: readonly Role[] = ['disclosureOfficer', 'deputyLeader', 'principalLeader']

export const publicityRoles = ({ type }: PublicityCommand): readonly Role[] =>
  type === 'confirmCatalogue' || type === 'declineCatalogue' ? CATALOGUE_CONFIRMERS : MAKERS

/** Total and without checks, as `evolveOffice`. */
export const publicityAfter = (publicity: OfficePublicity, event: PublicityEvent): OfficePublicity => {
  const hand = { personId: event.actor.personId, name: event.actor.name, at: event.at }
  switch (event.type) {
    case 'BasicCatalogueProposed':
      return { ...publicity, proposal: { ...event.data, proposed: hand } }
    case 'BasicCatalogueAdopted': {
      const { catalogues, proposal } = publicity
      return proposal === null
        ? publicity
        : { ...publicity, catalogues: [...catalogues, { ...proposal, adopted: hand }], proposal: null }
    }
    case 'BasicCatalogueDeclined':
      return { ...publicity, proposal: null }
    case 'GuideIssued':
      return { ...publicity, guides: [...publicity.guides, { ...event.data, issued: hand }], guideBehind: [] }
    default:
      return assertNever(event)
  }
}

/** A setting was given another value: the guide that stands may tell of the one before. */
export const publicityUnder = (publicity: OfficePublicity, name: SettingName): OfficePublicity =>
  publicity.guides.length === 0 || !GUIDE_SETTINGS.some((one) => one === name) || publicity.guideBehind.includes(name)
    ? publicity
    : { ...publicity, guideBehind: [...publicity.guideBehind, name] }

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const propose = ({ catalogues, proposal }: OfficePublicity, data: Data['BasicCatalogueProposed']): Decision => {
  if (proposal !== null || catalogues.some(({ proposalId }) => proposalId === data.proposalId))
    return refuse('publicity.proposalOpen')
  if (data.entries.length === 0) return refuse('publicity.noEntries')
  const units = data.entries.reduce((sum, entry) => sum + Object.values<string>({ ...entry }).join('').length, 0)
  if (units > MAX_CATALOGUE_UNITS) return refuse('publicity.tooLong', { most: MAX_CATALOGUE_UNITS })
  const items = data.entries.map(({ item }) => item)
  const twice = items.find((item, index) => items.indexOf(item) !== index)
  if (twice !== undefined) return refuse('publicity.itemTwice', { item: twice })
  if (catalogues.some(({ version }) => version === data.version)) return refuse('publicity.versionTaken')
  const last = catalogues.at(-1)?.effectiveOn
  if (last !== undefined && data.effectiveOn < last) return refuse('publicity.earlier', { day: last })
  return ok([{ type: 'BasicCatalogueProposed', data: { ...data, note: data.note.trim() } }])
}

/** One version waits at a time, and another hand confirms it; a later one is in force from no earlier day. The guide is its maker's. */
export const decidePublicity = (
  publicity: OfficePublicity,
  command: PublicityCommand,
  { personId, at }: DecideContext,
): Decision => {
  switch (command.type) {
    case 'proposeCatalogue': {
      const { type: _, ...data } = command
      return propose(publicity, data)
    }
    case 'confirmCatalogue': {
      const { proposalId } = command
      const { proposal } = publicity
      if (proposal?.proposalId !== proposalId) return refuse('office.unknownProposal')
      return proposal.proposed.personId === personId
        ? refuse('publicity.ownVersion')
        : ok([{ type: 'BasicCatalogueAdopted', data: { proposalId } }])
    }
    case 'declineCatalogue': {
      const { proposalId } = command
      if (publicity.proposal?.proposalId !== proposalId) return refuse('office.unknownProposal')
      const reason = command.reason.trim()
      return reason === ''
        ? refuse('office.reasonRequired')
        : ok([{ type: 'BasicCatalogueDeclined', data: { proposalId, reason } }])
    }
    case 'issueGuide': {
      const { type: _, ...data } = command
      if (Object.values(data.texts).some(isBlank)) return refuse('publicity.guidePart')
      const last = publicity.guides.at(-1)?.issuedOn ?? ''
      const late = at !== undefined && data.issuedOn > beijingDateOf(at)
      return late || data.issuedOn < last ? refuse('publicity.guideDay') : ok([{ type: 'GuideIssued', data }])
    }
    default:
      return assertNever(command)
  }
}
