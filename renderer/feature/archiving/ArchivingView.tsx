import { Button, Radio } from 'antd'
import { RETENTIONS, type Retention } from '#shared/domain/archive/archival-number.ts'
import { ARCHIVE_DESK, FILING, RETENTION_WORDS } from '../../i18n/archive.ts'
import { dateText } from '../../i18n/date.ts'
import { ARCHIVE, JOB, RELEASE } from '../../i18n/release.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import type { ArchivingModel } from './useArchiving.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'

export const ArchivingView = (model: ArchivingModel) => {
  const { view, allowed, job, asking } = model
  const archived = view.stage === 'archived'
  return (
    <div className="export">
      {view.custody?.destroyedAt != null && <p className="gate-hint">{FILING.destroyed(view.custody.destroyedAt)}</p>}
      {archived && <p>{ARCHIVE.archived}</p>}
      {view.custody !== undefined && <FiledPanel custody={view.custody} />}
      {view.custody === undefined && model.mayFile && <FilePanel {...model} />}
      {job.jobId !== null && (
        <Panel title={JOB.progress}>
          <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
        </Panel>
      )}
      {allowed && view.custody !== undefined && !job.running && <ExportPanel {...model} again={archived} />}
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

const FiledPanel = ({ custody }: { readonly custody: NonNullable<ArchivingModel['view']['custody']> }) => (
  <Panel title={FILING.heading}>
    <Facts
      rows={[
        [FILING.number, custody.archivalNumber],
        [FILING.retention, RETENTION_WORDS[custody.retention]],
        [FILING.pages, String(custody.pages)],
        [FILING.ends, custody.ends === null ? FILING.permanent : dateText(custody.ends)],
        [FILING.filedBy, custody.filedBy],
      ]}
    />
  </Panel>
)

const FilePanel = ({ filing, proposal, onFile, fileBusy, fileError }: ArchivingModel) => {
  const [chosen, setChosen] = useFieldOf<Retention | null>(filing, 'retention', null)
  const [reason, setReason] = useFieldOf(filing, 'reason', '')
  const retention = chosen ?? proposal?.retention ?? null
  const byTable = proposal !== null && proposal.tableItem !== '' && proposal.retention === retention
  return (
    <Panel title={FILING.heading}>
      <p>{FILING.first}</p>
      {proposal !== null && (
        <Facts
          rows={[
            [FILING.year, String(proposal.year)],
            [FILING.organisation, proposal.organisation],
            [FILING.pages, String(proposal.pages)],
            [FILING.tableItem, byTable ? proposal.tableItem : ''],
          ]}
        />
      )}
      <Radio.Group
        aria-label={FILING.retention}
        value={retention}
        options={RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] }))}
        onChange={({ target }) => {
          setChosen(RETENTIONS.find((one) => one === target.value) ?? null)
        }}
      />
      {retention !== null && !byTable && (
        <TextArea label={ARCHIVE_DESK.filing.reason} value={reason} onChange={setReason} rows={2} required />
      )}
      <p className="soft">{FILING.toDesk}</p>
      <Failure error={fileError} />
      <div className="button-row">
        <Button
          type="primary"
          loading={fileBusy}
          disabled={proposal === null || retention === null || (!byTable && reason.trim() === '')}
          onClick={() => {
            if (retention !== null) onFile(retention, byTable ? '' : reason)
          }}
        >
          {FILING.file}
        </Button>
      </div>
    </Panel>
  )
}

const ExportPanel = ({ job, error, asking, onAsk, again }: ArchivingModel & { readonly again: boolean }) => (
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

const ExportDialog = ({ view, busy, error, onAsk, onExport }: ArchivingModel) => (
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
