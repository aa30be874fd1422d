import type { SigningRefusalCode } from '#shared/domain/signature/refusals.ts'

type Refusal =
  | SigningRefusalCode
  | 'document.unreadable'
  | 'document.notOurs'
  | 'document.classified'
  | 'document.empty'
  | 'picture.missing'
  | 'folder.missing'
  | 'release.missingGlyph'
  | 'release.tableTooWide'
  | 'release.pictureUnusable'
  | 'release.tooManyPages'
  | 'release.certificateExpired'
  | 'file.nameTaken'
  | 'fault.fontMissing'
  | 'fault.selfCheckFailed'
  | 'fault.write'

const refusals: Readonly<Record<Refusal, string>> = {
  'document.unreadable': '文稿文件不存在或无法读取。',
  'document.notOurs': '不是本程序的文稿格式（可用 mingjian import FILE --json 得到）。',
  'document.classified': '文稿带有疑似国家秘密标志，已停止处理。',
  'document.empty': '文稿没有标题。',
  'picture.missing': '文稿用到的图片不在文稿文件旁边（以其 SHA-256 为文件名）。',
  'folder.missing': '输出文件夹不存在。',
  'release.missingGlyph': '字体缺少文稿中的字。',
  'release.tableTooWide': '有一张表格的列太多，一页放不下。',
  'release.pictureUnusable': '有一张图片无法印出。',
  'release.tooManyPages': '文稿的页数超过上限。',
  'release.certificateExpired': '签章证书已过期或尚未生效。',
  'file.nameTaken': '输出文件夹中已有同名文件，不予覆盖。',
  'fault.fontMissing': '缺少随程序的字体，请重新安装。',
  'fault.selfCheckFailed': '生成的文件没有通过自检，没有写出。',
  'fault.write': '无法写入输出文件夹，没有留下文件。',
  'timestamp.unreachable': '时间戳机构没有应答。',
  'timestamp.refused': '时间戳机构拒绝了请求。',
  'timestamp.wrong': '时间戳机构的应答不可信，没有采用。',
  'timestamp.rootUnreadable': '时间戳机构的根证书无法读取，或者不是认证机构的证书。',
  'key.unreadable': '无法读取证书文件。',
  'key.wrongPassword': '证书文件的口令不正确。',
  'key.tooCostly': '证书文件要求的运算次数过多（超过一百万次），没有打开。',
  'key.unsupported': '这种密钥不能用于签章（须为 RSA 2048 位以上或 P-256）。',
  'key.notFound': '证书文件中没有签名密钥和与之对应的证书。',
  'key.driverMissing': '无法装载智能密码钥匙的驱动程序。',
  'key.tokenAbsent': '没有检测到智能密码钥匙。',
  'key.wrongPin': '智能密码钥匙的口令不正确。',
  'key.pinLocked': '智能密码钥匙已被锁定。',
}

/** What `mingjian release` says. */
export const releaseCommandText = {
  usage: [
    '用法：mingjian release 文稿.json --out 文件夹 [--p12 证书文件] [--timestamp 网址 --timestamp-root 根证书] [--json]',
    '',
    '按 GB/T 9704 排成 PDF/A，自检后写入文件夹；不需要本机数据库，不经审批，只供试验和其他程序调用。',
    '--p12        用该证书签名（PAdES）；口令取自环境变量 MINGJIAN_P12_PASSWORD，没有时在终端输入。不指定则不签名。',
    '--timestamp  向该时间戳机构（RFC 3161）取时间戳；取不到，或者不是根证书所属机构的，就不写出文件。',
    '退出码：0 已写出；1 被拒绝；2 参数有误或文件打不开。',
  ].join('\n'),
  refusals,
  password: '证书文件的口令：',
  passwordMissing: '没有口令：请设置环境变量 MINGJIAN_P12_PASSWORD，或在终端中运行。',
  done: (file: string, pages: number, level: string | null) =>
    `已写出：${file}（${String(pages)} 页，${level === null ? '未签名' : `签名级别 ${level}`}）`,
  substituted: (font: string) => `提示：本机没有规定的字体，以 ${font} 代替。`,
  expires: (date: string) => `提示：签章证书将于 ${date} 到期，请及时更换。`,
} as const
