import type { Role } from '../case/roles.ts'
import type { SettingName } from './events.ts'

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
}
