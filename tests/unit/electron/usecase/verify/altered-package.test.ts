import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import { filedOffice } from '../../../../helper/filed-office.ts'
import { asOfVersion, officeSigner, retell as retellAs, sealAnew } from '../../../../helper/sealed-anew.ts'

const temporary = mkdtempSync(join(tmpdir(), 'mingjian-altered-'))
let made: Awaited<ReturnType<typeof filedOffice>>
let signer: Signer
let batch = ''

beforeAll(async () => {
  made = await filedOffice()
  // The second forger is the office itself: whoever holds its key can seal anew what they altered.
  signer = await officeSigner(made.profile)
}, 240_000)
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})
afterEach(() => {
  if (batch !== '') rmSync(join(batch, '..'), { recursive: true, force: true })
  batch = ''
})

const copyOf = (): string => {
  batch = join(mkdtempSync(join(temporary, 'x-')), 'Z109-全部')
  cpSync(made.batch, batch, { recursive: true })
  return batch
}
const firstOf = (folder: string): string => {
  const items = join(folder, 'data/items')
  return join(items, readdirSync(items).sort()[0] ?? '')
}
const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing was altered in ${file}`)
  writeFileSync(file, after)
}
const releaseFile = (item: string, ending: string): string => {
  const folder = join(item, 'data/release')
  return join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '')
}

const mingjian = async (path: string) => {
  const out: string[] = []
  const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) }
  const code = await dispatch(['verify', path, '--root', made.root], io)
  return { code, said: out.join('\n') }
}

/** What is done to a package without any key, and the words that must name it. */
const BY_HAND: readonly (readonly [string, (item: string) => void, string])[] = [
  [
    'another byte order mark in metadata.xml',
    (item) => {
      edit(join(item, 'data/metadata/metadata.xml'), (text) => `\uFEFF${text}`)
    },
    'metadata.xml',
  ],
  [
    'a comment in eep.xml',
    (item) => {
      edit(join(item, 'data/metadata/eep.xml'), (text) => text.replace('</版本>', '</版本><!-- 补 -->'))
    },
    'eep.xml',
  ],
  [
    'an entity in metadata.xml',
    (item) => {
      edit(join(item, 'data/metadata/metadata.xml'), (text) => text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'))
    },
    'metadata.xml',
  ],
  [
    'two lines of the manifest swapped',
    (item) => {
      edit(join(item, 'manifest-sha256.txt'), (text) => {
        const [a, b, ...rest] = text.split('\n')
        return [b, a, ...rest].join('\n')
      })
    },
    'manifest-sha256.txt',
  ],
  [
    'capitals in the manifest',
    (item) => {
      edit(join(item, 'manifest-sha256.txt'), (text) => text.toUpperCase().replaceAll('DATA/', 'data/'))
    },
    'manifest-sha256.txt',
  ],
  [
    'a line more in the list of SM3',
    (item) => {
      edit(join(item, 'manifest-sm3.txt'), (text) => `${text}${'0'.repeat(64)}  data/more.txt\n`)
    },
    'manifest-sm3.txt',
  ],
  [
    'SM3 of another file',
    (item) => {
      edit(join(item, 'manifest-sm3.txt'), (text) => {
        const lines = text.split('\n')
        return [`${(lines[1] ?? '').slice(0, 64)}${(lines[0] ?? '').slice(64)}`, ...lines.slice(1)].join('\n')
      })
    },
    'manifest-sm3.txt',
  ],
  [
    'the list of SM3 taken away',
    (item) => {
      rmSync(join(item, 'manifest-sm3.txt'))
    },
    'manifest-sm3.txt',
  ],
  [
    'a list of another algorithm added',
    (item) => {
      writeFileSync(join(item, 'manifest-md5.txt'), '')
    },
    'manifest-md5.txt',
  ],
  [
    'the signature of another package',
    (item) => {
      cpSync(
        join(item, '..', readdirSync(join(item, '..')).sort()[1] ?? '', 'tagmanifest-sha256.txt.p7s'),
        join(item, 'tagmanifest-sha256.txt.p7s'),
      )
    },
    'tagmanifest-sha256.txt.p7s',
  ],
  [
    'a byte behind the signature',
    (item) => {
      writeFileSync(
        join(item, 'tagmanifest-sha256.txt.p7s'),
        Buffer.concat([readFileSync(join(item, 'tagmanifest-sha256.txt.p7s')), Buffer.from([0])]),
      )
    },
    'tagmanifest-sha256.txt.p7s',
  ],
  [
    'the signature as PEM',
    (item) => {
      const file = join(item, 'tagmanifest-sha256.txt.p7s')
      writeFileSync(file, `-----BEGIN PKCS7-----\n${readFileSync(file).toString('base64')}\n-----END PKCS7-----\n`)
    },
    'tagmanifest-sha256.txt.p7s',
  ],
  [
    'an empty line in the log',
    (item) => {
      edit(join(item, 'data/log/events.jsonl'), (text) => text.replace('\n', '\n\n'))
    },
    'events.jsonl',
  ],
  [
    'line ends of Windows in the log',
    (item) => {
      edit(join(item, 'data/log/events.jsonl'), (text) => text.replaceAll('\n', '\r\n'))
    },
    'events.jsonl',
  ],
  [
    'the office’s log cut by a line',
    (item) => {
      edit(join(item, 'data/log/office-events.jsonl'), (text) => text.split('\n').slice(0, -2).join('\n') + '\n')
    },
    'office-events.jsonl',
  ],
  [
    'another time in the checkpoint',
    (item) => {
      edit(join(item, 'data/log/checkpoint.json'), (text) => text.replace(/"at": "20/u, `"at": "19`))
    },
    'checkpoint.json',
  ],
  [
    'a signed checkpoint of another size',
    (item) => {
      edit(join(item, 'data/log/signed-checkpoint.json'), (text) =>
        text.replace(/"size": (\d)/u, (_, digit: string) => `"size": ${String(9 - Number(digit))}`),
      )
    },
    'signed-checkpoint.json',
  ],
  [
    'an update behind the PDF',
    (item) => {
      const file = releaseFile(item, '.pdf')
      writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]))
    },
    '.pdf',
  ],
  [
    'the PDF in another case of letters',
    (item) => {
      renameSync(releaseFile(item, '.pdf'), releaseFile(item, '.pdf').replace(/pdf$/u, 'PDF'))
    },
    '.pdf',
  ],
  [
    'an empty folder’s file beside the package',
    (item) => {
      mkdirSync(join(item, 'data/more'))
      writeFileSync(join(item, 'data/more/.keep'), '')
    },
    'data/more/.keep',
  ],
]

describe('a package that somebody altered by hand', () => {
  it('holds before', async () => {
    expect((await mingjian(made.batch)).code).toBe(0)
  })

  it.each(BY_HAND)('is named: %s', async (_, alter, named) => {
    const item = firstOf(copyOf())
    alter(item)
    const { code, said } = await mingjian(item)
    expect(code).toBe(1)
    expect(said.split('\n').find((line) => line.includes('[不成立]'))).toContain(named)
    // The batch around it does not hold either, and names the package.
    const whole = await mingjian(batch)
    expect(whole.code).toBe(1)
    expect(whole.said).toContain(item.slice(item.lastIndexOf('/') + 1))
  })
})

const seal = (bag: string): Promise<void> => sealAnew(bag, signer)
const retell = (item: string, change: (text: string) => string): Promise<void> => retellAs(item, signer, change)

const value =
  (name: string, change: (text: string) => string, flags = 'u') =>
  (text: string): string =>
    text.replace(
      new RegExp(`<${name}>([^<]*)</${name}>`, flags),
      (_, old: string) => `<${name}>${change(old)}</${name}>`,
    )

describe('a package that its own office altered and sealed anew', () => {
  it('holds when nothing is altered', async () => {
    const item = firstOf(copyOf())
    await retell(item, (text) => `${text} `).catch(() => undefined)
    const whole = firstOf(copyOf())
    await seal(whole)
    expect((await mingjian(whole)).code).toBe(0)
  })

  it.each([
    ['题名', (old: string) => old.replace('关于', '关於')],
    ['责任者', () => '别处'],
    ['日期', (old: string) => old.replace(/..$/u, '01').replace(/^..../u, '2025')],
    ['保管期限', () => '永久'],
    ['机构或问题', () => 'RSS'],
    ['页数', () => '7'],
    ['机构人员名称', () => '别处办公室'],
    ['行为时间', (old: string) => old.replace(/^..../u, '2025')],
    ['全宗名称', () => '别处办公室'],
    ['文种', () => '决定'],
    ['紧急程度', () => '特急'],
    ['主送', () => '别处'],
    ['抄送', () => '别处'],
  ] as const)('is named for another %s in metadata and encapsulation, of whichever version', async (name, change) => {
    const item = firstOf(copyOf())
    // What the text has not is put in beside the title.
    const is = readFileSync(join(item, 'data/metadata/metadata.xml'), 'utf8').includes(`<${name}>`)
    await retell(
      item,
      is ? value(name, change) : (text) => text.replace('<题名>', `<${name}>${change('')}</${name}><题名>`),
    )
    asOfVersion(item, '0.0.9')
    await seal(item)
    const { code, said } = await mingjian(item)
    expect(code).toBe(1)
    expect(said.split('\n').find((line) => line.includes('[不成立]'))).toContain('metadata.xml')
  })

  it.each([
    ['业务行为', (old: string) => (old === '起草' ? '签发' : old)],
    ['行为描述', (old: string) => old.replace(/^第.稿/u, '第9稿')],
    ['个人职位', (old: string) => `${old}、主要领导`],
    ['签名结果', (old: string) => old.replace(/^.{8}/u, 'AAAAAAAA')],
  ] as const)('is failed or left to a person for another %s in metadata and encapsulation', async (name, change) => {
    for (const version of [null, '0.0.9']) {
      const item = firstOf(copyOf())
      await retell(item, value(name, change, 'gu'))
      if (version !== null) asOfVersion(item, version)
      await seal(item)
      const { code, said } = await mingjian(item)
      // This very version writes no other words; another one may have.
      const fails = name === '业务行为' || version === null
      expect(code).toBe(fails ? 1 : 3)
      const mark = fails ? '[不成立]' : '[需人工]'
      expect(said.split('\n').find((line) => line.includes(mark))).toContain('metadata.xml')
      rmSync(join(batch, '..'), { recursive: true, force: true })
    }
  })

  it('is named for an opinion that is another in metadata and encapsulation, or is not in them', async () => {
    for (const change of [
      (text: string) => text.replace('<行为描述>同意发布<', '<行为描述>不同意<'),
      // The act itself is left out, in both.
      (text: string) => text.replace(/ *<业务实体>(?:(?!<业务实体>)[^])*?分管领导复审[^]*?<\/业务实体>\n/u, ''),
    ]) {
      const item = firstOf(copyOf())
      await retell(item, change)
      await seal(item)
      const { code, said } = await mingjian(item)
      expect(code).toBe(1)
      expect(said.split('\n').find((line) => line.includes('[不成立]'))).toMatch(/metadata\.xml|eep\.xml/u)
      rmSync(join(batch, '..'), { recursive: true, force: true })
    }
  })

  it.each([
    ['passes what only people can see', '需人工', '通过'],
    ['is of another number', 'BGS-0001', 'BGS-0009'],
  ])('is named for a report that %s', async (_, from, to) => {
    const item = firstOf(copyOf())
    edit(join(item, 'data/report/four-checks.xml'), (text) => text.replaceAll(from, to))
    await seal(item)
    const { code, said } = await mingjian(item)
    expect(code).toBe(1)
    expect(said.split('\n').find((line) => line.includes('[不成立]'))).toContain('four-checks.xml')
  })

  it.each([
    ['another title', (text: string) => text.replace('<题名>关于', '<题名>关於')],
    [
      'a line that stands twice',
      (text: string) => text.replace(/(<[^<>]+>\s*<序号>1<[^]*?)(?=<[^<>]+>\s*<序号>2<)/u, '$1$1'),
    ],
  ])('is named for a catalogue of the batch of %s', async (_, change) => {
    copyOf()
    edit(join(batch, 'data/目录.xml'), change)
    await seal(batch)
    const { code, said } = await mingjian(batch)
    expect(code).toBe(1)
    expect(said).toContain('目录')
  })
})
