/** What the suites report, added up. Pure; read from the runners' JSON, never from their screens. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A check without tests of its own (format, types, lint) counts as one. */
export const countsOfCheck = (exitCode) => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
  skipped: 0,
})

/** A runner that fails without a failed test has crashed, or ran nothing: that is a failure of its own. */
const orCrashed = (counts, exitCode) =>
  (exitCode !== 0 || counts.passed + counts.skipped === 0) && counts.failed === 0 ? { ...counts, failed: 1 } : counts

/**
 * @param {any} report of vitest's JSON reporter; undefined when it wrote none
 * @param {number} exitCode
 * @returns {Counts}
 */
export const countsOfVitest = (report, exitCode) => {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  // A file that does not even load has no failed tests, and is a failure all the same.
  const isBroken = (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return orCrashed(counts, exitCode)
}

/**
 * @param {any} report of Playwright's JSON reporter; undefined when it wrote none
 * @param {number} exitCode
 * @returns {Counts} a test that passed only when repeated counts as failed.
 */
export const countsOfPlaywright = (report, exitCode) => {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return orCrashed({ passed: expected, failed: unexpected + flaky, skipped }, exitCode)
}

/** @param {Counts[]} all */
export const total = (all) =>
  all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** The last line of a test run; machines read it. @param {Counts} counts */
export const summary = ({ passed, failed, skipped }) =>
  `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`
