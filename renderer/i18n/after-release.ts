import { LINE_PART_WORDS } from '#resources/text/word/change.ts'
import { SIGNATURE_LEVEL_WORDS } from './signature.ts'

/** 信息属性, 补充签名证据, 上传核对. */
export const CATALOGUE = {
  empty: (names: readonly string[]) => `信息属性中没有填写：${names.join('、')}。需要的，请先取消并补填。`,
  heading: '信息属性',
  hint: '写入网页、元数据和清单。《政府信息公开条例》第十二条：目录包括索引、名称、内容概述、生成日期。',
  indexNumber: '索引号',
  indexHint: '按“发布设置”中的格式取下一个号，取用后不再重复',
  noPattern: '没有设置索引号格式，可以不填',
  nextNumbers: '下一个发文字号',
  theme: '主题分类',
  themeHint: '点开选择，也可以自己填写',
  department: '责任部门',
  summary: '内容概述',
  keywords: '关键词',
  keywordsHint: '以空格分隔',
} as const

export const KEY_WORDS = { office: '单位自有密钥', file: '导入的证书文件', token: '智能密码钥匙' } as const

export const LEVEL = {
  label: '签名级别',
  words: SIGNATURE_LEVEL_WORDS,
  files: '公开件文件',
} as const

export const EXTEND = {
  heading: '补充签名证据',
  intro:
    '在已发布的 PDF 后面追加时间戳或证书有效的证明，原有内容和签名一个字节也不变。完成后写出新的一套文件，请用它替换网站上的文件。',
  timestamp: '加时间戳',
  timestampHint:
    '没有联网的，先导出请求文件（.tsq）交时间戳机构，取回应答文件（.tsr）后在这里选择。时间戳机构的根证书须先在“用印与签章”中设置。',
  noAuthority: '没有设置时间戳机构，只能使用应答文件。',
  answer: '应答文件（.tsr）',
  question: '导出请求文件',
  proofs: '加有效证明',
  proofsHint:
    '本单位自有证书的吊销列表由本程序签发；其他机构（发证机构、时间戳机构）的吊销列表（.crl）、应答（.ocsp）和上级证书（.cer）请在这里选择，或者联网获取。吊销列表和应答须在签名之后签发。',
  files: '证明文件（可多选）',
  fetch: '联网获取（只送出证书编号）',
  asking: '将询问证书上写明的下列地址：',
  askingNobody: '没有可以询问的地址，请选择证明文件。',
  stepsHint: '次序：没有时间戳的先加时间戳（B-T），再加有效证明（B-LT），最后再加一次时间戳（B-LTA）。',
  needFolder: '请先选择存放文件夹',
} as const

export const COMPARE = {
  heading: '上传核对',
  intro:
    '公开件上传网站以后，把网站上的 PDF、网页或文本下载下来，放到这里与公开件核对。结果连同网址和时间记入留痕，文件本身不保存。',
  drop: '把下载的文件拖到这里，或者',
  choose: '选择文件',
  chosen: (name: string) => `已选择：${name}`,
  url: '网址',
  urlExample: 'https://',
  publishedAt: '上传时间（北京时间）',
  run: '核对',
  outcome: {
    sameBytes: '与公开件完全相同。',
    sameText: '文件不同，文字与公开件逐字一致。',
    otherText: '文字与公开件不一致，请改正网站上的内容后重新核对。',
  },
  differences: (count: number) => `共 ${String(count)} 处不同。`,
  missing: '公开件中有，所选文件中缺失或者不同的：',
  added: '所选文件中有，公开件中没有的（不计空格）：',
  earlier: '核对记录',
  record: (time: string, by: string, url: string, words: string) => `${time}　${by}　${url}　${words}`,
} as const

/** 签章密钥, 发布设置. */
export const KEYS = {
  heading: '签章密钥',
  now: (kind: string, name: string, until: string) => `${kind}：${name}，有效期至 ${until}`,
  hint: '清单始终由本单位自有密钥签名；PDF 可以改用发证机构发给本单位的证书签名。',
  file: '改用证书文件（.p12、.pfx）',
  password: '证书文件的口令',
  importFile: '导入并改用',
  importHint: '密钥存入本机加密库，口令不保存；改回自有密钥时销毁。',
  driver: '改用智能密码钥匙（UKey）',
  chooseDriver: '选择驱动程序',
  driverHint: '驱动程序由厂商提供（PKCS#11）。口令（PIN）在每次发布时输入，不保存。',
  noKeys: '没有找到可以签名的证书。请插好智能密码钥匙，核对驱动程序是否与它相配，再选择一次。',
  use: '改用这张证书',
  expired: '不在有效期内',
  office: '改回自有密钥',
  hands: '发布员先签名，本单位再签章（多人签名）',
  handsHint: '同一份 PDF 中先有发布员本人的签名，最后由本单位签章并锁定。',
  leaders: '分管领导、主要领导先签名',
  leadersHint: '复审通过和签发的领导在确认发布时当场输入本人口令，签名写入同一份 PDF，最后由本单位签章并锁定。',
  leaderPassword: (name: string) => `${name}的口令（本人输入）`,
  pin: '智能密码钥匙的口令（PIN）',
} as const

export const PUBLICATION = {
  heading: '发布设置',
  hint: '网站和栏目写入网页标签（国办发〔2017〕47号）；没有的可以不填。',
  site: '网站名称',
  domain: '网站域名',
  code: '网站标识码',
  column: '栏目名称',
  drop: '公开版不印',
  dropHint: '只影响公开件的版面，标题、正文、附件不变；略去的部分写入清单。',
  parts: {
    urgency: LINE_PART_WORDS.urgency,
    masthead: '发文机关标志',
    signers: LINE_PART_WORDS.signers,
    copyTo: LINE_PART_WORDS.copyTo,
    printing: LINE_PART_WORDS.printing,
  },
  indexPattern: '索引号格式',
  indexExample: '如：11350000000000000X/{年}-{序号:5}',
  numberPatterns: '发文字号格式（一行一个）',
  numberExample: '如：青政办发〔{年}〕{序号}号',
  patternHint: '{年} 为年份，{序号} 为顺序号，{序号:5} 为五位顺序号。取用过的编号不再使用，跳过的编号记入单位留痕。',
  save: '保存',
} as const

/** The pattern as people type it, and as it is stored. */
export const patternToStored = (typed: string): string =>
  typed
    .trim()
    .replaceAll('{年}', '{year}')
    .replace(/\{序号(:[1-9])?\}/gu, '{serial$1}')
export const patternToShown = (stored: string): string =>
  stored.replaceAll('{year}', '{年}').replace(/\{serial(:[1-9])?\}/gu, '{序号$1}')
