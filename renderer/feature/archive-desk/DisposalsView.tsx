import { Button } from 'antd'
import { ARCHIVE_DESK } from '../../i18n/archive.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { DisposalsModel } from './useDisposals.ts'

const words = ARCHIVE_DESK.due

/** 档案销毁清册, for those who sign it. */
export const DisposalsView = ({ job, error, onExport }: DisposalsModel) => {
  const choice = (format: 'xlsx' | 'pdf', label: string) => (
    <Button
      disabled={job.folder === null}
      onClick={() => {
        onExport(format)
      }}
    >
      {label}
    </Button>
  )
  return (
    <Panel title={words.listHeading}>
      <p className="soft">{words.listIntro}</p>
      {job.jobId !== null && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      {!job.running && (
        <>
          <FolderField name={job.folder?.name ?? null} disabled={false} onChoose={job.onChooseFolder} />
          <Failure error={error} />
          <div className="button-row">
            {choice('pdf', ARCHIVE_DESK.filed.asPdf)}
            {choice('xlsx', ARCHIVE_DESK.filed.asXlsx)}
          </div>
        </>
      )}
    </Panel>
  )
}
