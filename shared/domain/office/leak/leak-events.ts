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

/** The facts of the office about leaks. Part of `OfficeEventData`. */
export interface OfficeLeakData {
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
export type OfficeLeakType = keyof OfficeLeakData
