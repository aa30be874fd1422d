import { SaxesParser } from 'saxes'

/*
 * The schema of DA/T 48-2009 as makers of archive systems transcribe it (two that do not know of each other agree: one has the
 * schema in full, of the other classes that were generated from it). Written down here apart from what the program writes, and read
 * with a parser of its own set up with namespaces.
 */
const NAMESPACE = 'http://www.saac.gov.cn/standards/ERM/encapsulation'

/** What lies in an element: names with `?` (0..1), `+` (1..n), `*` (0..n), `(…)?` for a group and `|` for a choice. */
const MODELS: Readonly<Record<string, string>> = {
  电子文件封装包: '封装包格式描述 版本 被签名对象 (电子签名块 锁定签名)?',
  被签名对象: '封装包类型 封装包类型描述 封装包创建时间 封装包创建单位 封装内容',
  封装内容: '文件实体块 业务实体块 机构人员实体块',
  文件实体块: '文件实体 文件实体关系*',
  文件实体: '聚合层次 来源 电子文件号 档号 内容描述 形式特征 存储位置 权限管理 信息系统描述* 附注* 文件数据',
  来源: '档案馆名称? 档案馆代码? 全宗名称? 立档单位名称',
  档号: '全宗号? 目录号? 年度 保管期限 机构或问题? 类别号? 室编案卷号? 馆编案卷号? (室编件号 馆编件号?|馆编件号) 文档序号? 页号?',
  内容描述:
    '题名 并列题名? 副题名? 说明题名文字? 主题词* 关键词? 人名? 摘要? 分类号? 文件编号? 责任者 日期 文种? 紧急程度? 主送? 抄送? 密级 保密期限?',
  形式特征: '文件组合类型 页数? 语种? 稿本?',
  存储位置: '当前位置? 脱机载体编号+ 脱机载体存址* 缩微号?',
  权限管理: '知识产权说明? 授权* 控制标识?',
  授权: '授权对象 授权行为',
  文件数据: '文档+',
  文档: '文档标识符 文档序号? 文档主从声明? 题名? 文档数据+',
  文档数据: '编码+',
  编码: '电子属性 数字化属性? 编码描述 反编码关键字 编码数据',
  电子属性: '格式信息? 计算机文件名 计算机文件大小 文档创建程序?',
  文件实体关系: '文件标识符 被关联文件标识符 关系类型? 关系? 关系描述?',
  业务实体块: '业务实体+',
  业务实体: '业务标识符 机构人员标识符 文件标识符 业务状态 业务行为 行为时间 行为依据? 行为描述?',
  机构人员实体块: '机构人员实体+ 机构人员实体关系*',
  机构人员实体: '机构人员标识符 机构人员类型? 机构人员名称 组织机构代码? 个人职位?',
  机构人员实体关系: '机构人员标识符 被关联机构人员标识符 关系类型? 关系? 关系描述?',
  电子签名块: '电子签名+',
  电子签名: '签名标识符 签名规则 签名时间? 签名人? 签名结果 证书块+ 签名算法标识',
  证书块: '证书+ 证书引证?',
  锁定签名: '被锁定签名标识符 签名规则 签名时间? 签名人? 签名结果 证书块+ 签名算法标识',
}
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  电子文件封装包: ['xmlns'],
  被签名对象: ['eep版本'],
  文档数据: ['文档数据ID'],
  编码: ['编码ID'],
  编码数据: ['编码数据ID'],
}
/** Text beside elements. */
const MIXED = ['档号']

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u
const POSITIVE = /^\+?0*[1-9]\d*$/u
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u
const oneOf = (...values: readonly string[]): RegExp => new RegExp(`^(?:${values.join('|')})$`, 'u')
const TYPES: Readonly<Record<string, RegExp>> = {
  版本: oneOf('2009'),
  封装包类型: oneOf('原始型', '修改型'),
  封装包类型描述: oneOf('本封装包包含电子文件数据及其元数据，原始封装，未经修改'),
  封装包创建时间: DATE_TIME,
  聚合层次: oneOf('文件'),
  年度: /^\d{4}$/u,
  室编件号: POSITIVE,
  馆编件号: POSITIVE,
  页数: POSITIVE,
  文件组合类型: oneOf('单件', '组合文件'),
  文档标识符: NAME,
  签名标识符: NAME,
  文档主从声明: oneOf('主文档', '附属文档'),
  编码数据: BASE64,
  业务状态: oneOf('历史行为', '计划任务'),
  机构人员类型: oneOf('单位', '内设机构', '个人'),
  签名时间: DATE_TIME,
  签名结果: BASE64,
  证书: BASE64,
}

/** An element as it was read. */
export interface SeenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: SeenElement[]
  text: string
}

/** Any XML as a tree, with namespaces. @throws on what is not well formed, or lies in another namespace than that of the schema. */
export const seenTree = (bytes: Uint8Array): SeenElement => {
  const parser = new SaxesParser({ xmlns: true })
  const top: SeenElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, uri, attributes }) => {
    if (uri !== NAMESPACE) throw new Error(`${name} lies in ${uri}`)
    const own = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element: SeenElement = { name, attributes: own, children: [], text: '' }
    open.at(-1)?.children.push(element)
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
  const [root] = top.children
  if (root === undefined) throw new Error('no element')
  return root
}

/** Every element below one, itself first. */
export const elementsBelow = (element: SeenElement): readonly SeenElement[] => [
  element,
  ...element.children.flatMap(elementsBelow),
]

const models = new Map(
  Object.entries(MODELS).map(([name, model]) => {
    const parts = model.replaceAll(/\p{L}+/gu, (one) => `(?:${one},)`).replaceAll(' ', '')
    return [name, new RegExp(`^${parts}$`, 'u')] as const
  }),
)

/** Everything in which an encapsulation differs from the schema, in words; empty for one that keeps to it. */
export const schemaProblems = (bytes: Uint8Array): readonly string[] => {
  const root = seenTree(bytes)
  const all = elementsBelow(root)
  const problems = all.flatMap(({ name, attributes, children, text }) => {
    const model = models.get(name)
    const found = children.map((child) => `${child.name},`).join('')
    return [
      ...(model === undefined && children.length > 0 ? [`${name} holds elements`] : []),
      ...(model?.test(found) === false ? [`${name}: ${found}`] : []),
      ...(model !== undefined && !MIXED.includes(name) && text.trim() !== '' ? [`${name} holds text`] : []),
      ...(TYPES[name]?.test(text) === false ? [`${name}: ${text}`] : []),
      ...(Object.keys(attributes).join() === (ATTRIBUTES[name] ?? []).join() ? [] : [`${name}: attributes`]),
    ]
  })
  const ids = all.flatMap(({ name, attributes, text }) => [
    ...Object.entries(attributes).flatMap(([key, value]) => (key.endsWith('ID') ? [value] : [])),
    ...(['文档标识符', '签名标识符'].includes(name) ? [text] : []),
  ])
  const references = all.filter(({ name }) => name === '被锁定签名标识符').map(({ text }) => text)
  return [
    ...(root.name === '电子文件封装包' ? [] : [root.name]),
    ...problems,
    ...ids.filter((id, index) => !NAME.test(id) || ids.indexOf(id) !== index).map((id) => `identifier ${id}`),
    ...references.filter((id) => !ids.includes(id)).map((id) => `reference ${id}`),
  ]
}
