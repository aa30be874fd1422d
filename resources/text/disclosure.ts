/** Words of the disclosure determination and of 区分处理, for the history, the forms and the public version. */
export const disclosureText = {
  modes: { proactive: '主动公开', onRequest: '依申请公开', withheld: '不予公开' },
  results: { kept: '维持', toProactive: '转为主动公开', toOnRequest: '转为依申请公开' },
  facts: {
    determined: (mode: string) => `作出公开认定：${mode}`,
    publicVersion: (count: number) => `作区分处理，形成公开版（${String(count)} 处）`,
    concluded: (mode: string) => `办结：${mode}`,
    reviewed: (result: string) => `定期评估审查：${result}`,
  },
  nextReview: (day: string) => `下次评估审查：${day}`,
  /** What stands in the place of what was removed. */
  removed: {
    passage: '（此处略）',
    picture: '（此处图片略）',
    table: '（此处表格略）',
    attachment: '（本附件不予公开）',
  },
  grounds: {
    stateSecret: '《政府信息公开条例》第十四条：国家秘密',
    prohibited: '《政府信息公开条例》第十四条：法律、行政法规禁止公开',
    safety: '《政府信息公开条例》第十四条：可能危及国家安全、公共安全、经济安全、社会稳定',
    thirdParty: '《政府信息公开条例》第十五条：商业秘密、个人隐私等第三方合法权益',
    personnel: '《政府信息公开条例》第十六条第一款：人事管理',
    logistics: '《政府信息公开条例》第十六条第一款：后勤管理',
    workflow: '《政府信息公开条例》第十六条第一款：内部工作流程',
    discussion: '《政府信息公开条例》第十六条第二款：讨论记录',
    processDraft: '《政府信息公开条例》第十六条第二款：过程稿',
    negotiation: '《政府信息公开条例》第十六条第二款：磋商信函',
    instruction: '《政府信息公开条例》第十六条第二款：请示报告',
    caseFile: '《政府信息公开条例》第十六条第二款：行政执法案卷信息',
    personal: '《个人信息保护法》第三十四条：个人信息',
    sensitivePersonal: '《个人信息保护法》第二十八条：敏感个人信息',
  },
  masks: {
    name: '姓名遮盖',
    idNumber: '身份证号遮盖',
    mobile: '手机号遮盖',
    bankAccount: '银行账号遮盖',
    address: '住址遮盖',
    plate: '车牌遮盖',
  },
  leftOut: '略去',
} as const
