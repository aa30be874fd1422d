import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { importDocument } from '#electron/main/document/import.ts'
import { convertToDocx, findOffice } from '#electron/main/document/office/convert.ts'
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
})
