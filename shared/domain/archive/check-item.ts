/** 通过, 不通过, 需人工, 不适用. What a program cannot see is 需人工, never 通过 (DA/T 70-2018, V2). */
export const CHECK_RESULTS = ['passed', 'failed', 'manual', 'notApplicable'] as const
export type CheckResult = (typeof CHECK_RESULTS)[number]

/** What a test found, and by what. */
export type Item = readonly [CheckResult, string]
export const passed = (evidence: string): Item => ['passed', evidence]
export const failed = (evidence: string): Item => ['failed', evidence]
export const manual = (evidence: string): Item => ['manual', evidence]
export const orPassed = (problem: string | null, evidence: string): Item =>
  problem === null ? passed(evidence) : failed(problem)
