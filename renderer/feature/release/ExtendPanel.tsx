import { Button, Checkbox } from 'antd'
import { EXTEND, LEVEL } from '../../i18n/after-release.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FileField } from '../../ui/field/FileField.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { ExtendModel } from './use-extend.ts'

/** 补充签名证据 of a release. */
export const ExtendPanel = ({ level, hasAuthority, job, busy, error, fetch, ...model }: ExtendModel) => (
  <Panel title={EXTEND.heading}>
    <p>
      {LEVEL.label}：{LEVEL.words[level]}
    </p>
    <p className="soft">{EXTEND.intro}</p>
    <p className="soft">{EXTEND.stepsHint}</p>
    <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
    {job.folder === null && <p className="soft">{EXTEND.needFolder}</p>}
    <h3>{EXTEND.timestamp}</h3>
    <p className="soft">{hasAuthority ? EXTEND.timestampHint : `${EXTEND.noAuthority}${EXTEND.timestampHint}`}</p>
    <FileField label={EXTEND.answer} accept=".tsr" onFiles={model.onAnswer} />
    <div className="button-row">
      <Button
        type="primary"
        ghost
        loading={busy}
        disabled={job.folder === null || job.running || (!hasAuthority && !model.hasAnswer)}
        onClick={model.onTimestamp}
      >
        {EXTEND.timestamp}
      </Button>
      <Button disabled={job.folder === null || job.running} onClick={model.onQuestion}>
        {EXTEND.question}
      </Button>
    </div>
    <h3>{EXTEND.proofs}</h3>
    <p className="soft">{EXTEND.proofsHint}</p>
    <FileField label={EXTEND.files} accept=".crl,.ocsp,.ors,.cer,.crt,.pem,.der" multiple onFiles={model.onFiles} />
    <Checkbox
      checked={fetch}
      onChange={(event) => {
        model.onFetch(event.target.checked)
      }}
    >
      {EXTEND.fetch}
    </Checkbox>
    {fetch && model.questions !== null && (
      <div className="extend-questions" role="status">
        <p className="soft">{model.questions.length === 0 ? EXTEND.askingNobody : EXTEND.asking}</p>
        <ul>
          {model.questions.map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ul>
      </div>
    )}
    <Failure error={error} />
    <div className="button-row">
      <Button
        type="primary"
        ghost
        loading={busy}
        disabled={job.folder === null || job.running || level === 'B-B' || (fetch && model.questions === null)}
        onClick={model.onProofs}
      >
        {EXTEND.proofs}
      </Button>
    </div>
    {job.jobId !== null && <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />}
  </Panel>
)
