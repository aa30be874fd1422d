import type { Integrity, LaterChange, UnlawfulChange } from '#shared/domain/signature/report.ts'

export const VERDICT_WORDS: Readonly<Record<Integrity, string>> = {
  intact: '完整',
  lawfullyChanged: '签后合法变更',
  altered: '已被改动',
}

export const LATER_CHANGE_WORDS: Readonly<Record<LaterChange, string>> = {
  signature: '追加签名',
  timestamp: '追加文件时间戳',
  validationData: '追加校验材料',
  properties: '更新保存日期',
}

export const UNLAWFUL_CHANGE_WORDS: Readonly<Record<UnlawfulChange, string>> = {
  'update.broken': '末尾有不完整的追加内容',
  'object.changed': '页面、文字、字体或其他内容被改写',
  'object.added': '加入了来历不明的内容',
  'object.removed': '有内容被删除',
  'catalog.changed': '文件结构被改写',
  'form.changed': '表单被改动',
  'annotation.changed': '页面上加了或改了批注、图章',
  'signature.notAllowed': '文件已封存，却又加了签名',
  'signature.covers': '加了会遮盖页面的可见签名',
  'signature.unsound': '加了可见签名，而该签名不成立或不受信任',
}
