export { FORM_WORDS } from '#resources/text/word/change.ts'

/** The fields of 版头 and 版记, in the words of GB/T 9704-2012. */
export const ELEMENTS = {
  heading: '公文要素',
  kind: '文种',
  otherKind: '其他（公示、方案、解读等）',
  form: '版式',
  head: '版头',
  issuers: '发文机关',
  issuersHint: '一行一个；联合行文的，主办机关写在最前。留空则不印版头。',
  documentNumber: '发文字号',
  documentNumberHint: '如 云政发〔2026〕3号；编号前可以留空。',
  signers: '签发人',
  signersHint: '上行文须标注；多人用顿号分开。',
  urgency: '紧急程度',
  noUrgency: '无',
  foot: '版记',
  copyTo: '抄送',
  copyToHint: '不写“抄送”二字，末尾加句号。',
  printedBy: '印发机关',
  printedOn: '印发日期',
  printedOnHint: '如 2026年1月8日，不写“印发”二字。',
  saveDefaults: '存为本单位默认值',
  saveDefaultsHint: '以后新建的文稿将自动填写发文机关、署名、抄送、印发机关。',
  defaultsSaved: '已存为本单位默认值',
} as const
