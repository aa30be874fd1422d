import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { eepText as tags, METADATA_NAMES, metadataWords } from '#resources/text/metadata.ts'
import { encodeEep } from '#electron/main/archive/eep-file.ts'
import { encodeMetadata, parseXmlTree } from '#electron/main/archive/metadata-file.ts'
import { metadataEntities, readEep } from '#electron/main/archive/read-eep.ts'
import { xml, xmlDocument } from '#electron/main/archive/xml.ts'
import { signDetached } from '#electron/main/signing/detached.ts'
import { metadataOf, type ItemFacts } from '#shared/domain/archive/metadata.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { archivist, at, filing, hashOf, play } from '../../../helper/case-play.ts'
import { createRandom } from '../../../helper/random.ts'
import { createTestOffice, OFFICE_NAME } from '../../../helper/test-office.ts'

const office = createTestOffice()
const FILED = play([[archivist, filing()]], at('released'))
const factsOf = (title: string, originalName: string): ItemFacts => ({
  caseId: 'case-1',
  officeName: OFFICE_NAME,
  events: FILED.events,
  document: documentFromText(title, ['正文', '云溪县人民政府办公室', '2026年3月5日']),
  files: [
    { path: 'data/release/通知.pdf', format: 'pdf', originalName: '通知.pdf', bytes: 7, sha256: hashOf('1') },
    { path: 'data/files/a.png', format: 'png', originalName, bytes: 8, sha256: hashOf('2') },
  ],
  signature: null,
})
const eepOf = async (title = '关于停车收费的通知', originalName = '附图.png'): Promise<Uint8Array> => {
  const facts = factsOf(title, originalName)
  return encodeEep(
    facts,
    metadataOf(facts, metadataWords),
    { createdAt: '2026-03-05T02:00:00.000Z', program: '明鉴' },
    {
      signer: OFFICE_NAME,
      certificate: office.release.certificate,
      certificateSha256: office.release.certificateSha256,
      sign: (bytes) => signDetached(bytes, office.releaseSigner),
    },
  )
}

interface Element {
  readonly path: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}
/** Every element in its order, read with namespaces by a parser that knows nothing of our form. @throws on what is not well formed. */
const elementsOf = (bytes: Uint8Array): readonly Element[] => {
  const parser = new SaxesParser({ xmlns: true })
  const found: Element[] = []
  const open: Element[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, uri, attributes }) => {
    expect(uri).toBe(tags.namespace)
    const own = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element = { path: [...open.map((one) => one.name), name].join('/'), name, attributes: own, text: '' }
    found.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last !== undefined) last.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close()
  return found
}

/** What rules.md 7.5 and 7.4 name (V2[S12]), each of it; the official text was not at hand. */
const REQUIRED = [
  ...['封装包格式描述', '版本', '被签名对象', '电子签名块'],
  ...['封装包类型', '封装包类型描述', '封装包创建时间', '封装包创建单位', '封装内容'].map((one) => `被签名对象/${one}`),
  ...['文件实体块', '业务实体块', '机构人员实体块'].map((one) => `被签名对象/封装内容/${one}`),
  ...['文档标识符', '文档序号', '文档主从声明', '题名', '文档数据'].map(
    (one) => `被签名对象/封装内容/文件实体块/文件实体/文件数据/文档/${one}`,
  ),
  ...['电子属性', '编码描述', '反编码关键字', '编码数据'].map(
    (one) => `被签名对象/封装内容/文件实体块/文件实体/文件数据/文档/文档数据/编码/${one}`,
  ),
  ...['签名标识符', '签名规则', '签名时间', '签名人', '签名结果', '证书块', '签名算法标识'].map(
    (one) => `电子签名块/电子签名/${one}`,
  ),
  ...['证书', '证书引证'].map((one) => `电子签名块/电子签名/证书块/${one}`),
]
const MANDATORY = [
  ...[
    '聚合层次',
    '立档单位名称',
    '电子文件号',
    '档号',
    '年度',
    '保管期限',
    '室编件号',
    '题名',
    '责任者',
    '日期',
    '密级',
  ],
  ...['文件组合类型', '计算机文件名', '计算机文件大小'],
]

describe('the form of the encapsulation, as far as DA/T 48-2009 is known here', () => {
  it('is UTF-8 XML 1.0 without a document type, well formed, all of it in the one namespace', async () => {
    const bytes = await eepOf()
    const text = Buffer.from(bytes).toString('utf8')
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<电子文件封装包 xmlns="')).toBe(true)
    expect(text).not.toMatch(/<!DOCTYPE|<!\[CDATA\[|<!--/u)
    expect(elementsOf(bytes)[0]).toMatchObject({ name: '电子文件封装包' })
  })

  it('has every element that is known to be required, with a value, and what of them has an order in that order', async () => {
    const elements = elementsOf(await eepOf())
    const at = (path: string) => elements.filter((one) => one.path === `电子文件封装包/${path}`)
    for (const path of REQUIRED) expect(at(path).length, path).toBeGreaterThan(0)
    const isLeaf = ({ path }: Element) => !elements.some((other) => other.path.startsWith(`${path}/`))
    for (const path of REQUIRED) for (const one of at(path)) if (isLeaf(one)) expect(one.text.trim(), path).not.toBe('')
    const children = (path: string) =>
      elements
        .filter((one) => one.path.startsWith(`${path}/`) && !one.path.slice(path.length + 1).includes('/'))
        .map(({ name }) => name)
    expect(children('电子文件封装包')).toEqual(['封装包格式描述', '版本', '被签名对象', '电子签名块'])
    expect(children('电子文件封装包/被签名对象/封装内容')).toEqual(['文件实体块', '业务实体块', '机构人员实体块'])
    const main = '电子文件封装包/被签名对象/封装内容/文件实体块/文件实体'
    for (const name of MANDATORY) {
      const found = elements.filter((one) => one.path.startsWith(`${main}/`) && one.name === name)
      expect(found.some(({ text }) => text.trim() !== '') || found.some((one) => !isLeaf(one)), name).toBe(true)
    }
    for (const name of ['机构人员名称', '业务状态', '业务行为', '行为时间'])
      expect(
        elements.some((one) => one.name === name && one.text !== ''),
        name,
      ).toBe(true)
  })

  it('gives each document, draft, encoding and piece of data one identifier, of the form that is known', async () => {
    const elements = elementsOf(await eepOf())
    const ids = elements.flatMap(({ name, text, attributes }) => [
      ...Object.entries(attributes).flatMap(([key, value]) => (key.endsWith('ID') ? [value] : [])),
      ...(name === '文档标识符' ? [text] : []),
    ])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^修改0-文档\d+(?:-文档数据\d+(?:-编码\d+(?:-编码数据1)?)?)?$/u)
    const roles = elements.filter(({ name }) => name === '文档主从声明').map(({ text }) => text)
    expect(roles).toEqual(['主文档', ...roles.slice(1).map(() => '附属文档')])
  })

  it('writes times, digests, signature and dates in the forms that XML Schema and the standard have for them', async () => {
    const elements = elementsOf(await eepOf())
    const texts = (name: string) => elements.filter((one) => one.name === name).map(({ text }) => text)
    for (const time of [...texts('封装包创建时间'), ...texts('签名时间'), ...texts('行为时间')])
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u)
    const sizes = texts('编码数据').map((data) => Buffer.from(data, 'base64'))
    for (const bytes of sizes) expect(bytes).toHaveLength(32)
    expect(texts('编码数据').every((data, index) => sizes[index]?.toString('base64') === data)).toBe(true)
    expect(texts('反编码关键字').every((keyword) => keyword === 'sha256-base64Binary')).toBe(true)
    expect(texts('日期').every((date) => /^\d{8}$/u.test(date))).toBe(true)
    for (const value of [...texts('签名结果'), ...texts('证书')])
      expect(Buffer.from(value, 'base64').toString('base64')).toBe(value)
  })

  it('uses names of elements that XML with namespaces takes, for every element of the metadata', () => {
    for (const name of METADATA_NAMES) expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_.-]*$/u)
  })

  it('is the same bytes each time but for the signature', async () => {
    const signed = async () => Buffer.from(readEep(await eepOf())?.signed ?? []).toString('utf8')
    expect(await signed()).toBe(await signed())
  })
})

describe('values that people write', () => {
  const ODD = [
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '\r',
    '\n',
    '\t',
    ' ',
    '\u0085',
    '\u2028',
    '𠮷',
    '甲',
    '<!--',
    '&#13;',
    '\u00a0',
  ]
  const unwritable = ['\u0000', '\u0008', '\ud800', '\ufffe', '\uffff']

  it('come back as they were, in text and in attributes; what XML has no room for is a replacement character', () => {
    const random = createRandom(48)
    for (let round = 0; round < 300; round += 1) {
      const value = Array.from({ length: 1 + random.below(12) }, () => random.pick([...ODD, ...unwritable])).join('')
      const bytes = xmlDocument(xml('a', [xml('b', [value], { c: value })]))
      const [read] = parseXmlTree(bytes)?.children ?? []
      const expected = Array.from(value, (one) => (unwritable.includes(one) ? '\ufffd' : one)).join('')
      expect([read?.text, read?.attributes['c']], JSON.stringify(value)).toEqual([expected, expected])
    }
  })

  it('stand in the encapsulation as they stand in metadata.xml, and it can be read again', async () => {
    for (const odd of ODD) {
      const [title, name] = [`关于甲${odd}乙的通知`, `附${odd}图.png`]
      const read = readEep(await eepOf(title, name))
      const metadata = metadataOf(factsOf(title, name), metadataWords)
      expect(read?.entities, JSON.stringify(odd)).toBe(metadataEntities(encodeMetadata(metadata)))
      expect(read?.files.map(({ path }) => path)).toEqual(['data/release/通知.pdf', 'data/files/a.png'])
    }
  })
})
