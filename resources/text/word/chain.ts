import type { ChainProblemCode } from '#shared/domain/chain/verify.ts'

/** What is wrong with a log, in the words of the timeline, of the reports and of `mingjian verify`. */
export const CHAIN_PROBLEM_WORDS: Readonly<Record<ChainProblemCode, string>> = {
  'event.tooLarge': '记录过大',
  'event.notJson': '记录不是规定的格式，无法读取',
  'event.unknownVersion': '记录由更新版本的程序写入',
  'event.unknownType': '记录的类型未知',
  'event.malformed': '记录的内容不合规定',
  'event.misplaced': '记录不属于此事项或此位置',
  'chain.empty': '没有任何记录',
  'chain.sequence': '记录的序号不连续（有缺失、重复或调换）',
  'chain.otherCase': '混入了别的事项的记录',
  'chain.suite': '使用了未知的签名算法',
  'chain.link': '与前一条记录不衔接',
  'chain.hash': '记录的内容被改动，与摘要值不符',
  'chain.signerUnknown': '找不到签名人的证书',
  'chain.signerNotTrusted': '签名人的证书不是本单位签发',
  'chain.signature': '记录的签名不成立',
  'chain.signerExpired': '签名时签名人的证书不在有效期内',
  'chain.actor': '所记的人员不是签名人',
  'chain.role': '签名人的证书没有所记的岗位',
  'chain.clockBack': '时间早于前一条记录',
  'chain.cut': '末尾的记录被删去或替换',
}
