export const ACCOUNT = {
  heading: '修改口令',
  open: '修改口令',
  password: '现用口令',
  newPassword: '新口令',
  again: '再次输入新口令',
  differ: '两次输入的口令不一致',
  confirm: '确认修改',
  done: '口令已修改，下次解锁时使用新口令',
  certificateUntil: (date: string) => `证书有效期至${date}`,
} as const
