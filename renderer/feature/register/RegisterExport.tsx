import { Button } from 'antd'
import { REGISTER } from '../../i18n/register.ts'
import { Failure } from '../../ui/Failure.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Missing } from './Report.tsx'
import { isAnnual } from './register-model.ts'
import type { RegisterModel } from './useRegister.ts'

/** Where the register, or the whole report, is written to, and what came of it. */
export const RegisterExport = ({ page, report, job, exportError, onExport }: RegisterModel) => {
  const outcome = job.progress?.outcome ?? null
  return (
    <Panel title={REGISTER.export}>
      {isAnnual(page) && <Missing report={report} />}
      <p className="soft">{isAnnual(page) ? REGISTER.exportReportHint : REGISTER.exportHint}</p>
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={exportError} />
      <div className="button-row">
        {(['docx', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            disabled={job.folder === null || job.running}
            onClick={() => {
              onExport(format)
            }}
          >
            {REGISTER[format]}
          </Button>
        ))}
      </div>
      {(job.running || outcome?.state === 'failed') && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      {outcome?.state === 'done' && !job.running && (
        <p className="notice" role="status">
          {REGISTER.exported(outcome.files)}
        </p>
      )}
      {outcome?.state === 'done' && !job.running && outcome.notices.length > 0 && (
        <div className="register-problems" role="status">
          <h2>{REGISTER.notFiledYet}</h2>
          <ul>
            {outcome.notices.map(({ detail }) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}
