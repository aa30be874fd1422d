import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ArchiveFault, writeFault } from '#electron/main/archive/medium/fault.ts'
import { renameNew } from '#electron/main/archive/medium/durable.ts'
import { stagePackage, type StagedPackage } from '#electron/main/archive/bag/package-writer.ts'
import { stageRelease, type StagedRelease, type StageOptions } from '#electron/main/archive/release/release-folder.ts'
import type { Result } from '#shared/lib/result.ts'
import { WRITER_CONTENT, WRITER_FILES } from '../../../helper/writer-sample.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingjian-writers-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const sign = (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(bytes.slice(0, 8))

type Staged = StagedRelease | StagedPackage
interface Writer {
  readonly name: string
  readonly outputs: readonly string[]
  readonly stage: (into: string, options?: StageOptions) => Promise<Result<Staged, { readonly code: string }>>
}
const WRITERS: readonly Writer[] = [
  {
    name: 'a release',
    outputs: WRITER_FILES.map(({ fileName }) => fileName).sort(),
    stage: (into, options) => stageRelease(into, WRITER_FILES, options),
  },
  {
    name: 'a package',
    outputs: ['case-1'],
    stage: (into, options) => stagePackage(into, WRITER_CONTENT, sign, options),
  },
]
const staged = async (writer: Writer, options?: StageOptions): Promise<Staged> => {
  const result = await writer.stage(folder, options)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const faultOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

describe.each(WRITERS)('$name', (writer) => {
  it('gets its names only when it is published, and leaves nothing beside them', async () => {
    const ready = await staged(writer)
    expect(readdirSync(folder).every((name) => name.endsWith('.partial'))).toBe(true)
    expect(await ready.publish()).toEqual({ ok: true, value: undefined })
    expect(readdirSync(folder).sort()).toEqual(writer.outputs)
  })

  it('leaves nothing when it is discarded, before or after it was published', async () => {
    const unpublished = await staged(writer)
    await unpublished.discard()
    expect(readdirSync(folder)).toEqual([])
    const published = await staged(writer)
    await published.publish()
    await published.discard()
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([0, -1])('is refused when a name is taken (%i), and touches nothing', async (which) => {
    const taken = writer.outputs.at(which) ?? ''
    writeFileSync(join(folder, taken), 'mine')
    expect(await writer.stage(folder)).toMatchObject({
      ok: false,
      error: { code: 'file.nameTaken', detail: { fileName: taken } },
    })
    expect(readdirSync(folder)).toEqual([taken])
    expect(readFileSync(join(folder, taken), 'utf8')).toBe('mine')
  })

  it('is refused when a name is taken between writing and publishing, and takes all back', async () => {
    const ready = await staged(writer)
    const taken = writer.outputs.at(-1) ?? ''
    mkdirSync(join(folder, taken))
    expect(await ready.publish()).toMatchObject({ ok: false, error: { code: 'file.nameTaken' } })
    expect(readdirSync(folder)).toEqual([taken])
  })

  it('tells its progress, rising to 1', async () => {
    const fractions: number[] = []
    await staged(writer, { onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions.length).toBeGreaterThan(3)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(fractions.at(-1)).toBeCloseTo(1, 5)
  })

  it('stops when it is cancelled half-way, and leaves nothing', async () => {
    const controller = new AbortController()
    const onProgress = (fraction: number): void => {
      if (fraction > 0.4) controller.abort()
    }
    const error = await faultOf(writer.stage(folder, { signal: controller.signal, onProgress }))
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is a fault, without the path, when the folder is not there or is a file', async () => {
    writeFileSync(join(folder, 'file'), '')
    for (const name of ['nowhere', 'file']) {
      const error = await faultOf(writer.stage(join(folder, name)))
      expect(error).toBeInstanceOf(ArchiveFault)
      expect(error).toMatchObject({ code: 'fault.folderUnwritable', message: 'fault.folderUnwritable' })
    }
    expect(readdirSync(folder)).toEqual(['file'])
  })
})

describe('a release that a power cut met', () => {
  const release = WRITERS[0] as Writer

  it('in the middle of its names is written to its end into the same folder', async () => {
    const [first] = WRITER_FILES
    writeFileSync(join(folder, first?.fileName ?? ''), first?.bytes ?? '')
    const ready = await staged(release)
    expect(await ready.publish()).toMatchObject({ ok: true })
    expect(readdirSync(folder).sort()).toEqual(release.outputs)
    // What stood there is nobody's to take back.
    const again = await staged(release)
    await again.discard()
    expect(readdirSync(folder).sort()).toEqual(release.outputs)
  })

  it('leaves loose ends that the next one takes away; those of a neighbour at work stay', async () => {
    const [old, young] = ['a', 'b'].map((mark) => `.mingjian-${mark.repeat(16)}-0.partial`) as [string, string]
    for (const name of [old, young, '.mingjian-notes.partial']) writeFileSync(join(folder, name), 'half')
    const hours = new Date(Date.now() - 2 * 3_600_000)
    for (const name of [old, '.mingjian-notes.partial']) utimesSync(join(folder, name), hours, hours)
    await (await staged(release)).publish()
    expect(readdirSync(folder).sort()).toEqual([young, '.mingjian-notes.partial', ...release.outputs].sort())
  })

  it('has no two files of one name, in whatever case', async () => {
    const files = ['通知.PDF', '通知.pdf'].map((fileName) => ({ fileName, bytes: Buffer.from('x') }))
    expect(await stageRelease(folder, files)).toMatchObject({ error: { code: 'file.nameTaken' } })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a disk that is full', () => {
  it.each(['release', 'package'])('in the middle of a %s is a fault, and nothing stays behind', (what) => {
    // The kernel refuses to let a file grow beyond 2 MB; one of each is 3 MB.
    const script = join(import.meta.dirname, '../../../helper/stage-within-limit.ts')
    const limited = ['-c', 'ulimit -f 2048; exec "$0" "$@"', process.execPath, script, what, folder]
    expect(execFileSync('bash', limited, { encoding: 'utf8' })).toBe('fault.diskFull')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('what the system says', () => {
  it.each([
    ['ENOSPC', 'fault.diskFull'],
    ['EDQUOT', 'fault.diskFull'],
    ['EACCES', 'fault.folderUnwritable'],
    ['EROFS', 'fault.folderUnwritable'],
    ['EIO', 'fault.targetGone'],
    ['ENODEV', 'fault.targetGone'],
  ])('%s while writing is %s', (code, fault) => {
    expect(writeFault(Object.assign(new Error(`${code}: /home/secret/path`), { code }))).toMatchObject({
      code: fault,
      message: fault,
    })
  })

  it('what is no word of the system stays what it is', () => {
    for (const error of [
      new Error('a defect'),
      Object.assign(new Error(), { code: 'ERR_X' }),
      new DOMException('', 'AbortError'),
    ]) {
      expect(writeFault(error)).toBe(error)
    }
  })
})

describe('remains of an export that was killed', () => {
  it('are replaced by the next one', async () => {
    mkdirSync(join(folder, 'case-1.partial/data'), { recursive: true })
    writeFileSync(join(folder, 'case-1.partial/data/half'), 'half')
    const ready = await staged(WRITERS[1] as Writer)
    await ready.publish()
    expect(readdirSync(folder)).toEqual(['case-1'])
    expect(existsSync(join(folder, 'case-1/data/half'))).toBe(false)
  })
})

describe('a final name', () => {
  it('never replaces a file, a folder or a link', async () => {
    writeFileSync(join(folder, 'new'), 'new')
    writeFileSync(join(folder, 'old'), 'old')
    mkdirSync(join(folder, 'empty'))
    execFileSync('ln', ['-s', 'nowhere', join(folder, 'link')])
    for (const taken of ['old', 'empty', 'link']) {
      expect(await renameNew(join(folder, 'new'), join(folder, taken))).toEqual({ ok: false, error: 'taken' })
    }
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('old')
  })
})
