import type {
  Integrity,
  LaterChange,
  PdfProblem,
  PdfProblemCode,
  SignatureLevel,
  UnlawfulChange,
} from '#shared/domain/signature/report.ts'
import { dateTimeText } from './date.ts'

/** The three verdicts, and what they mean for whoever holds the file. */
export const VERDICTS: Readonly<Record<Integrity, { readonly word: string; readonly meaning: string }>> = {
  intact: { word: '完整', meaning: '签名之后没有任何改动。' },
  lawfullyChanged: { word: '签后合法变更', meaning: '签名之后只追加了签名、时间戳或校验材料，所签的内容没有变。' },
  altered: { word: '已被改动', meaning: '文件不是签名时的样子，或者签名是伪造的。不要采信这份文件。' },
}

const LEVELS: Readonly<Record<SignatureLevel, string>> = {
  'B-B': 'B-B（基本签名，时间由签名人自报）',
  'B-T': 'B-T（带可信时间戳）',
  'B-LT': 'B-LT（带时间戳和吊销材料）',
  'B-LTA': 'B-LTA（长期保存）',
}

const LATER: Readonly<Record<LaterChange, string>> = {
  signature: '追加了签名',
  timestamp: '追加了文件时间戳',
  validationData: '追加了校验材料',
  properties: '更新了保存日期',
}

const UNLAWFUL: Readonly<Record<UnlawfulChange, string>> = {
  'update.broken': '末尾有不完整的追加内容',
  'object.changed': '页面、文字、字体或其他内容被改写',
  'object.added': '加入了来历不明的内容',
  'object.removed': '有内容被删除',
  'catalog.changed': '文件结构被改写',
  'form.changed': '表单被改动',
  'annotation.changed': '页面上加了或改了批注、图章',
  'signature.notAllowed': '文件已封存，不允许再签名，却又加了签名',
  'signature.covers': '加了会遮盖页面的可见签名',
  'signature.unsound': '加了可见签名，而该签名不成立或不受信任',
}

const PROBLEMS: Readonly<Record<PdfProblemCode, string>> = {
  'file.unreadable': '这不是完好的 PDF 文件，无法读取。',
  'file.encrypted': '文件设有打开口令或加密，无法校验。请先取得未加密的文件。',
  'file.unsigned': '文件没有数字签名。',
  'signature.hidden': '文件中藏有签名数据，但没有任何签名域指向它：签名可能被摘除。',
  'signature.malformed': '签名数据残缺或格式不合规定。',
  'signature.coverage': '签名没有覆盖它应当覆盖的全部内容。',
  'signature.changedAfter': '签名之后有改动。',
  'signature.digestMismatch': '签名所覆盖的内容被改动。',
  'signature.forged': '签名值不是该证书的密钥所签。',
  'signature.certificateNotBound': '签名没有绑定证书。',
  'signature.algorithm': '签名算法未知或强度不足。',
  'signature.notStrict': '签名数据的编码不是唯一的写法（其他软件常见，不影响内容）。',
  'signature.notUnderstood': '签名中有本程序不作判断的附加内容。',
  'signature.noTime': '签名没有时间。',
  'signature.inFuture': '签名时间晚于本机时间，请核对本机时钟。',
  'timestamp.invalid': '所附的时间戳不成立。',
  'certificate.untrusted': '未受信任：不知道签发证书的机构是否可信。请向发文机关索取其根证书并在下面添加。',
  'certificate.notValidAtSigning': '签名时证书已过期或尚未生效。',
  'certificate.revoked': '证书在签名之前已被吊销。',
  'certificate.notForSigning': '证书没有注明用于签署文件。',
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
  busy: '正在校验……',
  notPdf: '请选择一个 PDF 文件。',
  tooLarge: '文件超过 100 MB，无法校验。',
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
  level: (level: SignatureLevel | null) => (level === null ? '不属于 PAdES 各级' : LEVELS[level]),
  laterWords: (later: readonly LaterChange[]) => later.map((change) => LATER[change]).join('，'),
  problem: ({ code, detail }: PdfProblem): string => {
    const change = detail?.['change']
    const why = typeof change === 'string' && change in UNLAWFUL ? UNLAWFUL[change as UnlawfulChange] : ''
    return why === '' ? PROBLEMS[code] : `${PROBLEMS[code]}${why}。`
  },
} as const
