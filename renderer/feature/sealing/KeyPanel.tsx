import { useState } from 'react'
import { Button, Checkbox } from 'antd'
import { KEY_WORDS, KEYS } from '../../i18n/after-release.ts'
import { dateText } from '../../i18n/date.ts'
import { SEALING } from '../../i18n/sealing.ts'
import { FileField } from '../../ui/field/FileField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SecretField } from '../../ui/field/SecretField.tsx'
import type { SealingModel } from './useSealing.ts'

type Shown = SealingModel & { readonly view: NonNullable<SealingModel['view']> }

/** Which key signs released files. */
export const KeyPanel = (model: Shown) => {
  const { view, mayKeepKeys, busy } = model
  const { kind, name, validUntil, endsSoon } = view.certificate
  return (
    <Panel title={KEYS.heading}>
      <p>{KEYS.now(KEY_WORDS[kind], name, dateText(validUntil))}</p>
      {endsSoon && <p className="gate-hint">{SEALING.endsSoon}</p>}
      <p className="soft">{KEYS.hint}</p>
      {mayKeepKeys && (
        <>
          <Checkbox
            checked={view.publisherSigns}
            disabled={busy}
            onChange={(event) => {
              model.onHands(event.target.checked, view.leadersSign)
            }}
          >
            {KEYS.hands}
          </Checkbox>
          <p className="soft">{KEYS.handsHint}</p>
          <Checkbox
            checked={view.leadersSign}
            disabled={busy}
            onChange={(event) => {
              model.onHands(view.publisherSigns, event.target.checked)
            }}
          >
            {KEYS.leaders}
          </Checkbox>
          <p className="soft">{KEYS.leadersHint}</p>
          <KeyFile {...model} />
          <TokenKeys {...model} />
          {kind !== 'office' && (
            <div className="button-row">
              <Button disabled={busy} onClick={model.onOfficeKey}>
                {KEYS.office}
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  )
}

const KeyFile = ({ busy, onKeyFile }: Shown) => {
  const [file, setFile] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  return (
    <>
      <h3>{KEYS.file}</h3>
      <p className="soft">{KEYS.importHint}</p>
      <FileField
        label={KEYS.file}
        accept=".p12,.pfx"
        onFiles={([chosen]) => {
          setFile(chosen ?? null)
        }}
      />
      <SecretField label={KEYS.password} value={password} onChange={setPassword} />
      <div className="button-row">
        <Button
          loading={busy}
          disabled={file === null}
          onClick={() => {
            if (file !== null) onKeyFile(file, password)
            setPassword('')
          }}
        >
          {KEYS.importFile}
        </Button>
      </div>
    </>
  )
}

const TokenKeys = ({ busy, tokenKeys, onChooseDriver, onTokenKey }: Shown) => (
  <>
    <h3>{KEYS.driver}</h3>
    <p className="soft">{KEYS.driverHint}</p>
    <div className="button-row">
      <Button disabled={busy} onClick={onChooseDriver}>
        {KEYS.chooseDriver}
      </Button>
    </div>
    {tokenKeys !== null && tokenKeys.length === 0 && (
      <p className="gate-hint" role="status">
        {KEYS.noKeys}
      </p>
    )}
    {tokenKeys !== null && tokenKeys.length > 0 && (
      <ul className="token-keys">
        {tokenKeys.map(({ sha256, name, validUntil, valid }) => (
          <li key={sha256}>
            <span>{KEYS.now(KEY_WORDS.token, name, dateText(validUntil))}</span>
            {valid ? (
              <Button
                size="small"
                disabled={busy}
                onClick={() => {
                  onTokenKey(sha256)
                }}
              >
                {KEYS.use}
              </Button>
            ) : (
              <span className="gate-hint">{KEYS.expired}</span>
            )}
          </li>
        ))}
      </ul>
    )}
  </>
)
