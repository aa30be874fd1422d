import { ROLES, STAGES, type Role, type Stage } from '#shared/domain/case/roles.ts'
import type { OfficeRightsType } from '#shared/domain/office/rights/rights-events.ts'
import { CHAIN_USE_WORDS, isChainUse } from './chains.ts'
import { ROLE_WORDS, STAGE_WORDS } from './words.ts'

type Detail = Readonly<Record<string, string | number>>

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const reason = (detail: Detail): string => (text(detail, 'reason') === '' ? '' : `，理由：${text(detail, 'reason')}`)
const isRole = (code: string): code is Role => (ROLES as readonly string[]).includes(code)
const isStage = (code: string): code is Stage => (STAGES as readonly string[]).includes(code)
const role = (detail: Detail): string => {
  const code = text(detail, 'role')
  return isRole(code) ? ROLE_WORDS[code] : code
}
const steps = (detail: Detail): string =>
  text(detail, 'steps')
    .split(' ')
    .map((code) => (isStage(code) ? STAGE_WORDS[code] : code))
    .join('、')
const uses = (detail: Detail): string => {
  const codes = text(detail, 'uses')
  return codes === ''
    ? '停止使用'
    : `适用于${codes
        .split(' ')
        .map((code) => (isChainUse(code) ? CHAIN_USE_WORDS[code] : code))
        .join('、')}`
}
const delegated = (detail: Detail): string => `${text(detail, 'name')}委托${text(detail, 'to')}代行${role(detail)}职权`

/** What the person did, after their role and name; values come from `rightsDetail`. */
export const RIGHTS_DEEDS: Readonly<Record<OfficeRightsType, (detail: Detail) => string>> = {
  ChainTemplateProposed: (detail) =>
    `提出审批链“${text(detail, 'name')}”第 ${text(detail, 'version')} 版（${steps(detail)}），${uses(detail)}${reason(detail)}`,
  ChainTemplateConfirmed: (detail) => `确认审批链“${text(detail, 'name')}”第 ${text(detail, 'version')} 版`,
  ChainTemplateWithdrawn: (detail) => `对一个审批链版本不予确认${reason(detail)}`,
  DelegationRecorded: (detail) => `登记${delegated(detail)}，期限${text(detail, 'from')}至${text(detail, 'until')}`,
  DelegationConfirmed: (detail) => `确认${delegated(detail)}`,
  DelegationEnded: (detail) => `终止${delegated(detail)}${reason(detail)}`,
  KeyResetProposed: (detail) => `提出为${text(detail, 'name')}重设口令${reason(detail)}`,
  KeyReset: (detail) => `为${text(detail, 'name')}重设口令，换发了密钥和证书`,
  KeyResetDeclined: (detail) => `对一项重设口令不予确认${reason(detail)}`,
  KeyRecoveryConfirmed: (detail) => `确认凭恢复码重设口令的是${text(detail, 'name')}本人`,
  KeyRecoveryAcknowledged: () => '认可凭恢复码重设口令的是本人',
  KeyRenewed: () => '换发本人的密钥和证书',
  PasswordChanged: (detail) =>
    detail['key'] === 1 ? '修改他人代设的初始口令，换发了只由本人掌握的密钥和证书' : '修改本人口令',
}
