import { useId, useState } from 'react'
import { Button, Input, InputNumber } from 'antd'
import { WEB_ADDRESS } from '#shared/lib/web-address.ts'
import { SEALING } from '../../i18n/sealing.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeyPanel } from './KeyPanel.tsx'
import { PublicationPanel } from './PublicationPanel.tsx'
import type { SealingModel } from './useSealing.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm } from '../../ui/form/kept-form.ts'
import './sealing.css'

export const SealingView = (model: SealingModel) => (
  <div className="sealing">
    <header className="page-head">
      <h1>{SEALING.open}</h1>
    </header>
    {model.view === null && model.error !== null ? (
      <Unreadable error={model.error} onRetry={model.onRetry} />
    ) : (
      <Failure error={model.error} />
    )}
    <Notice>{model.done}</Notice>
    {model.view === null && model.error === null && <Loading />}
    {model.view !== null && (
      <>
        <SealPanel {...model} view={model.view} />
        <TimePanel
          key={`${model.view.timestampUrl} ${model.view.timestampRoot?.sha256 ?? ''}`}
          {...model}
          view={model.view}
        />
        <KeyPanel {...model} view={model.view} />
        {model.publication !== null && (
          <PublicationPanel
            key={JSON.stringify(model.publication)}
            publication={model.publication}
            mayConfigure={model.mayKeepKeys}
            busy={model.busy}
            onPublication={model.onPublication}
          />
        )}
      </>
    )}
  </div>
)

type Shown = SealingModel & { readonly view: NonNullable<SealingModel['view']> }

const SEAL = { name: 'seal', caseId: null }

const SealPanel = ({ view, mayApprove, busy, onApprove, onWithdraw }: Shown) => {
  const [file, setFile] = useState<File | null>(null)
  const [sizeMm, setSizeMm] = useFieldOf(SEAL, 'sizeMm', 45)
  const [basis, setBasis] = useFieldOf(SEAL, 'basis', '')
  const id = useId()
  const { seal } = view
  return (
    <Panel title={SEALING.sealHeading}>
      <p className="soft">{SEALING.sealHint}</p>
      {seal === null ? (
        <p>{SEALING.noSeal}</p>
      ) : (
        <div className="sealing-now">
          <img
            className="sealing-picture"
            src={`data:image/${seal.format};base64,${seal.image}`}
            alt={SEALING.sealAlt}
          />
          <p>{SEALING.sealOf(seal.sizeMm, seal.basis, seal.approvedBy, seal.approvedAt)}</p>
        </div>
      )}
      {!mayApprove && <p className="soft">{SEALING.leaderOnly}</p>}
      {mayApprove && (
        <div className="sealing-fields">
          <label htmlFor={`${id}-file`}>{SEALING.file}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".png,.svg"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
            }}
          />
          <label htmlFor={`${id}-size`}>{SEALING.size}</label>
          <span>
            <InputNumber
              id={`${id}-size`}
              min={10}
              max={50}
              precision={0}
              value={sizeMm}
              onChange={(value) => {
                setSizeMm(value ?? 45)
              }}
            />{' '}
            <span className="soft">{SEALING.sizeHint}</span>
          </span>
          <label htmlFor={`${id}-basis`}>{SEALING.basis}</label>
          <Input
            id={`${id}-basis`}
            value={basis}
            maxLength={200}
            placeholder={SEALING.basisHint}
            onChange={(event) => {
              setBasis(event.target.value)
            }}
          />
          <div className="button-row sealing-acts">
            <Button
              type="primary"
              loading={busy}
              disabled={file === null || basis.trim() === ''}
              onClick={() => {
                onApprove(file, sizeMm, basis, () => {
                  discardForm(SEAL)
                })
              }}
            >
              {SEALING.approve}
            </Button>
            {seal !== null && (
              <Button disabled={busy} onClick={onWithdraw}>
                {SEALING.withdraw}
              </Button>
            )}
          </div>
        </div>
      )}
    </Panel>
  )
}

const TimePanel = ({ view, mayConfigure, busy, onTimestamp }: Shown) => {
  const [url, setUrl] = useState(view.timestampUrl)
  const [root, setRoot] = useState<File | null>(null)
  const id = useId()
  const known = view.timestampRoot
  const isAddress = url.trim() === '' || WEB_ADDRESS.test(url.trim())
  // An address without a root would be refused: it is said at the field instead.
  const needsRoot = url.trim() !== '' && known === null && root === null
  return (
    <Panel title={SEALING.timeHeading}>
      <p className="soft">{SEALING.timeHint}</p>
      <div className="sealing-fields">
        <label htmlFor={id}>{SEALING.url}</label>
        <Input
          id={id}
          value={url}
          maxLength={300}
          readOnly={!mayConfigure}
          placeholder="https://"
          onChange={(event) => {
            setUrl(event.target.value)
          }}
        />
        <span className="field-label">{SEALING.root}</span>
        <span>{known === null ? SEALING.noRoot : SEALING.rootOf(known.name, known.validUntil, known.sha256)}</span>
        {mayConfigure && (
          <>
            <label htmlFor={`${id}-root`}>{SEALING.rootFile}</label>
            <input
              id={`${id}-root`}
              type="file"
              accept=".cer,.crt,.pem,.der"
              onChange={(event) => {
                setRoot(event.target.files?.[0] ?? null)
              }}
            />
            {needsRoot && <p className="soft sealing-acts">{SEALING.rootHint}</p>}
          </>
        )}
        {mayConfigure ? (
          <div className="button-row sealing-acts">
            <Button
              loading={busy}
              disabled={(url.trim() === view.timestampUrl && root === null) || !isAddress || needsRoot}
              onClick={() => {
                onTimestamp(url, root)
              }}
            >
              {SEALING.save}
            </Button>
          </div>
        ) : (
          <p className="soft sealing-acts">{SEALING.publisherOnly}</p>
        )}
      </div>
    </Panel>
  )
}
