import type { CaseEvent } from '#shared/domain/case/events.ts'
import { delegationLines } from './opinion-sheet.ts'
import { CONCLUSION_WORDS, DISCUSSION_WORDS, MODE_WORDS, STAGE_WORDS } from './word/case.ts'

/** 业务行为, 行为依据 and 行为描述 of one 业务实体. */
export interface Act {
  readonly name: string
  readonly basis: string
  readonly said: string
}

/** 行为依据 of each step. */
const BASIS = {
  draft: '政府信息公开条例第十六条、第十九条',
  review: '政府信息公开条例第十七条第一款',
  secrecy: '政府信息公开条例第十七条第二款',
  discussion: '重大行政决策程序暂行条例第三十条',
  signed: '党政机关公文处理工作条例第二十二条',
  seal: '国务院关于国家行政机关和企业事业单位社会团体印章管理的规定（国发〔1999〕25号）第二十五条',
  release: '政府信息公开条例第二十三条、第二十六条',
  archive: '档案法第十四条',
} as const

const passed = (stage: keyof typeof STAGE_WORDS, opinion: string): readonly Act[] => [
  { name: STAGE_WORDS[stage], basis: BASIS.review, said: opinion },
]

const plainActsOf = (event: CaseEvent): readonly Act[] => {
  switch (event.type) {
    case 'DraftRegistered':
      return [{ name: '起草', basis: BASIS.draft, said: event.data.title }]
    case 'DraftRevised':
      return [{ name: '修改', basis: BASIS.draft, said: `第${String(event.data.version)}稿` }]
    case 'DisclosureDetermined':
      return [{ name: '公开认定', basis: BASIS.draft, said: MODE_WORDS[event.data.mode] }]
    case 'DepartmentReviewPassed':
      return passed('departmentReview', event.data.opinion)
    case 'CountersignGiven':
      return passed('countersign', event.data.opinion)
    case 'StepPassed':
      return passed(event.data.step, event.data.opinion)
    case 'SecrecyReviewConcluded':
      return [{ name: '保密审查', basis: BASIS.secrecy, said: CONCLUSION_WORDS[event.data.conclusion] }]
    case 'DeputyReviewPassed':
      return passed('deputyReview', event.data.opinion)
    case 'CollectiveDiscussionRecorded':
      return [
        {
          name: STAGE_WORDS.collectiveDiscussion,
          basis: BASIS.discussion,
          said: `${event.data.meeting}：${DISCUSSION_WORDS[event.data.result]}`,
        },
      ]
    case 'FinalApprovalGiven': {
      const { opinion } = event.data
      return [...passed('finalApproval', opinion), { name: '签发', basis: BASIS.signed, said: opinion }]
    }
    case 'CaseReturned':
      return [{ name: '退回', basis: BASIS.review, said: event.data.reason }]
    case 'CaseReleased': {
      const { documentNumber, pdfSha256 } = event.data
      return [
        { name: '用印', basis: BASIS.seal, said: `公开件签章，PDF 的 SHA-256 为 ${pdfSha256}` },
        { name: '公开发布', basis: BASIS.release, said: documentNumber },
      ]
    }
    case 'CaseConcluded':
      return [{ name: '办结', basis: BASIS.draft, said: MODE_WORDS[event.data.mode] }]
    case 'ArchiveItemFiled':
      return [{ name: '归档', basis: BASIS.archive, said: event.data.archivalNumber }]
    default:
      return []
  }
}

/** Every name that a step has above. */
export const ACT_NAMES: ReadonlySet<string> = new Set([
  ...Object.values(STAGE_WORDS),
  ...['起草', '修改', '公开认定', '保密审查', '签发', '退回', '用印', '公开发布', '办结', '归档'],
])

/** The steps of business that lie in an event, one 业务实体 each (DA/T 46-2009, V2); none for an event that is no such step. */
export const actsOf = (event: CaseEvent): readonly Act[] => {
  const delegated = delegationLines(event.actor.delegation)
  return plainActsOf(event).map((act) => ({ ...act, said: [act.said, ...delegated].filter(Boolean).join('；') }))
}
