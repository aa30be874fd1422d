/** The password that is asked for at a decisive act. */
export const CONFIRM = {
  title: '请本人确认并签名',
  advice: '这一步以您本人的证书签名，记入留痕后不能删改。请输入口令。',
  password: '本人口令',
  confirm: '确认签名',
} as const
