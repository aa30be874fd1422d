import type { ApplicationOutcome, DisputeKind, ReportPart } from '#shared/domain/office/register/register-events.ts'
import type { ReportFigures, ReportSection } from '#shared/domain/register/report-text.ts'
import type { AnnualProblem } from '#shared/domain/register/annual-tables.ts'
import type { WorkloadColumn } from '#shared/domain/register/figures.ts'
import { VALIDITY_WORDS } from './word/duty.ts'
import { validityStanding, type Standing } from './word/validity.ts'
import { APPLICANT_WORDS, REPORT_WORDS, RESULT_WORDS } from './word/register.ts'

/** Words of the registers and of the annual report, on the screen and in the files. */
export const registerText = {
  titles: {
    catalogue: '主动公开目录',
    secrecy: '保密审查台账',
    delivery: '送交国家档案馆、公共图书馆公开件清单',
    validity: '文件有效性清单',
    enforcement: '行政执法公示台账',
    holds: '保全台账',
    basic: '主动公开基本目录',
    coverage: '主动公开基本目录落实情况',
    guide: '政府信息公开指南',
    workload: '办理数量统计',
    departments: '各科室办理数量统计',
    duration: '办理时长统计',
    onTime: '按期公开统计',
    returns: '退回原因统计',
    hits: '检查命中统计',
    annual2: '主动公开政府信息情况',
    annual3: '收到和处理政府信息公开申请情况',
    annual4: '政府信息公开行政复议、行政诉讼情况',
  },
  fileName: (office: string, title: string, span: string) => `${office}${title}（${span}）`,
  period: (from: string, until: string) => `${from}至${until}`,
  year: (year: number) => `${String(year)}年度`,
  sheetName: { annual2: '表二', annual3: '表三', annual4: '表四' },
  none: '无',
  noMode: '未确定',
  catalogue: {
    columns: ['索引', '名称', '内容概述', '生成日期', '发文字号', '公开日期'],
    note: '依据：政府信息公开条例第十二条（索引、名称、内容概述、生成日期）。内容概述摘自正文开头；已撤下的不列。',
  },
  secrecy: {
    columns: ['序号', '审查日期', '文稿名称', '拟稿人', '轮次', '审查人', '结论', '审查意见', '逐项件数'],
    note: '依据：保守国家秘密法第三十五条、政府信息公开条例第十七条。',
  },
  delivery: {
    columns: ['序号', '索引', '发文字号', '题名', '公开日期', '已送交'],
    note: '依据：政府信息公开条例第二十五条：及时向国家档案馆、公共图书馆提供主动公开的政府信息。',
    signature: '接收单位：              接收人：              日期：',
    sent: (
      delivered: readonly { readonly institution: string; readonly deliveredOn: string }[],
      withdrawnOn: string | null,
    ): string =>
      [
        ...delivered.map(({ institution, deliveredOn }) => `${institution} ${deliveredOn}`),
        ...(withdrawnOn === null ? [] : [`已于${withdrawnOn}撤下，须通知接收单位`]),
      ].join('；'),
  },
  validity: {
    columns: ['序号', '发文字号', '题名', '公开日期', '施行日期', '有效期至', '有效性', '起始日期', '依据文件'],
    note: (today: string) => `有效性以${today}为准，按施行日期、有效期和后来的废止、替代文件算出。`,
    standing: (count: number) => `现行有效和尚未施行（${String(count)}件）`,
    ended: (count: number) => `废止和失效（${String(count)}件）`,
    /** As lists and pages say it; since when it ended stands in a column of its own. */
    state: (standing: Standing): string =>
      validityStanding({ ...standing, on: null }, String, (day) => `（${day}）`) || VALIDITY_WORDS.inForce,
  },
  enforcement: {
    columns: [
      ...[
        '序号',
        '公开件',
        '公示至',
        '决定书文号',
        '名称',
        '类别',
        '内容（事由）',
        '依据',
        '相对人名称',
        '统一社会信用代码',
      ],
      ...['结果', '作出决定的机关', '决定日期', '公开日期'],
    ],
    note: '各项取自公开认定；“双公示”的各项依据第二手来源，未经官方文本核对。公示期限已满、尚未撤下的列在最前，不限于所选时间。',
    unset: '公示期限由各地规定，本单位尚未设定（“目录和指南”的“公示期限”）。',
    rule: (basis: string) => `公示期限依据：${basis}`,
    until: (until: string | null, withdrawnOn: string | null, isOver: boolean): string =>
      withdrawnOn !== null
        ? `${withdrawnOn}撤下`
        : until === null
          ? '未设定'
          : isOver
            ? `${until}，已满，应撤下`
            : until,
  },
  holds: {
    columns: ['序号', '名称', '事由', '办理机关', '文号', '文书日期', '列入', '解除'],
    note: '依据：政府信息公开条例第五十一条。保全期间不得销毁；所列为期间内在保全的事项。',
    hand: (name: string, on: string) => `${name}（${on}）`,
    standing: '在保全',
    lifted: (name: string, on: string, number: string) => `${name}（${on}），依据${number}`,
  },
  workload: {
    columns: {
      registered: '新登记',
      submitted: '送审',
      returned: '退回',
      released: '公开',
      concluded: '办结',
    } satisfies Record<WorkloadColumn, string>,
    month: '月份',
    total: '合计',
  },
  departments: {
    department: '承办科室',
    none: '未定承办科室',
    note: '承办科室是登记文稿时经办人所在的科室，经办人后来调动的不变。',
    only: (name: string) => `仅列承办科室为“${name}”的事项。`,
  },
  duration: {
    columns: ['环节', '次数', '中位时长', '九成在此以内', '最长'],
    note: '按自然时间计算，含夜间和节假日；仅计在所选期间内离开该环节的。',
    hours: (hours: number) =>
      hours < 1
        ? `${String(Math.max(1, Math.round(hours * 60)))} 分钟`
        : hours < 48
          ? `${hours.toFixed(1)} 小时`
          : `${(hours / 24).toFixed(1)} 天`,
  },
  onTime: {
    columns: ['月份', '应当按期的', '按期', '逾期', '按期率', '无法判定'],
    note: '期限按政府信息公开条例第二十六条和各项特别规定、依本单位工作日历计算；没有期限或者日历未覆盖的列为无法判定，不计入按期率。',
    rate: (inTime: number, judged: number) => (judged === 0 ? '—' : `${((inTime / judged) * 100).toFixed(1)}%`),
  },
  returns: {
    columns: ['退回原因', '次数'],
    byStage: (stage: string) => `由${stage}退回`,
    byAspect: (row: string, column: string) => `${row}·${column}需修改`,
    unnamed: '只写明理由，未在意见表中勾选',
    reason: (on: string, reason: string) => `${on}：${reason}`,
    note: '同一次退回可以勾选多项，分项之和可以大于退回次数。',
  },
  hits: { columns: ['检查规则', '命中', '保留', '误报', '已修改', '未处置'] },
  annual: {
    title: '政府信息公开工作年度报告表',
    reportTitle: '政府信息公开工作年度报告',
    note: '格式依据：国办公开办函〔2021〕30号。数字由本机记录算出，逐项可以打开。',
    /** As they stand in the report: 一 is the general part, 五 and 六 are words. */
    headings: {
      annual2: '二、主动公开政府信息情况',
      annual3: '三、收到和处理政府信息公开申请情况',
      annual4: '四、政府信息公开行政复议、行政诉讼情况',
    },
    /** 一, 五 and 六, and what 一 is divided into (国办公开办函〔2021〕30号, V2); governments add to the sections. */
    report: {
      headings: {
        general: `一、${REPORT_WORDS.general}`,
        shortcomings: `五、${REPORT_WORDS.shortcomings}`,
        other: `六、${REPORT_WORDS.other}`,
      } satisfies Record<ReportPart, string>,
      sections: {
        proactive: '（一）主动公开',
        onRequest: '（二）依申请公开',
        management: '（三）政府信息管理',
        platform: '（四）政府信息公开平台建设',
        supervision: '（五）监督保障',
      } satisfies Record<ReportSection, string>,
      draft: (year: number, of: ReportFigures) => ({
        proactive: `${String(year)}年，主动公开政府信息${String(of.published)}件，其中制发行政规范性文件${String(of.normativeMade)}件，废止${String(of.normativeRepealed)}件，现行有效${String(of.normativeValid)}件。`,
        onRequest: `${String(year)}年，新收政府信息公开申请${String(of.received)}件，上年结转${String(of.carried)}件；办结${String(of.ended)}件，其中予以公开${String(of.granted)}件、部分公开${String(of.partly)}件；结转下年度继续办理${String(of.left)}件。`,
        management: `${String(year)}年，公开前保密审查作出结论${String(of.reviewed)}次。`,
      }),
      empty: (heading: string) => `“${heading}”还没有写。`,
      bare: (heading: string, section: string) => `“${heading}”的“${section}”只有标题，没有内容。`,
    },
    active: {
      article1: '第二十条第（一）项',
      article5: '第二十条第（五）项',
      article6: '第二十条第（六）项',
      article8: '第二十条第（八）项',
      head1: ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      head2: ['信息内容', '本年处理决定数量'],
      head8: ['信息内容', '本年收费金额（单位：万元）'],
      rules: '规章',
      normative: '行政规范性文件',
      permits: '行政许可',
      penalties: '行政处罚',
      coercions: '行政强制',
      fees: '行政事业性收费',
    },
    applications: {
      corner: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      title: '申请人情况',
      person: '自然人',
      body: '法人或其他组织',
      total: '总计',
      received: '一、本年新收政府信息公开申请数量',
      carried: '二、上年结转政府信息公开申请数量',
      result: '三、本年度办理结果',
      left: '四、结转下年度继续办理',
      ended: '（七）总计',
      /** Group of the row, then its own words; '' where the group is the row. */
      outcomes: {
        granted: ['（一）予以公开', ''],
        partly: ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ''],
        stateSecret: ['（三）不予公开', '1.属于国家秘密'],
        prohibited: ['（三）不予公开', '2.其他法律行政法规禁止公开'],
        safety: ['（三）不予公开', '3.危及“三安全一稳定”'],
        thirdParty: ['（三）不予公开', '4.保护第三方合法权益'],
        internal: ['（三）不予公开', '5.属于三类内部事务信息'],
        process: ['（三）不予公开', '6.属于四类过程性信息'],
        caseFile: ['（三）不予公开', '7.属于行政执法案卷'],
        inquiry: ['（三）不予公开', '8.属于行政查询事项'],
        notHeld: ['（四）无法提供', '1.本机关不掌握相关政府信息'],
        notMade: ['（四）无法提供', '2.没有现成信息需要另行制作'],
        unclear: ['（四）无法提供', '3.补正后申请内容仍不明确'],
        petition: ['（五）不予处理', '1.信访举报投诉类申请'],
        repeated: ['（五）不予处理', '2.重复申请'],
        publication: ['（五）不予处理', '3.要求提供公开出版物'],
        abusive: ['（五）不予处理', '4.无正当理由大量反复申请'],
        confirmation: ['（五）不予处理', '5.要求行政机关确认或重新出具已获取信息'],
        noSupplement: ['（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
        noFee: ['（六）其他处理', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
        otherEnd: ['（六）其他处理', '3.其他'],
      } satisfies Record<ApplicationOutcome, readonly [string, string]>,
      /** 其他 stands under 法人或其他组织. */
      applicants: { ...APPLICANT_WORDS, other: '其他' },
    },
    disputes: {
      /** Heads: both suits stand under 行政诉讼. */
      kinds: { reconsideration: '行政复议', suit: '未经复议直接起诉', suitAfter: '复议后起诉' } satisfies Record<
        DisputeKind,
        string
      >,
      suits: '行政诉讼',
      results: RESULT_WORDS,
      pending: '尚未审结',
      total: '总计',
    },
    problem: ({ code, expected, found }: AnnualProblem, row: string, column: string): string => {
      const at = [row, column].filter((word) => word !== '').join('，')
      switch (code) {
        case 'valid.differs':
          return `表二“${row}”：上年末有效数加本年制发减本年废止为 ${String(expected)}，现行有效为 ${String(found)}。到期失效的不属废止，请核对并在报告中说明。`
        case 'column.differs':
          return `表三“${column}”列：第一项加第二项为 ${String(expected)}，第三项加第四项为 ${String(found)}。`
        case 'ended.differs':
          return `表三“${column}”列：办理结果各项之和为 ${String(expected)}，总计为 ${String(found)}。`
        case 'row.differs':
          return `表三“${row}”行：各类申请人之和为 ${String(expected)}，总计为 ${String(found)}。`
        case 'carried.differs':
          return `表三“${row}”${column === '' ? '' : `，“${column}”列`}：上年度年报报出的结转数为 ${String(expected)}，按登记算出的上年结转为 ${String(found)}。请查是否有补登、作废的申请。`
        case 'filed.missing':
          return `表三“${row}”${column === '' ? '' : `，“${column}”列`}：还没有填报上年度年报报出的结转数，未能与上年核对。`
        case 'filed.differs':
          return `表三“${row}”：填报的上年度年报各类申请人结转数之和为 ${String(expected)}，总计为 ${String(found)}，请对照上年度年报核对。`
        case 'dispute.differs':
          return `表四“${at}”：各项之和为 ${String(expected)}，总计为 ${String(found)}。`
        case 'figure.missing':
          return `表二“${row}”还没有填报，暂以 0 计。`
      }
    },
  },
  record: {
    application: (number: string, applicant: string, receivedOn: string) =>
      `申请“${number}”（${applicant}），${receivedOn}收到`,
    dispute: (kind: string, openedOn: string, matter: string) => `${kind}，${openedOn}：${matter}`,
    stated: (figure: string, value: number, basis: string) => `${figure} ${String(value)}，依据：${basis}`,
    unknown: '已作废的登记',
  },
} as const
