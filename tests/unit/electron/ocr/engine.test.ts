import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findEngine } from '#electron/main/ocr/engine.ts'
import { createRecogniser } from '#electron/main/ocr/recogniser.ts'
import { classifiedMarkHits, pictureMarkHits } from '#shared/domain/scan/classified-gate.ts'
import { fakeEngine } from '../../../helper/fake-engine.ts'

const picture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, import.meta.url)))

describe('text in pictures', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-test-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('is read by no engine that is not there, does not know Chinese, or is no program', async () => {
    expect(await findEngine({ PATH: folder })).toBeNull()
    expect(await findEngine({})).toBeNull()
    expect(await findEngine({ PATH: fakeEngine(join(folder, 'a'), { languages: 'eng' }) })).toBeNull()
    const recogniser = createRecogniser({ PATH: folder })
    expect(await recogniser.read(picture('name.png'))).toBeNull()
  })

  it('is looked for again after a minute without an engine', async () => {
    let at = 0
    const recogniser = createRecogniser({ PATH: folder }, () => at)
    expect(await recogniser.engine()).toBeNull()
    fakeEngine(folder)
    expect(await recogniser.engine()).toBeNull()
    at = 61_000
    expect(await recogniser.engine()).toEqual({
      program: join(folder, 'tesseract'),
      version: 'tesseract 9.9.9',
      languages: 'chi_sim',
    })
  })

  it('goes in and out through pipes alone, once for each picture', async () => {
    const env = { PATH: fakeEngine(folder, { text: '联系 人 ： 张小 明\n13812345678 ok\n\f' }), SECRET_OF_OURS: 'x' }
    const recogniser = createRecogniser(env)
    expect(await recogniser.read(picture('name.png'))).toBe('联系人：张小明\n13812345678 ok')
    expect(readFileSync(join(folder, 'given')).equals(Buffer.from(picture('name.png')))).toBe(true)
    rmSync(join(folder, 'given'))
    expect(await recogniser.read(picture('name.png'))).toBe('联系人：张小明\n13812345678 ok')
    expect(readdirSync(folder)).not.toContain('given')
    recogniser.forget()
    const reading = recogniser.read(picture('name.png'))
    // Of whoever leaves now, what is still being read is not kept either.
    await new Promise((resolve) => setTimeout(resolve, 1))
    recogniser.forget()
    await reading
    expect(readdirSync(folder)).toContain('given')
    rmSync(join(folder, 'given'))
    await recogniser.read(picture('name.png'))
    expect(readdirSync(folder)).toContain('given')
  })

  it('is not read when the engine is late, and stops at once when it is called off', async () => {
    const env = { PATH: fakeEngine(folder, { slow: true }) }
    const late = createRecogniser(env, undefined, 200)
    const begun = performance.now()
    expect(await late.read(picture('name.png'))).toBeNull()
    const called = new AbortController()
    const reading = createRecogniser(env).read(picture('name.png'), called.signal)
    setTimeout(() => {
      called.abort(new Error('called off'))
    }, 200)
    await expect(reading).rejects.toThrow('called off')
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('is read for real where an engine is installed, and a mark in it is told though its star is not', async () => {
    const recogniser = createRecogniser(process.env)
    const engine = await recogniser.engine()
    const named = await recogniser.read(picture('name.png'))
    const marked = await recogniser.read(picture('mark.png'))
    if (engine === null) {
      expect([named, marked]).toEqual([null, null])
      return
    }
    expect(engine.version).toMatch(/^tesseract [4-9]/u)
    expect(named).toContain('11010519491231002X')
    expect(named).toContain('张小明')
    expect(pictureMarkHits(marked ?? '').map(({ rule }) => rule)).toEqual(['classMark'])
  }, 60_000)

  it('of a mark is told in what machines make of it, and not in prose', () => {
    for (const text of [
      '机密妇10年\n关于',
      '秘密太]年”关于某行动',
      '机 窗\n关于',
      '000001 绝密 * 长期',
      '机密★10年',
      '秘密级',
    ])
      expect(pictureMarkHits(text).length, text).toBeGreaterThan(0)
    for (const text of ['保守机密10年', '商业秘密\n保护', '机窗边的座位', '秘密武器', '关于机密的规定'])
      expect(pictureMarkHits(text), text).toEqual([])
    expect(classifiedMarkHits('机密妇10年')).toEqual([])
  })
})
