import type { CalendarYear } from '../../deadline/calendar.ts'

/** One holiday of a place where the law of the nationality area adds some: 全国年节及纪念日放假办法 Art. 4 (V). */
export interface LocalHoliday {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** The facts of the office about its calendar. Part of `OfficeEventData`. */
export interface OfficeCalendarData {
  /** 采用工作日历: years of a signed package, each in place of the one before. `sha256` is of the package. */
  CalendarAdopted: {
    readonly sha256: string
    readonly issuer: string
    readonly years: readonly CalendarYear[]
    /** Nobody had signed the file: the office took the year upon itself. Left out of events from before this was told. */
    readonly unsigned?: true
    /** What the second hand confirms, of a file that nobody signed. Absent in logs from before two hands were asked for. */
    readonly proposalId?: string
  }
  /** The first hand on a file that nobody signed: whoever confirms has these years before them, day by day. */
  CalendarProposed: {
    readonly proposalId: string
    readonly sha256: string
    readonly issuer: string
    readonly years: readonly CalendarYear[]
  }
  /** 不予确认, or taken back by whoever proposed it. */
  CalendarDeclined: { readonly proposalId: string; readonly reason: string }
  /** The first hand on the local holidays of a year. Declined as a calendar is. */
  LocalHolidaysProposed: {
    readonly proposalId: string
    readonly year: number
    readonly days: readonly LocalHoliday[]
    readonly basis: string
  }
  /** All local holidays of a year, in place of those before. Without `proposalId` in logs from before two hands were asked for. */
  LocalHolidaysSet: {
    readonly year: number
    readonly days: readonly LocalHoliday[]
    readonly basis: string
    readonly proposalId?: string
  }
}
export type OfficeCalendarType = keyof OfficeCalendarData
