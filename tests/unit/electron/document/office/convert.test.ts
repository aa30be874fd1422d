import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { strToU8 } from 'fflate'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { importDocument } from '#electron/main/document/import.ts'
import { convertToDocx, findOffice, sweepConversions } from '#electron/main/document/office/convert.ts'
import { oldFormatOf, oldTexts } from '#electron/main/document/office/old-word.ts'

const coded = (text: string): string => [...text].map((c) => `\\u${String(c.charCodeAt(0))}?`).join('')
const rtf = strToU8(
  `{\\rtf1\\ansi\\ansicpg936 ${coded('关于公布计划的通知')}\\par {\\v ${coded('藏字')}}\\'d5\\'fd\\'ce\\'c4\\par }`,
)
const leftovers = (): string[] =>
  [tmpdir(), '/dev/shm']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.startsWith('mingjian-convert-'))

/** A program in place of the converter. */
const programOf = (script: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const path = join(folder, 'soffice')
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 })
  return path
}

describe('an old Word file', () => {
  it('is read in memory before another program gets it: all of its text, hidden text with it', () => {
    expect(oldFormatOf('a.rtf', rtf)).toBe('rtf')
    const texts = oldTexts(rtf, 'rtf')
    expect(texts.ok && texts.value.join()).toBe('关于公布计划的通知\n藏字正文\n')
  })

  it.skipIf(findOffice() === null)(
    'becomes a document by the office program that is installed, and leaves nothing behind',
    async () => {
      const converted = await convertToDocx(rtf, 'rtf')
      if (!converted.ok) throw new Error(converted.error.code)
      const read = importDocument({ fileName: '', bytes: converted.value })
      expect(read.ok && read.value.document).toMatchObject({ title: '关于公布计划的通知', body: [{ text: '正文' }] })
      expect(leftovers()).toEqual([])
    },
    60_000,
  )

  it('is refused when there is no such program, when it fails, and when it takes too long', async () => {
    const refusalOf = async (program: string | null): Promise<string> => {
      const converted = await convertToDocx(rtf, 'rtf', { program, timeLimitMs: 500 })
      return converted.ok ? 'converted' : converted.error.code
    }
    expect(await refusalOf(null)).toBe('import.officeMissing')
    expect(await refusalOf(programOf('exit 1'))).toBe('import.officeFailed')
    expect(await refusalOf(programOf('exit 0'))).toBe('import.officeFailed')
    expect(await refusalOf(join(tmpdir(), 'no-such-program'))).toBe('import.officeFailed')
    expect(await refusalOf(programOf('sleep 20 & sleep 20'))).toBe('import.takesTooLong')
    expect(leftovers()).toEqual([])
  }, 30_000)

  it('is handed to a program that gets no secret of the environment, and whose temporary files go with the folder', async () => {
    vi.stubEnv('MINGJIAN_P12_PASSWORD', 'Mima-86420')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const program = programOf('env > "$(dirname "$0")/env"; exit 1')
    await convertToDocx(rtf, 'rtf', { program })
    const told = readFileSync(join(dirname(program), 'env'), 'utf8')
    expect(told).not.toContain('Mima-86420')
    expect(told).toMatch(/^PATH=.+$/mu)
    expect(told).toMatch(/^TMPDIR=.*mingjian-convert-.*$/mu)
    expect(told).toMatch(/^http_proxy=http:\/\/127\.0\.0\.1:9$/mu)
  })

  it('is looked for in whole paths only, and not in the folder that the program was started in', () => {
    vi.stubEnv('PATH', ['', '.', 'bin'].join(delimiter))
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const program = programOf('exit 0')
    const before = process.cwd()
    process.chdir(dirname(program))
    onTestFinished(() => {
      process.chdir(before)
    })
    expect(findOffice() ?? '/').toMatch(/^\//u)
  })
})

describe('a program that ends in the middle of a conversion', () => {
  /** A process of its own that has just begun; gives it, and what its office program is. */
  const converting = async (): Promise<{ readonly child: ChildProcess; readonly office: number }> => {
    const program = programOf('echo $$ > "$(dirname "$0")/pid"; exec sleep 60')
    const source = `
      import { convertToDocx } from '#electron/main/document/office/convert.ts'
      process.on('SIGTERM', () => process.exit(0))
      void convertToDocx(new Uint8Array([1]), 'rtf', { program: ${JSON.stringify(program)} })`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { stdio: 'inherit' })
    const told = join(dirname(program), 'pid')
    await expect.poll(() => existsSync(told) && readFileSync(told, 'utf8'), { timeout: 20_000 }).toMatch(/^\d+\n$/u)
    return { child, office: Number(readFileSync(told, 'utf8')) }
  }
  const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await once(child, 'exit')
  }
  /** One that has ended and waits for its parent to hear of it runs no more. */
  const runs = (pid: number): boolean =>
    existsSync(`/proc/${String(pid)}`) && !/\) Z /u.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))

  it.skipIf(process.platform !== 'linux')('leaves neither the text nor the office program behind', async () => {
    const { child, office } = await converting()
    expect(leftovers()).toHaveLength(1)
    await ended(child, 'SIGTERM')
    expect(leftovers()).toEqual([])
    await expect.poll(() => runs(office)).toBe(false)
  })

  it.skipIf(process.platform !== 'linux')('has what a kill left taken away at the next start', async () => {
    const [one, other] = [await converting(), await converting()]
    await ended(one.child, 'SIGKILL')
    process.kill(-one.office, 'SIGKILL')
    expect(leftovers()).toHaveLength(2)
    await sweepConversions()
    expect(leftovers().map((name) => name.split('-')[2])).toEqual([String(other.child.pid)])
    await ended(other.child, 'SIGTERM')
    expect(leftovers()).toEqual([])
  })
})
