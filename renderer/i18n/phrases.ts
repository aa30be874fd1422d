/** 常用语 of one person: inserted by hand, never filled in. */
export const PHRASES = {
  open: '常用语',
  insert: '插入常用语',
  menu: '选择要插入的常用语',
  none: '还没有常用语，可以先添加。',
  manage: '管理常用语',
  heading: '常用语',
  hint: '只有本人可以看到，加密保存在本机。点选后插入光标所在处，不会自动填入任何意见。',
  phrase: (index: number) => `常用语 ${String(index)}`,
  add: '添加一条',
  remove: (index: number) => `删去常用语 ${String(index)}`,
  removeShort: '删去',
  save: '保存',
} as const
