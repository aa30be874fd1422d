import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyPath } from '#electron/main/usecase/verify-path.ts'

const hash = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex')
const PAYLOAD = { 'data/目录/甲 😀.txt': '第一件', 'data/100%.txt': '第二件' }
const listOf = (algorithm: string): string =>
  Object.entries(PAYLOAD)
    .map(([path, text]) => `${hash(algorithm, text)}  ${path.replaceAll('%', '%25')}\n`)
    .join('')
const SOUND: Readonly<Record<string, string>> = {
  ...PAYLOAD,
  'bagit.txt': 'BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n',
  'bag-info.txt': 'Payload-Oxum: 18.2\n',
  'manifest-sha512.txt': listOf('sha512'),
  'manifest-md5.txt': listOf('md5'),
}

/** The first thing that does not hold of a bag that others made; null for a sound one. */
const problem = async (change: Readonly<Record<string, string | null>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bag-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const [path, text] of Object.entries({ ...SOUND, ...change })) {
    if (text === null) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const verdict = await verifyPath(folder, { root: null, now: new Date() })
  if (!verdict.ok) return verdict.error
  expect(verdict.value.kind).toBe('bag')
  const { firstProblem } = verdict.value
  return firstProblem === null ? null : [firstProblem.check, firstProblem.detail.problem, firstProblem.detail.file]
}

describe('a bag that others made', () => {
  it('holds with any of its algorithms, any names, and line ends of others', async () => {
    expect(await problem({})).toBeNull()
    expect(await problem({ 'manifest-blake3.txt': 'abc  data/x\n' })).toBeNull()
    expect(
      await problem({ 'manifest-md5.txt': listOf('md5').replaceAll('\n', '\r\n').replaceAll('  ', ' *') }),
    ).toBeNull()
  })

  it('is no batch of ours for having a folder of items', async () => {
    const text = '第三件'
    const list = `${listOf('sha512')}${hash('sha512', text)}  data/items/甲/1.txt\n`
    const change = { 'data/items/甲/1.txt': text, 'manifest-sha512.txt': list, 'bag-info.txt': null }
    expect(await problem(change)).toBeNull()
  })

  it.each([
    ['an altered file', { 'data/100%.txt': '别的' }, ['bagPayload', 'file.altered', 'data/100%.txt']],
    ['a missing file', { 'data/100%.txt': null }, ['bagPayload', 'file.missing', 'data/100%.txt']],
    ['a file too many', { 'data/more.txt': 'x' }, ['bagPayload', 'file.unexpected', 'data/more.txt']],
    ['a wrong count', { 'bag-info.txt': 'Payload-Oxum: 19.2\n' }, ['bagCount', 'file.malformed', 'bag-info.txt']],
    [
      'files that are still to be fetched',
      { 'fetch.txt': 'https://example.invalid/a 3 data/a.txt\n' },
      ['bagFetched', 'bag.toFetch', 'data/a.txt'],
    ],
    [
      'an algorithm that nobody here knows',
      { 'manifest-sha512.txt': null, 'manifest-md5.txt': null, 'manifest-blake3.txt': 'ab  data/x\n' },
      ['bagForm', 'bag.unknownAlgorithm', 'manifest-blake3.txt'],
    ],
    [
      'an encoding that nobody here knows',
      { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON\n' },
      ['bagForm', 'bag.encoding', 'bagit.txt'],
    ],
    [
      'a path that leads out',
      { 'manifest-md5.txt': `${hash('md5', 'x')}  ../outside.txt\n` },
      ['bagForm', 'file.malformed', 'manifest-md5.txt'],
    ],
  ])('is named for %s', async (_, change, expected) => {
    expect(await problem(change)).toEqual(expected)
  })
})
