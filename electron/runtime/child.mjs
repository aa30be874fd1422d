/** Child processes: they end with us, and a quiet one's output is shown only when it fails. */
import { spawn } from 'node:child_process'

// Where no terminal listens, colours are noise; runners guess otherwise from CI.
if (!process.stdout.isTTY && process.env.FORCE_COLOR === undefined) process.env.NO_COLOR ??= '1'

const running = new Set()
process.on('exit', () => running.forEach((child) => child.kill()))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    running.forEach((child) => child.kill(signal))
    process.exit(1)
  })
}

/**
 * Starts a process that is ended when this one ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const start = (command, args, options = {}) => {
  const child = spawn(command, args, options)
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

/**
 * Runs to the end with our own input and output.
 * @returns {Promise<number>} the exit code; 1 when it was ended by a signal.
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })

/** The exit code for a command that does not exist, as in a shell. */
export const NOT_FOUND = 127

/**
 * Runs to the end quietly and gives everything it printed.
 * @returns {Promise<{ code: number, output: string }>} code NOT_FOUND when the command does not exist.
 */
export const capture = (command, args, options = {}) =>
  new Promise((resolve) => {
    const chunks = []
    const env = { ...(options.env ?? process.env), NO_COLOR: '1', FORCE_COLOR: undefined }
    const child = start(command, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) => resolve({ code: NOT_FOUND, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8').trim() }))
  })

/** The end of what a program printed, without the lines nobody can read: the cause is there. */
export const ending = (output, lines = 25) =>
  output
    .split('\n')
    .filter((line) => line.length < 400)
    .slice(-lines)
    .join('\n')
    .trim()
