/**
 * `npm run bench -- archive [CASES]`: 批量归档 of released, filed cases through the router, as the window asks for it: papers set on the
 * built threads, packages written, verified and recorded, lists closed; then the receiving check of the whole folder, as somebody
 * else makes it: in a process of its own. The office is made ready in another, so that the memory is that of the work. Beside it what
 * no archive can go below here: the same bytes read, reckoned with SHA-256 and written once more, made durable. One JSON line with the
 * goals beside the figures. Node is given the bounds on memory that the window's runtime has of itself (node-memory.mjs).
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { BOUNDED_HEAP, GIVE_BACK, SMALL_YOUNG_GENERATION } from '#electron/runtime/node-memory.mjs'
import { startHeadless } from '../helper/workstation.ts'
import { BENCH_ARCHIVIST, BENCH_PASSWORD, fillArchive } from './fill-archive.ts'

const SELF = fileURLToPath(import.meta.url)
/** The thread as the program has it: the built one. */
const WORKER = new URL('../../out/main/task-worker.js', import.meta.url)
const FILTER = { year: null, fonds: null, retention: null, organisation: null }
const MEGABYTE = 1024 * 1024
/** How often the memory is looked at. */
const SAMPLE_MS = 100
const log = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
const round = (value: number): number => Math.round(value * 10) / 10
const timed = async <T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> => {
  const begun = performance.now()
  const value = await work()
  return { ms: performance.now() - begun, value }
}

/** The most that the process held, in all its threads, in each quarter of a piece of work. */
const watchMemory = () => {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(process.memoryUsage.rss() / MEGABYTE), SAMPLE_MS)
  return () => {
    clearInterval(timer)
    const quarter = Math.max(1, Math.ceil(samples.length / 4))
    return Array.from({ length: 4 }, (_, index) =>
      Math.round(Math.max(0, ...samples.slice(index * quarter, (index + 1) * quarter))),
    )
  }
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )

/** Reads, reckons and writes the same bytes, and waits for the medium; knows nothing of archives. */
const plainCopy = (from: string, to: string): { readonly files: number; readonly bytes: number } => {
  const files = filesBelow(from)
  let bytes = 0
  for (const file of files) {
    const content = readFileSync(file)
    createHash('sha256').update(content).digest('hex')
    const target = join(to, file.slice(from.length + 1))
    mkdirSync(dirname(target), { recursive: true })
    const handle = openSync(target, 'wx')
    writeSync(handle, content)
    fsyncSync(handle)
    closeSync(handle)
    bytes += content.length
  }
  return { files: files.length, bytes }
}

interface Checked {
  readonly ms: number
  readonly mbByQuarter: readonly number[]
  readonly items: number
  readonly problem: unknown
}

/** What `npx mingjian verify` does with a folder, and what it takes. */
const check = async (batch: string, rootFile: string): Promise<void> => {
  const root = readFileSync(rootFile)
  const memory = watchMemory()
  const { ms, value } = await timed(() => verifyPath(batch, { root, now: new Date() }))
  const report = value.ok ? value.value : null
  const problem = report?.ok === true ? null : (report?.firstProblem ?? value)
  const checked: Checked = { ms, mbByQuarter: memory(), items: report?.items.total ?? 0, problem }
  process.stdout.write(JSON.stringify(checked))
}

const measure = async (cases: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-archive-'))
  try {
    const profile = join(folder, 'profile')
    log(`making ready ${String(cases)} cases`)
    execFileSync(process.execPath, [...process.execArgv, SELF, '--fill', profile, String(cases)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const station = startHeadless({ profile, workerFile: WORKER })
    const status = await station.done('session.status', {})
    const people = status.state === 'locked' ? status.people : []
    const personId = people.find(({ name }) => name === BENCH_ARCHIVIST)?.personId ?? ''
    await station.done('session.unlock', { personId, password: BENCH_PASSWORD })
    const rootFile = join(folder, 'root.cer')
    writeFileSync(rootFile, station.session.current()?.store.office().authorityCertificate ?? '')
    const medium = join(folder, 'medium')
    mkdirSync(medium)
    station.answer(medium)
    const chosen = await station.done('file.choose', { purpose: 'archiveFolder' })
    log('packing')
    const memory = watchMemory()
    const request = { commandId: 'bench', filter: FILTER, folder: chosen?.token ?? '' }
    const packed = await timed(() => station.job('archive.exportBatch', request))
    const packedMb = memory()
    if (packed.value.state !== 'done') throw new Error(`the batch failed: ${JSON.stringify(packed.value)}`)
    await station.stop()
    const batch = join(medium, packed.value.files[0] ?? '')
    log(`packed in ${String(Math.round(packed.ms / 1000))} s; checking`)
    const command = [...process.execArgv, SELF, '--check', batch, rootFile]
    const checked = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Checked // written above
    if (checked.problem !== null || checked.items !== cases)
      throw new Error(`the batch does not hold: ${JSON.stringify(checked.problem)}`)
    log('copying')
    const copied = await timed(() => plainCopy(batch, join(folder, 'copy')))
    const seconds = (packed.ms + checked.ms) / 1000
    process.stdout.write(
      `${JSON.stringify({
        bench: 'archive',
        cases,
        files: copied.value.files,
        megabytes: Math.round(copied.value.bytes / MEGABYTE),
        /** What a thousand take at this rate. */
        secondsPerThousand: { value: round((seconds * 1000) / cases), goal: 300 },
        packMsEach: round(packed.ms / cases),
        checkMsEach: round(checked.ms / cases),
        peakMb: { value: Math.max(...packedMb, ...checked.mbByQuarter), goal: 400 },
        /** The most in each quarter of the work: what grew with the count would grow here. */
        packMbByQuarter: packedMb,
        checkMbByQuarter: checked.mbByQuarter,
        copyMsEach: round(copied.ms / cases),
        timesCopy: round((packed.ms + checked.ms) / copied.ms),
      })}\n`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [first = '1000', second, third] = process.argv.slice(2)
if (first === '--fill') await fillArchive(second ?? '', Number(third))
else if (first === '--measure') await measure(Number(second))
else if (first === '--check') await check(second ?? '', third ?? '')
else {
  const command = [...process.execArgv, SMALL_YOUNG_GENERATION, BOUNDED_HEAP, SELF, '--measure', first]
  execFileSync(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...GIVE_BACK },
  })
}
