import { Button, Radio } from 'antd'
import { HOLD_KINDS, type HoldKind } from '#shared/domain/case/custody/hold-events.ts'
import { HOLD, HOLD_KIND_WORDS } from '../../i18n/hold.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import type { HoldLine, HoldModel } from './useHold.ts'
import './hold.css'

/** Under the head of a case: the holds that stand, and what this person may do about them; nothing where there is neither. */
export const HoldView = (model: HoldModel) => {
  const { holds, mayPlace, asking, onAsk } = model
  if (holds.length === 0 && !mayPlace) return null
  return (
    <div className={holds.length === 0 ? 'hold' : 'hold hold-standing'} role="group" aria-label={HOLD.heading}>
      {holds.map((hold) => (
        <HeldLine key={hold.holdId} {...model} hold={hold} />
      ))}
      {holds.length > 0 && <p className="soft">{HOLD.effect}</p>}
      {mayPlace && (
        <Button
          size="small"
          onClick={() => {
            onAsk('place')
          }}
        >
          {holds.length === 0 ? HOLD.place : HOLD.placeMore}
        </Button>
      )}
      <KeptFields form={model.form}>
        {asking === 'place' && <PlaceDialog {...model} />}
        {asking !== null && asking !== 'place' && <LiftDialog {...model} hold={asking} />}
      </KeptFields>
    </div>
  )
}

const HeldLine = ({ hold, mayLift, onAsk }: HoldModel & { readonly hold: HoldLine }) => (
  <div className="hold-line">
    <p>
      <strong>{HOLD.line(hold.kind, hold.authority, hold.documentNumber, hold.orderedOn)}</strong>
      <br />
      {HOLD.by(hold.by, hold.at, hold.reason)}
    </p>
    {mayLift && !hold.mine && (
      <Button
        size="small"
        onClick={() => {
          onAsk(hold)
        }}
      >
        {HOLD.lift}
      </Button>
    )}
    {hold.mine && <span className="soft">{HOLD.byOther}</span>}
  </div>
)

const PlaceDialog = ({ busy, error, onAsk, onPlace }: HoldModel) => {
  const [kind, setKind] = useField<HoldKind | null>('kind', null)
  const [authority, setAuthority] = useField('authority', '')
  const [documentNumber, setDocumentNumber] = useField('documentNumber', '')
  const [orderedOn, setOrderedOn] = useField('orderedOn', '')
  const blank = [authority, documentNumber, orderedOn].some((value) => value.trim() === '')
  return (
    <ReasonDialog
      title={HOLD.placeTitle}
      label={HOLD.reason}
      confirmLabel={HOLD.place}
      {...{ busy, error }}
      disabled={kind === null || blank}
      onConfirm={(reason) => {
        if (kind !== null) onPlace({ kind, authority, documentNumber, orderedOn, reason })
      }}
      onClose={() => {
        onAsk(null)
      }}
    >
      <p className="soft">{HOLD.placeHint}</p>
      <Radio.Group
        aria-label={HOLD.kind}
        value={kind}
        options={HOLD_KINDS.map((value) => ({ value, label: HOLD_KIND_WORDS[value] }))}
        onChange={({ target }) => {
          setKind(HOLD_KINDS.find((one) => one === target.value) ?? null)
        }}
      />
      <TextField
        label={HOLD.authority}
        value={authority}
        onChange={setAuthority}
        required
        placeholder={HOLD.authorityHint}
      />
      <TextField
        label={HOLD.number}
        value={documentNumber}
        onChange={setDocumentNumber}
        required
        placeholder={HOLD.numberHint}
      />
      <DateField label={HOLD.orderedOn} value={orderedOn} onChange={setOrderedOn} required />
    </ReasonDialog>
  )
}

const LiftDialog = ({ hold, busy, error, onAsk, onLift }: HoldModel & { readonly hold: HoldLine }) => {
  const [documentNumber, setDocumentNumber] = useField('documentNumber', '')
  return (
    <ReasonDialog
      title={HOLD.liftTitle(hold.documentNumber)}
      label={HOLD.reason}
      confirmLabel={HOLD.lift}
      {...{ busy, error }}
      disabled={documentNumber.trim() === ''}
      onConfirm={(reason) => {
        onLift(hold, documentNumber, reason)
      }}
      onClose={() => {
        onAsk(null)
      }}
    >
      <p className="soft">{HOLD.liftHint}</p>
      <TextField label={HOLD.liftNumber} value={documentNumber} onChange={setDocumentNumber} required />
    </ReasonDialog>
  )
}
