import { askedBy, type AskedBy } from '../../case/asked-by.ts'
import { ofTypes } from '#shared/lib/typed.ts'
import { assertNever, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { OfficeRegisterData, OfficeRegisterType } from './register-events.ts'
import { isBlank } from '#shared/lib/blank.ts'

type Data = OfficeRegisterData

export interface Application extends Readonly<Data['ApplicationReceived']> {
  readonly answer: Omit<Data['ApplicationAnswered'], 'recordId'> | null
  /** What changed its time, by the day on which each began. */
  readonly times: readonly Omit<Data['ApplicationTimeChanged'], 'recordId'>[]
}
export interface Dispute extends Readonly<Data['DisputeOpened']> {
  readonly closed: Omit<Data['DisputeClosed'], 'recordId'> | null
}

/** What was recorded for the registers, without what was voided. Built by `evolveOffice` alone. */
export interface OfficeRegister {
  readonly applications: readonly Application[]
  readonly disputes: readonly Dispute[]
  /** The newest for each year and figure. */
  readonly stated: readonly Data['FigureStated'][]
  /** The newest for each year and part; what was emptied is not among them. */
  readonly written: readonly Data['ReportPartWritten'][]
  readonly deliveries: readonly Data['ReleasesDelivered'][]
}
export const NO_REGISTER: OfficeRegister = { applications: [], disputes: [], stated: [], written: [], deliveries: [] }

/** Which command asks for each fact. */
const ACTS = {
  ApplicationReceived: 'receiveApplication',
  ApplicationAnswered: 'answerApplication',
  ApplicationTimeChanged: 'changeApplicationTime',
  DisputeOpened: 'openDispute',
  DisputeClosed: 'closeDispute',
  FigureStated: 'stateFigure',
  ReportPartWritten: 'writeReportPart',
  ReleasesDelivered: 'deliverReleases',
  RecordVoided: 'voidRecord',
} as const satisfies Readonly<Record<OfficeRegisterType, string>>
export type RegisterCommand = AskedBy<Data, typeof ACTS>

export const isRegisterCommand = ofTypes(Object.values(ACTS))

type RegisterEvent = Extract<OfficeEvent, { readonly type: OfficeRegisterType }>

/** What the person must have asked for. */
export const registerCommandOf = (event: RegisterEvent): RegisterCommand => askedBy<Data, typeof ACTS>(ACTS, event)

const KEEPERS: readonly Role[] = ['disclosureOfficer']
const DELIVERERS: readonly Role[] = ['disclosureOfficer', 'archivist', 'publisher']

/** 政府信息公开工作机构 (条例 Art. 4) keeps the register of applications and the annual report; deliveries are the archivist's too. */
export const registerRoles = ({ type }: RegisterCommand): readonly Role[] =>
  type === 'deliverReleases' || type === 'voidRecord' ? DELIVERERS : KEEPERS

const without = <T extends { readonly recordId: string }>(records: readonly T[], recordId: string): readonly T[] =>
  records.filter((one) => one.recordId !== recordId)

const withRecord = <T extends { readonly recordId: string }>(
  records: readonly T[],
  recordId: string,
  change: (record: T) => T,
): readonly T[] => records.map((one) => (one.recordId === recordId ? change(one) : one))

export const registerAfter = (register: OfficeRegister, event: RegisterEvent): OfficeRegister => {
  const { applications, disputes, stated, written, deliveries } = register
  switch (event.type) {
    case 'ApplicationReceived':
      return { ...register, applications: [...applications, { ...event.data, answer: null, times: [] }] }
    case 'ApplicationAnswered': {
      const { recordId, ...answer } = event.data
      return { ...register, applications: withRecord(applications, recordId, (one) => ({ ...one, answer })) }
    }
    case 'ApplicationTimeChanged': {
      const { recordId, ...time } = event.data
      const timed = ({ times, ...one }: Application): Application => {
        const others = times.filter(({ what, from }) => what !== time.what || from !== time.from)
        return { ...one, times: [...others, time].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) }
      }
      return { ...register, applications: withRecord(applications, recordId, timed) }
    }
    case 'DisputeOpened':
      return { ...register, disputes: [...disputes, { ...event.data, closed: null }] }
    case 'DisputeClosed': {
      const { recordId, ...closed } = event.data
      return { ...register, disputes: withRecord(disputes, recordId, (one) => ({ ...one, closed })) }
    }
    case 'FigureStated': {
      const { year, figure } = event.data
      const others = stated.filter((one) => one.year !== year || one.figure !== figure)
      return { ...register, stated: [...others, event.data] }
    }
    case 'ReportPartWritten': {
      const { year, part, text } = event.data
      const others = written.filter((one) => one.year !== year || one.part !== part)
      return { ...register, written: isBlank(text) ? others : [...others, event.data] }
    }
    case 'ReleasesDelivered':
      return { ...register, deliveries: [...deliveries, event.data] }
    case 'RecordVoided': {
      const { recordId } = event.data
      return {
        applications: without(applications, recordId),
        disputes: without(disputes, recordId),
        stated: without(stated, recordId),
        written: without(written, recordId),
        deliveries: without(deliveries, recordId),
      }
    }
    default:
      return assertNever(event)
  }
}

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const holds = (register: OfficeRegister, recordId: string): boolean =>
  [register.applications, register.disputes, register.stated, register.written, register.deliveries].some((records) =>
    records.some((one) => one.recordId === recordId),
  )

/** Nothing has happened on a day that has not come, and nothing ends before it began. */
const impossible = (on: string, notBefore: string | null, { at }: DecideContext): boolean =>
  (notBefore !== null && on < notBefore) || (at !== undefined && on > beijingDateOf(at))

/** One number names one application; a record ends once; what was recorded by mistake is voided with a reason. */
export const decideRegister = (
  register: OfficeRegister,
  command: RegisterCommand,
  context: DecideContext,
): Decision => {
  const { applications, disputes } = register
  switch (command.type) {
    case 'receiveApplication': {
      const { type: _, ...data } = command
      if (isBlank(data.number) || isBlank(data.matter)) return refuse('office.reasonRequired')
      const taken = applications.some(({ number, recordId }) => number === data.number || recordId === data.recordId)
      if (taken) return refuse('register.numberTaken')
      return impossible(data.receivedOn, null, context)
        ? refuse('register.impossibleDate')
        : ok([{ type: 'ApplicationReceived', data }])
    }
    case 'answerApplication': {
      const { type: _, ...data } = command
      const known = applications.find(({ recordId }) => recordId === data.recordId)
      if (known === undefined) return refuse('register.unknown')
      if (known.answer !== null) return refuse('register.ended')
      return impossible(data.answeredOn, known.receivedOn, context)
        ? refuse('register.impossibleDate')
        : ok([{ type: 'ApplicationAnswered', data }])
    }
    case 'changeApplicationTime': {
      const { type: _, ...data } = command
      const known = applications.find(({ recordId }) => recordId === data.recordId)
      if (known === undefined) return refuse('register.unknown')
      // Extended once (Art. 33 para. 2), and nothing after the answer.
      const isExtended = known.times.some(({ what }) => what === 'extended')
      if (known.answer !== null || (data.what === 'extended' && isExtended)) return refuse('register.ended')
      if (isBlank(data.note)) return refuse('office.reasonRequired')
      const { from, to } = data
      const isOff = impossible(from, known.receivedOn, context) || (to !== null && impossible(to, from, context))
      if (isOff || (data.what === 'extended' && to !== null)) return refuse('register.impossibleDate')
      return ok([{ type: 'ApplicationTimeChanged', data: { ...data, note: data.note.trim() } }])
    }
    case 'openDispute': {
      const { type: _, ...data } = command
      if (isBlank(data.matter)) return refuse('office.reasonRequired')
      if (holds(register, data.recordId)) return refuse('register.numberTaken')
      return impossible(data.openedOn, null, context)
        ? refuse('register.impossibleDate')
        : ok([{ type: 'DisputeOpened', data }])
    }
    case 'closeDispute': {
      const { type: _, ...data } = command
      const known = disputes.find(({ recordId }) => recordId === data.recordId)
      if (known === undefined) return refuse('register.unknown')
      if (known.closed !== null) return refuse('register.ended')
      return impossible(data.closedOn, known.openedOn, context)
        ? refuse('register.impossibleDate')
        : ok([{ type: 'DisputeClosed', data }])
    }
    case 'stateFigure': {
      const { type: _, ...data } = command
      if (isBlank(data.basis)) return refuse('office.reasonRequired')
      return holds(register, data.recordId) ? refuse('register.numberTaken') : ok([{ type: 'FigureStated', data }])
    }
    case 'writeReportPart': {
      const { type: _, ...data } = command
      return holds(register, data.recordId) ? refuse('register.numberTaken') : ok([{ type: 'ReportPartWritten', data }])
    }
    case 'deliverReleases': {
      const { type: _, ...data } = command
      if (isBlank(data.institution) || isBlank(data.receivedBy)) return refuse('office.reasonRequired')
      if (data.caseIds.length === 0) return refuse('register.nothingChosen')
      if (holds(register, data.recordId)) return refuse('register.numberTaken')
      return impossible(data.deliveredOn, null, context)
        ? refuse('register.impossibleDate')
        : ok([{ type: 'ReleasesDelivered', data }])
    }
    case 'voidRecord': {
      if (!holds(register, command.recordId)) return refuse('register.unknown')
      if (isBlank(command.reason)) return refuse('office.reasonRequired')
      return ok([{ type: 'RecordVoided', data: { recordId: command.recordId, reason: command.reason.trim() } }])
    }
    default:
      return assertNever(command)
  }
}
