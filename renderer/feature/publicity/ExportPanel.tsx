import { Button } from 'antd'
import { PUBLICITY } from '../../i18n/publicity.ts'
import { Failure } from '../../ui/Failure.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { SheetExport } from './useSheetExport.ts'

/** What stands today, as a file. */
export const ExportPanel = ({ job, error, onExport }: SheetExport) => {
  const outcome = job.progress?.outcome ?? null
  return (
    <Panel title={PUBLICITY.export.heading}>
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={error} />
      <div className="button-row">
        {(['docx', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            disabled={job.folder === null || job.running}
            onClick={() => {
              onExport(format)
            }}
          >
            {PUBLICITY.export[format]}
          </Button>
        ))}
      </div>
      {(job.running || outcome?.state === 'failed') && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      <Notice>{outcome?.state === 'done' && !job.running && PUBLICITY.export.done(outcome.files)}</Notice>
    </Panel>
  )
}
