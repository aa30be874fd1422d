import { describe, expect, it } from 'vitest'
import { catalogFacts, metadataOf, releaseSignature, type MetadataNode } from '#shared/domain/archive/metadata.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { METADATA_NAMES, metadataWords } from '#resources/text/metadata.ts'
import { archivist, at, filing, hashOf, play, publisher } from '../../../helper/case-play.ts'
import { METADATA } from './fixture.ts'

const office = { name: '云溪县人民政府办公室', certificateSha256: hashOf('a'), signedBy: hashOf('b') }

describe('the metadata of a file', () => {
  it('name the key that signed the manifest, and the manifest that stands', () => {
    const released = at('released')
    expect(releaseSignature(at('approved').events, { office }, 'AAAA')).toBeNull()
    const first = releaseSignature(released.events, { office }, 'AAAA')
    expect(first).toEqual({
      ...{ at: released.events.at(-1)?.at, signer: office.name, result: 'AAAA', certificateSha256: hashOf('b') },
    })
    const files = { pdfSha256: hashOf('7'), manifestSha256: hashOf('8'), manifestSignatureSha256: hashOf('9') }
    const extended = play([[publisher, { type: 'extendRelease', level: 'B-LT', ...files }]], released)
    const signature = releaseSignature(extended.events, { office }, 'BBBB')
    expect(signature?.at).toBe(extended.events.at(-1)?.at)
    const facts = { caseId: 'case-1', officeName: office.name, document: EMPTY_DOCUMENT, files: [], signature }
    const { file } = metadataOf({ ...facts, events: extended.events }, metadataWords)
    const values = file.find(({ number }) => number === 57)?.children?.map(({ number, value }) => [number, value])
    expect(values).toEqual(
      expect.arrayContaining([
        [60, office.name],
        [61, 'BBBB'],
        [63, hashOf('b')],
      ]),
    )
  })

  it('name whom it is sent to, without the colon of the paper', () => {
    const facts = {
      caseId: 'case-1',
      officeName: office.name,
      files: [],
      signature: null,
      events: at('released').events,
    }
    const valueOf = (addressee: string) =>
      metadataOf({ ...facts, document: { ...EMPTY_DOCUMENT, addressee } }, metadataWords)
        .file.flatMap(({ children = [] }) => children)
        .find(({ number }) => number === 36)?.value
    expect(valueOf('各乡镇人民政府，县直有关单位：')).toBe('各乡镇人民政府，县直有关单位')
    expect(valueOf('各乡镇人民政府')).toBe('各乡镇人民政府')
    expect(valueOf('：')).toBeUndefined()
  })

  it.each([
    ['2026年2月29日', '20260301'],
    ['2026年13月1日', '20260301'],
    ['2026年4月31日', '20260301'],
    ['2026年0月1日', '20260301'],
    ['2028年2月29日', '20280229'],
    ['2026年1月8日', '20260108'],
    ['2026-01-08', '20260108'],
  ])('dates %s as the calendar has it, and a day that it has not by the release', (date, told) => {
    const released = at('released').events.map((event) =>
      event.type === 'CaseReleased' ? { ...event, data: { ...event.data, releasedOn: '2026-03-01' } } : event,
    )
    const document = { ...EMPTY_DOCUMENT, date }
    expect(catalogFacts({ events: released, document, officeName: office.name }).date).toBe(told)
  })

  it('count the day of what was not published as Beijing does', () => {
    const events = at('concluded').events.map((event) =>
      event.type === 'CaseConcluded' ? { ...event, at: '2026-12-31T16:30:00.000Z' } : event,
    )
    expect(catalogFacts({ events, document: EMPTY_DOCUMENT, officeName: office.name }).date).toBe('20270101')
  })

  it('name the department that handled it, and to which office it belongs; none where the case had none', () => {
    const facts = { caseId: 'case-1', officeName: office.name, document: EMPTY_DOCUMENT, files: [], signature: null }
    const { events } = at('released')
    const placed = events.map((event) =>
      event.type === 'DraftRegistered'
        ? { ...event, data: { ...event.data, department: { departmentId: 'd-1', name: '综合科' } } }
        : event,
    )
    const [without, within] = [events, placed].map((all) => metadataOf({ ...facts, events: all }, metadataWords))
    const values = (nodes: readonly { readonly value?: string }[] | undefined) => nodes?.map(({ value }) => value)
    expect(within?.people.length).toBe((without?.people.length ?? 0) + 1)
    expect(values(within?.people[1])).toEqual(['d-1', '内设机构', '综合科'])
    expect(within?.relations.map(values)).toContainEqual(['d-1', metadataWords.belongs, metadataWords.unitId])
  })
})

/** As a person reads them: names, and two blanks a level. */
const read = (nodes: readonly MetadataNode[], indent = ''): readonly string[] =>
  nodes.flatMap(({ number, value, children = [] }) => [
    `${indent}${METADATA_NAMES[number - 1] ?? ''}${value === undefined ? '' : ` ${value}`}`,
    ...read(children, `${indent}  `),
  ])

describe('the metadata of a filed release, by the names of DA/T 46-2009 (to M33 V2, after it names V2, numbers M-M)', () => {
  it('tell where it comes from, its number with its parts, what it is, its files, its signature and who may see it', () => {
    expect(read(METADATA.file)).toEqual([
      ...['聚合层次 文件', '来源', '  全宗名称 云溪县人民政府办公室', '  立档单位名称 云溪县人民政府办公室'],
      ...['电子文件号 case-1', '档号', '  档号 X043-WS·2026-D10-BGS-0001', '  全宗号 X043', '  年度 2026'],
      ...['  保管期限 10年', '  机构或问题 BGS', '  类别号 WS', '  室编件号 1'],
      ...['内容描述', '  题名 关于停车收费的通知', '  文件编号 云溪办发〔2026〕3号', '  责任者 云溪县人民政府办公室'],
      ...['  日期 20260301', '  密级 非密'],
      ...['形式特征', '  文件组合类型 组合文件', '  件数 1', '  页数 4', '  语种 汉语', '  稿本 正本'],
      ...['电子属性', '  格式信息 pdf', '  计算机文件名 data/release/通知.pdf', '  计算机文件大小 7'],
      ...['  文档创建程序 明鉴', '  附注 data/release/通知.pdf'],
      ...['电子属性', '  格式信息 png', '  计算机文件名 data/files/a.png', '  计算机文件大小 8'],
      ...['  文档创建程序 明鉴', '  附注 data/files/a.png'],
      '信息系统描述 明鉴政务公开审核审批工作站；日志与清单可用 openssl、sha256sum 核对',
      ...[
        '电子签名',
        '  签名规则 CMS 分离签名（RFC 5652）；公开件 PDF 为 PAdES',
        '  签名时间 2026-03-02T01:00:00.000Z',
      ],
      ...['  签名人 甲', '  签名结果 AAAA', `  证书引证 ${hashOf('2')}`, '  签名算法标识 ECDSA P-256 with SHA-256'],
      ...['存储位置', '  当前位置 本归档包', '  脱机载体编号 未编号', '权限管理', '  控制标识 主动公开'],
      '附注 政府信息公开情况：主动公开，2026-03-02发布；密级变更情况：无（非密）；到期开放意见：已公开，同意开放',
    ])
  })

  it('tell who had a hand in it and in which role, what each did and by which article, and how they belong together', () => {
    const lines = (all: readonly (readonly MetadataNode[])[]) => all.map((one) => read(one).join('，'))
    const people = lines(METADATA.people)
    expect(people).toHaveLength(8)
    expect(people.slice(0, 2)).toEqual([
      '机构人员标识符 立档单位，机构人员类型 单位，机构人员名称 云溪县人民政府办公室',
      '机构人员标识符 p-clerk，机构人员类型 个人，机构人员名称 周小满，个人职位 经办人',
    ])
    expect(lines(METADATA.acts)[2]).toBe(
      '业务标识符 case-1-6-1，机构人员标识符 p-head，文件标识符 case-1，业务状态 历史行为，业务行为 部门初审，' +
        '行为时间 2026-03-01T01:05:00.000Z，行为依据 政府信息公开条例第十七条第一款，行为描述 同意',
    )
    const relations = lines(METADATA.relations)
    expect(relations[0]).toBe('实体标识符 case-1-1-1，关系类型 行为主体，关系 p-clerk')
    expect(relations.at(-1)).toBe('实体标识符 p-archivist，关系类型 隶属，关系 立档单位')
    expect(relations).toHaveLength(METADATA.acts.length + 7)
  })

  it('name every role of who had several, and the day on which a case ended that was filed later', () => {
    const facts = { caseId: 'case-1', officeName: office.name, document: EMPTY_DOCUMENT, files: [], signature: null }
    const { events } = at('released')
    const both = events.map((event) =>
      event.type === 'CaseReleased' ? { ...event, actor: { ...event.actor, personId: 'p-clerk' } } : event,
    )
    const { people } = metadataOf({ ...facts, events: both }, metadataWords)
    expect(people.flatMap((one) => read(one)).filter((line) => line.startsWith('个人职位'))[0]).toBe(
      '个人职位 经办人、发布员',
    )
    const ended = at('concluded').events.map((event) =>
      event.type === 'CaseConcluded' ? { ...event, at: '2026-12-31T16:30:00.000Z' } : event,
    )
    const filed = play([[archivist, filing()]], at('concluded')).events.at(-1)
    const later = filed === undefined ? [] : [{ ...filed, at: '2027-05-01T01:00:00.000Z' }]
    const { date } = catalogFacts({ events: [...ended, ...later], document: EMPTY_DOCUMENT, officeName: office.name })
    expect(date).toBe('20270101')
  })
})
