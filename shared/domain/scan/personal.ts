/**
 * The rules that find data of a person (个人信息保护法 Arts 4, 28), by name: the log of a case keeps no more of a hit. Of a
 * lexicon's entry the log does not tell its category; it is the secrecy review's business.
 */
export const PERSONAL_RULES: ReadonlySet<string> = new Set([
  'cnId18',
  'cnId15',
  'minor',
  'permanentResident',
  'maskedId',
  'passport',
  'permit',
  'mobile',
  'landline',
  'email',
  'address',
  'bank',
  'uscc',
  'usccPerson',
  'labelledName',
  'tableColumn',
  'smallCell',
  'plate',
])
