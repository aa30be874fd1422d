import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { renameNew } from '#electron/main/archive/medium/durable.ts'
import { stageRelease } from '#electron/main/archive/release/release-folder.ts'

/** Which file a scanner looks into, so that its name cannot be taken away. */
const held = vi.hoisted((): { name: string } => ({ name: '' }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const unlink: typeof real.unlink = async (path) => {
    if (held.name !== '' && String(path).includes(held.name)) throw Object.assign(new Error('held'), { code: 'EBUSY' })
    await real.unlink(path)
  }
  return { ...real, unlink }
})

let folder = ''
beforeEach(() => {
  held.name = ''
  folder = mkdtempSync(join(tmpdir(), 'mingjian-held-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a file whose first name is held for good', () => {
  it('gets no second one', async () => {
    writeFileSync(join(folder, 'half'), 'text')
    held.name = 'half'
    await expect(renameNew(join(folder, 'half'), join(folder, 'whole'))).rejects.toThrow('held')
    expect(readdirSync(folder)).toEqual(['half'])
  })

  it('keeps back the others of its release: all names or none', async () => {
    const files = ['正文.pdf', '清单.json'].map((fileName) => ({ fileName, bytes: Buffer.from(fileName) }))
    const staged = await stageRelease(folder, files)
    if (!staged.ok) throw new Error(staged.error.code)
    held.name = '-1.partial'
    await expect(staged.value.publish()).rejects.toMatchObject({ code: 'fault.folderUnwritable' })
    expect(readdirSync(folder).filter((name) => !name.endsWith('.partial'))).toEqual([])
  })
})
