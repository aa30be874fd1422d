import type { Role } from '../case/roles.ts'
import type { SettingName } from './events.ts'

/** Who may change which setting. */
export const SETTING_ROLES: Readonly<Record<SettingName, readonly Role[]>> = {
  unitDefaults: ['drafter', 'systemAdministrator'],
  sessionRules: ['securityAdministrator'],
}
