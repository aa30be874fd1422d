import { useId, useState, type DragEvent } from 'react'
import { Button, Input } from 'antd'
import { COMPARE } from '../../i18n/after-release.ts'
import { COMPARISON_WORDS } from '../../i18n/after-release-timeline.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FileField } from '../../ui/field/FileField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { CompareModel } from './use-compare.ts'

/** 上传核对: what stands on the portal against what was released. */
export const ComparePanel = (model: CompareModel) => (
  <Panel title={COMPARE.heading}>
    {model.allowed && <CompareForm {...model} />}
    {model.comparisons.length > 0 && (
      <>
        <h3>{COMPARE.earlier}</h3>
        <ul className="comparisons">
          {model.comparisons.map(({ at, by, url, outcome }) => (
            <li key={at}>{COMPARE.record(dateTimeText(at), by, url, COMPARISON_WORDS[outcome])}</li>
          ))}
        </ul>
      </>
    )}
  </Panel>
)

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <p>{title}</p>
      <ul className="comparisons">
        {lines.map((line, index) => (
          // Lines may repeat; they never change place.
          <li key={`${String(index)} ${line}`}>{line}</li>
        ))}
      </ul>
    </>
  )

const CompareForm = ({ url, publishedAt, file, busy, error, result, ...model }: CompareModel) => {
  const [over, setOver] = useState(false)
  const [urlId, timeId] = [useId(), useId()]
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped !== undefined) model.onFile(dropped)
  }
  return (
    <>
      <p className="soft">{COMPARE.intro}</p>
      <div
        className={over ? 'compare-drop compare-drop-over' : 'compare-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => {
          setOver(false)
        }}
        onDrop={onDrop}
      >
        <p>{file === null ? COMPARE.drop : COMPARE.chosen(file.name)}</p>
        <FileField
          label={COMPARE.choose}
          accept=".pdf,.html,.htm,.txt"
          onFiles={([chosen]) => {
            model.onFile(chosen ?? null)
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={urlId} className="field-label">
          {COMPARE.url}
        </label>
        <Input
          id={urlId}
          value={url}
          maxLength={2000}
          placeholder={COMPARE.urlExample}
          onChange={(event) => {
            model.onUrl(event.target.value)
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={timeId} className="field-label">
          {COMPARE.publishedAt}
        </label>
        <Input
          id={timeId}
          type="datetime-local"
          value={publishedAt}
          onChange={(event) => {
            model.onPublishedAt(event.target.value)
          }}
        />
      </div>
      <Failure error={error} />
      <div className="button-row">
        <Button type="primary" ghost loading={busy} disabled={!model.ready} onClick={model.onRun}>
          {COMPARE.run}
        </Button>
      </div>
      <div role="status">
        {result !== null && (
          <p className={result.outcome === 'otherText' ? 'gate-hint' : 'notice'}>{COMPARE.outcome[result.outcome]}</p>
        )}
        {result !== null && result.differences > 0 && <p>{COMPARE.differences(result.differences)}</p>}
        {result !== null && <Lines title={COMPARE.missing} lines={result.missing} />}
        {result !== null && <Lines title={COMPARE.added} lines={result.added} />}
      </div>
    </>
  )
}
