import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { bagFiles, writeBag, type MadeBag } from '../../../helper/made-bag.ts'
import { createRandom } from '../../../helper/random.ts'
import { threadTimeMs } from '../../../helper/thread-time.ts'

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
const problem = async (change: Readonly<Record<string, string | Uint8Array | null>>) => {
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
        'data/行\u2028段\u2029.txt',
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

  it('costs no more for a line of blanks than for any other', async () => {
    const blanks = ' '.repeat(200_000)
    const before = threadTimeMs()
    const line = `a${blanks}\u2028\n`
    expect(await problem({ 'manifest-md5.txt': line })).toEqual(['bagForm', 'file.malformed', 'manifest-md5.txt'])
    const fetched = { 'fetch.txt': `x 1${blanks}a\u2028b\n` }
    expect(await problem(fetched)).toEqual(['bagFetched', 'file.malformed', 'fetch.txt'])
    expect(threadTimeMs() - before).toBeLessThan(10_000)
  })

  it('is no batch of ours for having a folder of items', async () => {
    const text = '第三件'
    const list = `${listOf('sha512')}${hash('sha512', text)}  data/items/甲/1.txt\n`
    const change = {
      'data/items/甲/1.txt': text,
      'manifest-sha512.txt': list,
      'manifest-md5.txt': null,
      'bag-info.txt': null,
    }
    expect(await problem(change)).toBeNull()
  })

  it.each([
    ['an altered file', { 'data/100%.txt': '别的' }, ['bagPayload', 'file.altered', 'data/100%.txt']],
    ['a missing file', { 'data/100%.txt': null }, ['bagPayload', 'file.missing', 'data/100%.txt']],
    ['a file too many', { 'data/more.txt': 'x' }, ['bagPayload', 'file.unexpected', 'data/more.txt']],
    ['a wrong count after a tab', { 'bag-info.txt': 'Payload-Oxum:\t18.3\n' }, COUNT],
    ['a wrong count after more blanks', { 'bag-info.txt': 'payload-oxum :   19.2 \r\n' }, COUNT],
    ['a count and more', { 'bag-info.txt': 'Payload-Oxum: 18.2.1\n' }, COUNT],
    ['a count of octets alone', { 'bag-info.txt': 'Payload-Oxum: 18\n' }, COUNT],
    [
      'tags that are not of the encoding of the bag',
      { 'bag-info.txt': Uint8Array.of(0xff, 0xfe, 0x41) },
      ['bagCount', 'bag.encoding', 'bag-info.txt'],
    ],
    [
      'files to fetch that are not told in its encoding',
      { 'fetch.txt': Uint8Array.of(0xff, 0xfe, 0x41) },
      ['bagFetched', 'bag.encoding', 'fetch.txt'],
    ],
    [
      'no list of the payload',
      { 'manifest-sha512.txt': null, 'manifest-md5.txt': null },
      ['bagForm', 'bag.noManifest', 'manifest-sha256.txt'],
    ],
    [
      'a declaration of more than it has',
      { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: 1\n' },
      ['bagForm', 'bag.version', 'bagit.txt'],
    ],
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

describe('a bag of another program, made in every way that RFC 8493 knows or forbids', () => {
  const TEXT = { 'data/甲.txt': '第一件', 'data/二/乙.txt': '第二件' }
  const twins = { 'data/caf\u00e9.txt': '一', 'data/cafe\u0301.txt': '二' }
  const folderOf = (made: MadeBag): string => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-made-bag-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true })
    })
    writeBag(folder, made)
    return folder
  }
  const asked = async (path: string) => {
    const lines: string[] = []
    const code = await dispatch(['verify', path], { out: (line) => lines.push(line), err: (line) => lines.push(line) })
    const verdict = await verifyPath(path, { root: null, now: new Date() })
    if (!verdict.ok) return { code, said: lines.join('\n'), found: verdict.error }
    const { firstProblem: first } = verdict.value
    const found = first === null ? null : [first.check, first.detail.problem, first.detail.file]
    return { code, said: lines.join('\n'), found }
  }
  const listed = (path: string): string => `${hash('sha256', '第一件')}  ${path}\n`

  it.each<readonly [string, MadeBag]>([
    ['any one algorithm', { payload: TEXT, algorithms: ['md5'] }],
    ['several, with lists of the tag files', { payload: TEXT, algorithms: ['md5', 'sha1', 'sha512'], tags: true }],
    ['line ends of Windows', { payload: TEXT, tags: true, lineEnd: '\r\n' }],
    ['line ends of old systems', { payload: TEXT, lineEnd: '\r' }],
    ['names with line breaks and percent signs', { payload: { 'data/50%\n%0A\r.txt': '一' } }],
    [
      'names of a draft, in which the percent sign stands for itself',
      {
        payload: { 'data/100%25.txt': '一' },
        ...{ version: '0.97', files: { 'manifest-sha256.txt': `${hash('sha256', '一')}  data/100%25.txt\n` } },
      },
    ],
    [
      'a draft, in which each list may name a part',
      {
        ...{ payload: TEXT, version: '0.97', algorithms: ['sha256'] },
        files: {
          'manifest-sha256.txt': listed('data/甲.txt'),
          'manifest-md5.txt': `${hash('md5', '第二件')}  data/二/乙.txt\n`,
        },
      },
    ],
    [
      'a decomposed name that the list has composed',
      {
        payload: { 'data/cafe\u0301.txt': '一' },
        files: { 'manifest-sha256.txt': `${hash('sha256', '一')}  data/caf\u00e9.txt\n` },
      },
    ],
    ['names that differ in case alone', { payload: { 'data/a.txt': '一', 'data/A.txt': '二' } }],
    ['names that Windows keeps for devices', { payload: { 'data/CON': '一', 'data/aux.txt': '二' } }],
    [
      'names of emoji, of other scripts and of 255 bytes',
      {
        payload: { 'data/👨‍👩‍👧 ‏שלום.txt': '一', [`data/${'题'.repeat(85)}`]: '二' },
      },
    ],
    [
      'files that were fetched since',
      { payload: TEXT, files: { 'fetch.txt': 'https://example.invalid/a - data/甲.txt\n' } },
    ],
    ['nothing in it', { payload: {}, files: { 'manifest-sha256.txt': '' } }],
    [
      'digests in capitals',
      {
        payload: { 'data/甲.txt': '第一件' },
        files: { 'manifest-sha256.txt': listed('data/甲.txt').toUpperCase().replace('DATA/甲.TXT', 'data/甲.txt') },
      },
    ],
  ])('holds with %s', async (_, made) => {
    expect(await asked(folderOf(made))).toMatchObject({ found: null })
  })

  it.each<readonly [string, MadeBag, readonly string[]]>([
    [
      'a byte order mark',
      { payload: TEXT, files: { 'bagit.txt': '\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' } },
      ['bagForm', 'bag.encoding', 'bagit.txt'],
    ],
    ['a version that nobody knows', { payload: TEXT, version: '2.0' }, ['bagForm', 'bag.version', 'bagit.txt']],
    [
      'bytes of another encoding',
      { payload: TEXT, files: { 'manifest-sha256.txt': Buffer.from([0xff, 0xfe, 0x41]) } },
      ['bagForm', 'file.malformed', 'manifest-sha256.txt'],
    ],
    ['a wrong count', { payload: TEXT, oxum: '18.3' }, ['bagCount', 'file.malformed', 'bag-info.txt']],
    [
      'a count beyond all numbers',
      { payload: TEXT, oxum: `${'9'.repeat(400)}.2` },
      ['bagCount', 'file.malformed', 'bag-info.txt'],
    ],
    [
      'a list that names fewer files than the other',
      {
        payload: TEXT,
        algorithms: ['sha256', 'md5'],
        files: { 'manifest-md5.txt': `${hash('md5', '第一件')}  data/甲.txt\n` },
      },
      ['bagForm', 'bag.listsDiffer', 'manifest-md5.txt'],
    ],
    [
      'a payload list that names a tag file',
      { payload: TEXT, files: { 'manifest-sha256.txt': `${hash('sha256', 'x')}  bagit.txt\n` } },
      ['bagForm', 'file.malformed', 'manifest-sha256.txt'],
    ],
    [
      'a tag list that names the payload',
      { payload: TEXT, files: { 'tagmanifest-sha256.txt': listed('data/甲.txt') } },
      ['bagForm', 'file.malformed', 'tagmanifest-sha256.txt'],
    ],
    [
      'a tag file that was altered',
      { payload: TEXT, tags: true, files: { 'bag-info.txt': 'Payload-Oxum: 18.2\nMore: 1\n' } },
      ['bagTagFiles', 'file.altered', 'bag-info.txt'],
    ],
    [
      'a tag file that is missing',
      { payload: TEXT, tags: true, files: { 'bag-info.txt': null } },
      ['bagTagFiles', 'file.missing', 'bag-info.txt'],
    ],
    [
      'an absolute path',
      { payload: TEXT, files: { 'manifest-sha256.txt': listed('/etc/hostname') } },
      ['bagForm', 'file.malformed', 'manifest-sha256.txt'],
    ],
    [
      'a path that leads out',
      { payload: TEXT, files: { 'manifest-sha256.txt': listed('data/../../甲.txt') } },
      ['bagForm', 'file.malformed', 'manifest-sha256.txt'],
    ],
    [
      'a path of Windows',
      { payload: TEXT, files: { 'manifest-sha256.txt': listed('data\\甲.txt') } },
      ['bagForm', 'file.malformed', 'manifest-sha256.txt'],
    ],
    [
      'a line without a path',
      { payload: TEXT, files: { 'manifest-sha256.txt': `${hash('sha256', 'x')}\n` } },
      ['bagForm', 'file.malformed', 'manifest-sha256.txt'],
    ],
    ['two files of one name to people', { payload: twins }, ['bagForm', 'tree.sameName', 'data/caf\u00e9.txt']],
    [
      'a file to fetch',
      { payload: TEXT, files: { 'fetch.txt': 'https://example.invalid/a 3 data/丙.txt\n' } },
      ['bagFetched', 'bag.toFetch', 'data/丙.txt'],
    ],
    [
      'a file to fetch that leads out',
      { payload: TEXT, files: { 'fetch.txt': 'https://example.invalid/a 3 ../丙.txt\n' } },
      ['bagFetched', 'file.malformed', 'fetch.txt'],
    ],
    [
      'a tag file to fetch',
      { payload: TEXT, files: { 'fetch.txt': 'https://example.invalid/a 3 bagit.txt\n' } },
      ['bagFetched', 'file.malformed', 'fetch.txt'],
    ],
    [
      'folders without an end',
      { payload: { [`data/${'深/'.repeat(70)}甲.txt`]: '一' } },
      ['bagForm', 'tree.tooDeep', expect.stringContaining('深')],
    ],
  ])('is named for %s', async (_, made, expected) => {
    const { code, said, found } = await asked(folderOf(made))
    expect(found).toEqual(expected)
    expect(code).toBe(1)
    expect(said).toContain('首先不成立的是')
  })

  it.skipIf(process.platform === 'win32')('follows no link, wherever it leads', async () => {
    const outside = folderOf({ payload: TEXT })
    for (const [target, path] of [
      [join(outside, 'data/甲.txt'), 'data/丙.txt'],
      [join(outside, 'data'), 'data/二'],
      ['/proc/self/environ', 'bag-info.txt'],
    ] as const) {
      const folder = folderOf({ payload: { 'data/甲.txt': '第一件' } })
      rmSync(join(folder, path), { force: true })
      symlinkSync(target, join(folder, path))
      expect((await asked(folder)).found, path).toEqual(['bagForm', 'tree.symbolicLink', path])
    }
  })

  it('says that a bag in a zip must be unpacked first, and takes nothing out of it', async () => {
    const folder = folderOf({ payload: TEXT })
    const files = [...bagFiles({ payload: TEXT })]
    for (const prefix of ['', '归档/']) {
      const zip = join(folder, `bag${String(prefix.length)}.zip`)
      writeFileSync(zip, zipSync(Object.fromEntries(files.map(([path, bytes]) => [`${prefix}${path}`, bytes]))))
      const { code, said, found } = await asked(zip)
      expect({ code, found }).toEqual({ code: 1, found: ['bagForm', 'bag.zipped', `bag${String(prefix.length)}.zip`] })
      expect(said).toContain('请先解压')
    }
    const before = readdirSync(folder).sort()
    writeFileSync(join(folder, 'other.zip'), zipSync({ '../../bagit.txt': Buffer.from('x') }))
    expect((await asked(join(folder, 'other.zip'))).found).toEqual(['releaseZip', 'file.malformed', 'other.zip'])
    expect(readdirSync(folder).sort()).toEqual([...before, 'other.zip'].sort())
  })

  it('never stumbles over any bytes in a tag file', async () => {
    const random = createRandom(8493)
    const folder = folderOf({ payload: TEXT, algorithms: ['sha256', 'md5'], tags: true })
    for (const file of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-md5.txt']) {
      const sound = readFileSync(join(folder, file))
      for (let round = 0; round < 30; round += 1) {
        const bytes = Buffer.from(sound)
        for (let count = 0; count <= round % 4; count += 1) bytes[random.below(bytes.length)] = random.below(256)
        writeFileSync(join(folder, file), round % 5 === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes)
        const verdict = await verifyPath(folder, { root: null, now: new Date() })
        const isSame = readFileSync(join(folder, file)).equals(sound)
        expect(verdict.ok && verdict.value.ok, `${file} ${String(round)}`).toBe(isSame)
      }
      writeFileSync(join(folder, file), sound)
    }
  })
})
