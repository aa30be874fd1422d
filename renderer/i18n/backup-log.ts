import { ERASURE_WORDS } from '#resources/text/word/office.ts'
import type { OfficeBackupType } from '#shared/domain/office/backup/backup-events.ts'
import { dateTimeText } from './date.ts'

type Detail = Readonly<Record<string, string | number>>
const text = (detail: Detail, name: string): string => String(detail[name] ?? '')

const erasureWord = (code: string): string => (ERASURE_WORDS as Readonly<Record<string, string>>)[code] ?? code

const restored = (detail: Detail): string =>
  text(detail, 'later') === '0'
    ? `从 ${dateTimeText(text(detail, 'at'))} 的备份恢复，留痕 ${text(detail, 'size')} 条${text(detail, 'unseen') === '1' ? '；本机原有的数据打不开，丢失多少无从得知' : ''}`
    : `从 ${dateTimeText(text(detail, 'at'))} 的备份恢复，留痕由 ${text(detail, 'later')} 条退回到 ${text(detail, 'size')} 条`

/** What the person did about backups; values come from `officeDetail`. */
export const BACKUP_DEEDS: Readonly<Record<OfficeBackupType, (detail: Detail) => string>> = {
  BackupMade: (detail) =>
    `${text(detail, 'scheduled') === '1' ? '按计划备份' : '备份'}，文件“${text(detail, 'name')}”，留痕 ${text(detail, 'size')} 条`,
  BackupRehearsed: (detail) =>
    text(detail, 'problem') === ''
      ? `演练恢复“${text(detail, 'name')}”，可以恢复${text(detail, 'withCode') === '1' ? '，恢复码已核对' : ''}`
      : `演练恢复“${text(detail, 'name')}”，不能恢复`,
  StoreRestored: (detail) =>
    `${restored(detail)}${text(detail, 'again') === '0' ? '' : `；备份以后销毁过的档案 ${text(detail, 'again')} 件已再次销毁`}${text(detail, 'held') === '0' ? '' : `；备份以后列入的保全 ${text(detail, 'held')} 项已重新列入`}${text(detail, 'unregistered') === '1' ? '；没有销毁登记，备份以后有没有销毁过档案无从得知' : ''}`,
  RestoreAccepted: () => '作为第二人确认了这次恢复及其丢失的留痕',
  RecoveryRenewed: (detail) =>
    text(detail, 'shares') === '1'
      ? '换发恢复码（一份）'
      : `换发恢复码，分为 ${text(detail, 'shares')} 份，任何两份合起来有效`,
  RecoveryKeyNamed: () => '启用新的恢复码，旧的不再能打开本机',
  FormerStoreErased: (detail) =>
    `清除 ${dateTimeText(text(detail, 'at'))} 恢复时留存在本机的旧数据（${erasureWord(text(detail, 'how'))}）`,
}
