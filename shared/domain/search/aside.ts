/** Why a case could not be taken into the index. */
export const ASIDE_PROBLEMS = [
  'chainBroken', // its log, or a text of it, is not what was recorded
  'unreadable', // a text of it cannot be read from the store
  'defect', // the program failed at it
] as const
export type AsideProblem = (typeof ASIDE_PROBLEMS)[number]

/** A case that is not among the finds. */
export interface AsideCase {
  readonly caseId: string
  readonly problem: AsideProblem
}
