/** Where a command writes: results to `out`, complaints to `err`; each call is one line. */
export interface CommandIo {
  out(text: string): void
  err(text: string): void
}

/** A subcommand of `mingjian`. Resolves to the exit code: 0 only when all it was asked for holds. */
export interface Command {
  run(args: readonly string[], io: CommandIo): Promise<number>
}
