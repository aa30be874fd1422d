import {
  APPLICANT_WORDS,
  DISPUTE_WORDS,
  FIGURE_WORDS,
  RESULT_WORDS,
  TIME_CHANGE_WORDS,
} from '#resources/text/word/register.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type {
  ApplicationOutcome,
  ReportPart,
  StatedFigure,
  TimeChange,
} from '#shared/domain/office/register/register-events.ts'
import { plainDateText } from './date.ts'
import { DUE } from './deadline.ts'

type SheetName = Input<'register.view'>['sheet']

export const SHEET_WORDS: Readonly<Record<SheetName, string>> = {
  catalogue: '主动公开目录',
  secrecy: '保密审查台账',
  delivery: '送馆清单',
  validity: '文件有效性清单',
  enforcement: '行政执法公示',
  holds: '保全台账',
  basic: '主动公开基本目录',
  coverage: '基本目录落实情况',
  guide: '公开指南',
  workload: '办理数量',
  departments: '按科室统计',
  duration: '办理时长',
  onTime: '按期公开',
  returns: '退回原因',
  hits: '检查命中',
  annual2: '年报表二',
  annual3: '年报表三',
  annual4: '年报表四',
}
export { APPLICANT_WORDS, DISPUTE_WORDS, FIGURE_WORDS, RESULT_WORDS, TIME_CHANGE_WORDS }
const thisYear = (figure: StatedFigure): string => `${FIGURE_WORDS[figure]}（填在本年度）`
/** As they are asked for. */
export const FIGURE_LABELS: Readonly<Record<StatedFigure, string>> = {
  ...FIGURE_WORDS,
  ...{ filedLeft: thisYear('filedLeft'), filedLeftPerson: thisYear('filedLeftPerson') },
  ...{ filedLeftCompany: thisYear('filedLeftCompany'), filedLeftResearch: thisYear('filedLeftResearch') },
  ...{ filedLeftWelfare: thisYear('filedLeftWelfare'), filedLeftLegal: thisYear('filedLeftLegal') },
  filedLeftOther: thisYear('filedLeftOther'),
}
export const OUTCOME_WORDS: Readonly<Record<ApplicationOutcome, string>> = {
  granted: '予以公开',
  partly: '部分公开',
  stateSecret: '不予公开：属于国家秘密',
  prohibited: '不予公开：其他法律行政法规禁止公开',
  safety: '不予公开：危及“三安全一稳定”',
  thirdParty: '不予公开：保护第三方合法权益',
  internal: '不予公开：属于三类内部事务信息',
  process: '不予公开：属于四类过程性信息',
  caseFile: '不予公开：属于行政执法案卷',
  inquiry: '不予公开：属于行政查询事项',
  notHeld: '无法提供：本机关不掌握',
  notMade: '无法提供：没有现成信息需要另行制作',
  unclear: '无法提供：补正后仍不明确',
  petition: '不予处理：信访举报投诉类申请',
  repeated: '不予处理：重复申请',
  publication: '不予处理：要求提供公开出版物',
  abusive: '不予处理：无正当理由大量反复申请',
  confirmation: '不予处理：要求确认或重新出具已获取信息',
  noSupplement: '其他处理：逾期不补正',
  noFee: '其他处理：逾期未缴费',
  otherEnd: '其他处理：其他',
}

type ReportDay = Output<'register.report'>['days'][number]

export const REGISTER = {
  open: '台账和年报',
  back: '返回台账和年报',
  heading: '台账和年报',
  intro: '全部由本机留痕算出，只统计您有权查看的事项。带下划线的数字可以打开，看到是哪些事项。',
  groups: { lists: '台账', figures: '统计', annual: '年度报告', entries: '登记' },
  report: {
    open: '年报文字',
    intro:
      '年度报告的一、五、六是文字，由您撰写；二、三、四是表，由本机记录算出。导出 Word 文档时六个部分按规定顺序写在一个文件里。标题依据：国办公开办函〔2021〕30号。',
    hints: {
      general:
        '可以先插入带有本年数字的草稿，再补写各项内容。草稿中的数字与表二、表三、主动公开目录、保密审查台账一致。',
      shortcomings: '写明主要问题和改进情况。',
      other: '包括收取信息处理费的情况；没有的，写“无其他需要报告的事项”。',
    } satisfies Record<ReportPart, string>,
    insertDraft: '插入本年数字草稿',
    replaceDraft: '用草稿替换已写的内容',
    replaceText: '现在框里的文字将被草稿代替。已保存过的内容在点“保存”以前不变。',
    save: (heading: string) => `保存“${heading}”`,
    unsaved: '有改动还没有保存',
    savedAsShown: '已保存',
    missing: '导出以前还要写',
    complete: '一、五、六都已写好。',
    days: '报送和发布的期限',
    day: ({ matter, basis, date, lawfulUntil, provisional }: ReportDay): string =>
      `${matter}：${plainDateText(date)}前${date === lawfulUntil ? '' : `（法定${plainDateText(lawfulUntil)}前，该日不是工作日）`}${provisional ? '（暂定）' : ''}。依据：${basis}`,
  },
  department: '承办科室',
  allDepartments: '全部科室',
  from: '起',
  until: '止',
  year: '年度',
  computing: '正在统计…',
  empty: '这段时间没有记录',
  part: (shown: number, total: number) => `只显示前 ${String(shown)} 行，共 ${String(total)} 行；导出的文件列出全部。`,
  records: (total: number) => `构成这个数字的记录（${String(total)} 条）`,
  more: (count: number) => `另有 ${String(count)} 条未列出`,
  closeRecords: '收起',
  openCell: (text: string) => `${text}，打开记录`,
  problems: '核对',
  agrees: '勾稽关系全部成立。',
  chart: '图表',
  chartHint: '数字见下表',
  unitBars: (name: string, label: string, value: number) => `${label}，${name}：${String(value)}`,
  exportHint: '写完后重新打开逐格核对。',
  exportReportHint:
    'Word 文档是整份年度报告，六个部分按规定顺序；Excel 工作簿只有二、三、四的三张表。写完后重新打开核对，核对情况不写进文件。',
  notFiledYet: '报送以前请处理',
  entries: {
    code: '索引号的机构代码',
    codeHint: '9位组织机构代码或者18位统一社会信用代码；不填的，索引号只有年份和序号。',
    saveCode: '保存代码',
    receive: '登记公开申请',
    number: '申请编号',
    applicant: '申请人类别',
    receivedOn: '收到日期',
    matter: '申请内容摘要（不写申请人姓名）',
    answer: '登记答复',
    outcome: '办理结果',
    answeredOn: '答复日期',
    replyNumber: '答复文号',
    openUntil: (
      due: {
        readonly date: string
        readonly workingDaysLeft: number
        readonly workingDaysOver: number
        readonly isOverdue: boolean
      } | null,
    ): string =>
      due === null
        ? '办理中'
        : `办理中，应于${plainDateText(due.date)}前答复，${due.isOverdue ? DUE.over(due.workingDaysOver) : DUE.left(due.workingDaysLeft)}`,
    time: '登记期限变动',
    timeWhat: '变动',
    timeFrom: '开始日期（告知、发函或者通知之日）',
    timeTo: '结束日期（收到意见或者补正之日；还没有的不填）',
    timeHints: {
      extended: '须经公开工作机构负责人同意，并在答复期限届满以前告知申请人；届满以后告知的，不改变应当答复的日期。',
      thirdParty:
        '征求意见所需时间不计入期限。第三方自收到征求意见书之日起十五个工作日没有意见的，由本机关决定；没有登记结束日期的，自发函之日起最多扣除十五个工作日。',
      otherOrgan:
        '征求意见所需时间不计入期限。共同制作的机关自收到征求意见书之日起十五个工作日没有意见的，视为同意公开；没有登记结束日期的，自发函之日起最多扣除十五个工作日。',
      supplement: '应当自收到申请之日起七个工作日内一次性告知；收到补正后重新起算。',
    } satisfies Record<TimeChange, string>,
    timeNote: '同意延长的负责人、被征求意见的一方或者须补正的内容',
    timeLine: (what: TimeChange, from: string, to: string | null, note: string): string =>
      `${TIME_CHANGE_WORDS[what]}：${plainDateText(from)}${what === 'extended' ? '告知申请人' : to === null ? '起，尚未结束' : `至${plainDateText(to)}`}；${note}`,
    correctBy: (date: string): string => `内容不明确、须补正的，应于${plainDateText(date)}前一次性告知申请人`,
    opinionBy: (date: string): string => `；应于${plainDateText(date)}前提出意见（自发函之日起算）`,
    waiting: '等待申请人补正，收到补正后重新起算',
    same: (count: number): string =>
      `另有 ${String(count)} 件申请的内容与此相同：可以公开的，可以纳入主动公开的范围（条例第四十四条）。`,
    dispute: '登记复议、诉讼',
    kind: '类别',
    openedOn: '立案或者收到日期',
    disputeMatter: '事由',
    closeDispute: '登记结果',
    result: '结果',
    closedOn: '结案日期',
    pending: '尚未审结',
    state: '填报年报数字',
    figure: '项目',
    value: '数字',
    basis: '数字来源',
    deliver: '登记送交',
    institution: '接收单位（国家档案馆、公共图书馆等）',
    receivedBy: '接收人',
    deliveredOn: '送交日期',
    deliverHint:
      '把当前清单所列公开件登记为已送交；这个单位已经收过的、已撤下的不再登记。先导出清单，接收单位签收后再登记。',
    void: '作废',
    voidReason: '作废理由',
    applications: '公开申请',
    disputes: '复议和诉讼',
    stated: '已填报的数字',
    deliveries: '送交记录',
    none: '还没有登记',
    deliveryLine: (institution: string, on: string, by: string, count: number) =>
      `${plainDateText(on)}送交${institution} ${String(count)} 件，接收人${by}`,
    statedLine: (year: number, figure: string, value: number, basis: string) =>
      `${String(year)}年 ${figure}：${String(value)}（${basis}）`,
    saved: '已登记并记入留痕',
  },
} as const
