import type { Integrity, LaterChange, PdfProblemCode, UnlawfulChange } from '#shared/domain/signature/report.ts'

export const VERDICT_WORDS: Readonly<Record<Integrity, string>> = {
  intact: '完整',
  lawfullyChanged: '签后合法变更',
  altered: '已被改动',
}

export const LATER_CHANGE_WORDS: Readonly<Record<LaterChange, string>> = {
  signature: '追加签名',
  timestamp: '追加文件时间戳',
  validationData: '追加有效证明',
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

/** What is wrong with the signatures of a PDF. */
export const PDF_PROBLEM_WORDS: Readonly<Record<PdfProblemCode, string>> = {
  'file.unreadable': 'PDF 无法读取：文件不完整，或者不是 PDF',
  'file.encrypted': 'PDF 设有打开口令或加密，无法核对',
  'file.unsigned': 'PDF 没有签名',
  'signature.hidden': '藏有签名数据，但没有任何签名域指向它：签名可能被摘除',
  'signature.malformed': '签名残缺或者格式不合规定',
  'signature.coverage': '签名没有覆盖它应当覆盖的全部内容',
  'signature.changedAfter': '签名之后有改动',
  'signature.digestMismatch': '签名所覆盖的内容被改动',
  'signature.forged': '签名不是证书所属密钥所签',
  'signature.certificateNotBound': '签名没有绑定证书',
  'signature.algorithm': '签名算法未知或者强度不足',
  'signature.notStrict': '签名的编码不是唯一的写法',
  'signature.notUnderstood': '签名中有本程序不作判断的附加内容',
  'signature.noTime': '签名没有时间',
  'signature.inFuture': '签名时间晚于本机时间',
  'timestamp.invalid': '所附的时间戳不成立',
  'certificate.untrusted': '不知道签发证书的机构是否可信',
  'certificate.notValidAtSigning': '签名时证书已过期或者尚未生效',
  'certificate.revoked': '签名证书在签名之前已被吊销',
  'certificate.notForSigning': '证书没有注明用于签署文件',
}
