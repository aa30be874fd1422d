/**
 * npm test: gets everything ready and runs all suites, or those named: `npm test -- unit lint`. The last line of
 * standard output gives the counts over all of them; the exit code is 0 only when nothing failed.
 */
import { text } from '../../resources/text/setup.mjs'
import { summary, total } from './counts.mjs'
import { onProjectNode } from './dependencies.mjs'
import { SetupProblem, say } from './progress.mjs'

/** One thread each, and silent when nothing is wrong: they run side by side. */
const CHECKS = new Set(['format', 'types', 'lint'])

/** The suites in their order, the checks among them as one. */
const batches = (names) => {
  const checks = names.filter((name) => CHECKS.has(name))
  const others = names.filter((name) => !CHECKS.has(name)).map((name) => [name])
  return checks.length > 0 ? [checks, ...others] : others
}

const CRASHED = { passed: 0, failed: 1, skipped: 0 }

const runSuites = async () => {
  await onProjectNode(import.meta.url)
  const { suites } = await import('./suites.mjs')
  const { setUp } = await import('./setup.mjs')
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !Object.hasOwn(suites, name))
  if (unknown.length > 0) throw new SetupProblem(text.unknownSuite(unknown.join(' '), Object.keys(suites).join(' ')))
  const electron = await setUp({ test: true })
  const runOne = async (name) => {
    const startedAt = Date.now()
    const counts = await suites[name](electron).catch(explain)
    const elapsed = Math.round((Date.now() - startedAt) / 1000)
    process.stdout.write(`   ${text.suites[name]}: ${text.suiteDone(summary(counts), elapsed)}\n`)
    return counts
  }
  const counts = []
  for (const names of batches(asked.length > 0 ? asked : Object.keys(suites))) {
    process.stdout.write(`\n== ${names.map((name) => text.suites[name]).join(' · ')}\n`)
    counts.push(...(await Promise.all(names.map(runOne))))
  }
  return counts
}

const explain = (error) => {
  say(error instanceof SetupProblem ? error.message : text.defect(error.stack))
  return CRASHED
}

const counts = total(await runSuites().catch((error) => [explain(error)]))
process.stdout.write(`\n${summary(counts)}\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
