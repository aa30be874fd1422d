/** Who asks: the columns of table 三 of the annual report (国办公开办函〔2021〕30号, V2). */
export const APPLICANTS = [
  'person', // 自然人
  'company', // 商业企业
  'research', // 科研机构
  'welfare', // 社会公益组织
  'legal', // 法律服务机构
  'other', // 其他
] as const
export type Applicant = (typeof APPLICANTS)[number]

/** How an application ends: the leaves of 三、本年度办理结果, in their order (V2). */
export const APPLICATION_OUTCOMES = [
  'granted', // （一）予以公开
  'partly', // （二）部分公开
  'stateSecret', // （三）不予公开 1 属于国家秘密
  'prohibited',
  'safety',
  'thirdParty',
  'internal',
  'process',
  'caseFile',
  'inquiry', // 8 属于行政查询事项
  'notHeld', // （四）无法提供 1
  'notMade',
  'unclear',
  'petition', // （五）不予处理 1
  'repeated',
  'publication',
  'abusive',
  'confirmation',
  'noSupplement', // （六）其他处理 1
  'noFee',
  'otherEnd',
] as const
export type ApplicationOutcome = (typeof APPLICATION_OUTCOMES)[number]

/** What changes the time in which an application is answered. */
export const TIME_CHANGES = ['extended', 'thirdParty', 'otherOrgan', 'supplement'] as const
export type TimeChange = (typeof TIME_CHANGES)[number]

/** The three blocks of table 四. */
export const DISPUTE_KINDS = [
  'reconsideration', // 行政复议
  'suit', // 未经复议直接起诉
  'suitAfter', // 复议后起诉
] as const
export type DisputeKind = (typeof DISPUTE_KINDS)[number]
export const DISPUTE_RESULTS = ['upheld', 'corrected', 'other'] as const // 结果维持 结果纠正 其他结果
export type DisputeResult = (typeof DISPUTE_RESULTS)[number]

/** Numbers of the annual report that no record of this workstation yields; whole numbers, the fee in yuan. */
export const STATED_FIGURES = [
  'rulesBefore', // 上年末现行有效的规章, not in this workstation
  'normativeBefore', // the same of 行政规范性文件
  'permits', // 行政许可 第二十条第（五）项
  'penalties', // 行政处罚 （六）
  'coercions', // 行政强制 （六）
  'fees', // 行政事业性收费 （八）
  'filedLeft', // 结转下年度继续办理 总计, as the report for the year before was filed: what 上年结转 must be
  'filedLeftPerson', // the same of each column
  'filedLeftCompany',
  'filedLeftResearch',
  'filedLeftWelfare',
  'filedLeftLegal',
  'filedLeftOther',
] as const
export type StatedFigure = (typeof STATED_FIGURES)[number]

/** The parts of the annual report that are words: 一, 五 and 六 (V2). */
export const REPORT_PARTS = [
  'general', // 一、总体情况
  'shortcomings', // 五、存在的主要问题及改进情况
  'other', // 六、其他需要报告的事项
] as const
export type ReportPart = (typeof REPORT_PARTS)[number]
/** The longest of them, in UTF-16 units. */
export const MOST_REPORT_UNITS = 20_000

/** The facts of the office that its registers and its annual report rest on beside the cases. Part of `OfficeEventData`. */
export interface OfficeRegisterData {
  /** 依申请公开 (政府信息公开条例 Arts 27-33): one application, by its own number. No name of the applicant. */
  ApplicationReceived: {
    readonly recordId: string
    readonly number: string
    readonly applicant: Applicant
    readonly receivedOn: string
    readonly matter: string
  }
  ApplicationAnswered: {
    readonly recordId: string
    readonly outcome: ApplicationOutcome
    readonly answeredOn: string
    readonly number: string
  }
  /**
   * What changes the time of answering (Arts 30, 32 to 34): `extended` 延长, told to the applicant on `from`, once; `thirdParty` and
   * `otherOrgan` 征求意见 from their being asked to their answer, which does not count; `supplement` 补正 from its notice to the day on
   * which it came in, from which the time runs anew. `to` is null while nobody has answered; the same `from` again ends it.
   */
  ApplicationTimeChanged: {
    readonly recordId: string
    readonly what: TimeChange
    readonly from: string
    readonly to: string | null
    /** Who agreed, who was asked, what was wanting. */
    readonly note: string
  }
  DisputeOpened: {
    readonly recordId: string
    readonly kind: DisputeKind
    readonly openedOn: string
    readonly matter: string
  }
  DisputeClosed: { readonly recordId: string; readonly result: DisputeResult; readonly closedOn: string }
  /** In place of what was stated before for that year. */
  FigureStated: {
    readonly recordId: string
    readonly year: number
    readonly figure: StatedFigure
    readonly value: number
    readonly basis: string
  }
  /** In place of what was written before for that part of that year; '' empties it. */
  ReportPartWritten: {
    readonly recordId: string
    readonly year: number
    readonly part: ReportPart
    readonly text: string
  }
  /** 送馆 (Art. 25): releases handed to the archive or the library, and who signed for them. */
  ReleasesDelivered: {
    readonly recordId: string
    readonly institution: string
    readonly deliveredOn: string
    readonly receivedBy: string
    readonly caseIds: readonly string[]
  }
  /** Recorded by mistake. It stays in the log. */
  RecordVoided: { readonly recordId: string; readonly reason: string }
}
export type OfficeRegisterType = keyof OfficeRegisterData
