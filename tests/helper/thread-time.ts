/** Processor time that this thread has used, in milliseconds: what a hang is told by, also on a machine with much to do. */
export const threadTimeMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
