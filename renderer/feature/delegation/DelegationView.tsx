import { useId } from 'react'
import { Button, Select } from 'antd'
import type { Role } from '#shared/domain/case/roles.ts'
import { DELEGATION } from '../../i18n/delegation.ts'
import { COMMON, ROLE_WORDS } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { delegatesFor, stillDelegate } from './delegation-model.ts'
import type { DelegationAsking, DelegationData, DelegationModel, DelegationRow } from './useDelegation.ts'

export const DelegationView = (model: DelegationModel) => {
  const { view, readError, onRetry, asking, error, message, onAsk } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  return (
    <div className="delegation">
      <p className="soft">{DELEGATION.intro}</p>
      {asking === null && <Failure error={error} />}
      <Notice>{message}</Notice>
      <Panel
        title={DELEGATION.heading}
        extra={
          view.principals.length > 0 ? (
            <Button
              type="primary"
              onClick={() => {
                onAsk({ kind: 'add' })
              }}
            >
              {DELEGATION.add}
            </Button>
          ) : undefined
        }
      >
        {view.delegations.length === 0 ? (
          <Empty title={DELEGATION.none}>{DELEGATION.noneHint}</Empty>
        ) : (
          <Table {...model} view={view} />
        )}
      </Panel>
      <KeptFields form={model.form}>
        {asking !== null && <AskDialog {...model} view={view} asking={asking} />}
      </KeptFields>
    </div>
  )
}

type Shown = DelegationModel & { readonly view: DelegationData }

const Table = (model: Shown) => (
  <ListTable columns={Object.values(DELEGATION.columns)}>
    {model.view.delegations.map((row) => (
      <Row key={row.delegationId} {...model} row={row} />
    ))}
  </ListTable>
)

const Row = ({ row, onAsk, onSaveLetter, busy }: Shown & { readonly row: DelegationRow }) => (
  <tr>
    <th scope="row">{row.forName}</th>
    <td>{row.delegateName}</td>
    <td>{ROLE_WORDS[row.role]}</td>
    <td>{DELEGATION.days(row.from, row.until)}</td>
    <td>
      {row.letterName}
      <span className="soft delegation-by">{DELEGATION.recordedBy(row.recordedByName)}</span>
    </td>
    <td>
      <span className={`delegation-${row.state}`}>{DELEGATION.states[row.state]}</span>
      {row.ended !== null && (
        <span className="soft delegation-by">{DELEGATION.ended(row.ended.byName, row.ended.reason)}</span>
      )}
    </td>
    <td>
      <div className="delegation-acts">
        {row.mayConfirm && (
          <Button
            type="primary"
            size="small"
            onClick={() => {
              onAsk({ kind: 'confirm', row })
            }}
          >
            {DELEGATION.confirm}
          </Button>
        )}
        <Button
          size="small"
          disabled={busy}
          onClick={() => {
            onSaveLetter(row)
          }}
        >
          {DELEGATION.saveLetter}
        </Button>
        {row.mayEnd && (
          <Button
            size="small"
            onClick={() => {
              onAsk({ kind: 'end', row })
            }}
          >
            {DELEGATION.end}
          </Button>
        )}
      </div>
    </td>
  </tr>
)

const AskDialog = (props: Shown & { readonly asking: DelegationAsking }) => {
  const { asking, busy, error, onAsk } = props
  const common = {
    busy,
    error,
    onClose: () => {
      onAsk(null)
    },
  }
  switch (asking.kind) {
    case 'add':
      return <RecordForm {...props} />
    case 'end':
      return (
        <ReasonDialog
          {...common}
          title={DELEGATION.endOf(asking.row.forName, asking.row.delegateName)}
          label={DELEGATION.endReason}
          confirmLabel={DELEGATION.end}
          onConfirm={(reason) => {
            props.onEnd(asking.row, reason)
          }}
        />
      )
    case 'confirm': {
      const { row } = asking
      return (
        <Dialog
          {...common}
          title={DELEGATION.confirmOf(row.forName, row.delegateName)}
          confirmLabel={DELEGATION.confirm}
          onConfirm={() => {
            props.onConfirm(row)
          }}
        >
          <p>{`${ROLE_WORDS[row.role]} ${DELEGATION.days(row.from, row.until)}`}</p>
          <p className="soft">{DELEGATION.confirmHint}</p>
          <Failure error={error} />
        </Dialog>
      )
    }
  }
}

const RecordForm = ({ view, letter, onChoose, busy, error, onAsk, onRecord }: Shown) => {
  const id = useId()
  const own = view.principals.find(({ me }) => me) ?? view.principals[0]
  const [forPersonId, setForPersonId] = useField('forPersonId', own?.personId ?? '')
  const principal = view.principals.find(({ personId }) => personId === forPersonId)
  const [role, setRole] = useField<Role | null>('role', own?.roles[0] ?? null)
  const [delegateId, setDelegateId] = useField<string | null>('delegateId', null)
  const [from, setFrom] = useField('from', view.today)
  const [until, setUntil] = useField('until', '')
  const delegates = delegatesFor(view.delegates, forPersonId, role)
  const inDialog = (element: HTMLElement) => element.closest('dialog') ?? element
  const ready = role !== null && delegateId !== null && from !== '' && until >= from && letter !== null
  return (
    <Dialog
      title={DELEGATION.add}
      confirmLabel={DELEGATION.save}
      busy={busy}
      disabled={!ready}
      onClose={() => {
        onAsk(null)
      }}
      onConfirm={() => {
        if (role !== null && delegateId !== null && letter !== null)
          // The roles that are offered are those that can be delegated.
          onRecord({ forPersonId, role, delegateId, from, until, token: letter.token })
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-for`} className="field-label">
          {DELEGATION.forPerson}
        </label>
        <Select
          id={`${id}-for`}
          className="delegation-select"
          value={forPersonId}
          getPopupContainer={inDialog}
          options={view.principals.map(({ personId, name }) => ({ value: personId, label: name }))}
          onChange={(value) => {
            setForPersonId(value)
            const first = view.principals.find(({ personId }) => personId === value)?.roles[0] ?? null
            setRole(first)
            setDelegateId(stillDelegate(view.delegates, value, first, delegateId))
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-role`} className="field-label">
          {DELEGATION.role}
        </label>
        <Select
          id={`${id}-role`}
          className="delegation-select"
          value={role}
          getPopupContainer={inDialog}
          options={(principal?.roles ?? []).map((value) => ({ value, label: ROLE_WORDS[value] }))}
          onChange={(value) => {
            setRole(value)
            setDelegateId(stillDelegate(view.delegates, forPersonId, value, delegateId))
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-to`} className="field-label">
          {DELEGATION.delegate}
          <span className="field-required">{COMMON.required}</span>
        </label>
        <Select
          id={`${id}-to`}
          className="delegation-select"
          value={delegateId}
          getPopupContainer={inDialog}
          options={delegates.map(({ personId, name, roles }) => ({
            value: personId,
            label: `${name} ${COMMON.joinRoles(roles)}`,
          }))}
          onChange={setDelegateId}
        />
      </div>
      <div className="delegation-dates">
        <DateField label={DELEGATION.from} value={from} onChange={setFrom} />
        <DateField label={DELEGATION.until} value={until} onChange={setUntil} required />
      </div>
      <div className="field">
        <span className="field-label">
          {DELEGATION.letter}
          <span className="field-required">{COMMON.required}</span>
        </span>
        <Button onClick={onChoose}>{DELEGATION.choose}</Button>
        {letter !== null && <p role="status">{DELEGATION.chosen(letter.name)}</p>}
      </div>
      <Failure error={error} />
    </Dialog>
  )
}
