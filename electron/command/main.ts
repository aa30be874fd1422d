import { dispatch } from './dispatch.ts'

/** The command line of the program: `mingjian COMMAND …`, in the checkout and in the packaged product. */
process.exitCode = await dispatch(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
})
