/** The password that is asked for at a decisive act. */
export const CONFIRM = {
  title: '请本人确认并签名',
  advice: '这一步将以您本人的证书签名，记入留痕，不能撤销。请输入您的口令。',
  password: '本人口令',
  confirm: '确认签名',
} as const
