import { Button, Select } from 'antd'
import type { Output } from '#shared/contract/channels.ts'
import { CHECK_STAGES } from '#shared/domain/archive/check-stage.ts'
import { ARCHIVE_DESK, CHECK_WORDS } from '../../i18n/archive.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { InspectModel } from './useInspect.ts'

const words = ARCHIVE_DESK.inspect
type Found = NonNullable<Output<'archive.inspected'>>

/** 检测: any folder, from its own contents alone; 四性检测 item by item for one package. */
export const InspectView = (model: InspectModel) => {
  const { job, busy, error, root, stage, onStage, onChooseRoot, onDropRoot, onStart, inspected, found } = model
  return (
    <div className="inspection">
      <p className="soft">{words.intro}</p>
      <FolderField
        label={words.folder}
        name={job.folder?.name ?? null}
        disabled={job.running}
        onChoose={job.onChooseFolder}
      />
      <div className="field">
        <p className="field-label">{words.root}</p>
        <div className="folder">
          <Button onClick={onChooseRoot} disabled={job.running}>
            {words.chooseRoot}
          </Button>
          <span className={root === null ? 'soft' : 'folder-name'}>{root?.name ?? words.noRoot}</span>
          {root !== null && (
            <Button type="text" onClick={onDropRoot} disabled={job.running}>
              {words.dropRoot}
            </Button>
          )}
        </div>
      </div>
      <label className="field">
        <span className="field-label">{words.stage}</span>
        <Select
          value={stage}
          disabled={job.running}
          options={CHECK_STAGES.map((one) => ({ value: one, label: words.stages[one] }))}
          onChange={onStage}
        />
      </label>
      <Failure error={error} />
      <div className="button-row">
        <Button type="primary" loading={busy || job.running} disabled={job.folder === null} onClick={onStart}>
          {words.start}
        </Button>
      </div>
      {job.jobId !== null && job.folder === null && found === null && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      {found !== null && <FoundPanel found={found} inspected={inspected} />}
      {found !== null && (found.findings.length > 0 || found.batch !== null) && <ReportPanel {...model} />}
    </div>
  )
}

/** 四性检测报告 of what was found. */
const ReportPanel = ({ report, reportError, onReport }: InspectModel) => (
  <Panel title={words.report}>
    {report.jobId !== null && (
      <JobProgress progress={report.progress} cancelling={report.cancelling} onCancel={report.onCancel} />
    )}
    {!report.running && (
      <>
        <FolderField name={report.folder?.name ?? null} disabled={false} onChoose={report.onChooseFolder} />
        <Failure error={reportError} />
        <div className="button-row">
          {(['pdf', 'xml'] as const).map((format) => (
            <Button
              key={format}
              disabled={report.folder === null}
              onClick={() => {
                onReport(format)
              }}
            >
              {words.reportFormats[format]}
            </Button>
          ))}
        </div>
      </>
    )}
  </Panel>
)

const FoundPanel = ({ found, inspected }: { readonly found: Found; readonly inspected: string }) => {
  const count = (result: Found['findings'][number]['result']): number =>
    found.findings.filter((one) => one.result === result).length
  return (
    <Panel title={words.verdict(words.kinds[found.kind], found.verdict, count('manual'))}>
      {found.verdict === 'failed' && <p className="gate-hint">{words.whatNow}</p>}
      <p>{words.inspected(inspected)}</p>
      {found.kind !== 'bag' && <p>{words.atStage(words.stages[found.stage])}</p>}
      <Authority authority={found.authority} />
      {found.kind === 'batch' && <p>{words.items(found.items, found.sound)}</p>}
      {found.kind === 'bag' && <p>{words.foreign}</p>}
      {found.problems.length > 0 && (
        <>
          <h3>{words.problems}</h3>
          <ul>
            {found.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
      {found.batch !== null && <BatchCounts batch={found.batch} />}
      {found.findings.length > 0 && (
        <>
          <p>{words.summary(count('passed'), count('failed'), count('manual'))}</p>
          <ListTable columns={words.columns}>
            {found.findings.map(({ code, name, result, evidence }) => (
              <tr key={code}>
                <td>{code}</td>
                <td>{name}</td>
                <td className={result === 'failed' ? 'archive-failed' : undefined}>{CHECK_WORDS[result]}</td>
                <td>{evidence}</td>
              </tr>
            ))}
          </ListTable>
        </>
      )}
    </Panel>
  )
}

/** Of a batch: how often each item came out how, and what did not pass. */
const BatchCounts = ({ batch }: { readonly batch: NonNullable<Found['batch']> }) => (
  <>
    <p>{words.batchCounts}</p>
    <ListTable columns={words.countColumns}>
      {batch.counts.map(({ code, name, passed, failed, manual }) => (
        <tr key={code}>
          <td>{code}</td>
          <td>{name}</td>
          <td>{passed}</td>
          <td className={failed > 0 ? 'archive-failed' : undefined}>{failed}</td>
          <td>{manual}</td>
        </tr>
      ))}
    </ListTable>
    {batch.failed.length > 0 && (
      <ul>
        {batch.failed.map(({ archivalNumber, code, evidence }) => (
          <li key={`${archivalNumber} ${code}`}>{words.failedItem(archivalNumber, code, evidence)}</li>
        ))}
      </ul>
    )}
  </>
)

/** Whose word all this is: our own office's, or one that a person must compare first. */
const Authority = ({ authority }: Pick<Found, 'authority'>) => {
  if (authority === null) return <p>{words.unsigned}</p>
  if (authority.own) return <p>{words.own(authority.name)}</p>
  if (authority.given) return <p>{words.given(authority.name)}</p>
  return (
    <>
      <p role="alert">{words.foreignAuthority(authority.name)}</p>
      <p>
        {words.fingerprint}
        <br />
        <code className="archive-print">{(authority.sha256.match(/.{4}/g) ?? []).join(' ')}</code>
      </p>
    </>
  )
}
