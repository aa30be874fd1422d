import { Button } from 'antd'
import { REGISTER } from '../../i18n/register.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import type { RegisterModel } from './useRegister.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm } from '../../ui/form/kept-form.ts'

const TEXT = REGISTER.entries
const DELIVERING = { name: 'delivery', caseId: null }

/** 登记送交: the list that is shown, to whom, and who signed for it. */
export const Deliver = ({ onDeliver, entryBusy, entryError, saved }: RegisterModel) => {
  const [institution, setInstitution] = useFieldOf(DELIVERING, 'institution', '')
  const [receivedBy, setReceivedBy] = useFieldOf(DELIVERING, 'receivedBy', '')
  const [deliveredOn, setDeliveredOn] = useFieldOf(DELIVERING, 'deliveredOn', '')
  const ready = institution.trim() !== '' && receivedBy.trim() !== '' && deliveredOn !== ''
  return (
    <Panel title={TEXT.deliver}>
      <p className="soft">{TEXT.deliverHint}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready || entryBusy) return
          void onDeliver({ institution: institution.trim(), receivedBy: receivedBy.trim(), deliveredOn }).then(
            (done) => {
              if (done) discardForm(DELIVERING)
            },
          )
        }}
      >
        <div className="register-fields">
          <TextField label={TEXT.institution} value={institution} maxLength={100} onChange={setInstitution} />
          <TextField label={TEXT.receivedBy} value={receivedBy} maxLength={100} onChange={setReceivedBy} />
          <DateField label={TEXT.deliveredOn} value={deliveredOn} onChange={setDeliveredOn} />
        </div>
        <Failure error={entryError} />
        <Notice>{saved && TEXT.saved}</Notice>
        <Button htmlType="submit" loading={entryBusy} disabled={!ready}>
          {TEXT.deliver}
        </Button>
      </form>
    </Panel>
  )
}
