import type { ErrorCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

/** Why the rules of a case say no. */
export const CASE_ERRORS = {
  'case.notYourStage': {
    title: '本事项现处于“{stage|其他}”环节，不能进行这项操作',
    advice: '请返回待办，查看本事项正等待哪个岗位办理。',
  },
  'case.ownDraft': {
    title: '不能审核本人拟写的文稿',
    advice: '拟稿与审核须由不同人员承担。请由本环节的其他负责人办理。',
  },
  'case.samePersonTwice': {
    title: '您已在本轮“{stage|其他}”环节签署意见，同一人不得审核两个环节',
    advice: '请由本环节的其他负责人办理。',
  },
  'case.contentChanged': {
    title: '文稿内容已变动，与您看到的不一致',
    advice: '页面已重新读取，请核对新的内容后再办理。',
  },
  'case.openHits': {
    title: '还有{count|若干}处命中没有处置',
    advice: '请在“保密审查”页逐条处置，再继续办理。',
  },
  'case.blockingHits': {
    title: '文稿中有{count|若干}处疑似密级标志，不得继续办理',
    advice:
      '《保守国家秘密法》第三十一条：不得使用非涉密信息设备存储、处理国家秘密。请立即停止办理并报告本单位保密工作机构；确属误报的，由经办人修改文字后重新送审。',
  },
  'case.leftBehind': {
    title: '附件里有{count|若干}处不得随公开件带出的内容：{rule|修订、批注、隐藏内容等}',
    advice:
      '请在原来的软件里清理（接受修订，删除批注、隐藏内容、备注和内嵌文件，另存为新文件），删去这个附件后重新添加。',
  },
  'case.secrecyMissing': {
    title: '本次内容尚未完成保密审查',
    advice: '先审查、后公开。请由保密审查员作出结论后再办理。',
  },
  'case.secrecyRestricted': {
    title: '保密审查结论不是“可以公开”',
    advice: '请退回经办人修改，或等待主管部门确定。',
  },
  'case.disclosureMissing': {
    title: '尚未确定公开方式',
    advice: '请在“公开认定”中选择公开方式和依据，再送审。',
  },
  'case.notForPublication': {
    title: '公开方式不是“主动公开”，不能生成公开件',
    advice: '需要公开的，请主要领导退回拟稿环节，改为主动公开后重新审核。',
  },
  'case.emptyDocument': { title: '文稿没有标题或正文', advice: '请补充标题和正文后再送审。' },
  'case.alreadySubmitted': {
    title: '本事项已送审，现处于“{stage|审核}”环节',
    advice: '需要修改的，请先撤回，或由审核人员退回；已经办结的，由领导在评估审查中转为主动公开。',
  },
  'case.notDrafter': { title: '只有本事项的经办人可以进行这项操作', advice: '请由登记本事项的经办人办理。' },
  'case.alreadyPassed': {
    title: '已有人员审核通过，不能撤回',
    advice: '需要修改的，请联系当前环节的审核人员退回；已经办结的，由领导在评估审查中转为主动公开。',
  },
  'case.notEarlierStage': { title: '只能退回到以前的环节', advice: '请选择当前环节之前的环节。' },
  'case.released': {
    title: '文件已正式发布，不能再修改',
    advice: '需要更正、撤下、废止或者替代的，请经办人另行拟稿，在“程序和效力”页指明要变更的文件。',
  },
  'case.notSubmitted': { title: '本事项尚未送审', advice: '送审之后才能打印审批单。' },
  'case.notReleased': {
    title: '文件尚未发布',
    advice: '发布（不予公开的为办结）之后才能归档；上传核对、追加时间戳和效力变更，都在发布之后。',
  },
  'case.reasonRequired': { title: '没有填写理由', advice: '请写明理由，理由将记入留痕。' },
  'case.opinionRequired': { title: '没有填写意见', advice: '请写明意见，意见将记入留痕。' },
  'case.referred': {
    title: '本事项已报请确定，暂时锁定',
    advice: '有关主管部门或者保密行政管理部门答复以前不能办理。收到答复后，由保密审查员录入。',
  },
  'case.notReferred': { title: '本事项没有报请确定', advice: '页面已重新读取，请按新的内容办理。' },
  'case.referralReported': { title: '已经录入过报请情况', advice: '如有更正，请在答复中说明。' },
  'secrecy.impossibleDate': {
    title: '报请或者答复的日期不合理',
    advice: '日期不晚于今天，答复不早于报请。请按来往文书的日期填写。',
  },
  'secrecy.itemsDiffer': {
    title: '逐项审查不完整',
    advice: '正文和每个附件都要有一项审查结论。页面已重新读取，请逐项填写。',
  },
  'secrecy.notClear': {
    title: '所填内容与审查结论不一致',
    advice: '有一项答“是”“不明确”，或者有一项不是“可以公开”，请改选区分处理、不得公开或者报请确定，或者核对所填内容。',
  },
  'case.unknownRemark': { title: '这条批注已不存在', advice: '页面已重新读取，请按新的内容办理。' },
  'case.remarkSettled': { title: '这条批注已经解决', advice: '如仍有意见，请另作一条批注。' },
  'case.remarkEmpty': { title: '没有填写内容', advice: '请写明意见后再提交。' },
  'case.unknownSuggestion': { title: '这处修改建议已经处理', advice: '页面已重新读取，请按新的内容办理。' },
  'case.openSuggestions': {
    title: '还有修改建议没有处理',
    advice: '经办人请逐条采纳或者说明不采纳的理由；审核人请先退回经办人，或者收回自己的建议。',
  },
  'case.unknownHit': { title: '这处命中已不存在', advice: '页面已重新读取，请按新的检查结果处置。' },
  'case.notFound': { title: '找不到这个事项', advice: '它可能不在您的办理范围内。请返回待办。' },
  'case.fileMissing': {
    title: '图片或附件的原件不在本事项中',
    advice: '请重新插入这张图片或这个附件，再保存、送审。',
  },
  'case.stale': {
    title: '本事项刚刚有了新的进展，您的操作没有执行',
    advice: '页面已重新读取，请核对后再办理。',
  },
  'disclosure.reasonRequired': {
    title: '没有说明理由',
    advice: '依申请公开、不予公开的，须说明理由（国办发〔2016〕80号）。',
  },
  'disclosure.basisRequired': { title: '没有选择公开依据', advice: '请选择或者填写依据的法律条款。' },
  'reassign.notOfRole': {
    title: '该人员不承担这个岗位，或者已经停用',
    advice: '名单可能已变动，请重新选择。',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>
