import { Button, Input } from 'antd'
import { FORMER_STORE_DAYS } from '#shared/domain/office/backup/former-store.ts'
import { BACKUP } from '../../i18n/backup.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { isPlan, statusRows } from './backup-model.ts'
import { RecoveryPanel } from './RecoveryPanel.tsx'
import type { BackupModel } from './useBackup.ts'

/** 备份和恢复: what there is, the plan, a backup at once, a rehearsal, and the code that opens them. */
export const BackupView = (model: BackupModel) => {
  const { view, readError, onRetry, isKeeper } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  return (
    <div className="backup">
      <header className="page-head">
        <h1>{BACKUP.heading}</h1>
      </header>
      <p className="soft">{BACKUP.intro}</p>
      <Panel title={BACKUP.status}>
        <Facts rows={statusRows(view)} />
        {view.schedule?.failure != null && (
          <p className="failure" role="alert">
            {BACKUP.failure(view.schedule.failure)}
          </p>
        )}
        {view.schedule?.sameDisk === true && (
          <p className="failure" role="alert">
            {BACKUP.sameDisk}
          </p>
        )}
      </Panel>
      {isKeeper && <Plan {...model} view={view} />}
      {isKeeper && <Make {...model} view={view} />}
      <Rehearsal {...model} view={view} />
      {isKeeper && <RecoveryPanel {...model} view={view} />}
      {view.former.length > 0 && <Former {...view} />}
    </div>
  )
}

type Shown = BackupModel & { readonly view: NonNullable<BackupModel['view']> }

/** What restores left on this machine, and until when. */
const Former = ({ former }: NonNullable<BackupModel['view']>) => (
  <Panel title={BACKUP.former}>
    <p className="soft">{BACKUP.formerHint(FORMER_STORE_DAYS)}</p>
    <ul>
      {former.map(({ replacedAt, keptUntil, bytes, held }) => (
        <li key={replacedAt}>{BACKUP.formerLine(replacedAt, bytes, held ? null : keptUntil)}</li>
      ))}
    </ul>
  </Panel>
)

const Plan = ({ view, plan, onPlan, planJob, planError, planSaved, onSavePlan }: Shown) => (
  <Panel title={BACKUP.schedule}>
    <p className="soft">{BACKUP.scheduleHint}</p>
    <FolderField
      name={planJob.folder?.name ?? view.schedule?.folderName ?? null}
      disabled={false}
      onChoose={planJob.onChooseFolder}
    />
    <div className="backup-fields">
      <label className="field">
        <span className="field-label">{BACKUP.time}</span>
        <Input
          type="time"
          value={plan.time}
          onChange={(event) => {
            onPlan({ time: event.target.value })
          }}
        />
      </label>
      {(['everyDays', 'keep'] as const).map((name) => (
        <label key={name} className="field">
          <span className="field-label">{BACKUP[name]}</span>
          <Input
            type="number"
            min={1}
            max={name === 'everyDays' ? 90 : 1000}
            value={plan[name]}
            onChange={(event) => {
              onPlan({ [name]: Number(event.target.value) })
            }}
          />
        </label>
      ))}
    </div>
    <Failure error={planError} />
    <Notice>{planSaved && BACKUP.saved}</Notice>
    <div className="button-row">
      <Button
        disabled={(planJob.folder === null && view.schedule === null) || plan.time === '' || !isPlan(plan)}
        onClick={onSavePlan}
      >
        {BACKUP.save}
      </Button>
    </div>
  </Panel>
)

const Make = ({ view, make, makeError, onMake }: Shown) => {
  const outcome = make.progress?.outcome ?? null
  return (
    <Panel title={BACKUP.make}>
      <p className="soft">{BACKUP.makeHint}</p>
      <FolderField
        name={make.folder?.name ?? view.schedule?.folderName ?? null}
        disabled={make.running}
        onChoose={make.onChooseFolder}
      />
      <Failure error={makeError} />
      <div className="button-row">
        <Button
          type="primary"
          disabled={(make.folder === null && view.schedule === null) || make.running}
          onClick={onMake}
        >
          {BACKUP.make}
        </Button>
      </div>
      {(make.running || outcome?.state === 'failed') && (
        <JobProgress progress={make.progress} cancelling={make.cancelling} onCancel={make.onCancel} />
      )}
      {outcome?.state === 'done' && (
        <p className="notice" role="status">
          {BACKUP.made(outcome.files.join(''))}
          {outcome.notices.length > 0 && BACKUP.oldStay}
        </p>
      )}
    </Panel>
  )
}

const Rehearsal = ({ view, file, onChooseFile, codes, onCodes, rehearsal, rehearsalError, onRehearse }: Shown) => {
  const outcome = rehearsal.progress?.outcome ?? null
  const isShared = view.shares > 1
  return (
    <Panel title={BACKUP.rehearsal}>
      <p className="soft">{BACKUP.rehearsalHint}</p>
      <div className="folder">
        <Button onClick={onChooseFile} disabled={rehearsal.running}>
          {BACKUP.chooseFile}
        </Button>
        <span className={file === null ? 'soft' : 'folder-name'}>{file?.name ?? BACKUP.noFile}</span>
      </div>
      <Code
        label={isShared ? BACKUP.firstShare : BACKUP.code}
        value={codes[0]}
        onChange={(value) => {
          onCodes([value, codes[1]])
        }}
      />
      {isShared && (
        <Code
          label={BACKUP.secondShare}
          value={codes[1]}
          onChange={(value) => {
            onCodes([codes[0], value])
          }}
        />
      )}
      <Failure error={rehearsalError} />
      <div className="button-row">
        <Button disabled={file === null || rehearsal.running} onClick={onRehearse}>
          {BACKUP.rehearse}
        </Button>
      </div>
      {(rehearsal.running || outcome?.state === 'failed') && <JobProgress {...rehearsal} />}
      {outcome?.state === 'done' && (
        <p className="notice" role="status">
          {BACKUP.rehearsedDone(outcome.files.join(''))}
        </p>
      )}
    </Panel>
  )
}

const Code = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) => (
  <label className="field backup-entry">
    <span className="field-label">{label}</span>
    <Input
      value={value}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    />
  </label>
)
