import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTree } from '#electron/main/archive/bag/read-tree.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { findRelease } from '#electron/main/usecase/verify/packed-release.ts'
import { createSampleRelease, type SampleRelease } from '../../../../helper/sample-release.ts'
import { createTestOffice } from '../../../../helper/test-office.ts'

const temporary = mkdtempSync(join(tmpdir(), 'mingjian-packed-'))
let sample: SampleRelease
beforeAll(async () => {
  sample = await createSampleRelease(createTestOffice())
})
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

const found = async (files: Readonly<Record<string, Uint8Array>>) => {
  const folder = mkdtempSync(join(temporary, 'x-'))
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const tree = await openTree(folder)
  if (!tree.ok) throw new Error(tree.error.code)
  return findRelease(tree.value)
}

describe('the release in a package', () => {
  it('is found by its manifest, with the signature beside it', async () => {
    const [, { bytes }, { bytes: signature }] = sample.files
    const file = 'data/release/x.manifest.json'
    const whole = await found({ [file]: bytes, [`${file}.p7s`]: signature })
    if ('problem' in whole) throw new Error(whole.problem)
    expect([whole.file, sha256Hex(whole.bytes)]).toEqual([file, sha256Hex(bytes)])
    expect(sha256Hex(whole.signature ?? new Uint8Array())).toBe(sha256Hex(signature))
    expect(await found({ [file]: bytes })).toMatchObject({ file, signature: null })
  })

  it('is missing where its manifest lies elsewhere, or nothing like it', async () => {
    const missing = { problem: 'file.missing', file: 'data/release/*.manifest.json' }
    expect(await found({ 'data/source/x.manifest.json': sample.files[1].bytes })).toEqual(missing)
    expect(await found({ 'data/release/x.pdf': sample.files[0].bytes })).toEqual(missing)
  })

  it('is named where its manifest cannot be read', async () => {
    const file = 'data/release/x.manifest.json'
    const bytes = Buffer.concat([sample.files[1].bytes, Buffer.from('\n')])
    expect(await found({ [file]: bytes })).toEqual({ problem: 'file.malformed', file })
  })
})
