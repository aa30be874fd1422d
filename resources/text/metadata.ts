import type { CaseEvent } from '#shared/domain/case/events.ts'
import { RETENTION_WORDS } from './word/archive.ts'
import { CONCLUSION_WORDS, MODE_WORDS, ROLE_WORDS } from './word/case.ts'

/** Names of the elements of DA/T 46-2009 in their order, M1 to M88 (rules.md 7.4: to M33 V2[S14], after it V2[S12] in name, M-M in number). */
export const METADATA_NAMES: readonly string[] = [
  ...[
    '聚合层次',
    '来源',
    '档案馆名称',
    '档案馆代码',
    '全宗名称',
    '立档单位名称',
    '电子文件号',
    '档号',
    '全宗号',
    '目录号',
  ],
  ...[
    '年度',
    '保管期限',
    '机构或问题',
    '类别号',
    '室编案卷号',
    '馆编案卷号',
    '室编件号',
    '馆编件号',
    '文档序号',
    '页号',
  ],
  ...['内容描述', '题名', '并列题名', '副题名', '说明题名文字', '主题词', '关键词', '人名', '摘要', '分类号'],
  ...['文件编号', '责任者', '日期', '文种', '紧急程度', '主送', '抄送', '密级', '保密期限', '形式特征'],
  ...[
    '文件组合类型',
    '件数',
    '页数',
    '语种',
    '稿本',
    '电子属性',
    '格式信息',
    '计算机文件名',
    '计算机文件大小',
    '文档创建程序',
  ],
  ...[
    '信息系统描述',
    '数字化属性',
    '数字化对象形态',
    '扫描分辨率',
    '扫描色彩模式',
    '图像压缩方案',
    '电子签名',
    '签名规则',
  ],
  ...['签名时间', '签名人', '签名结果', '证书', '证书引证', '签名算法标识', '存储位置', '当前位置', '脱机载体编号'],
  ...['脱机载体存址', '缩微号', '权限管理', '知识产权说明', '授权', '授权对象', '授权行为', '控制标识', '附注'],
  ...[
    '机构人员类型',
    '机构人员名称',
    '组织机构代码',
    '个人职位',
    '业务状态',
    '业务行为',
    '行为时间',
    '行为依据',
    '行为描述',
  ],
  ...['实体标识符', '关系类型', '关系'],
]

export const metadataXml = {
  root: '电子文件元数据',
  standard: '标准',
  standardName: 'DA/T 46-2009',
  file: '文件实体',
  people: '机构人员实体',
  acts: '业务实体',
  relations: '实体关系',
} as const

/** 行为依据 of each step (rules.md 1.4, 2, 7.1). */
const BASIS = {
  draft: '政府信息公开条例第十六条、第十九条',
  department: '政府信息公开条例第十七条第一款',
  secrecy: '政府信息公开条例第十七条第二款',
  deputy: '政府信息公开条例第十七条第一款',
  final: '党政机关公文处理工作条例第二十二条',
  release: '政府信息公开条例第二十三条、第二十六条',
  archive: '档案法第十四条',
} as const

const actOf = (event: CaseEvent): { readonly name: string; readonly basis: string; readonly said: string } | null => {
  switch (event.type) {
    case 'DraftRegistered':
      return { name: '起草', basis: BASIS.draft, said: event.data.title }
    case 'DraftRevised':
      return { name: '修改', basis: BASIS.draft, said: `第${String(event.data.version)}稿` }
    case 'DisclosureDetermined':
      return { name: '公开认定', basis: BASIS.draft, said: MODE_WORDS[event.data.mode] }
    case 'DepartmentReviewPassed':
      return { name: '部门初审', basis: BASIS.department, said: event.data.opinion }
    case 'SecrecyReviewConcluded':
      return { name: '保密审查', basis: BASIS.secrecy, said: CONCLUSION_WORDS[event.data.conclusion] }
    case 'DeputyReviewPassed':
      return { name: '分管领导复审', basis: BASIS.deputy, said: event.data.opinion }
    case 'FinalApprovalGiven':
      return { name: '主要领导把关、签发', basis: BASIS.final, said: event.data.opinion }
    case 'CaseReturned':
      return { name: '退回', basis: BASIS.department, said: event.data.reason }
    case 'CaseReleased':
      return { name: '用印、公开发布', basis: BASIS.release, said: event.data.documentNumber }
    case 'CaseConcluded':
      return { name: '办结', basis: BASIS.draft, said: MODE_WORDS[event.data.mode] }
    case 'ArchiveItemFiled':
      return { name: '归档', basis: BASIS.archive, said: event.data.archivalNumber }
    default:
      return null
  }
}

/** Values of the metadata. */
export const metadataWords = {
  aggregation: '文件',
  language: '汉语',
  draft: '正本',
  composite: '组合文件',
  single: '单一文件',
  notSecret: '非密',
  environment: '明鉴政务公开审核审批工作站；日志与清单可用 openssl、sha256sum 核对',
  program: '明鉴',
  location: '本归档包',
  signatureRule: 'CMS 分离签名（RFC 5652）；公开件 PDF 为 PAdES',
  algorithm: 'ECDSA P-256 with SHA-256',
  retentions: RETENTION_WORDS,
  modes: MODE_WORDS,
  person: '内设机构人员',
  unit: '单位',
  done: '历史行为',
  involves: '行为主体',
  remark: ({ mode, released }: { readonly mode: string; readonly released: string }): string =>
    `政府信息公开情况：${mode}${released === '' ? '' : `，${released}发布`}；密级变更情况：无（非密）；到期开放意见：${mode === MODE_WORDS.withheld ? '由立档单位在移交时提出' : '已公开，同意开放'}`,
  act: actOf,
  roles: ROLE_WORDS,
} as const

/** DA/T 48-2009 (rules.md 7.5, V2[S12]): tags and fixed texts of the encapsulation. */
export const eepText = {
  namespace: 'http://www.saac.gov.cn/standards/ERM/encapsulation',
  root: '电子文件封装包',
  format: '封装包格式描述',
  formatText: '本EEP根据中华人民共和国档案行业标准DA/T 48-2009《基于XML的电子文件封装规范》生成',
  version: '版本',
  signed: '被签名对象',
  eepVersion: 'eep版本',
  kind: '封装包类型',
  original: '原始型',
  kindText: '封装包类型描述',
  originalText: '本封装包包含电子文件数据及其元数据，原始封装，未经修改',
  createdAt: '封装包创建时间',
  createdBy: '封装包创建单位',
  content: '封装内容',
  fileBlock: '文件实体块',
  fileEntity: '文件实体',
  actBlock: '业务实体块',
  actEntity: '业务实体',
  peopleBlock: '机构人员实体块',
  peopleEntity: '机构人员实体',
  data: '文件数据',
  document: '文档',
  documentId: '文档标识符',
  documentNumber: '文档序号',
  documentRole: '文档主从声明',
  main: '主文档',
  attached: '附属文档',
  title: '题名',
  documentData: '文档数据',
  documentDataId: '文档数据ID',
  encoding: '编码',
  encodingId: '编码ID',
  properties: '电子属性',
  encodingText: '编码描述',
  outside: '仅提供SHA256摘要信息,文档数据在外部保存',
  keyword: '反编码关键字',
  digestKeyword: 'sha256-base64Binary',
  encodedData: '编码数据',
  encodedDataId: '编码数据ID',
  id: (document: number): string => `修改0-文档${String(document)}`,
  dataPart: (draft: number): string => `-文档数据${String(draft)}`,
  codePart: (code: number): string => `-编码${String(code)}`,
  codeDataPart: '-编码数据1',
  signatures: '电子签名块',
  signature: '电子签名',
  signatureId: '签名标识符',
  signatureIdText: '修改0-签名1',
  rule: '签名规则',
  ruleText:
    'CMS 分离签名（RFC 5652），DER，Base64；被签名数据为本文件中“被签名对象”元素自起始标签至结束标签的全部字节（UTF-8，原样，不作规范化）',
  signedAt: '签名时间',
  signer: '签名人',
  result: '签名结果',
  certificates: '证书块',
  certificate: '证书',
  reference: '证书引证',
  algorithm: '签名算法标识',
  algorithmText: 'ecdsa-with-SHA256',
} as const
