import type { ErrorCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

/** 故障 and 缺陷: what is safe, and what to do. */
export const FAULT_ERRORS = {
  'fault.wrongKey': {
    title: '无法打开数据库：密钥不符',
    advice: '请勿删除或替换文件。请复制保存整个数据文件夹，再联系维护人员，或者从备份恢复。',
  },
  'fault.storeCorrupt': {
    title: '数据库有损坏，已停止使用',
    advice: '程序没有改动任何文件。请复制保存整个数据文件夹，再用备份恢复。',
  },
  'fault.storeNewer': { title: '数据库由更新版本的程序建立', advice: '程序没有改动它。请安装新版程序后再打开。' },
  'fault.storeMissing': { title: '找不到数据库文件', advice: '程序不会另建空库。请恢复数据文件夹中的数据库后再打开。' },
  'fault.storeInUse': { title: '数据库正被另一个程序使用', advice: '请关闭另一个明鉴窗口后再试。' },
  'fault.keyringCorrupt': {
    title: '密钥文件有损坏',
    advice: '程序没有改动它。请复制保存整个数据文件夹，再从备份恢复。',
  },
  'fault.diskFull': { title: '磁盘空间不足，没有写入', advice: '请清理磁盘后再试，已保存的内容不受影响。' },
  'fault.readOnly': {
    title: '数据文件夹只读，不能写入',
    advice: '没有写入，已保存的内容不受影响。请检查文件夹权限后再试。',
  },
  'fault.storeUnreachable': {
    title: '数据文件所在的磁盘读写失败',
    advice: '可能是磁盘已拔出、出现故障或超出配额。请检查磁盘后再试，已保存的内容不受影响。',
  },
  'fault.fileUnreadable': {
    title: '无法读取文件',
    advice: '本机的内容不受影响。请检查文件是否存在、是否被其他程序占用，再重新选择。',
  },
  'fault.folderUnwritable': {
    title: '无法写入所选文件夹',
    advice: '本机的内容不受影响。请选择另一个文件夹，或者检查移动介质后再做一次。',
  },
  'fault.fontMissing': { title: '缺少公文字体', advice: '请安装仿宋、黑体、楷体、小标宋等字体后再试。' },
  'fault.selfCheckFailed': {
    title: '生成的文件没有通过自检',
    advice: '没有留下任何文件，事项未改变。请联系维护人员。',
  },
  'fault.tokenDriver': {
    title: '智能密码钥匙的驱动程序出错',
    advice: '请拔出钥匙重新插入后再试；仍不行请更新驱动程序。没有签名，也没有生成任何文件。',
  },
  'fault.logRolledBack': {
    title: '留痕库比本机记得的旧，或已被整体替换',
    advice:
      '本机在库外留有检查点，现在的库缺少检查点以前的记录。请不要继续使用，保留现状并报告单位负责人和安全审计员。确需恢复较旧的备份的，请在解锁页选择“从备份恢复”，由两人确认。',
  },
  'fault.chainBroken': { title: '留痕不完整，可能被改动', advice: '请停止办理本事项，保留现状并报告单位负责人。' },
  defect: {
    title: '程序出错了，很抱歉',
    advice: '已保存的内容不受影响。请重新打开程序；仍然出现的，请将故障编号告知维护人员。',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>
