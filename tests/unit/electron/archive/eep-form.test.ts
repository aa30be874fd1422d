import { describe, expect, it } from 'vitest'
import { METADATA_NAMES, metadataWords } from '#resources/text/metadata.ts'
import { encodeEep } from '#electron/main/archive/eep/eep-file.ts'
import { encodeMetadata, parseXmlTree } from '#electron/main/archive/xml/metadata-file.ts'
import { metadataEntities, readEep } from '#electron/main/archive/eep/read-eep.ts'
import { xml, xmlDocument } from '#electron/main/archive/xml/xml.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { metadataOf, type ItemFacts } from '#shared/domain/archive/metadata.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { archivist, at, filing, hashOf, play } from '../../../helper/case-play.ts'
import { createRandom } from '../../../helper/random.ts'
import { elementsBelow, schemaProblems, seenTree, type SeenElement } from '../../../helper/eep-schema.ts'
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
const encoded = async (facts: ItemFacts): Promise<Uint8Array> =>
  encodeEep(
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
const eepOf = (title = '关于停车收费的通知', originalName = '附图.png'): Promise<Uint8Array> =>
  encoded(factsOf(title, originalName))

/** Every element in its order, with namespaces. @throws on what is not well formed. */
const elementsOf = (bytes: Uint8Array): readonly SeenElement[] => elementsBelow(seenTree(bytes))

describe('the form of the encapsulation, as far as DA/T 48-2009 is known here', () => {
  it('is UTF-8 XML 1.0 without a document type, well formed, all of it in the one namespace', async () => {
    const bytes = await eepOf()
    const text = Buffer.from(bytes).toString('utf8')
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<电子文件封装包 xmlns="')).toBe(true)
    expect(text).not.toMatch(/<!DOCTYPE|<!\[CDATA\[|<!--/u)
    expect(elementsOf(bytes)[0]).toMatchObject({ name: '电子文件封装包' })
  })

  it('keeps to the schema: what lies in what, in which order, under which identifiers, of which types', async () => {
    expect(schemaProblems(await eepOf())).toEqual([])
    const withheld = { ...factsOf('不公开的事项', '附图.png'), events: at('departmentReview').events, files: [] }
    const bare = await encoded({ ...withheld, files: factsOf('', '').files.slice(0, 1) })
    // Without a number of the archive it is none; that is all that it lacks.
    expect(schemaProblems(bare).map((one) => one.slice(0, 6))).toEqual(['文件实体: '])
  })

  it.each([
    ['no 锁定签名', /<锁定签名>[^]*<\/锁定签名>/u, ''],
    ['another order', /(<来源>[^]*<\/来源>)\s*(<电子文件号>[^]*<\/电子文件号>)/u, '$2$1'],
    ['an act of nobody', /<机构人员标识符>[^<]*<\/机构人员标识符>(?=\s*<文件标识符>)/u, ''],
    ['an identifier that stands twice', '文档数据1-编码1"', '文档数据1"'],
    ['a kind of person that is none', '<机构人员类型>个人', '<机构人员类型>内设机构人员'],
    ['no carrier', /<脱机载体编号>[^<]*<\/脱机载体编号>/u, ''],
  ])('and a reader of the schema sees %s', async (_, from, to) => {
    const text = Buffer.from(await eepOf()).toString('utf8')
    expect(text).toMatch(from)
    expect(schemaProblems(Buffer.from(text.replace(from, to)))).not.toEqual([])
  })

  it('has one 业务实体 for each step of business, each of a person whom it tells of, all of the one file', async () => {
    const elements = elementsOf(await eepOf())
    const valueOf = (one: SeenElement, name: string) => one.children.find((child) => child.name === name)?.text ?? ''
    const acts = elements.filter(({ name }) => name === '业务实体')
    expect(acts.map((one) => valueOf(one, '业务行为'))).toEqual([
      ...[
        '起草',
        '公开认定',
        '部门初审',
        '保密审查',
        '分管领导复审',
        '主要领导把关',
        '签发',
        '用印',
        '公开发布',
        '归档',
      ],
    ])
    for (const one of acts) {
      expect(valueOf(one, '行为依据')).toMatch(/第[^条]+条/u)
      expect(valueOf(one, '文件标识符')).toBe('case-1')
    }
    expect(new Set(acts.map((one) => valueOf(one, '业务标识符'))).size).toBe(acts.length)
    const people = elements.filter(({ name }) => name === '机构人员实体')
    const idOf = (one: SeenElement) => valueOf(one, '机构人员标识符')
    expect(new Set(people.map(idOf)).size).toBe(people.length)
    expect(people.map(idOf)).toEqual(expect.arrayContaining([...new Set(acts.map(idOf))]))
    expect(valueOf(people[0] as SeenElement, '机构人员类型')).toBe('单位')
    const relations = elements.filter(({ name }) => name === '机构人员实体关系')
    expect(relations.map((one) => [idOf(one), valueOf(one, '被关联机构人员标识符')])).toEqual(
      people.slice(1).map((one) => [idOf(one), idOf(people[0] as SeenElement)]),
    )
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
    const signed = async () => Buffer.from(readEep(await eepOf())?.signatures[0].signed ?? []).toString('utf8')
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
