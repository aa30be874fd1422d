/** Refusals about backups, restoring and the recovery code. */
export const BACKUP_ERRORS = {
  'recovery.shareMissing': {
    title: '恢复码由两人分别保管，需要两份',
    advice: '请由两位保管人各自输入手中的一份。',
  },
  'recovery.sameShare': { title: '两次输入的是同一份恢复码', advice: '请由另一位保管人输入手中的一份。' },
  'recovery.otherShares': {
    title: '两份恢复码不是同一批',
    advice: '恢复码换发过，其中一份是旧的。请核对纸面上的日期，使用同一批的两份。旧备份用备份当时的恢复码打开。',
  },
  'backup.notBackup': { title: '这不是明鉴的备份文件', advice: '请选择扩展名为 .mjbackup 的文件。' },
  'backup.newer': { title: '备份由更新的版本制作', advice: '请先把本机的程序升级到制作备份时的版本。' },
  'backup.damaged': {
    title: '备份文件不完整或者被改动',
    advice: '这份备份不能使用，本机的数据没有变动。请换一份备份，并检查存放备份的磁盘。',
  },
  'backup.otherOffice': { title: '这是其他单位的备份', advice: '请选择本单位的备份文件。' },
  'backup.logBroken': {
    title: '备份中的留痕核对不上',
    advice: '这份备份不能使用，本机的数据没有变动。请换一份备份，并报告安全审计员。',
  },
  'backup.notOurs': {
    title: '备份中的留痕与本机的不一致',
    advice: '它不是从本机的数据制作的，本机的数据没有变动。请换一份备份，并报告安全审计员核查来源。',
  },
  'backup.noFolder': {
    title: '还没有设定存放备份的文件夹',
    advice: '请先选择文件夹；建议放在移动硬盘或者另一台电脑上。',
  },
  'backup.noRoom': {
    title: '本机磁盘空间不足，打不开备份',
    advice: '备份要在本机临时打开核对，需要 {need|}，剩余 {free|}。请清理本机磁盘后再试；备份文件和本机数据没有变动。',
  },
  'backup.busy': { title: '正在备份', advice: '请等待正在进行的备份结束。' },
  'restore.notLocked': { title: '本机有人已经解锁', advice: '请先锁定，再从备份恢复。' },
  'restore.nothingOpen': { title: '还没有打开备份', advice: '请重新选择备份文件并输入恢复码。' },
  'restore.twoNeeded': {
    title: '这份备份须由两人确认才能恢复',
    advice: '请由两位不同的人员输入口令：系统管理员、安全管理员、安全审计员或者主要领导。',
  },
  'restore.wrongPassword': {
    title: '{name|}口令不对',
    advice: '请输入备份当时的口令。忘记口令的，请换一位人员确认；恢复以后可以在解锁页用恢复码重设口令。',
  },
  'restore.nothingToAccept': { title: '没有等待确认的恢复', advice: '请重新从备份恢复。' },
}
