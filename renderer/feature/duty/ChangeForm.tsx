import { Radio } from 'antd'
import { CHANGE_KINDS, CHANGE_SCOPES, type ChangeKind, type ChangeScope } from '#shared/domain/case/duty/duty-events.ts'
import { CHANGE_KIND_WORDS, validityText } from '../../i18n/deadline.ts'
import { KIND_HINTS, VALIDITY } from '../../i18n/validity.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useField } from '../../ui/form/use-field.ts'
import type { ChangesModel } from './useChanges.ts'

/** Which release this case changes, how and why. */
export const ChangeForm = ({ busy, error, search, onSearch, targets, onChange, onOpen }: ChangesModel) => {
  const [kind, setKind] = useField<ChangeKind>('kind', 'correct')
  const [scope, setScope] = useField<ChangeScope>('scope', 'whole')
  const [target, setTarget] = useField<string | null>('target', null)
  const [on, setOn] = useField('on', '')
  const [basis, setBasis] = useField('basis', '')
  const [reason, setReason] = useField('reason', '')
  const withScope = kind === 'repeal' || kind === 'supersede'
  return (
    <Dialog
      title={VALIDITY.declareHeading}
      confirmLabel={VALIDITY.confirm}
      busy={busy}
      disabled={target === null || basis.trim() === '' || reason.trim() === ''}
      onClose={() => {
        onOpen(null)
      }}
      onConfirm={() => {
        if (target === null) return
        const effectiveOn = on === '' || kind === 'withdraw' ? null : on
        onChange({ kind, scope: withScope ? scope : 'whole', targetCaseId: target, effectiveOn, basis, reason })
      }}
    >
      <Failure error={error} />
      <Radio.Group
        aria-label={VALIDITY.kind}
        value={kind}
        onChange={(event) => {
          const { value } = event.target as { readonly value: unknown }
          setKind(CHANGE_KINDS.find((one) => one === value) ?? 'correct')
        }}
        options={CHANGE_KINDS.map((value) => ({ value, label: CHANGE_KIND_WORDS[value] }))}
      />
      <p className="soft">{KIND_HINTS[kind]}</p>
      {withScope && (
        <Radio.Group
          aria-label={VALIDITY.scope}
          value={scope}
          onChange={(event) => {
            const { value } = event.target as { readonly value: unknown }
            setScope(CHANGE_SCOPES.find((one) => one === value) ?? 'whole')
          }}
          options={CHANGE_SCOPES.map((value) => ({ value, label: VALIDITY.scopes[value] }))}
        />
      )}
      <TextField
        label={VALIDITY.target}
        value={search}
        maxLength={100}
        placeholder={VALIDITY.search}
        onChange={onSearch}
      />
      <Radio.Group
        className="choices duty-targets"
        aria-label={VALIDITY.target}
        value={target}
        onChange={(event) => {
          const { value } = event.target as { readonly value: unknown }
          setTarget(typeof value === 'string' ? value : null)
        }}
        options={targets.map((one) => ({
          value: one.caseId,
          label: [one.title, VALIDITY.releasedOn(one.releasedOn), validityText(one.validity)]
            .filter((part) => part !== '')
            .join('，'),
        }))}
      />
      <p className="soft" role="status">
        {VALIDITY.found(targets.length)}
      </p>
      {kind !== 'withdraw' && <DateField label={VALIDITY.on} value={on} onChange={setOn} />}
      <TextArea label={VALIDITY.basis} value={basis} onChange={setBasis} required rows={2} />
      <TextArea label={VALIDITY.reason} value={reason} onChange={setReason} required rows={2} />
    </Dialog>
  )
}
