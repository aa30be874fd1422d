import { LATER_CHANGE_WORDS, PDF_PROBLEM_WORDS, UNLAWFUL_CHANGE_WORDS } from '#resources/text/word/signature.ts'
import type {
  Integrity,
  LaterChange,
  PdfProblem,
  PdfProblemCode,
  SignatureLevel,
  UnlawfulChange,
} from '#shared/domain/signature/report.ts'
import { dateTimeText } from './date.ts'

export { VERDICT_WORDS } from '#resources/text/word/signature.ts'

/** What a verdict means for whoever holds the file. */
export const VERDICT_MEANINGS: Readonly<Record<Integrity, string>> = {
  intact: '签名之后没有任何改动。',
  lawfullyChanged: '签名之后只追加了签名、时间戳或者有效证明，所签的内容没有变。',
  altered: '文件不是签名时的样子，或者签名是伪造的。不要采信这份文件。',
}

/** The levels of PAdES (ETSI EN 319 142-1). */
export const SIGNATURE_LEVEL_WORDS: Readonly<Record<SignatureLevel, string>> = {
  'B-B': 'B-B（有签名，没有时间戳，时间由签名人自报）',
  'B-T': 'B-T（带可信时间戳）',
  'B-LT': 'B-LT（另附证书有效的证明，长期可验）',
  'B-LTA': 'B-LTA（证明之外再加时间戳，归档级）',
}

/** What whoever holds the file may do about it, behind what is wrong with it. */
const ADVICE: Readonly<Partial<Record<PdfProblemCode, string>>> = {
  'file.encrypted': '请先取得未加密的文件。',
  'signature.notStrict': '其他软件常见，不影响内容。',
  'signature.inFuture': '请核对本机时钟。',
  'certificate.untrusted': '请向发文机关索取其根证书并在下面添加。',
}

export const SIGNATURE = {
  open: '验签',
  close: '返回',
  heading: '验签',
  hint: '检查任何单位的 PDF 签名是否成立、签后有没有被改动。文件只在本机读取，不保存，也不联网。验签不是审批。',
  drop: '把 PDF 文件拖到这里，或者',
  choose: '选择 PDF 文件',
  chooseRoot: '添加信任的根证书',
  rootAdded: (name: string) => `另信任：${name}`,
  busy: '正在验签…',
  notPdf: '请选择一个 PDF 文件。',
  tooLarge: '文件超过 100 MB，无法验签。',
  file: (name: string) => `文件：${name}`,
  none: '无法得出结论',
  trustedWord: '受信任',
  untrustedWord: '未受信任',
  signatureHeading: (index: number, kind: 'signature' | 'timestamp') =>
    `${kind === 'timestamp' ? '文件时间戳' : '签名'}（第 ${String(index)} 个）`,
  rows: {
    verdict: '结论',
    signer: '签名人',
    chain: '证书链',
    time: '时间',
    level: '级别',
    scope: '覆盖范围',
    lock: '封存',
    later: '签后',
    reason: '签名事由',
    problems: '问题',
  },
  claimedTime: (iso: string) => `${dateTimeText(iso)}（签名人自报）`,
  attestedTime: (iso: string, authority: string, trusted: boolean) =>
    `${dateTimeText(iso)}（${authority}证明${trusted ? '' : '，该机构未受信任'}）`,
  noTime: '没有',
  wholeFile: '整个文件',
  part: (bytes: number) => `文件的前 ${String(bytes)} 个字节，其后的内容是签名以后追加的`,
  locks: { 1: '不允许任何改动', 2: '只允许填表和签名', 3: '只允许填表、签名和批注' } as Readonly<
    Record<number, string>
  >,
  level: (level: SignatureLevel | null) => (level === null ? '不属于 PAdES 各级' : SIGNATURE_LEVEL_WORDS[level]),
  laterWords: (later: readonly LaterChange[]) => later.map((change) => LATER_CHANGE_WORDS[change]).join('，'),
  problem: ({ code, detail }: PdfProblem): string => {
    const change = detail?.['change']
    const why =
      typeof change === 'string' && Object.hasOwn(UNLAWFUL_CHANGE_WORDS, change)
        ? `${UNLAWFUL_CHANGE_WORDS[change as UnlawfulChange]}。`
        : ''
    return `${PDF_PROBLEM_WORDS[code]}。${why}${ADVICE[code] ?? ''}`
  },
} as const
