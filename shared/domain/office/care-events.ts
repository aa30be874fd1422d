import type { CalendarYear } from '../deadline/calendar.ts'

/** To whom a leak is reported within 24 hours: 保守国家秘密法实施条例 Art. 61 (V[S1]). */
export const LEAK_ADDRESSEES = ['secrecyAuthority', 'superior'] as const
export type LeakAddressee = (typeof LEAK_ADDRESSEES)[number]

/** 立即补救: what was done. */
export const LEAK_MEASURES = ['takenDown', 'recalled', 'sealed', 'other'] as const
export type LeakMeasure = (typeof LEAK_MEASURES)[number]

/** One holiday of a place where the law of the nationality area adds some: 全国年节及纪念日放假办法 Art. 4 (V[S1]). */
export interface LocalHoliday {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** The facts of the office about its calendar and about leaks. Part of `OfficeEventData`. */
export interface OfficeCareData {
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
  /** 发现泄密或者误公开: the 24 hours run from `noticedAt`. `caseId` is of the release, null for anything else. */
  LeakNoticed: {
    readonly incidentId: string
    readonly caseId: string | null
    readonly noticedAt: string
    readonly noticedBy: string
    readonly what: string
  }
  LeakMeasureTaken: {
    readonly incidentId: string
    readonly measure: LeakMeasure
    readonly channel: string
    readonly takenAt: string
    readonly note: string
  }
  LeakReported: {
    readonly incidentId: string
    readonly to: LeakAddressee
    readonly authority: string
    readonly documentNumber: string
    readonly reportedAt: string
  }
  LeakClosed: { readonly incidentId: string; readonly outcome: string }
}
export type OfficeCareType = keyof OfficeCareData
const CARE_TYPES = [
  'CalendarAdopted',
  'CalendarProposed',
  'CalendarDeclined',
  'LocalHolidaysProposed',
  'LocalHolidaysSet',
  'LeakNoticed',
  'LeakMeasureTaken',
  'LeakReported',
  'LeakClosed',
] as const satisfies readonly OfficeCareType[]

export const isCareEvent = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: OfficeCareType }> => CARE_TYPES.some((type) => type === event.type)
