import { describe, expect, it } from 'vitest'
import { metadataWords } from '#resources/text/metadata.ts'
import { encodeEep } from '#electron/main/archive/eep/eep-file.ts'
import { encodeMetadata } from '#electron/main/archive/xml/metadata-file.ts'
import { metadataEntities, readEep } from '#electron/main/archive/eep/read-eep.ts'
import { signDetached, verifyDetached } from '#electron/main/signing/cms/detached.ts'
import { metadataOf, type ItemFacts } from '#shared/domain/archive/metadata.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { at } from '../../../helper/case-play.ts'
import { createTestOffice, OFFICE_NAME } from '../../../helper/test-office.ts'

const office = createTestOffice()
const file = (path: string, format: string, number: number) => ({
  ...{ path, format, originalName: `原名 <${String(number)}> & “甲”`, bytes: number },
  sha256: String(number).repeat(64),
})
const FACTS: ItemFacts = {
  caseId: 'case-1',
  officeName: OFFICE_NAME,
  events: at('departmentReview').events,
  document: documentFromText('关于<停车>收费 & 的通知', ['正文']),
  files: [
    file('data/release/通知.pdf', 'pdf', 1),
    file('data/release/通知.html', 'html', 2),
    file('data/versions/1.txt', 'txt', 3),
    file('data/forms/approval.pdf', 'pdf', 4),
    file('data/files/a.png', 'png', 5),
  ],
  signature: null,
}
const METADATA = metadataOf(FACTS, metadataWords)
const eep = () =>
  encodeEep(
    FACTS,
    METADATA,
    { createdAt: '2026-03-05T02:00:00.000Z', program: '明鉴' },
    {
      signer: OFFICE_NAME,
      certificate: office.release.certificate,
      certificateSha256: office.release.certificateSha256,
      sign: (bytes) => signDetached(bytes, office.releaseSigner),
    },
  )
const altered = async (from: string | RegExp, to: string): Promise<Uint8Array> =>
  Buffer.from(
    Buffer.from(await eep())
      .toString('utf8')
      .replace(from, to),
  )
/** The first of the two signatures that does not hold; null when both do. */
const signatureProblem = async (bytes: Uint8Array) => {
  const read = readEep(bytes)
  if (read === null) return 'no encapsulation'
  const root = office.authority.certificate
  const [first, lock] = await Promise.all(
    read.signatures.map((one) => verifyDetached(one.signed, one.signature, { root })),
  )
  if (first?.ok === false) return first.error
  return lock?.ok === false ? `locked: ${lock.error}` : null
}

describe('the encapsulation of a case (DA/T 48-2009)', () => {
  it('is signed over exactly the bytes of 被签名对象, with the certificate beside', async () => {
    const bytes = await eep()
    const read = readEep(bytes)
    const { certificateSha256 } = office.release
    expect(read).toMatchObject({ createdBy: OFFICE_NAME, signatures: [{ certificateSha256 }, { certificateSha256 }] })
    const text = Buffer.from(bytes).toString('utf8')
    const signed = text.slice(text.indexOf('<被签名对象'), text.indexOf('</被签名对象>') + '</被签名对象>'.length)
    expect(Buffer.from(read?.signatures[0].signed ?? []).toString('utf8')).toBe(signed)
    const locked = /<电子签名>[^]*<\/电子签名>/u.exec(text)?.[0]
    expect(Buffer.from(read?.signatures[1].signed ?? []).toString('utf8')).toBe(locked)
    expect(await signatureProblem(bytes)).toBeNull()
    expect(text).toContain(`<证书>${Buffer.from(office.release.certificate).toString('base64')}</证书>`)
  })

  it('puts every round and form of the document under it, formats of one draft side by side', async () => {
    const text = Buffer.from(await eep()).toString('utf8')
    expect([...text.matchAll(/编码ID="([^"]+)"/gu)].map(([, id]) => id)).toEqual([
      '修改0-文档1-文档数据1-编码1',
      '修改0-文档1-文档数据1-编码2',
      '修改0-文档1-文档数据2-编码1',
      '修改0-文档1-文档数据3-编码1',
      '修改0-文档2-文档数据1-编码1',
    ])
    expect(text).toContain('<计算机文件名>data/release/通知.pdf</计算机文件名>')
    expect(readEep(await eep())?.files).toEqual(FACTS.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })))
  })

  it('tells the same as metadata.xml', async () => {
    expect(readEep(await eep())?.entities).toBe(metadataEntities(encodeMetadata(METADATA)))
    const other = metadataOf({ ...FACTS, document: documentFromText('别的', ['正文']) }, metadataWords)
    expect(metadataEntities(encodeMetadata(other))).not.toBe(readEep(await eep())?.entities)
  })

  it.each([
    ['a digest', /编码1-编码数据1">E/u, '编码1-编码数据1">F'],
    ['a title', '停车', '停东'],
    ['a space between elements', '<封装内容>', ' <封装内容>'],
  ])('does not hold with %s changed', async (_, from, to) => {
    expect(await signatureProblem(await altered(from, to))).toBe('signature.contentAltered')
  })

  it('is locked: what is told of its signature cannot be changed either', async () => {
    const changed = await altered('<签名时间>2026-03-05', '<签名时间>2025-03-05')
    expect(await signatureProblem(changed)).toBe('locked: signature.contentAltered')
  })

  it.each([
    ['another fixed text', '原始封装，未经修改', '原始封装'],
    ['no signature', /<电子签名块>[^]*<\/电子签名块>/u, ''],
    ['no lock', /<锁定签名>[^]*<\/锁定签名>/u, ''],
    ['a lock of another signature', '<被锁定签名标识符>修改0-签名1', '<被锁定签名标识符>修改0-签名2'],
    ['another order', /(<版本>2009<\/版本>)/u, ''],
    ['another namespace', 'encapsulation', 'encapsulation2'],
    ['a document type', '?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'],
    ['an identifier out of its order', '文档数据2"', '文档数据9"'],
    ['no XML', '<电子文件封装包', '<<'],
    ['another root', /电子文件封装包/gu, '电子文件包'],
    ['another description of its form', '2009《基于XML', '2010《基于XML'],
    ['another version', '<版本>2009</版本>', '<版本>2010</版本>'],
    ['another version of what is signed', 'eep版本="2009"', 'eep版本="2010"'],
    ['a version behind the rest', /(<版本>2009<\/版本>)([^]*)(<\/电子文件封装包>)/u, '$2$1$3'],
    ['another kind', '<封装包类型>原始型', '<封装包类型>修改型'],
    ['no office that made it', /<封装包创建单位>[^<]*<\/封装包创建单位>/u, ''],
    ['a time that is none', '<封装包创建时间>2026-03-05T', '<封装包创建时间>2026-03-05 '],
    ['a time and more', /(<封装包创建时间>[^<]*)/u, '$1。'],
    ['no acts', /<业务实体块>[^]*<\/业务实体块>/u, ''],
    ['no documents', /<文件数据>[^]*<\/文件数据>/u, '<文件数据></文件数据>'],
    ['no data at all', /<文件数据>[^]*<\/文件数据>/u, ''],
    ['what is no document among them', '<文件数据>', '<文件数据><题名>a</题名>'],
    ['a document out of its number', '<文档序号>1', '<文档序号>2'],
    ['a document of another name', '<文档标识符>修改0-文档1', '<文档标识符>修改0-文档2'],
    ['an attachment as its main document', '<文档主从声明>附属文档', '<文档主从声明>主文档'],
    ['a main document as an attachment', '<文档主从声明>主文档', '<文档主从声明>附属文档'],
    ['a document without a number', '<文档序号>1</文档序号>', ''],
    ['a document without a draft', /<文档数据 文档数据ID="修改0-文档2[^]*?<\/文档数据>/u, ''],
    ['a draft that is none', /<(\/?)文档数据(?=[ >])/gu, '<$1文档数'],
    ['an encoding that is none', /<(\/?)编码(?=[ >])/gu, '<$1码'],
    ['an encoding out of its order', '编码ID="修改0-文档1-文档数据1-编码2"', '编码ID="修改0-文档1-文档数据1-编码3"'],
    ['a digest out of its order', '编码数据ID="修改0-文档1-文档数据1-编码1', '编码数据ID="修改0-文档1-文档数据1-编码9'],
    ['another way to reckon a digest', 'sha256-base64Binary', 'md5-base64Binary'],
    ['an encoding without its description', /<编码描述>[^<]*<\/编码描述>/u, ''],
    ['a size that is none', '<计算机文件大小>1<', '<计算机文件大小>1K<'],
    ['a size beyond all numbers', '<计算机文件大小>1<', `<计算机文件大小>${'1'.repeat(16)}<`],
    ['a digest of another length', /(编码1-编码数据1">)E[^<]*/u, '$1EREREREREREREREREREREQ=='],
    ['a digest that is no base64', '编码1-编码数据1">E', '编码1-编码数据1">*'],
    ['a digest and more', /(编码1-编码数据1">E[^<]*)/u, '$1*'],
    ['a signature of another rule', '“被签名对象”元素', '“封装内容”元素'],
    ['a lock of another rule', '“电子签名”元素', '“被签名对象”元素'],
    ['a signature that is no base64', '<签名结果>', '<签名结果>*'],
    ['a signature without its signer', /<签名人>[^<]*<\/签名人>/u, ''],
    ['a signature of another name', '<签名标识符>修改0-签名1', '<签名标识符>修改0-签名2'],
    ['two signatures', /(<电子签名>[^]*<\/电子签名>)/u, '$1$1'],
  ])('is none with %s', async (_, from, to) => {
    expect(readEep(await altered(from, to))).toBeNull()
  })
})
