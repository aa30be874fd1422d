import { useState } from 'react'
import { Button } from 'antd'
import { dateTimeText, plainDateText } from '../../i18n/date.ts'
import { LEXICON, LEXICON_USE } from '../../i18n/lexicon.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { LimitsPanel } from './LimitsPanel.tsx'
import { ProposalsPanel } from './ProposalsPanel.tsx'
import { RescanPanel } from './RescanPanel.tsx'
import { StatisticsPanel } from './StatisticsPanel.tsx'
import { TryPanel } from './TryPanel.tsx'
import type { Format, LexiconModel, Version } from './useLexicon.ts'
import { discardForm } from '../../ui/form/kept-form.ts'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import './lexicon.css'

const FORMATS: readonly Format[] = ['package', 'csv', 'xlsx']

export const LexiconView = (model: LexiconModel) => {
  const { list, listError, onRetry, error, exporting } = model
  if (list === null) return listError === null ? <Loading /> : <Unreadable error={listError} onRetry={onRetry} />
  return (
    <div className="lexicon">
      <h1>{LEXICON.heading}</h1>
      <Failure error={error} />
      <Panel title={LEXICON.listHeading}>
        {list.versions.length === 0 ? (
          <Empty title={LEXICON.none}>
            <p>{LEXICON.noneAdvice}</p>
          </Empty>
        ) : (
          <>
            <Versions {...model} versions={list.versions} />
            <FolderField
              name={exporting.folder?.name ?? null}
              disabled={exporting.running}
              onChoose={exporting.onChooseFolder}
            />
            <Failure error={exporting.chooseError} />
            {exporting.jobId !== null && (
              <JobProgress
                progress={exporting.progress}
                cancelling={exporting.cancelling}
                onCancel={exporting.onCancel}
              />
            )}
          </>
        )}
      </Panel>
      {list.uses.length > 0 && (
        <Panel title={LEXICON.usesHeading}>
          <ol reversed className="lexicon-uses">
            {list.uses.toReversed().map(({ id, version, at, by }, index) => (
              <li key={list.uses.length - index}>
                {version === null
                  ? LEXICON.stoppedLine(dateTimeText(at), by, id)
                  : LEXICON.usedLine(dateTimeText(at), by, id, version)}
              </li>
            ))}
          </ol>
        </Panel>
      )}
      <ProposalsPanel {...model} />
      {model.setsLimits && <LimitsPanel />}
      {model.seesCases && <RescanPanel uses={list.uses.length} />}
      {model.seesCases && <StatisticsPanel />}
      <ImportPanel {...model} />
      <TryPanel {...model} />
    </div>
  )
}

const Versions = ({ versions, ...model }: LexiconModel & { readonly versions: readonly Version[] }) => (
  <table className="lexicon-table">
    <thead>
      <tr>
        {Object.entries(LEXICON.columns).map(([key, word]) => (
          <th key={key} scope="col">
            {word}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {versions.map((version) => (
        <VersionRow key={`${version.id} ${version.version}`} {...model} version={version} />
      ))}
    </tbody>
  </table>
)

const VersionRow = ({
  version: one,
  busy,
  propose,
  exporting,
  onExport,
}: LexiconModel & { readonly version: Version }) => {
  const { id, version, name, issuedOn, sha256, entries, addedAt, addedBy, inUse } = one
  const [asking, setAsking] = useState(false)
  const form = { name: `lexicon ${sha256}`, caseId: null }
  const close = (): void => {
    discardForm(form)
    setAsking(false)
  }
  return (
    <tr>
      <td>
        {name}
        <span className="soft"> {id}</span>
      </td>
      <td title={`${LEXICON.hash} ${sha256}`}>
        {version}
        <span className="soft lexicon-hash"> {sha256.slice(0, 12)}</span>
      </td>
      <td>{plainDateText(issuedOn)}</td>
      <td>{LEXICON.entries(entries)}</td>
      <td>{LEXICON.added(addedBy, dateTimeText(addedAt))}</td>
      <td>{inUse ? LEXICON.inUse : LEXICON.notInUse}</td>
      <td className="lexicon-acts">
        <Button
          size="small"
          disabled={busy}
          aria-label={inUse ? LEXICON.stopLabel(name, version) : LEXICON.startLabel(name, version)}
          onClick={() => {
            setAsking(true)
          }}
        >
          {inUse ? LEXICON.stop : LEXICON.use}
        </Button>
        {FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            type="text"
            disabled={exporting.folder === null || exporting.running}
            aria-label={LEXICON.exportLabel(name, version, LEXICON.formats[format])}
            onClick={() => {
              onExport(one, format)
            }}
          >
            {LEXICON.formats[format]}
          </Button>
        ))}
        {asking && (
          <KeptFields form={form}>
            <ReasonDialog
              title={inUse ? LEXICON.stop : LEXICON.use}
              label={LEXICON.reason}
              confirmLabel={inUse ? LEXICON.stop : LEXICON.use}
              busy={propose.busy}
              error={propose.error}
              onClose={() => {
                propose.onDismiss()
                close()
              }}
              onConfirm={(reason) => {
                void propose.onPropose(id, inUse ? null : version, reason).then((done) => {
                  if (done) close()
                })
              }}
            >
              <p>{LEXICON.proposeText(LEXICON_USE.what(name, inUse ? null : version))}</p>
            </ReasonDialog>
          </KeptFields>
        )}
      </td>
    </tr>
  )
}
