import { useRef, useState, type DragEvent } from 'react'
import { SIGNATURE } from '../../i18n/signature.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { useEscape } from '../../ui/navigation/use-escape.ts'
import type { SignatureCard } from './signature-model.ts'
import type { SignatureModel } from './useSignature.ts'
import './signature.css'

/** Plain elements only: it is shown before anybody has unlocked, without the component library. */
export const SignatureView = (model: SignatureModel) => {
  useEscape(model.onClose ?? null)
  return (
    <div className="signature">
      <header className="signature-head">
        <h1>{SIGNATURE.heading}</h1>
        {model.onClose !== undefined && (
          <button type="button" className="gate-link" onClick={model.onClose}>
            {SIGNATURE.close}
          </button>
        )}
      </header>
      <p className="signature-hint">{SIGNATURE.hint}</p>
      <DropPlace {...model} />
      <Failure error={model.error} />
      <div role="status">
        {model.busy && <p>{SIGNATURE.busy}</p>}
        {model.refusal !== null && <p className="signature-refusal">{model.refusal}</p>}
        {model.verdict !== null && <Verdict {...model} verdict={model.verdict} />}
      </div>
    </div>
  )
}

const DropPlace = ({ onFile, onRoot, rootName, busy }: SignatureModel) => {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined && !busy) onFile(file)
  }
  return (
    <div
      className={over ? 'signature-drop signature-drop-over' : 'signature-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => {
        setOver(false)
      }}
      onDrop={onDrop}
    >
      <span>{SIGNATURE.drop}</span>
      <FileButton label={SIGNATURE.choose} accept=".pdf" primary disabled={busy} onFile={onFile} />
      <FileButton label={SIGNATURE.chooseRoot} accept=".cer,.crt,.pem,.der" disabled={busy} onFile={onRoot} />
      {rootName !== '' && <span className="signature-root">{SIGNATURE.rootAdded(rootName)}</span>}
    </div>
  )
}

const FileButton = ({
  label,
  accept,
  onFile,
  disabled,
  primary = false,
}: {
  readonly label: string
  readonly accept: string
  readonly onFile: (file: File) => void
  readonly disabled: boolean
  readonly primary?: boolean
}) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={primary ? 'gate-primary' : 'signature-plain'}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) onFile(file)
          // The same file may be chosen again after it changed.
          event.target.value = ''
        }}
      />
    </>
  )
}

const Verdict = ({
  verdict,
  fileName,
}: SignatureModel & { readonly verdict: NonNullable<SignatureModel['verdict']> }) => (
  <>
    <section className={`signature-verdict signature-${verdict.tone}`}>
      <p className="signature-word">{verdict.word}</p>
      <p>{verdict.meaning}</p>
      <p className="signature-hint">{SIGNATURE.file(fileName)}</p>
    </section>
    {verdict.cards.map((card) => (
      <Card key={card.heading} {...card} />
    ))}
  </>
)

const Card = ({ heading, tone, rows, problems }: SignatureCard) => (
  <section className={`signature-card signature-${tone}`}>
    <h2>{heading}</h2>
    <dl className="signature-facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
    {problems.length > 0 && (
      <ul className="signature-problems" aria-label={SIGNATURE.rows.problems}>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    )}
  </section>
)
