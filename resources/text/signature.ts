import type { Integrity, LaterChange, SignatureLevel, UnlawfulChange } from '#shared/domain/signature/report.ts'

const verdicts: Readonly<Record<Integrity, string>> = {
  intact: '完整',
  lawfullyChanged: '签后合法变更',
  altered: '已被改动',
}

const later: Readonly<Record<LaterChange, string>> = {
  signature: '追加签名',
  timestamp: '追加文件时间戳',
  validationData: '追加校验材料',
  properties: '更新保存日期',
}

const unlawful: Readonly<Record<UnlawfulChange, string>> = {
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

/** What `mingjian verify` says of the signatures of a PDF by themselves. */
export const signatureText = {
  verdicts,
  unlawful,
  heading: (name: string) => `PDF：${name}`,
  withoutManifest: '  没有随附的清单，只校验 PDF 自身的签名。',
  signature: (index: number, kind: 'signature' | 'timestamp', verdict: string, trusted: boolean) =>
    `  ${kind === 'timestamp' ? '文件时间戳' : '签名'} ${String(index)}：${verdict}，${trusted ? '受信任' : '未受信任'}`,
  chain: (names: readonly string[]) => `    证书链：${names.join(' → ')}`,
  claimed: (at: string) => `    时间：${at}（签名人自报）`,
  attested: (at: string, authority: string, trusted: boolean) =>
    `    时间：${at}（${authority}证明${trusted ? '' : '，该机构未受信任'}）`,
  level: (level: SignatureLevel | null) => `    级别：${level ?? '不属于 PAdES 各级'}`,
  scope: (bytes: number, whole: boolean) =>
    `    覆盖范围：${whole ? '整个文件' : `前 ${String(bytes)} 个字节，其后是签名以后追加的`}`,
  later: (changes: readonly LaterChange[]) => `    签后：${changes.map((change) => later[change]).join('，')}`,
  problem: (words: string) => `    问题：${words}`,
  concluded: (verdict: Integrity, trusted: boolean) =>
    `结论：${verdicts[verdict]}${trusted ? '' : '；签名人未受信任，请用 --root 指定其根证书'}。`,
  inconclusive: (words: string) => `结论：${words}。`,
} as const
