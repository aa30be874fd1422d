/**
 * 环节 of DA/T 70-2018: 归档 GD, 移交与接收 YJ, 长期保存 BC (V2). One list of items is known, not one a stage: two
 * codes of YJ (1-6, 1-8) and one of GD (2-6) were seen and have the same numbers (M-H for 归档, M-M for 移交与接收), of BC only that 3-7
 * belongs to it (M-L). What an item's own name or mark gives to another stage is left out, and the report says so.
 */
export const CHECK_STAGES = ['filing', 'handover', 'keeping'] as const
export type CheckStage = (typeof CHECK_STAGES)[number]

/** The items by number; order and names from vendor codes that agree (V2, full wording M-H). */
export const FOUR_CHECK_CODES = [
  ...(['1-1', '1-2', '1-3', '1-4', '1-5', '1-6', '1-7', '1-8', '1-9', '1-10', '1-11', '1-12', '1-13'] as const),
  ...(['2-1', '2-2', '2-3', '2-4', '2-5', '2-6', '2-7', '2-8', '2-9', '2-10', '2-11'] as const),
  ...(['3-1', '3-2', '3-3', '3-4', '3-5', '3-6', '3-7'] as const),
  ...(['4-1', '4-2', '4-3'] as const),
] as const
export type FourCheckCode = (typeof FOUR_CHECK_CODES)[number]

/** 2-9 归档范围 by its name of 归档 alone, 3-7 备份数据可恢复性 by its mark of 长期保存 alone. */
const NOT_OF: Readonly<Record<CheckStage, readonly FourCheckCode[]>> = {
  filing: ['3-7'],
  handover: ['2-9', '3-7'],
  keeping: ['2-9'],
}

/** The items of a stage, in their order. */
export const codesOf = (stage: CheckStage): readonly FourCheckCode[] =>
  FOUR_CHECK_CODES.filter((code) => !NOT_OF[stage].includes(code))

/** What only people and other programs can see, at every stage (DA/T 70-2018, V2): no report passes it. */
export const ALWAYS_BY_HAND: readonly FourCheckCode[] = ['3-4', '3-7', '4-1', '4-2', '4-3']
