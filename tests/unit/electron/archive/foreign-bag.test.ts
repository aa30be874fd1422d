import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'

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

const COUNT = ['bagCount', 'file.malformed', 'bag-info.txt']

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

  it.skipIf(process.platform === 'win32')(
    'holds with names that we would never give, and counts that are spaced otherwise',
    async () => {
      const text = '第三件'
      const names = [
        'data/会议:纪要\\一.txt',
        'data/换\n行.txt',
        'data/re\u202eversed.txt',
        'data/e\u0301.txt',
        'data/尾点. ',
      ]
      const encoded = (name: string) => name.replaceAll('\n', '%0A')
      const lines = names.map((name) => `${hash('sha512', text)}  ${encoded(name)}\n`).join('')
      const files = Object.fromEntries(names.map((name) => [name, text]))
      const counted = {
        'bag-info.txt': `Payload-Oxum:\t${String(18 + 9 * names.length)}.${String(2 + names.length)}\n`,
      }
      const lists = { 'manifest-sha512.txt': `${listOf('sha512')}${lines}`, 'manifest-md5.txt': null }
      expect(await problem({ ...files, ...lists, ...counted })).toBeNull()
    },
  )

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
    ['a wrong count after a tab', { 'bag-info.txt': 'Payload-Oxum:\t18.3\n' }, COUNT],
    ['a wrong count after more blanks', { 'bag-info.txt': 'payload-oxum :   19.2 \r\n' }, COUNT],
    ['a count that is none', { 'bag-info.txt': 'Payload-Oxum: many\n' }, COUNT],
    ['two counts', { 'bag-info.txt': 'Payload-Oxum: 18.2\nPayload-Oxum: 18.3\n' }, COUNT],
    [
      'a file that a list names twice',
      { 'manifest-md5.txt': `${listOf('md5')}${hash('md5', 'x')}  ./data/100%25.txt\n` },
      ['bagForm', 'file.malformed', 'manifest-md5.txt'],
    ],
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
