import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import { authority, plainPdf, signed } from '../signing/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingjian-verify-pdf-'))
const file = join(folder, '别处的文件.pdf')
const root = join(folder, 'root.cer')
let bytes: Uint8Array

beforeAll(async () => {
  bytes = await signed(await plainPdf(true))
  writeFileSync(file, bytes)
  writeFileSync(root, authority.certificate)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const verify = async (...args: readonly string[]) => {
  const lines: string[] = []
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) }
  return { code: await dispatch(['verify', ...args], io), text: lines.join('\n') }
}

describe('mingjian verify FILE.pdf, of a PDF without a manifest', () => {
  it('says scope, chain, time, level and verdict', async () => {
    const { code, text } = await verify(file, '--root', root)
    expect(code).toBe(0)
    for (const told of ['没有随附的清单', '完整，受信任', '证书链', '签名人自报', 'B-B', '整个文件', '结论：完整。']) {
      expect(text).toContain(told)
    }
  })

  it('without its root: sound and not trusted, which does not hold', async () => {
    const { code, text } = await verify(file)
    expect(code).toBe(1)
    expect(text).toContain('结论：完整；签名人未受信任')
  })

  it('altered, as text and as JSON', async () => {
    const altered = join(folder, '改过.pdf')
    const copy = Uint8Array.from(bytes)
    copy[300] = (copy[300] ?? 0) ^ 1
    writeFileSync(altered, copy)
    const { code, text } = await verify(altered, '--root', root)
    expect(code).toBe(1)
    expect(text).toContain('已被改动')
    const json: unknown = JSON.parse((await verify(altered, '--root', root, '--json')).text)
    expect(json).toMatchObject({ kind: 'pdf', ok: false, integrity: 'altered' })
  })

  it('unsigned, or no PDF at all: named', async () => {
    const plain = join(folder, '未签.pdf')
    writeFileSync(plain, await plainPdf(false))
    expect(await verify(plain)).toMatchObject({ code: 1, text: expect.stringContaining('PDF 没有签名') as string })
    const broken = join(folder, '坏的.pdf')
    writeFileSync(broken, 'not a PDF')
    expect(await verify(broken)).toMatchObject({ code: 1, text: expect.stringContaining('PDF 无法读取') as string })
  })
})
