import { useId } from 'react'
import { Button, Checkbox, Input } from 'antd'
import { CATALOGUE, KEYS, LEVEL } from '../../i18n/after-release.ts'
import { plainDateText } from '../../i18n/date.ts'
import { JOB, RELEASE } from '../../i18n/release.ts'
import { SEALING } from '../../i18n/sealing.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { SecretField } from '../../ui/field/SecretField.tsx'
import { GatePanel } from '../../ui/case/GatePanel.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { CatalogueFields } from './CatalogueFields.tsx'
import { Compare } from './Compare.tsx'
import { ConcludePanel, EndedPanel } from './EndingPanel.tsx'
import { Extend } from './Extend.tsx'
import { emptyFields } from './use-catalogue.ts'
import './release.css'
import { isOddDocumentNumber } from './release-model.ts'
import type { ReleaseModel } from './useRelease.ts'

export const ReleaseView = (model: ReleaseModel) => {
  const { view, allowed, job, asking } = model
  return (
    <div className="export">
      {allowed && view.release === null && !job.running && <BuildPanel {...model} />}
      {model.ending.mayConclude && <ConcludePanel {...model} />}
      <EndedPanel {...model} />
      {view.release === null && view.ending === null && !model.ending.mayConclude && <GatePanel {...model.gates} />}
      {!allowed && view.release === null && view.disclosure?.mode === 'proactive' && !job.running && (
        <p className="soft">{RELEASE.waiting}</p>
      )}
      {job.jobId !== null && (
        <Panel title={JOB.progress}>
          <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
        </Panel>
      )}
      {view.release !== null && <ReleasedPanel {...model} release={view.release} />}
      {view.release !== null && <Compare {...model} />}
      {allowed && view.release !== null && <Extend {...model} />}
      {allowed && view.release !== null && !job.running && <AgainPanel {...model} />}
      {asking && <BuildDialog {...model} />}
    </div>
  )
}

const BuildPanel = (model: ReleaseModel) => {
  const { view, documentNumber, onDocumentNumber, job, error, asking, onAsk, withoutTimestamp } = model
  const id = useId()
  return (
    <Panel title={RELEASE.heading}>
      <p>{RELEASE.intro}</p>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {RELEASE.documentNumber}
          <span className="field-required">
            {view.document.documentNumber === '' ? RELEASE.documentNumberHint : RELEASE.documentNumberApproved}
          </span>
        </label>
        <Input
          id={id}
          value={documentNumber}
          maxLength={200}
          readOnly={view.document.documentNumber !== ''}
          placeholder={RELEASE.documentNumberExample}
          onChange={(event) => {
            onDocumentNumber(event.target.value)
          }}
        />
        {isOddDocumentNumber(documentNumber) && <p className="gate-hint">{RELEASE.documentNumberOdd}</p>}
        {view.document.documentNumber === '' && (model.prepared?.documentNumbers.length ?? 0) > 0 && (
          <p className="soft">
            {CATALOGUE.nextNumbers}{' '}
            {model.prepared?.documentNumbers.map((number) => (
              <Button
                key={number}
                size="small"
                type="link"
                onClick={() => {
                  onDocumentNumber(number)
                }}
              >
                {number}
              </Button>
            ))}
          </p>
        )}
      </div>
      {model.prepared !== null && <CatalogueFields {...model.catalogue} />}
      {model.prepared === null &&
        (model.prepareError === null ? (
          <Loading />
        ) : (
          <Unreadable error={model.prepareError} onRetry={model.onPrepare} />
        ))}
      {model.prepared?.certificateEndsSoon === true && <p className="gate-hint">{SEALING.endsSoon}</p>}
      <FolderField name={job.folder?.name ?? null} disabled={false} onChoose={job.onChooseFolder} />
      {withoutTimestamp !== null && (
        <Checkbox
          checked={withoutTimestamp}
          onChange={(event) => {
            model.onWithoutTimestamp(event.target.checked)
          }}
        >
          {RELEASE.withoutTimestamp}
        </Checkbox>
      )}
      {!asking && <Failure error={error} />}
      <div className="button-row">
        <Button
          type="primary"
          size="large"
          disabled={job.folder === null || model.prepared === null}
          onClick={() => {
            onAsk(true)
          }}
        >
          {RELEASE.build}
        </Button>
      </div>
      {job.folder === null && <p className="soft">{RELEASE.needFolder}</p>}
    </Panel>
  )
}

/** The recorded files once more: nothing is decided, so nothing is asked. */
const AgainPanel = ({ job, busy, error, onBuild }: ReleaseModel) => (
  <Panel title={RELEASE.again}>
    <p>{RELEASE.againIntro}</p>
    <FolderField name={job.folder?.name ?? null} disabled={false} onChoose={job.onChooseFolder} />
    <Failure error={error} />
    <div className="button-row">
      <Button disabled={job.folder === null} loading={busy} onClick={onBuild}>
        {RELEASE.again}
      </Button>
    </div>
  </Panel>
)

const BuildDialog = ({ view, documentNumber, busy, error, onAsk, onBuild, prepared, ...model }: ReleaseModel) => {
  const empty = emptyFields(model.catalogue.fields)
  return (
    <Dialog
      disabled={
        (prepared?.key === 'token' && model.pin === '') ||
        prepared?.leaders.some(({ personId }) => (model.hands[personId] ?? '') === '') === true
      }
      title={RELEASE.buildHeading}
      confirmLabel={RELEASE.buildHeading}
      busy={busy}
      onConfirm={onBuild}
      onClose={() => {
        onAsk(false)
      }}
    >
      <p>{RELEASE.buildText(view.document.title, documentNumber.trim())}</p>
      {empty.length > 0 && <p className="gate-hint">{CATALOGUE.empty(empty.map((name) => CATALOGUE[name]))}</p>}
      {prepared?.leaders.map(({ personId, name }) => (
        <SecretField
          key={personId}
          label={KEYS.leaderPassword(name)}
          value={model.hands[personId] ?? ''}
          onChange={(password) => {
            model.onHand(personId, password)
          }}
        />
      ))}
      {prepared?.key === 'token' && <SecretField label={KEYS.pin} value={model.pin} onChange={model.onPin} />}
      <Failure error={error} />
    </Dialog>
  )
}

const ReleasedPanel = ({
  release,
  prepared,
}: ReleaseModel & { readonly release: NonNullable<ReleaseModel['view']['release']> }) => (
  <Panel title={RELEASE.released}>
    <Facts
      rows={[
        [RELEASE.documentNumber, release.documentNumber === '' ? RELEASE.noNumber : release.documentNumber],
        [CATALOGUE.indexNumber, prepared?.released?.indexNumber ?? ''],
        [RELEASE.releasedOn, plainDateText(release.releasedOn)],
        [CATALOGUE.theme, prepared?.released?.theme ?? ''],
        [LEVEL.label, prepared?.released ? LEVEL.words[prepared.released.level] : ''],
        [
          RELEASE.pdfHash,
          <span key="pdf" className="hash">
            {release.pdfSha256}
          </span>,
        ],
        [
          RELEASE.manifestHash,
          <span key="manifest" className="hash">
            {release.manifestSha256}
          </span>,
        ],
      ]}
    />
    {prepared?.released && (
      <>
        <h3>{LEVEL.files}</h3>
        <ul className="job-files">
          {prepared.released.files.map(({ fileName }) => (
            <li key={fileName}>{fileName}</li>
          ))}
        </ul>
      </>
    )}
    <h3>{RELEASE.howToVerify}</h3>
    <p>{RELEASE.verifyText}</p>
    <p className="quote hash">{RELEASE.verifyCommand}</p>
  </Panel>
)
