/** Refusals about 主动公开基本目录 and 政府信息公开指南. */
export const PUBLICITY_ERRORS = {
  'publicity.proposalOpen': {
    title: '还有一版目录等待确认',
    advice: '请先由另一人确认或者不予确认，再提出新的一版。',
  },
  'publicity.ownVersion': {
    title: '提出和确认须由两人办理',
    advice: '请由另一位政务公开工作人员、分管领导或者主要领导确认。',
  },
  'publicity.noEntries': { title: '目录没有事项，或者超过2000项', advice: '请至少列一项；过长的请核对文件。' },
  'publicity.itemTwice': { title: '编号“{item|}”出现了两次', advice: '每个编号只能用于一个事项。请改正后再试。' },
  'publicity.tooLong': {
    title: '目录的文字太长，合计超过{most|}字',
    advice: '请把公开内容、依据写得简要些，整篇文件作为附件另行公开。',
  },
  'publicity.versionTaken': { title: '这个版本号已经用过', advice: '请另起一个版本号；旧版本保留备查。' },
  'publicity.earlier': {
    title: '施行日期早于前一版（{day|}）',
    advice: '新版的施行日期不能早于前一版，请核对。',
  },
  'publicity.columns': {
    title: '文件中没有“{missing|}”一列',
    advice:
      '列名须有：序号或者编号、公开事项、公开内容、公开依据、公开时限、公开主体、公开渠道和载体、公开方式；公开方式下分“主动”“依申请公开”两列的也可以。可以先导出现行目录，照样填写。',
  },
  'publicity.line': {
    title: '第 {line|} 行的“{column|}”没有填，或者不合格式',
    advice:
      '公开方式只能填“主动公开”或者“依申请公开”，或者在其中一列打勾；编号不超过40字；其他各格不超过2000字。改正后重新导入。',
  },
  'publicity.guidePart': {
    title: '指南有没有写的项目',
    advice: '条例第十二条所列的各项都要写；没有的写“无”。',
  },
  'publicity.guideDay': { title: '编制日期不对', advice: '编制日期不能晚于今天，也不能早于上一版。' },
}
