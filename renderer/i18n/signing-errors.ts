import type { ReleaseKeyRefusalCode, SigningRefusalCode } from '#shared/domain/signature/refusals.ts'
import type { ErrorText } from './error-text.ts'

/** What can go wrong with keys and timestamps. */
export const SIGNING_ERRORS: Readonly<Record<SigningRefusalCode | ReleaseKeyRefusalCode, ErrorText>> = {
  'timestamp.unreachable': {
    title: '时间戳机构没有应答',
    advice: '请检查网络和设置中的地址后再试；也可以选择不加时间戳发布（B-B 级），以后再补。没有生成任何文件。',
  },
  'timestamp.refused': {
    title: '时间戳机构拒绝了请求',
    advice: '请与时间戳机构联系；也可以选择不加时间戳发布（B-B 级），以后再补。没有生成任何文件。',
  },
  'timestamp.wrong': {
    title: '时间戳机构的应答不可信，没有采用',
    advice:
      '应答与所请求的不符，或其证书、时钟有误。请核对设置中的地址；也可以选择不加时间戳发布（B-B 级）。没有生成任何文件。',
  },
  'key.unreadable': { title: '无法读取这个证书文件', advice: '请选择含有私钥的 .p12 或 .pfx 文件。' },
  'key.wrongPassword': { title: '证书文件的口令不正确', advice: '请核对口令后重新输入。' },
  'key.tooCostly': {
    title: '这个证书文件要求的运算次数过多，没有打开',
    advice: '加密迭代次数超过一百万次的文件会使电脑长时间没有反应。请用证书工具重新导出，或者向发证机构核实这个文件。',
  },
  'key.unsupported': {
    title: '这种密钥不能用于签章',
    advice: '请使用 RSA 2048 位以上或 P-256 的签名证书。国密证书请用本单位的签章客户端。',
  },
  'key.notFound': { title: '没有找到签名密钥和与之对应的证书', advice: '请确认所选的文件或智能密码钥匙中有签名证书。' },
  'key.driverMissing': {
    title: '无法装载智能密码钥匙的驱动程序',
    advice: '请安装厂商的驱动程序，并在设置中选对文件。',
  },
  'key.tokenAbsent': { title: '没有检测到智能密码钥匙', advice: '请插入智能密码钥匙后再试。' },
  'key.wrongPin': { title: '智能密码钥匙的口令不正确', advice: '请核对后重新输入。连续输错会被锁定。' },
  'key.pinNeeded': { title: '没有输入智能密码钥匙的口令', advice: '请在确认发布时输入口令（PIN）。' },
  'hand.missing': {
    title: '{name|领导}还没有签名',
    advice: '本单位要求分管领导、主要领导先在公开件上签名。请领导本人在确认发布时输入自己的口令。',
  },
  'hand.wrongPassword': {
    title: '{name|领导}的口令不正确',
    advice: '没有签名，也没有生成任何文件。还可以再试 {left|} 次，之后该人员将被锁定三十分钟。',
  },
  'hand.firstPassword': {
    title: '{name|该人员}的口令是别人代设的，还没有换成自己的',
    advice:
      '设口令的人可能仍然知道它，不能凭它签名。请{name|该人员}先解锁，换成自己的口令；或者由另一位已有自己口令的人员办理。',
  },
  'timestamp.noAuthority': {
    title: '没有设置时间戳机构，也没有选择应答文件',
    advice: '请在“用印与签章”中填写时间戳机构的网址；离线的，请先导出请求文件，取得应答文件（.tsr）后在这里选择。',
  },
  'timestamp.rootNeeded': {
    title: '没有设置时间戳机构的根证书',
    advice:
      '请在“用印与签章”中选择时间戳机构公布的根证书（.cer、.pem）。没有它，谁都可以自制时间戳；也可以选择不加时间戳发布（B-B 级）。',
  },
  'timestamp.rootUnreadable': {
    title: '所选文件不是认证机构的证书',
    advice: '请选择时间戳机构公布的根证书（.cer、.crt、.pem、.der），不是它的网站证书，也不是本单位的证书。',
  },
  'proofs.tooOld': {
    title: '证书“{certificate|}”的有效证明早于签名的时间',
    advice: '签名以前签发的吊销列表不能说明签名时证书仍然有效。请取得签名之后签发的再试。没有改动任何文件。',
  },
  'proofs.missing': {
    title: '缺少证书“{certificate|}”的有效证明',
    advice:
      '请向签发这张证书的机构索取它的吊销列表（.crl）或应答（.ocsp），以及上级证书，一并选择后再试。没有改动任何文件。',
  },
  'proofs.revoked': {
    title: '证书“{certificate|}”已被吊销',
    advice: '不能为它补充有效证明。请联系发证机构核实；在吊销之前已加时间戳的签名，请在“验签”中查看结论。',
  },
  'key.pinLocked': { title: '智能密码钥匙已被锁定', advice: '请联系发证机构解锁。' },
}
