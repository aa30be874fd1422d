import { CHAIN_PROBLEM_WORDS } from '#resources/text/word/chain.ts'
import type { EventType } from '#shared/domain/case/events.ts'
import { dateTimeText } from './date.ts'
import { CUSTODY_DEEDS } from './custody-timeline.ts'
import { HOLD_DEEDS } from './hold.ts'
import { withDays } from './date.ts'
import { DISCLOSURE_DEEDS } from './disclosure-timeline.ts'
import { AFTER_RELEASE_DEEDS } from './after-release-timeline.ts'
import { DUTY_DEEDS } from './duty-timeline.ts'
import { gateName } from './gates.ts'
import {
  CONCLUSION_WORDS,
  DISCUSSION_WORDS,
  DISPOSITION_WORDS,
  EVENT_WORDS,
  MODE_WORDS,
  REFERRAL_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  SUGGESTION_WORDS,
} from './words.ts'

export type EventDetail = Readonly<Record<string, string | number>>

export const TIMELINE = {
  keeping: '归档批次和移交',
  keepingIntro: '以下各条记在单位留痕中，序号是单位留痕的序号。',
  heading: '留痕',
  intro: '每一步由本人证书签名，前后相连；任何改动都会使链条断裂。',
  intact: (count: number) => `留痕完整：${String(count)} 条记录的签名和前后连接均核对无误`,
  broken: '留痕不完整，可能被改动',
  brokenAt: (seq: number | null, problem: string) =>
    `${seq === null || seq === 0 ? '' : `从第 ${String(seq)} 条起`}不能通过核对${problem === '' ? '' : `（${problem}）`}。请停止办理本事项，保留现状并报告单位负责人。`,
  seq: (seq: number) => `第 ${String(seq)} 条`,
  hash: '摘要',
  hashTitle: (hash: string) => `本条记录的摘要值 ${hash}`,
} as const

const text = (detail: EventDetail, name: string): string => String(detail[name] ?? '')
const round = (detail: EventDetail): string => (detail['round'] === undefined ? '' : `第${text(detail, 'round')}轮`)
const tail = (label: string, value: string): string => (value === '' ? '' : `，${label}：${value}`)
/** Values that come one a line, the parts of each between tabs. */
const listed = (detail: EventDetail, name: string, separator: string): string =>
  text(detail, name).replaceAll('\t', '：').replaceAll('\n', separator)
const word = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

/** What the person did, after their role and name. */
const DEEDS: Readonly<Record<EventType, (detail: EventDetail) => string>> = {
  DraftRegistered: (detail) => {
    const file = text(detail, 'fileName')
    const title = text(detail, 'title')
    const from = file === '' ? '新建文稿' : `从文件“${file}”登记文稿`
    return `${from}${title === '' ? '' : `《${title}》`}${tail('承办科室', text(detail, 'department'))}`
  },
  DisclosureModeSet: (detail) =>
    `确定公开方式为${word(MODE_WORDS, text(detail, 'mode'))}${tail('依据', text(detail, 'basis'))}${tail('理由', text(detail, 'reason'))}`,
  DraftRevised: (detail) => `修改文稿，形成第${text(detail, 'version')}稿`,
  ChainBound: (detail) =>
    `审批链为${text(detail, 'name') === '' ? '默认审批链' : `“${text(detail, 'name')}”`}第${text(detail, 'version')}版${tail(
      '环节',
      text(detail, 'steps')
        .split(',')
        .map((step) => word(STAGE_WORDS, step))
        .join('、'),
    )}${tail('文种', text(detail, 'kind'))}`,
  PublicVersionMade: (detail) =>
    `作区分处理，形成公开版，去除 ${text(detail, 'removals')} 处${tail('依据', text(detail, 'articles'))}`,
  CaseSubmitted: (detail) => `送审${round(detail)}（第${text(detail, 'version')}稿）`,
  ScanCompleted: (detail) =>
    Number(detail['hits'] ?? 0) === 0 ? '敏感词检查完成，没有命中' : `敏感词检查完成，命中 ${text(detail, 'hits')} 处`,
  DepartmentReviewPassed: (detail) => `通过${round(detail)}部门初审${tail('意见', text(detail, 'opinion'))}`,
  HitDisposed: (detail) =>
    `处置一处命中：${word(DISPOSITION_WORDS, text(detail, 'disposition'))}${tail('理由', text(detail, 'reason'))}`,
  SecrecyReviewConcluded: (detail) =>
    `作出${round(detail)}保密审查结论：${word(CONCLUSION_WORDS, text(detail, 'conclusion'))}${tail('意见', text(detail, 'note'))}`,
  SecrecyReferralReported: (detail) =>
    `报请${text(detail, 'authority')}确定${tail('文号', text(detail, 'number'))}${tail('日期', text(detail, 'date'))}`,
  SecrecyReferralAnswered: (detail) =>
    `录入${text(detail, 'authority')}的答复：${word(REFERRAL_WORDS, text(detail, 'answer'))}${tail('文号', text(detail, 'number'))}${tail('日期', text(detail, 'date'))}`,
  DeputyReviewPassed: (detail) => `通过${round(detail)}分管领导复审${tail('意见', text(detail, 'opinion'))}`,
  FinalApprovalGiven: (detail) => `签发${round(detail)}${tail('意见', text(detail, 'opinion'))}`,
  CaseReassigned: (detail) =>
    `将${detail['what'] === 'drafter' ? '本事项的经办' : `${word(STAGE_WORDS, text(detail, 'stage'))}的办理`}移交给${text(detail, 'to')}${tail('理由', text(detail, 'reason'))}`,
  StepUrged: (detail) =>
    `催办${word(STAGE_WORDS, text(detail, 'stage'))}${tail('期限', text(detail, 'due'))}${tail('说明', text(detail, 'text'))}`,
  StepEscalated: (detail) =>
    `${word(STAGE_WORDS, text(detail, 'stage'))}逾期，提级报告${word(ROLE_WORDS, text(detail, 'toRole'))}${tail('期限', text(detail, 'due'))}${tail('说明', text(detail, 'text'))}`,
  StepPassed: (detail) =>
    `通过${round(detail)}${word(STAGE_WORDS, text(detail, 'step'))}${tail('文号', text(detail, 'number'))}${tail('意见', text(detail, 'opinion'))}`,
  CountersignGiven: (detail) =>
    `代表“${text(detail, 'party')}”会签${round(detail)}${tail('意见', text(detail, 'opinion'))}`,
  CollectiveDiscussionRecorded: (detail) =>
    `记录${round(detail)}集体讨论（${text(detail, 'meeting')}，${text(detail, 'date')}）：${word(DISCUSSION_WORDS, text(detail, 'result'))}${tail('出席', listed(detail, 'attendance', '、'))}${tail('不同意见', listed(detail, 'dissent', '；'))}${tail('理由', text(detail, 'reason'))}`,
  StepSkipped: (detail) =>
    `跳过${round(detail)}${word(STAGE_WORDS, text(detail, 'step'))}${tail('理由', text(detail, 'reason'))}`,
  PassTakenBack: (detail) =>
    `取回本人${round(detail)}${word(STAGE_WORDS, text(detail, 'step'))}的意见${tail('理由', text(detail, 'reason'))}`,
  CaseReturned: (detail) =>
    `退回${round(detail)}至${word(STAGE_WORDS, text(detail, 'toStage'))}${tail('理由', text(detail, 'reason'))}`,
  CaseWithdrawn: (detail) => `撤回${round(detail)}${tail('理由', text(detail, 'reason'))}`,
  RemarkMade: (detail) => `作出批注：${text(detail, 'text')}`,
  RemarkAnswered: (detail) => `回复批注：${text(detail, 'text')}`,
  RemarkSettled: () => '将一条批注标为已解决',
  SuggestionMade: (detail) => `提出一处修改建议（${round(detail)}）`,
  SuggestionDecided: (detail) =>
    `${word(SUGGESTION_WORDS, text(detail, 'decision'))}一处修改建议${tail('理由', text(detail, 'reason'))}`,
  ReleaseGateOverridden: (detail) =>
    `签批放行发布条件“${gateName(text(detail, 'gate'))}”${tail('理由', text(detail, 'reason'))}`,
  ReleaseGateAcknowledged: (detail) =>
    `确认发布条件“${gateName(text(detail, 'gate'))}”的提示${tail('说明', text(detail, 'reason'))}`,
  CaseReleased: (detail) => {
    const number = text(detail, 'documentNumber')
    return `发布公开件${number === '' ? '' : `，发文字号${number}`}`
  },
  ...DUTY_DEEDS,
  ...AFTER_RELEASE_DEEDS,
  ...CUSTODY_DEEDS,
  ...HOLD_DEEDS,
  ...DISCLOSURE_DEEDS,
  ClockCorrected: (detail) => {
    const until = text(detail, 'until')
    const latest = until === '' ? '' : `（最晚记为 ${dateTimeText(until)}）`
    return `注明本机时间曾被调快：此前本事项的留痕，晚于本条的时间${latest}不准，依据单位留痕中两人的校正`
  },
  ArchivePackageBuilt: (detail) => `生成归档包，共 ${text(detail, 'files')} 个文件`,
}

const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_WORDS, type)

/** 退回第1轮至拟稿，理由：…; an event of a newer program shows as its type. */
export const deedText = (type: string, detail: EventDetail): string =>
  isEventType(type) ? DEEDS[type](withDays(detail)) : type

export const eventWord = (type: string): string => (isEventType(type) ? EVENT_WORDS[type] : type)

/** What a check of one log may find wrong. */
const HISTORY_PROBLEMS = {
  ...CHAIN_PROBLEM_WORDS,
  'officeLog.signer': '签名所用的证书，单位留痕中从来没有登记给此人（可能是冒名）',
}

/** A code of a newer program is shown as it is. */
export const chainProblemText = (code: string): string =>
  Object.hasOwn(HISTORY_PROBLEMS, code) ? HISTORY_PROBLEMS[code as keyof typeof HISTORY_PROBLEMS] : code
