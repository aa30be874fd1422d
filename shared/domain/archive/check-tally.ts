import type { CheckResult } from './check-item.ts'
import { codesOf, type CheckStage, type FourCheckCode } from './check-stage.ts'
import type { Finding } from './four-checks.ts'

/** How often each item of 四性检测 came out how in many packages, and what did not pass. */
export interface BatchResults {
  readonly counts: ReadonlyMap<FourCheckCode, Readonly<Record<CheckResult, number>>>
  /** The first of them. */
  readonly failed: readonly {
    readonly archivalNumber: string
    readonly code: FourCheckCode
    readonly evidence: string
  }[]
}

const MAX_FAILED = 500

/** Adds package to package; what is held does not grow with their number. */
export const createTally = (
  stage: CheckStage,
): { readonly add: (archivalNumber: string, findings: readonly Finding[]) => void; readonly results: BatchResults } => {
  const counts = new Map(codesOf(stage).map((code) => [code, { passed: 0, failed: 0, manual: 0, notApplicable: 0 }]))
  const failed: BatchResults['failed'][number][] = []
  return {
    results: { counts, failed },
    add: (archivalNumber, findings) => {
      for (const { code, result, evidence } of findings) {
        const count = counts.get(code)
        if (count === undefined) continue
        count[result] += 1
        if (result === 'failed' && failed.length < MAX_FAILED) failed.push({ archivalNumber, code, evidence })
      }
    },
  }
}

/** How often anything came out so. */
export const sumOf = ({ counts }: BatchResults, result: CheckResult): number =>
  [...counts.values()].reduce((sum, one) => sum + one[result], 0)
