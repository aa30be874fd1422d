import type { Input, Output } from '#shared/contract/channels.ts'
import {
  calendarContent,
  calendarFile,
  parseCalendarPackage,
  type CalendarPackage,
} from '#shared/domain/deadline/calendar-package.ts'
import { parseCalendarYear } from '#shared/domain/deadline/parse-calendar.ts'
import { NO_CALENDAR_USE, type CalendarUse } from '#shared/domain/office/calendar/calendar-use.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { signDetached } from '../../signing/cms/detached.ts'
import { calendarOf, calendarWith } from './calendar.ts'
import { calendarTrust, shownIssuers, strangeIssuer } from './calendar-issuers.ts'
import { proposedCalendars } from './calendar-proposals.ts'
import { loadOffice } from '../load-office.ts'
import { movedBy, withYears } from './moved-deadlines.ts'
import { nameOfAct } from '../office-act.ts'
import { readChosen } from '../read-chosen.ts'
import { releaseSigner } from '../release/release-signer.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

interface ReadPackage {
  readonly calendar: CalendarPackage
  readonly sha256: string
  readonly isSigned: boolean
}

/** A package that leads to this office's authority or to a trusted one, or one plain year, which the office puts its own name to. */
const readPackage = async (
  workstation: Workstation,
  { store }: Unlocked,
  token: string,
): Promise<Outcome<ReadPackage>> => {
  const path = workstation.files.pathOf('calendar', token)
  if (path === null) return refuse('file.tokenUnknown')
  const read = await readChosen(path)
  if (!read.ok) return read
  const json = utf8Text(read.value)
  if (json === null) return refuse('calendar.notPackage')
  const { name } = store.office()
  const plain = parseCalendarYear(json)
  if (plain.ok) {
    const signer = releaseSigner(store, workstation.now())
    if (!signer.ok) return signer
    const calendar = { issuer: name, years: [plain.value] }
    const cms = await signDetached(calendarContent(calendar), signer.value)
    const sha256 = sha256Hex(calendarFile(calendar, Buffer.from(cms).toString('base64')))
    return ok({ calendar, sha256, isSigned: false })
  }
  const parsed = parseCalendarPackage(json)
  if (!parsed.ok)
    return refuse(parsed.error.code, parsed.error.detail === undefined ? {} : { detail: parsed.error.detail })
  const { calendar, content, signature } = parsed.value
  const trust = await calendarTrust(store, content, signature)
  if (trust.ok) return ok({ calendar, sha256: sha256Hex(read.value), isSigned: true })
  return trust.code === 'calendar.notTrusted' ? refuse(trust.code, strangeIssuer(trust.authority)) : refuse(trust.code)
}

const useOf = ({ store }: Unlocked): CalendarUse => loadOffice(store)?.state.calendar ?? NO_CALENDAR_USE

/** The years in use, where each comes from, and the local days off. */
export const viewCalendar = (workstation: Workstation, unlocked: Unlocked): Outcome<Output<'calendar.view'>> => {
  const use = useOf(unlocked)
  const calendar = calendarOf(workstation, unlocked.store)
  const statuses = [...(calendar?.statusByYear ?? new Map())] as [number, 'final' | 'provisional'][]
  return ok({
    issuers: shownIssuers(unlocked.store),
    proposals: proposedCalendars(workstation, unlocked),
    years: statuses
      .toSorted(([a], [b]) => a - b)
      .map(([year, status]) => {
        const adopted = use.calendarYears[year]
        return { year, status, adopted: adopted !== undefined, source: adopted?.source.title ?? '' }
      }),
    local: Object.entries(use.localHolidays).flatMap(([year, days]) =>
      days.map((day) => ({ year: Number(year), ...day })),
    ),
  })
}

/** What a calendar file holds and which open cases it moves; keeps nothing. */
export const checkCalendar = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { file }: Input<'calendar.check'>,
): Promise<Outcome<Output<'calendar.check'>>> => {
  const read = await readPackage(workstation, unlocked, file)
  if (!read.ok) return read
  const { calendar, isSigned } = read.value
  const after = calendarWith(workstation, withYears(useOf(unlocked), calendar.years))
  return ok({
    ...{ issuer: calendar.issuer, isSigned },
    years: calendar.years.map(({ year, status, source, off, work }) => ({
      ...{ year, status, source: `${source.title}（${source.number}）` },
      ...{ off: off.length, work: work.length },
    })),
    ...movedBy(workstation, unlocked, calendarOf(workstation, unlocked.store), after),
  })
}

/**
 * 采用工作日历: an entry of the office's log; every date is computed anew from then on. Gives what has moved. Of a file that
 * nobody signed this is the first hand: nothing moves before another one confirms.
 */
export const adoptCalendar = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { file, commandId }: Input<'calendar.adopt'>,
): Promise<Outcome<Output<'calendar.adopt'>>> => {
  const read = await readPackage(workstation, unlocked, file)
  if (!read.ok) return read
  const { calendar, sha256, isSigned } = read.value
  const before = calendarOf(workstation, unlocked.store)
  const { issuer, years } = calendar
  const command = isSigned
    ? ({ type: 'adoptCalendar', sha256, issuer, years } as const)
    : ({ type: 'proposeCalendar', proposalId: nameOfAct(unlocked, commandId), sha256, issuer, years } as const)
  const receipt = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  if (!receipt.ok) return receipt
  workstation.files.spend(file)
  return ok({ ...movedBy(workstation, unlocked, before, calendarOf(workstation, unlocked.store)), waits: !isSigned })
}
