import { CHECK_WORDS, STAGE_WORDS } from '#resources/text/word/archive.ts'
import { dateText } from './date.ts'

export { APPRAISAL_WORDS, CHECK_WORDS, RETENTION_WORDS } from '#resources/text/word/archive.ts'

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${String(Math.ceil(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** 档案管理. */
export const ARCHIVE_DESK = {
  open: '档案管理',
  back: '返回档案管理',
  tabs: {
    waiting: '待归档',
    filed: '已归档',
    due: '到期鉴定',
    transfer: '移交到期',
    handover: '移交',
    inspect: '检测',
    rules: '规则',
  },
  count: (label: string, count: number) => (count === 0 ? label : `${label}（${String(count)}）`),
  none: '没有符合条件的文件。',
  filter: {
    year: '年度',
    fonds: '全宗号',
    retention: '保管期限',
    organisation: '机构（问题）',
    all: '全部',
    transferDue: '只列应移交进馆、尚未移交的',
    wrong: {
      year: '年度请填四位数字。',
      fonds: '全宗号只有字母和数字，最多10位。',
      organisation: '机构（问题）只有汉字、字母和数字，最多10位。',
    },
    correct: '请先改正上面的条件。',
  },
  filing: {
    intro:
      '已发布或者已办结的事项在这里归档登记：核对年度、保管期限、机构和页数，按规则给出档号。档号给出后不重复使用；可以一次登记多件。',
    noRules: '还没有设定全宗号和档号格式，请先到“规则”页设定。',
    none: '没有等待归档的事项。事项发布或者办结以后会列在这里。',
    columns: ['选择', '题名', '年度', '保管期限', '条款', '机构（问题）', '页数'],
    choose: (title: string) => `选择《${title}》`,
    byHand: '自定',
    selected: (count: number) => `归档登记（${String(count)} 件）`,
    selectAll: '本页全选',
    reason: '说明（年度与成文日期不同、不按保管期限表确定期限时必填）',
    elsewhere: (count: number) => `其中 ${String(count)} 件在其他页，一并归档。`,
    tooMany: (max: number) => `一次最多归档 ${String(max)} 件，请分几次。`,
    unchoose: '取消全部选择',
    noRetention: '请选择',
    done: (count: number, ranges: readonly (readonly [string, string])[]) =>
      `已登记 ${String(count)} 件，档号 ${ranges.map(([first, last]) => (first === last ? first : `${first} 至 ${last}`)).join('；')}`,
    missing: (count: number) => `所选文件中有 ${String(count)} 件没有选定保管期限，请逐件选定，或者`,
    decideAll: '统一定为…',
  },
  filed: {
    columns: ['档号', '题名', '页数', '保管期限', '到期', '归档包', '移交'],
    total: (count: number) => `共 ${String(count)} 件`,
    packaged: '已生成',
    notPackaged: '未生成',
    destroyed: (at: string) => `已销毁（${dateText(at)}）`,
    permanent: '永久',
    notHanded: '',
    catalog: '导出归档文件目录',
    asPdf: 'PDF',
    asXlsx: 'Excel 表格',
    batchHeading: '批量生成归档包',
    batchIntro:
      '按上面选定的年度、全宗、期限和机构，把每件的归档包写进一个批次文件夹，附目录、四性检测报告和移交接收登记表。随时可以取消；中断后在同一文件夹按同样的条件再做一次，会接着做完。',
    plan: (items: number, done: number, bytes: number, free: number) =>
      `共 ${String(items)} 件${done > 0 ? `（其中 ${String(done)} 件上次已做好）` : ''}，${done > 0 ? '还需' : '约需'} ${size(bytes)}，所选磁盘可用 ${size(free)}。`,
    short: '空间不足，请换一个磁盘。',
    planName: (name: string) => `批次文件夹：${name}`,
    start: '生成批次',
    again: '在原文件夹接着做',
    without: (count: number) => `不含没有做成的 ${String(count)} 件，先成批次`,
    needFolder: '请先选择存放文件夹',
  },
  due: {
    held: (kind: string, number: string) => `保全中（${kind}，${number}），不得销毁`,
    intro:
      '保管期限届满的文件由档案员提出鉴定，另一位领导作出结论。结论为“销毁”时，销毁本件文稿的密钥：文稿、附件、检查记录从此无法读出；题名、意见和留痕保留，仍可核对。永久保管的文件不在此列。',
    none: '没有保管期限届满、等待鉴定的文件。',
    columns: ['档号', '题名', '到期', '鉴定'],
    propose: '提出鉴定',
    proposeTitle: (number: string) => `提出鉴定：${number}`,
    decide: '作出结论',
    decideTitle: (number: string) => `鉴定结论：${number}`,
    proposed: (by: string, reason: string) => `${by}提出：${reason}`,
    waitsForOther: '等待另一位领导作出结论',
    reason: '理由',
    result: '结论',
    keepUntil: '保管至',
    destroyWarning:
      '销毁后无法恢复，任何人都不能再读出这份文稿。已导出的归档包、公开件和此前的备份不受影响，请按制度另行处理。',
    done: '已记入留痕。',
    listHeading: '档案销毁清册',
    listIntro: '列出已经销毁的全部文件，供鉴定人、监销人、批准人签名存档。',
  },
  transfer: {
    intro: (years: number) =>
      `档案自形成之日起满 ${String(years)} 年，应当移交同级国家档案馆（《档案法实施条例》第二十条：县级馆十年，设区的市级以上馆二十年）。按年度整批计算：满 ${String(years)} 个整年以后，从次年1月1日起列入。年限在“规则”页设定；只保管10年的不移交，到期鉴定；已列入移交清单的不再列出。`,
    none: '现在没有应当移交而尚未移交的档案。',
    columns: ['档号', '题名', '保管期限', '应移交', '归档包'],
    since: (year: number, years: number, from: string) => `${from}起（${String(year)}年度，满 ${String(years)} 年）`,
    pack: '先为这些档案生成批次',
    handOver: '据此编制移交清单',
  },
  handover: {
    intro:
      '先生成批次，再按批次编制移交清单；双方签字后登记接收，点收件数须与清单一致。清单有误或者接收单位退回的，在登记接收以前作废，文件可以另行移交。',
    transfer: (count: number) => `按移交年限，应移交进馆的有 ${String(count)} 件。`,
    receiver: '接收单位',
    batch: '按批次移交',
    batchHint:
      '选定批次的，整批列入，件数与批次一致；不选批次的，列入上面的条件所选的文件。早先的批次没有逐件记录，只在清单上注明。',
    batchWhole: '整批列入：批次里有什么，清单上就有什么，不多不少。',
    batchLabel: (batch: {
      readonly name: string
      readonly items: number
      readonly left: number
      readonly handed: boolean
      readonly at: string
    }) =>
      `${batch.name}，${String(batch.items)} 件，${dateText(batch.at)}${batch.left === 0 ? '' : `，另有 ${String(batch.left)} 件未归入`}${batch.handed ? '，已列入移交清单' : ''}`,
    planTwice: (count: number) => `其中 ${String(count)} 件已经列入其他移交清单，不能再整批移交；清单有误的，先作废。`,
    planChanged: (numbers: readonly string[]) =>
      `批次生成以后有变动（改过档号、销毁或者重新办理）：${numbers.join('、')}。请重新生成批次。`,
    counted: (listed: number) => `点收件数（清单 ${String(listed)} 件）`,
    noBatch: '（不填）',
    /** What a list was made by, by the name of the batch; '' for a choice. */
    listedBy: (batch: string) => (batch === '' ? '未按批次' : batch),
    plan: (items: number) => `将列入 ${String(items)} 件。`,
    planNone: '没有可以列入的文件：须已归档登记、已生成归档包、尚未列入其他移交清单。',
    planUnpackaged: (count: number) => `另有 ${String(count)} 件符合条件但没有归档包，不列入；请先生成批次。`,
    planLeft: (count: number) => `超过一份清单的上限，其余 ${String(count)} 件请另编一份。`,
    prepare: '编制移交清单',
    listHeading: '移交清单',
    columns: ['编制时间', '接收单位', '批次', '件数', '接收', '导出'],
    notReceived: '未登记',
    received: (by: string, on: string, number: string) =>
      `${by}，${dateText(on)}${number === '' ? '' : `，凭证 ${number}`}`,
    receive: '登记接收',
    withdraw: '作废',
    withdrawTitle: '作废移交清单',
    withdrawReason: '作废理由',
    withdrawn: (reason: string, by: string) => `已作废（${by}）：${reason}`,
    receiveTitle: (receiver: string) => `登记接收：${receiver}`,
    receivedBy: '接收人',
    receivedOn: '接收日期',
    documentNumber: '接收凭证号',
    note: '备注',
    done: '已记入单位留痕。',
    none: '还没有移交清单。',
  },
  inspect: {
    intro:
      '选择任何一个归档包、批次或者其他系统的 BagIt 包：核对签名、摘要、数量，并逐项作四性检测（DA/T 70-2018）。只看文件夹里的内容，不需要本机数据库。',
    folder: '要检测的文件夹',
    start: '开始检测',
    stage: '检测环节',
    stages: STAGE_WORDS,
    inspected: (folder: string) => `文件夹：${folder}`,
    atStage: (stage: string) => `检测环节：${stage}。`,
    report: '导出四性检测报告',
    reportFormats: { pdf: '导出 PDF', xml: '导出 XML' },
    batchCounts: '各检测项目的件数（批次本身另计一次）：',
    countColumns: ['编号', '检测项目', CHECK_WORDS.passed, CHECK_WORDS.failed, CHECK_WORDS.manual],
    failedItem: (archivalNumber: string, code: string, evidence: string) => `${archivalNumber}：${code} ${evidence}`,
    kinds: { package: '归档包', batch: '批次', bag: '其他系统的 BagIt 包', unknown: '不能识别' },
    /** `manual`: items that only a person can judge; none of them is passed. */
    verdict: (kind: string, verdict: 'passed' | 'failed' | 'manual', manual: number) => {
      const left = manual === 0 ? '' : `，另有 ${String(manual)} 项须由人检测`
      return `${kind}：${{ passed: `自动检测合格${left}`, failed: '不合格，有不通过的项目', manual: '需人工' }[verdict]}`
    },
    root: '该单位公布的根证书（检测其他单位的归档包时选填）',
    noRoot: '尚未选择',
    chooseRoot: '选择根证书',
    dropRoot: '不用',
    given: (name: string) => `签名：${name}，与所选的根证书一致。`,
    own: (name: string) => `签名：${name}（本单位的证书机构）。`,
    foreignAuthority: (name: string) =>
      `签名：${name}，不是本单位的证书机构。内容完整、签名前后一致，但任何人都能自立这样一个证书机构；请向该单位索取其公布的根证书，比对下面的指纹，一致的才能接收。`,
    fingerprint: '根证书 SHA-256',
    unsigned: '没有签名，或者内容与签名不符，不能确认来自哪个单位。',
    items: (items: number, sound: number) =>
      `共 ${String(items)} 件，合格 ${String(sound)} 件，不合格 ${String(items - sound)} 件。`,
    problems: '不通过的项目',
    whatNow: '内容有改动、缺失或者无法确认，不能据以归档、移交或者接收。请保留现状，改用备份或者其他副本重新检测。',
    columns: ['编号', '检测项目', '结果', '依据'],
    summary: (passed: number, failed: number, manual: number) =>
      `通过 ${String(passed)} 项，不通过 ${String(failed)} 项，需人工 ${String(manual)} 项。“需人工”的项目不计作通过。`,
    foreign: '其他系统的包只核对完整性；没有本程序认识的签名，不作四性检测。',
  },
  rules: {
    heading: '全宗和档号',
    fonds: '全宗号',
    fondsHint: '由档案馆给定，例如 Z109',
    fondsName: '全宗名称',
    category: '门类代码',
    categoryHint: '文书 WS，网页信息 WY',
    organisation: '默认机构（问题）',
    pattern: '档号格式',
    patternHint:
      '花括号中的 {全宗号}、{门类}、{年度}、{期限}（Y、D30、D10）、{机构}、{件号} 由程序填入，其余为固定文字。须以分隔符加 {件号} 结尾。',
    digits: '件号位数',
    transferYears: '移交进馆年限',
    transferHint: '县级馆 10 年，其他 20 年（《档案法实施条例》第二十条）',
    sample: (number: string) => `按此格式的档号：${number}`,
    save: '保存',
    saved: '已保存，并记入单位留痕。',
    leader: '由档案员设定。',
    tableHeading: '归档范围和保管期限表',
    noTable: '还没有采用保管期限表。请导入本单位经同级档案主管部门审核同意的表。',
    tableNow: (version: string, rows: number, by: string, at: string) =>
      `版本：${version}，共 ${String(rows)} 条；${by}于 ${dateText(at)} 采用`,
    basisNow: (basis: string) => `依据：${basis}`,
    example: '这是示例表，只用于试用；正式归档前请导入本单位的表。',
    import: '导入表（CSV、Excel）',
    useExample: '采用示例表',
    preview: (rows: number) => `所选的表共 ${String(rows)} 条：`,
    columns: ['条款号', '归档范围', '保管期限', '适用文种或标题用语'],
    version: '版本号',
    versionHint: '例如 2026',
    basis: '依据（审核同意的文号、日期）',
    adopt: '采用',
  },
} as const

/** The case's own tab. */
export const FILING = {
  heading: '归档登记',
  year: '年度',
  organisation: '机构（问题）',
  tableItem: '保管期限表条款',
  done: (number: string) => `已归档登记，档号 ${number}`,
  number: '档号',
  retention: '保管期限',
  pages: '页数',
  filedBy: '归档人',
  ends: '到期',
  permanent: '永久',
  destroyed: (at: string) => `文稿已于 ${dateText(at)} 鉴定销毁，不能再读取；办理经过仍可在“留痕”中查阅。`,
  first: '先归档登记，给出档号；再生成归档包。',
  file: '归档登记',
  toDesk: '年度、期限、机构按规则和保管期限表带出，可在“档案管理”的“待归档”中调整或者批量登记。',
} as const

/** What stands in braces in the pattern of an archival number, as it is stored and as people read and type it. */
const NUMBER_PARTS = [
  ['{fonds}', '{全宗号}'],
  ['{category}', '{门类}'],
  ['{year}', '{年度}'],
  ['{retention}', '{期限}'],
  ['{organisation}', '{机构}'],
  ['{serial}', '{件号}'],
] as const
export const archivalPatternShown = (stored: string): string =>
  NUMBER_PARTS.reduce((text, [part, word]) => text.replaceAll(part, word), stored)
export const archivalPatternStored = (typed: string): string =>
  NUMBER_PARTS.reduce((text, [part, word]) => text.replaceAll(word, part), typed)
