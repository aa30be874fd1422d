import type { Role } from '../case/roles.ts'

/** Settings that are kept here. Whoever adds one says below who may change it. */
export const SETTING_NAMES = [
  'unitDefaults', // 单位默认值
  'sessionRules', // 锁定与口令规则
  'seal', // 用印审批: hash, size, basis; null when it was withdrawn
  'timestamp', // 时间戳机构的网址
  'register', // 索引号的机构代码
  'backup', // 备份计划: time, days, how many are kept, name of the folder
  'calendarIssuers', // 信任的日历签发单位
  'publication', // 网站与栏目、公开版、编号格式
  'releaseKey', // 公开件用谁的密钥签，是否另有发布员签名
  'scanLimits', // 检查的阈值: small cells, tables of one theme
  'archive', // 全宗号、档号格式
  'takeDown', // 行政执法公示的公示期限
] as const
export type SettingName = (typeof SETTING_NAMES)[number]

/** Who may change which setting. */
export const SETTING_ROLES: Readonly<Record<SettingName, readonly Role[]>> = {
  unitDefaults: ['drafter', 'systemAdministrator'],
  sessionRules: ['securityAdministrator'],
  // 印章管理 (国发〔1999〕25号 Art. 25, V): not without the leader's approval.
  seal: ['principalLeader'],
  calendarIssuers: ['securityAdministrator'],
  timestamp: ['publisher', 'systemAdministrator'],
  register: ['disclosureOfficer'],
  backup: ['systemAdministrator'],
  publication: ['publisher', 'systemAdministrator'],
  releaseKey: ['publisher', 'systemAdministrator'],
  scanLimits: ['securityAdministrator'],
  archive: ['archivist'],
  takeDown: ['disclosureOfficer'],
}
