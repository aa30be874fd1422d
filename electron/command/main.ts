import { dispatch } from './dispatch.ts'

/** The command line of the program: `mingjian COMMAND …`, in the checkout and in the packaged product. */
// Whoever reads may stop reading (mingjian deadline --limits | head): the end of the pipe is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await dispatch(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
})
