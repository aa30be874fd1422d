import { registerText } from '#resources/text/register.ts'
import { isByDepartment, type SheetName } from '#shared/domain/register/sheet-name.ts'
import { annualSheets } from './annual-sheets.ts'
import { basicSheet, coverageSheet, guideSheet } from './publicity-sheets.ts'
import {
  departmentsSheet,
  durationSheet,
  hitsSheet,
  onTimeSheet,
  returnsSheet,
  workloadSheet,
} from './figure-sheets.ts'
import { holdSheet } from './hold-sheet.ts'
import {
  catalogueSheet,
  deliverySheet,
  enforcementSheet,
  secrecySheet,
  validitySheet,
  type RegisterSource,
} from './list-sheets.ts'
import type { Sheet } from './sheet.ts'

const MAKERS: Readonly<Record<SheetName, (source: RegisterSource) => Sheet>> = {
  catalogue: catalogueSheet,
  secrecy: secrecySheet,
  delivery: deliverySheet,
  validity: validitySheet,
  enforcement: enforcementSheet,
  holds: holdSheet,
  basic: basicSheet,
  coverage: coverageSheet,
  guide: guideSheet,
  workload: workloadSheet,
  departments: departmentsSheet,
  duration: durationSheet,
  onTime: onTimeSheet,
  returns: returnsSheet,
  hits: hitsSheet,
  annual2: (source) => annualSheets(source).annual2,
  annual3: (source) => annualSheets(source).annual3,
  annual4: (source) => annualSheets(source).annual4,
}

/** The register of that name, made anew from its source; of one department where that is asked, and then it says so. */
export const sheetOf = (name: SheetName, source: RegisterSource): Sheet => {
  const { department, cases } = source
  if (department === '' || !isByDepartment(name)) return MAKERS[name](source)
  const sheet = MAKERS[name]({ ...source, cases: cases.filter((one) => one.department === department) })
  return { ...sheet, notes: [registerText.departments.only(department), ...sheet.notes] }
}
