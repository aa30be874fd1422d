import type { CheckStage, FourCheckCode } from '#shared/domain/archive/check-stage.ts'
import { METADATA_NAMES } from './metadata.ts'
import { CHECK_WORDS, RETENTION_WORDS, STAGE_WORDS } from './word/archive.ts'

const STAGE_NAMES: Readonly<Record<CheckStage, string>> = { filing: '归档', handover: '移交接收', keeping: '长期保存' }
const LEFT_OUT = '按名称或者标注属于其他环节而未列的：'

const NAMES: Readonly<Record<FourCheckCode, string>> = {
  '1-1': '固化信息有效性',
  '1-2': '元数据项数据长度',
  '1-3': '元数据项数据类型、格式',
  '1-4': '设定值域的元数据项值域符合度',
  '1-5': '元数据项数据值合理性',
  '1-6': '元数据项数据包含特殊字符',
  '1-7': '档号规范性',
  '1-8': '元数据项数据重复性',
  '1-9': '内容数据的电子属性一致性',
  '1-10': '元数据是否关联内容数据',
  '1-11': '说明文件和目录文件规范性',
  '1-12': '信息包目录结构规范性',
  '1-13': '信息包一致性',
  '2-1': '总件数相符性',
  '2-2': '总字节数相符性',
  '2-3': '元数据项完整性',
  '2-4': '元数据必填著录项目',
  '2-5': '过程信息完整性',
  '2-6': '连续性元数据项',
  '2-7': '内容数据完整性',
  '2-8': '附件数据完整性',
  '2-9': '归档范围',
  '2-10': '信息包元数据完整性',
  '2-11': '信息包内容数据完整性',
  '3-1': '信息包中元数据可读性',
  '3-2': '目标数据库中元数据可访问性',
  '3-3': '内容数据格式',
  '3-4': '内容数据可读性',
  '3-5': '软硬件环境合规性',
  '3-6': '内容数据格式合规性（非公开压缩、加密）',
  '3-7': '备份数据可恢复性',
  '4-1': '病毒感染检测',
  '4-2': '载体多余文件、读取速度、外观、光盘合格性',
  '4-3': '归档过程操作安全性',
}
const PROCEDURE: Readonly<Record<CheckStage, string>> = {
  filing: NAMES['4-3'],
  handover: '移交接收过程操作安全性',
  keeping: '长期保存过程操作安全性',
}

/** So many numbers are named in one line of a report; who looks one up finds the others. */
const NAMED = 3
const someOf = (numbers: readonly string[]): string =>
  numbers.slice(0, NAMED).join('、') + (numbers.length > NAMED ? ` 等至少${String(numbers.length)}件` : '')

/** Names and sentences of 四性检测 (DA/T 70-2018: headings V2, wording M-H). */
export const fourCheckText = {
  title: '四性检测报告',
  standard: 'DA/T 70-2018 文书类电子档案检测一般要求',
  root: '四性检测报告',
  number: '档号',
  batch: '批次名称',
  items: '件数',
  checkedAt: '检测时间',
  stage: '检测环节',
  stages: STAGE_WORDS,
  note: '说明',
  /** How sure the list of items of a stage is; marks as in check-stage.ts. */
  stageNotes: {
    filing: `检测项目和编号依据第二手资料，分组一致，全文未经官方文本核对（依据等级 M-H）。${LEFT_OUT}3-7。`,
    handover: `本环节的编号只见到两项（1-6、1-8），与归档环节的相同；其余按同一编号列出，未经官方文本核对（依据等级 M-M）。${LEFT_OUT}2-9、3-7。`,
    keeping: `本环节只见到 3-7 一项有标注；其余按同一编号列出，未经官方文本核对（依据等级 M-L）。${LEFT_OUT}2-9。`,
  },
  summary: (passed: number, failed: number, manual: number) =>
    `通过 ${String(passed)} 项，不通过 ${String(failed)} 项，需人工 ${String(manual)} 项。`,
  manualNote: '“需人工”的项目本程序不能判断，须由人员或者其他专用工具完成，不计作通过。',
  columns: ['编号', '检测项目', '结果', '依据'],
  item: '检测项',
  fileName: (name: string, stage: CheckStage) => `四性检测报告-${STAGE_NAMES[stage]}-${name}`,
  properties: { '1': '真实性', '2': '完整性', '3': '可用性', '4': '安全性' } as Readonly<Record<string, string>>,
  results: CHECK_WORDS,
  names: NAMES,
  /** The name of an item in a stage: 4-3 bears the stage in its name. */
  nameOf: (stage: CheckStage, code: FourCheckCode): string => (code === '4-3' ? PROCEDURE[stage] : NAMES[code]),
  words: {
    values: {
      aggregation: ['文件'],
      retentions: RETENTION_WORDS,
      secrecy: ['非密', '公开'],
      composition: ['单件', '组合文件'],
      actors: ['单位', '内设机构', '个人'],
      states: ['历史行为', '计划任务'],
      drafts: ['正本', '定稿', '草稿'],
      modes: ['主动公开', '依申请公开', '不予公开'],
    },
    names: METADATA_NAMES,
    noMetadata: '元数据文件缺失或者不能读取',
    hashes: (files: number, events: number) =>
      `${String(files)} 个文件的摘要、${String(events)} 条留痕的签名和前后连接均核对无误`,
    lengths: (values: number) => `${String(values)} 个值的长度均在限度内`,
    tooLong: (name: string, length: number) => `“${name}”长 ${String(length)} 字，超过限度`,
    forms: (values: number) => `${String(values)} 个值的类型、格式均符合`,
    badForm: (name: string, value: string) => `“${name}”的值“${value.slice(0, 60)}”格式不符`,
    domains: (values: number) => `${String(values)} 个值均在设定值域内`,
    outside: (name: string, value: string) => `“${name}”的值“${value.slice(0, 60)}”不在设定值域内`,
    reasonable: (date: string, filedOn: string) => `文件日期 ${date}，归档日期 ${filedOn}，先后合理`,
    unreasonable: (what: 'date' | 'pages' | 'fewPages' | 'times' | 'year') =>
      ({
        date: '文件日期晚于归档日期',
        pages: '页数与归档登记不一致',
        fewPages: '归档登记的页数少于公开件实有的页数',
        times: '业务行为的时间前后颠倒',
        year: '年度与归档登记不一致',
      })[what],
    characters: (values: number) => `${String(values)} 个值均无控制符、私有区字符和替代符`,
    badCharacter: (name: string, code: string) => `“${name}”中有特殊字符 U+${code}`,
    numberGood: (number: string) => `档号 ${number} 各组成部分与元数据、归档登记一致`,
    numberBad: (number: string, part: string) => `档号 ${number} 与组成部分“${part}”不一致`,
    numberTold: (number: string, name: string, value: string) =>
      `档号 ${number} 登记的${name}为“${value}”，元数据中不是`,
    unique: (number: string) => `档号 ${number} 在检测范围内唯一，文号、题名没有重复`,
    titleRepeated: (numbers: readonly string[]) => `题名、日期、文号与 ${someOf(numbers)} 相同，属重复归档`,
    titleTwice: (numbers: readonly string[]) => `题名与 ${someOf(numbers)} 相同，日期或者文号不同，请核对是否重复归档`,
    titleUnknown: (number: string) => `档号 ${number} 在检测范围内唯一；题名没有可以比对的范围，请在接收系统中查重`,
    twice: (number: string) => `档号 ${number} 重复`,
    documentNumberTwice: '另有文件使用同一文号',
    notRegistered: (number: string) => `档案登记簿中没有档号 ${number}`,
    uniqueUnknown: '单独一个归档包，没有可以比对的登记簿或者批次，请在接收系统中查重',
    attributes: (files: number) => `${String(files)} 个文件的名称、大小、格式与元数据一致`,
    attributeBad: (path: string) => `${path} 的大小或者格式与元数据不一致，或者文件缺失`,
    linked: (files: number) => `元数据关联 ${String(files)} 个内容文件，没有未关联的`,
    unlinked: (path: string) => `${path} 没有在元数据中登记`,
    guide: '说明文件、目录文件和包信息文件齐全、可读',
    unlisted: (path: string) => `没有列出 ${path}`,
    layout: (files: number) => `目录结构符合约定，共 ${String(files)} 个文件`,
    contents: (files: number) => `${String(files)} 个文件的内容与留痕中记录的摘要一致`,
    foreignAuthority: (name: string) =>
      `；签名的证书机构“${name}”不是本单位的，须与该单位公布的根证书指纹比对后才能认定来源`,
    officeUnknown: '；包内没有单位留痕，或者所附的不足以判断，签名人当时的证书、岗位和授权须由人向该单位核对',
    oneItem: (caseId: string) => `本包一件（${caseId}），与包信息、留痕相符`,
    otherItems: (declared: string, found: readonly string[]) =>
      `包信息为 ${declared || '（无）'}，留痕属于 ${found.join('、') || '（无）'}，件数不符`,
    noCounts: '包信息文件缺失或者不能读取，没有可以核对的数量',
    bytes: (files: number, bytes: number) => `共 ${String(files)} 个文件、${String(bytes)} 字节，与包信息相符`,
    bytesDiffer: (declared: number, found: number) => `包信息为 ${String(declared)} 字节，实有 ${String(found)} 字节`,
    bytesBeforeReport: (files: number, bytes: number) =>
      `检测时共 ${String(files)} 个文件、${String(bytes)} 字节，与包信息相符；其后加入本报告和目录页，总数见 bag-info.txt`,
    complete: (elements: number) => `必备的 ${String(elements)} 个元数据项齐全`,
    missing: (name: string) => `缺少“${name}”`,
    process: (events: number, redlines: number) =>
      `办理过程 ${String(events)} 条留痕齐全，花脸稿 ${String(redlines)} 份`,
    following: (serial: number) => `件号 ${String(serial)} 与上一件连续`,
    gapTold: (from: number, to: number, reason: string) =>
      `件号 ${String(from)} 至 ${String(to)} 空号，已登记原因：${reason}`,
    gapUntold: (from: number, to: number) => `件号 ${String(from)} 至 ${String(to)} 空号，没有说明`,
    opened: (files: number, pdfs: number, pages: number | null) =>
      `${String(files)} 个文件首尾完整，其中 PDF ${String(pdfs)} 个${pages === null ? '' : `，公开件 PDF 实有 ${String(pages)} 页，与清单相符`}`,
    pagesDiffer: (told: number | null, counted: number | null) =>
      `公开件清单记为 ${String(told ?? 0)} 页，${counted === null ? 'PDF 的页数不能读出' : `PDF 实有 ${String(counted)} 页`}`,
    pagesOther: (filed: number) => `；归档登记为 ${String(filed)} 页，是否计入其他材料请人工核对`,
    pagesUncounted: (filed: number) => `；没有公开件 PDF 可以比对，归档登记为 ${String(filed)} 页，请人工核对`,
    notTold: (files: number, path: string) =>
      `有 ${String(files)} 个文件本程序不能判断是否完整，请打开查看，第一个是 ${path}`,
    broken: (path: string) => `${path} 不完整，不能打开`,
    attachments: (files: number) => `文稿列名的附件、图片齐全，共 ${String(files)} 个文件`,
    scope: (version: string, item: string) => `属于保管期限表第 ${version} 版第 ${item} 条`,
    scopeUnknown: '保管期限不是由保管期限表确定，请人工核对归档范围',
    xml: '元数据和封装包 XML 均可解析，两者一致，封装包的签名和其中各文件的摘要核对无误',
    inRegister: '可由本工作站的档案登记簿检索到',
    targetUnknown: {
      filing: '接收单位的数据库不在本机，请在入库后核对',
      handover: '接收单位的数据库不在本机，请在入库后核对',
      keeping: '长期保存系统的数据库不在检测范围内，请在该系统中检索核对',
    },
    formats: (list: string) => `内容文件的格式：${list}`,
    formatUnknown: (path: string) => `${path} 的格式不能识别`,
    lookAtIt: (files: number) => `请抽查打开 ${String(files)} 个内容文件，确认显示正常`,
    environment: (value: string) => (value === '' ? '没有软硬件环境说明' : value),
    open: (files: number) => `${String(files)} 个内容文件均未加密，没有非公开的压缩格式`,
    closed: (path: string) => `${path} 加密或者为非公开的压缩格式`,
    batchSigned: '批次清单的签名和各清单的摘要核对无误',
    batchForm: '批次的目录结构符合约定',
    batchLists: '批次的两份清单与各件逐个文件核对一致',
    batchCounts: '批次的字节数、文件数与包信息相符',
    batchCatalog: (items: number) => `目录与所装的 ${String(items)} 件归档包一致，档号没有重复`,
    restore: '请按备份制度做恢复演练',
    virus: '请用国家认可的杀毒软件检测后在此登记结果；本程序不代作判断',
    carrier: '请检查载体外观、多余文件和读取速度',
    procedure: {
      filing: '请检查归档过程的操作规程和权限管理',
      handover: '请检查移交、接收过程的操作规程和交接手续',
      keeping: '请检查长期保存过程的操作规程、权限管理和环境记录',
    },
  },
} as const
