/** Runs a Playwright configuration on the real window, as an ordinary user, and counts from its JSON report. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { countsOfPlaywright } from './counts.mjs'
import { ensureDisplay } from './display.mjs'
import { keepOutput, nodeIn, placeForWindow, spawnOptions } from './ordinary-user.mjs'

/**
 * @param {string} config path inside the checkout
 * @param {{ folder: string, executable: string }} electron
 * @param {string} outputName where in the checkout the results go
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export const runPlaywright = async (config, electron, outputName) => {
  const place = await placeForWindow(electron)
  const display = await ensureDisplay(place.user, { own: true })
  const options = spawnOptions(place, electron, display)
  const report = join(place.scratch, 'report.json')
  const cli = join('node_modules', '@playwright', 'test', 'cli.js')
  const artifacts = join(place.scratch, 'output', 'artifacts')
  const args = [cli, 'test', '--config', config, '--output', artifacts, '--reporter=list,json']
  // Playwright hands colours on to its workers in its own way, and Node complains when two ways meet.
  const colour = process.env.NO_COLOR === undefined ? {} : { NO_COLOR: undefined, FORCE_COLOR: '0' }
  const exitCode = await run(nodeIn(place), args, {
    ...options,
    env: { ...options.env, ...colour, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const counts = countsOfPlaywright(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, exitCode)
  keepOutput(place, outputName)
  return counts
}
