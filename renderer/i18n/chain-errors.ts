import type { CaseRefusalCode } from '#shared/domain/case/refusals.ts'
import type { ErrorText } from './error-text.ts'

type ChainCode = Extract<
  CaseRefusalCode,
  | 'case.assignedToOther'
  | 'case.otherDepartment'
  | `reassign.${string}`
  | `escalation.${string}`
  | `sheet.${string}`
  | `approvalChain.${string}`
  | `step.${string}`
  | `pass.${string}`
  | `countersign.${string}`
  | `discussion.${string}`
>

/** Refusals about the chain of a case and its moves. */
export const CHAIN_ERRORS: Readonly<Record<ChainCode, ErrorText>> = {
  'step.notOptional': {
    title: '“{stage|本}”环节不得跳过',
    advice: '审批链没有允许跳过这个环节，请由该环节的岗位办理。',
  },
  'pass.nothingToTakeBack': {
    title: '没有可以取回的意见',
    advice: '下一环节已开始办理，或者您在本轮没有签署意见。需要改变意见的，请下一环节的办理人退回。',
  },
  'countersign.unknownParty': { title: '会签名单中没有这个会签方', advice: '请在会签名单中选择您所代表的单位或本人。' },
  'countersign.otherPerson': {
    title: '“{party|该会签方}”指定由他人会签',
    advice:
      '请选择您所代表的会签方，或请指定的人员会签。指定的人员已离任或者不能会签的，请主要领导在“环节办理人”中把本环节交由他人办理。',
  },
  'countersign.signed': { title: '“{party|该会签方}”已经会签', advice: '不必重复会签。' },
  'case.assignedToOther': {
    title: '本环节已交由{name|他人}办理',
    advice: '请由该人员办理；需要改由他人办理的，请主要领导移交。',
  },
  'case.otherDepartment': {
    title: '本事项由{name|承办科室}的负责人初审',
    advice:
      '请由该科室负责人办理，或者由持其授权代行委托书的人员代行。该科室负责人不能办理的，请主要领导在“环节办理人”中把本环节交由您或者他人办理。',
  },
  'reassign.samePerson': { title: '本事项已由该人员办理', advice: '请选择另一位人员。' },
  'escalation.nobodyAbove': { title: '本环节没有上一级可以报告', advice: '可以催办。' },
  'escalation.notOverdue': {
    title: '本环节还没有逾期（{dueOn|期限}到期）',
    advice: '逾期以后才能提级，现在可以催办。',
  },
  'escalation.doneAlready': { title: '本环节已经提级', advice: '不必重复提级，可以催办。' },
  'sheet.missing': { title: '没有填写四性审查表', advice: '请逐格填写后再提交。' },
  'sheet.notAsked': { title: '本环节不填四性审查表', advice: '请直接写明意见。' },
  'sheet.cellTwice': { title: '四性审查表有重复的格', advice: '请返回待办，重新打开本事项后再填写。' },
  'sheet.cellMissing': { title: '四性审查表还有{count|若干}格没有填写', advice: '请把标有“须填”的格子填完。' },
  'sheet.noteMissing': { title: '有{count|若干}格“需修改”没有写明说明', advice: '请写明需要怎样修改。' },
  'sheet.sourceBlank': { title: '有一条核对来源是空的', advice: '请填写或者删去。' },
  'sheet.sourcesMissing': { title: '没有列出核对来源', advice: '部门初审须列明核对事实所依据的文件、台账或者记录。' },
  'sheet.needsRevision': {
    title: '有{count|若干}格为“需修改”，不能通过',
    advice: '请退回修改；已经不需要修改的，请把该格改为“通过”。',
  },
  'sheet.disagrees': { title: '结论为“不同意”，不能通过', advice: '请退回，或者改变结论。' },
  'sheet.agrees': { title: '结论为“同意”，不能退回', advice: '请把结论改为“不同意”再退回，或者通过。' },
  'sheet.majorMatterMissing': { title: '没有回答是否属于重大事项', advice: '请选择“是”或者“否”。' },
  'discussion.incomplete': {
    title: '集体讨论记录不完整',
    advice: '请填写会议名称、出席人员；每条不同意见都要写明姓名和意见。',
  },
  'discussion.nameTwice': { title: '出席人员有重复', advice: '每位出席人员只写一次。' },
  'discussion.notPresent': {
    title: '持不同意见的人不在出席人员中',
    advice: '请把该人列入出席人员，或核对姓名是否一致。',
  },
  'discussion.dissentDropped': {
    title: '少了以前记录的{count|若干}条不同意见',
    advice: '不同意见应当如实载明（重大行政决策程序暂行条例第三十条），写下以后不得删去。请原样补上再提交。',
  },
  'discussion.inFuture': { title: '会议日期晚于今天', advice: '请在会议召开以后如实记录。' },
  'approvalChain.stepMissing': {
    title: '审批链缺少“{stage|必经}”环节',
    advice: '部门初审、保密审查、分管领导复审、主要领导把关是必经环节，请补上。',
  },
  'approvalChain.stepTwice': { title: '“{stage|某个}”环节出现了两次', advice: '每种环节在一条审批链中只能有一个。' },
  'approvalChain.order': {
    title: '“{before|前一环节}”应当在“{stage|后一环节}”之前',
    advice: '请调整次序：部门初审在最前，主要领导把关在最后，保密审查在分管领导复审之前，审核、审查在集体讨论之前。',
  },
  'approvalChain.mandatorySkipped': {
    title: '“{stage|必经}”环节不得设为可以跳过',
    advice: '只有会签、合法性审核、公平竞争审查、政务公开工作机构审查、集体讨论可以设为可跳过。',
  },
  'approvalChain.noParty': { title: '会签环节没有必须会签的单位或人员', advice: '请至少列出一个必须会签的会签方。' },
  'approvalChain.partyTwice': { title: '会签方有重复', advice: '同一单位或同一人员只能列一次。' },
  'approvalChain.partyElsewhere': { title: '只有会签环节可以列会签方', advice: '请删去其他环节的会签方。' },
  'approvalChain.nameMissing': { title: '有会签方没有写名称', advice: '请写明单位或人员的名称。' },
}
