import type { Ground, Mask } from '#shared/domain/document/redact/removal.ts'

/** Why a passage is not made public; its article is in `GROUND_ARTICLES`. */
export const REMOVAL_GROUND_WORDS: Readonly<Record<Ground, string>> = {
  prohibited: '法律、行政法规禁止公开',
  safety: '可能危及国家安全、公共安全、经济安全、社会稳定',
  commercialSecret: '商业秘密',
  personalPrivacy: '个人隐私',
  thirdParty: '其他第三方合法权益',
  personnel: '人事管理信息',
  logistics: '后勤管理信息',
  workflow: '内部工作流程信息',
  discussion: '讨论记录',
  processDraft: '过程稿',
  negotiation: '磋商信函',
  instruction: '请示报告',
  caseFile: '行政执法案卷信息',
  workSecret: '工作秘密',
  personal: '个人信息',
  sensitivePersonal: '敏感个人信息',
}

/** What a mask covers. */
export const MASK_WORDS: Readonly<Record<Mask, string>> = {
  name: '姓名',
  idNumber: '身份证号',
  phone: '电话',
  bankAccount: '银行账号',
  address: '住址',
  plate: '车牌',
  email: '电子邮箱',
  certificate: '护照、通行证号码',
}
