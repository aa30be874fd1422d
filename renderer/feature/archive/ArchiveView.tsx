import { Button } from 'antd'
import { ARCHIVE, JOB, RELEASE } from '../../i18n/release.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { ArchiveModel } from './useArchive.ts'

export const ArchiveView = (model: ArchiveModel) => {
  const { view, allowed, job, asking } = model
  const archived = view.stage === 'archived'
  return (
    <div className="export">
      {archived && <p>{ARCHIVE.archived}</p>}
      {job.jobId !== null && (
        <Panel title={JOB.progress}>
          <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
        </Panel>
      )}
      {allowed && !job.running && <ExportPanel {...model} again={archived} />}
      {!allowed && !archived && !job.running && <p className="soft">{ARCHIVE.waiting}</p>}
      {archived && (
        <Panel title={RELEASE.howToVerify}>
          <p>{RELEASE.verifyText}</p>
          <p className="quote hash">{RELEASE.verifyCommand}</p>
        </Panel>
      )}
      {asking && <ExportDialog {...model} />}
    </div>
  )
}

const ExportPanel = ({ job, error, asking, onAsk, again }: ArchiveModel & { readonly again: boolean }) => (
  <Panel title={ARCHIVE.heading}>
    <p>{ARCHIVE.intro}</p>
    <FolderField name={job.folder?.name ?? null} disabled={false} onChoose={job.onChooseFolder} />
    {!asking && <Failure error={error} />}
    <div className="button-row">
      <Button
        type="primary"
        size="large"
        disabled={job.folder === null}
        onClick={() => {
          onAsk(true)
        }}
      >
        {again ? ARCHIVE.again : ARCHIVE.build}
      </Button>
    </div>
    {job.folder === null && <p className="soft">{RELEASE.needFolder}</p>}
  </Panel>
)

const ExportDialog = ({ view, busy, error, onAsk, onExport }: ArchiveModel) => (
  <Dialog
    title={ARCHIVE.buildHeading}
    confirmLabel={ARCHIVE.buildHeading}
    busy={busy}
    onConfirm={onExport}
    onClose={() => {
      onAsk(false)
    }}
  >
    <p>{ARCHIVE.buildText(view.document.title)}</p>
    <Failure error={error} />
  </Dialog>
)
