export const NUMBER_KINDS = ['index', 'document'] as const
/** index 索引号 (as gov.cn forms it, V2), document 发文字号 (GB/T 9704-2012, 7.2.5). */
export type NumberKind = (typeof NUMBER_KINDS)[number]

/** The facts of the office about numbers that it gave out. Part of `OfficeEventData`. */
export interface OfficeNumberData {
  /** 编号取用: once for all. `skipped`: serials of the pattern that it leaves out, so that a gap is on record. */
  NumberTaken: {
    readonly kind: NumberKind
    readonly number: string
    /** '' when the number is of no pattern; then without year and serial. */
    readonly pattern: string
    readonly year: number | null
    readonly serial: number | null
    readonly caseId: string
    readonly skipped: { readonly from: number; readonly to: number } | null
  }
}
export type OfficeNumberType = keyof OfficeNumberData
export type TakenNumber = OfficeNumberData['NumberTaken']
