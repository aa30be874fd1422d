/** The progress line: one line a step, on standard error, so that standard output holds only results. */
import { text } from '../../resources/text/setup.mjs'

const HEARTBEAT_MS = 15_000
const MIN_REDRAW_MS = 200

/** @param {string} line */
export const say = (line) => process.stderr.write(`${line}\n`)

/** Ends the program with an explanation instead of a stack: the world is not as needed, and the person can act. */
export class SetupProblem extends Error {}

/**
 * Runs one step of the set-up under a progress line. `work` may report a fraction between 0 and 1. On a terminal the
 * line is redrawn; elsewhere it is repeated every quarter of a minute, so that a long step is never silent.
 * @template T
 * @param {string} label
 * @param {(report: (fraction: number) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const step = async (label, work) => {
  const startedAt = Date.now()
  const terminal = process.stderr.isTTY
  let fraction = 0
  let drawnAt = startedAt
  const line = () => text.running(label, Math.round((Date.now() - startedAt) / 1000), fraction)
  const redraw = () => {
    drawnAt = Date.now()
    process.stderr.write(terminal ? `\r\x1b[K${line()}` : `${line()}\n`)
  }
  const timer = setInterval(redraw, terminal ? 1000 : HEARTBEAT_MS)
  process.stderr.write(terminal ? text.started(label) : `${text.started(label)}\n`)
  try {
    const value = await work((done) => {
      fraction = done
      if (terminal && Date.now() - drawnAt > MIN_REDRAW_MS) redraw()
    })
    process.stderr.write(
      `${terminal ? '\r\x1b[K' : ''}${text.finished(label, Math.round((Date.now() - startedAt) / 1000))}\n`,
    )
    return value
  } catch (error) {
    if (terminal) process.stderr.write('\n')
    throw error
  } finally {
    clearInterval(timer)
  }
}

/**
 * Runs an entry point: a SetupProblem ends it with its text and exit code 1, anything else with its stack.
 * @param {() => Promise<void>} main
 */
export const entry = async (main) => {
  try {
    await main()
  } catch (error) {
    say(error instanceof SetupProblem ? error.message : text.defect(error instanceof Error ? error.stack : error))
    process.exitCode = 1
  }
}
