/**
 * npm test: gets everything ready and runs all suites, or those named: `npm test -- unit lint`. The last line of
 * standard output gives the counts over all of them; the exit code is 0 only when nothing failed.
 */
import { text } from '../../resources/text/setup.mjs'
import { summary, total } from './counts.mjs'
import { onProjectNode } from './dependencies.mjs'
import { SetupProblem, say } from './progress.mjs'

const CRASHED = { passed: 0, failed: 1, skipped: 0 }

const runSuites = async () => {
  await onProjectNode(import.meta.url)
  const { suites } = await import('./suites.mjs')
  const { setUp } = await import('./setup.mjs')
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !Object.hasOwn(suites, name))
  if (unknown.length > 0) throw new SetupProblem(text.unknownSuite(unknown.join(' '), Object.keys(suites).join(' ')))
  const electron = await setUp({ test: true })
  const counts = []
  for (const name of asked.length > 0 ? asked : Object.keys(suites)) {
    process.stdout.write(`\n== ${text.suites[name]}\n`)
    const startedAt = Date.now()
    counts.push(await suites[name](electron).catch(explain))
    const elapsed = Math.round((Date.now() - startedAt) / 1000)
    process.stdout.write(`   ${text.suiteDone(summary(counts.at(-1)), elapsed)}\n`)
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
