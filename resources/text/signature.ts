import type { Integrity, LaterChange, SignatureLevel } from '#shared/domain/signature/report.ts'
import { LATER_CHANGE_WORDS, VERDICT_WORDS } from './word/signature.ts'

/** What `mingjian verify` says of the signatures of a PDF by themselves. */
export const signatureText = {
  heading: (name: string) => `PDF：${name}`,
  withoutManifest: '  没有随附的清单，只核对 PDF 自身的签名。',
  signature: (index: number, kind: 'signature' | 'timestamp', verdict: string, trusted: boolean) =>
    `  ${kind === 'timestamp' ? '文件时间戳' : '签名'} ${String(index)}：${verdict}，${trusted ? '受信任' : '未受信任'}`,
  chain: (names: readonly string[]) => `    证书链：${names.join(' → ')}`,
  claimed: (at: string) => `    时间：${at}（签名人自报）`,
  attested: (at: string, authority: string, trusted: boolean) =>
    `    时间：${at}（${authority}证明${trusted ? '' : '，该机构未受信任'}）`,
  level: (level: SignatureLevel | null) => `    级别：${level ?? '不属于 PAdES 各级'}`,
  scope: (bytes: number, whole: boolean) =>
    `    覆盖范围：${whole ? '整个文件' : `前 ${String(bytes)} 个字节，其后是签名以后追加的`}`,
  later: (changes: readonly LaterChange[]) =>
    `    签后：${changes.map((change) => LATER_CHANGE_WORDS[change]).join('，')}`,
  problem: (words: string) => `    问题：${words}`,
  concluded: (verdict: Integrity, trusted: boolean) =>
    `结论：${VERDICT_WORDS[verdict]}${trusted ? '' : '；签名人未受信任，请用 --root 指定其根证书'}。`,
  inconclusive: (words: string) => `结论：${words}。`,
} as const
