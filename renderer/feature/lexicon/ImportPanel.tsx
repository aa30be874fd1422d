import { useId } from 'react'
import { Button, Input } from 'antd'
import { LEXICON, warningText } from '../../i18n/lexicon.ts'
import { Panel } from '../../ui/Panel.tsx'
import type { Checked, LexiconModel } from './useLexicon.ts'

const FIELDS = ['name', 'id', 'version', 'issuedOn'] as const

/** Taking a lexicon in: what it is, its file, what the check found, and only then the import. */
export const ImportPanel = ({ facts, onFacts, file, onChoose, onCheck, onAdd, checked, busy }: LexiconModel) => (
  <Panel title={LEXICON.importHeading}>
    <p className="soft">{LEXICON.importHint}</p>
    <div className="lexicon-fields">
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={LEXICON.fields[name]}
          value={facts[name]}
          type={name === 'issuedOn' ? 'date' : 'text'}
          placeholder={name === 'id' ? LEXICON.idHint : ''}
          onChange={(value) => {
            onFacts({ ...facts, [name]: value })
          }}
        />
      ))}
    </div>
    <div className="lexicon-acts">
      <Button disabled={busy} onClick={onChoose}>
        {LEXICON.choose}
      </Button>
      {file !== null && <span>{LEXICON.chosenFile(file.name)}</span>}
      <Button disabled={busy || file === null} onClick={onCheck}>
        {LEXICON.check}
      </Button>
      <Button
        type="primary"
        disabled={busy || checked === null || checked.isTaken || (checked.replaces?.blocking ?? 0) > 0}
        onClick={onAdd}
      >
        {LEXICON.add}
      </Button>
    </div>
    {checked !== null && <CheckResult {...checked} />}
  </Panel>
)

const CheckResult = ({ name, version, entries, isSigned, isTaken, warningCount, warnings, replaces }: Checked) => (
  <div role="status" className="lexicon-check">
    <p>{LEXICON.checked(name, version, entries)}</p>
    <p>{isSigned ? LEXICON.signed : LEXICON.unsigned}</p>
    {isTaken && <p>{LEXICON.taken}</p>}
    {replaces !== null && replaces.lost > 0 && (
      <p className="gate-hint">
        {replaces.blocking > 0 ? LEXICON.weakens(replaces.blocking) : LEXICON.replaces(replaces.lost)}
        <br />
        {LEXICON.terms(replaces.terms, replaces.lost > replaces.terms.length)}
      </p>
    )}
    <p>{warningCount === 0 ? LEXICON.noWarnings : LEXICON.warnings(warningCount)}</p>
    <ul className="lexicon-warnings">
      {warnings.map((warning) => {
        const text = warningText(plain(warning))
        return <li key={`${warning.code} ${text}`}>{text}</li>
      })}
    </ul>
    {warningCount > warnings.length && <p className="soft">{LEXICON.moreWarnings(warningCount - warnings.length)}</p>}
  </div>
)

/** Leaves absent fields absent: the answer may carry them as undefined. */
const plain = ({ code, term, hitsPerTenThousand, other, symbols, example }: Checked['warnings'][number]) => ({
  code,
  term,
  ...(hitsPerTenThousand === undefined ? {} : { hitsPerTenThousand }),
  ...(other === undefined ? {} : { other }),
  ...(symbols === undefined ? {} : { symbols }),
  ...(example === undefined ? {} : { example }),
})

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly type: 'text' | 'date'
  readonly placeholder: string
  readonly onChange: (value: string) => void
}

const Field = ({ label, value, type, placeholder, onChange }: FieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <Input
        id={id}
        value={value}
        type={type}
        maxLength={100}
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
