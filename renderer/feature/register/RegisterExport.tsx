import { REGISTER } from '../../i18n/register.ts'
import { SheetExport } from '../../ui/job/SheetExport.tsx'
import { Missing } from './Report.tsx'
import { isAnnual } from './register-model.ts'
import type { RegisterModel } from './useRegister.ts'

/** Where the register, or the whole report, is written to, and what came of it. */
export const RegisterExport = ({ page, report, job, exportError, onExport }: RegisterModel) => (
  <SheetExport
    job={job}
    error={exportError}
    onExport={onExport}
    after={(notices) => (
      <div className="register-problems" role="status">
        <h2>{REGISTER.notFiledYet}</h2>
        <ul>
          {notices.map(({ detail }) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      </div>
    )}
  >
    {isAnnual(page) && <Missing report={report} />}
    <p className="soft">{isAnnual(page) ? REGISTER.exportReportHint : REGISTER.exportHint}</p>
  </SheetExport>
)
