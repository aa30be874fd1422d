import type { Ground, Mask } from './removal.ts'

/** How data that a detector found is masked by one click, and on which ground; by the detector's rule (D). */
const BY_RULE: Readonly<Record<string, { readonly mask: Mask | null; readonly ground: Ground }>> = {
  cnId18: { mask: 'idNumber', ground: 'sensitivePersonal' },
  cnId15: { mask: 'idNumber', ground: 'sensitivePersonal' },
  minor: { mask: 'idNumber', ground: 'sensitivePersonal' },
  permanentResident: { mask: 'idNumber', ground: 'sensitivePersonal' },
  maskedId: { mask: null, ground: 'sensitivePersonal' },
  passport: { mask: 'certificate', ground: 'sensitivePersonal' },
  permit: { mask: 'certificate', ground: 'sensitivePersonal' },
  mobile: { mask: 'phone', ground: 'personal' },
  landline: { mask: 'phone', ground: 'personal' },
  email: { mask: 'email', ground: 'personal' },
  address: { mask: 'address', ground: 'personal' },
  bank: { mask: 'bankAccount', ground: 'sensitivePersonal' },
  labelledName: { mask: 'name', ground: 'personalPrivacy' },
  plate: { mask: 'plate', ground: 'personal' },
  tableColumn: { mask: null, ground: 'personalPrivacy' },
  smallCell: { mask: null, ground: 'thirdParty' },
}

/** What to do with a hit of this rule in the public version; left out for what no mask is for. */
export const suggestionFor = (rule: string): { readonly mask: Mask | null; readonly ground: Ground } =>
  BY_RULE[rule] ?? { mask: null, ground: 'thirdParty' }
