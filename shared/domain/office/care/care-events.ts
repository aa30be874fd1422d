import type { CalendarYear } from '../../deadline/calendar.ts'

/** 涉及什么: secret is a state or work secret, and whatever cannot be told yet. */
export const LEAK_MATTERS = ['secret', 'personal', 'both'] as const
export type LeakMatter = (typeof LEAK_MATTERS)[number]

export const LEAK_ADDRESSEES = ['secrecyAuthority', 'superior', 'privacyAuthority'] as const
export type LeakAddressee = (typeof LEAK_ADDRESSEES)[number]

/**
 * To whom it is reported. A secret: 同级保密行政管理部门 and 上级主管部门, within 24 hours (保守国家秘密法实施条例 Art. 61, V).
 * Personal data: 履行个人信息保护职责的部门, at once and without a number of hours (个人信息保护法 Art. 57 ¶1, V; organs of
 * state too, Art. 33).
 */
export const ADDRESSEES_OF: Readonly<Record<LeakMatter, readonly LeakAddressee[]>> = {
  secret: ['secrecyAuthority', 'superior'],
  personal: ['privacyAuthority'],
  both: LEAK_ADDRESSEES,
}

/**
 * 立即补救: what was done. `personsTold`: 个人信息保护法 Art. 57 ¶1; it may be left out where the harm is averted, unless the
 * department asks for it (¶2), so that closing does not depend on it.
 */
export const LEAK_MEASURES = ['takenDown', 'recalled', 'sealed', 'personsTold', 'other'] as const
export type LeakMeasure = (typeof LEAK_MEASURES)[number]

/** One holiday of a place where the law of the nationality area adds some: 全国年节及纪念日放假办法 Art. 4 (V). */
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
  /**
   * 发现泄密或者误公开: the 24 hours run from `noticedAt`. `caseId` is of the release, null for anything else. Logs from before
   * it was asked what the leak touches have no `matter`; they are of a secret.
   */
  LeakNoticed: {
    readonly incidentId: string
    readonly caseId: string | null
    readonly noticedAt: string
    readonly noticedBy: string
    readonly what: string
    readonly matter?: LeakMatter
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
