import { commandText } from '#resources/text/command.ts'
import type { Command, CommandIo } from './command.ts'

/** Loaded only when asked for: a check of one file must not wait for the scanner's tables. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  deadline: () => import('./deadline.ts'),
  diff: () => import('./diff.ts'),
  import: () => import('./import.ts'),
  release: () => import('./release.ts'),
  scan: () => import('./scan.ts'),
  verify: () => import('./verify.ts'),
}

const USAGE_ERROR = 2

/**
 * Runs one subcommand and resolves to its exit code; 2 when none is named or it does not exist.
 * @throws what the subcommand throws: a defect or a fault, never a refusal.
 */
export const dispatch = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const [name = '', ...rest] = args
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load !== undefined) return (await load()).run(rest, io)
  if (['help', '--help', '-h'].includes(name)) {
    io.out(commandText.usage)
    return 0
  }
  if (name !== '') io.err(commandText.unknown(name))
  io.err(commandText.usage)
  return USAGE_ERROR
}
