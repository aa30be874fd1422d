import { describe, expect, it } from 'vitest'
import { countsOfCheck, countsOfPlaywright, countsOfVitest, summary, total } from '#electron/runtime/counts.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
})
const vitestReport = (passed: number, failed: number, ...files: unknown[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults: files,
})

describe('the counts of a test run', () => {
  it('take passed, failed and skipped from vitest', () => {
    const report = vitestReport(3, 1, file('failed', 'passed', 'failed'))
    expect(countsOfVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 })
  })

  it('count a test file that does not load as failed', () => {
    const report = vitestReport(3, 1, file('failed', 'failed'), file('failed'))
    expect(countsOfVitest(report, 1)).toEqual({ passed: 3, failed: 2, skipped: 3 })
  })

  it('count a runner that ends badly without a failed test as failed', () => {
    expect(countsOfVitest(vitestReport(3, 0), 1).failed).toBe(1)
    expect(countsOfVitest(vitestReport(3, 0), 0).failed).toBe(0)
  })

  it('count a runner that wrote no report as failed, whatever its exit code', () => {
    expect(countsOfVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countsOfPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('count a run without any test as failed', () => {
    expect(countsOfPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 0).failed).toBe(1)
  })

  it('count a flaky test as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } }
    expect(countsOfPlaywright(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  it('count a check as one', () => {
    expect(countsOfCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countsOfCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('are added up and told in one line', () => {
    const all = [countsOfCheck(0), countsOfCheck(1), { passed: 10, failed: 0, skipped: 4 }]
    expect(summary(total(all))).toBe('11 passed, 1 failed, 4 skipped')
    expect(summary(total([]))).toBe('0 passed, 0 failed, 0 skipped')
  })
})
