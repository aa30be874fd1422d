import { canonicalBytes, canonicalText } from '../../lib/canonical.ts'
import { closed, list, text } from '../../lib/guard.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { calendarOf, type CalendarRefusal, type CalendarYear } from './calendar.ts'
import { isCalendarYear, parseCalendarYear } from './parse-calendar.ts'

/** 工作日历包: years of the statutory calendar, as they travel in one signed file. */
export interface CalendarPackage {
  readonly issuer: string
  readonly years: readonly CalendarYear[]
}

/** The file as it was received: what the signature must hold over, and the signature (a detached CMS in base64). */
export interface ReceivedCalendar {
  readonly calendar: CalendarPackage
  readonly content: Uint8Array
  readonly signature: string
}

export interface CalendarPackageRefusal {
  readonly code: CalendarRefusal['code'] | 'calendar.notPackage' | 'calendar.altered'
  readonly detail?: string
}

const FORMAT = 'mingjian-calendar'
const facts = closed({ issuer: text(300, /\S/u), years: list(isCalendarYear, 10) })
const isSignature = text(128 * 1024, /^[0-9A-Za-z+/]+={0,2}$/u)

const contentOf = ({ issuer, years }: CalendarPackage) => ({
  format: FORMAT,
  issuer,
  years: years.map(({ version, year, status, source, off, work }) => ({
    ...{ version, year, status },
    source: { ...source },
    off: off.map(({ name, from, to }) => ({ name, from, to })),
    work: work.map(({ name, date }) => ({ name, date })),
  })),
})

/** What is signed: the canonical bytes (RFC 8785) of all but the signature. */
export const calendarContent = (calendar: CalendarPackage): Uint8Array => canonicalBytes(contentOf(calendar))

/** The file: the content with its signature inside, canonical too, so that one package is one sequence of bytes. */
export const calendarFile = (calendar: CalendarPackage, signature: string): Uint8Array =>
  canonicalBytes({ ...contentOf(calendar), signature })

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null // not JSON: no package
  }
}

/** Each year as `parseCalendarYear` takes it, and all of them together as `calendarOf` does. */
const checked = (years: readonly CalendarYear[]): CalendarPackageRefusal | null => {
  for (const year of years) {
    const read = parseCalendarYear(JSON.stringify(year))
    if (!read.ok) return read.error
  }
  const joined = calendarOf(years)
  return joined.ok ? null : joined.error
}

/**
 * Reads a package. Closed, bounded and canonical; every year is checked as one that the program brings along. Says nothing
 * of whether the signature holds: that is asked of `content`.
 */
export const parseCalendarPackage = (json: string): Result<ReceivedCalendar, CalendarPackageRefusal> => {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err({ code: 'calendar.notPackage' })
  const { format, signature, ...rest }: Readonly<Record<string, unknown>> = { ...value }
  if (format !== FORMAT || !isSignature(signature) || !facts(rest)) return err({ code: 'calendar.notPackage' })
  const refusal = checked(rest.years)
  if (refusal !== null) return err(refusal)
  if (canonicalText({ ...contentOf(rest), signature }) !== json) return err({ code: 'calendar.altered' })
  return ok({ calendar: rest, content: calendarContent(rest), signature })
}
