import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { DEPARTMENTS } from '../../i18n/departments.ts'
import { PEOPLE } from '../../i18n/people.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { DepartmentForm } from './DepartmentForm.tsx'
import { isHead, lacksHead, membersOf, type DepartmentsData } from './department-model.ts'
import type { DepartmentsModel } from './useDepartments.ts'

export const DepartmentsView = (model: DepartmentsModel) => {
  const { view, readError, onRetry, draft, asking, error, message } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  if (draft !== null) return <DepartmentForm {...model} view={view} draft={draft} />
  return (
    <div className="departments">
      <p className="soft">{DEPARTMENTS.intro}</p>
      {asking === null && <Failure error={error} />}
      <Notice>{message}</Notice>
      {view.proposal !== null && <Waiting {...model} view={view} proposal={view.proposal} />}
      <Panel
        title={DEPARTMENTS.heading}
        extra={
          view.mayPropose && view.proposal === null ? (
            <Button type="primary" onClick={model.onEdit}>
              {view.departments.length === 0 ? DEPARTMENTS.add : DEPARTMENTS.edit}
            </Button>
          ) : undefined
        }
      >
        {view.departments.length === 0 ? (
          <Empty title={DEPARTMENTS.none}>{DEPARTMENTS.noneHint}</Empty>
        ) : (
          <InForce view={view} />
        )}
      </Panel>
      <KeptFields form={model.form}>{asking !== null && <Ask {...model} view={view} asking={asking} />}</KeptFields>
    </div>
  )
}

type Shown = DepartmentsModel & { readonly view: DepartmentsData }
type Proposal = NonNullable<DepartmentsData['proposal']>

const InForce = ({ view }: { readonly view: DepartmentsData }) => {
  const parts = [...view.departments, { departmentId: null, name: DEPARTMENTS.unplaced }]
  return (
    <dl className="facts departments-facts">
      {parts.map(({ departmentId, name }) => {
        const members = membersOf(view, departmentId)
        if (departmentId === null && members.length === 0) return null
        return (
          <div key={departmentId ?? ''}>
            <dt>{name}</dt>
            <dd>
              {members.length === 0
                ? DEPARTMENTS.noMembers
                : members.map((one) => (isHead(one) ? DEPARTMENTS.head(one.name) : one.name)).join('、')}
              {departmentId !== null && lacksHead(members) && (
                <span className="departments-warn">{DEPARTMENTS.lacksHead}</span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const Changes = ({ proposal }: { readonly proposal: Proposal }) => (
  <>
    <p>
      <strong>{DEPARTMENTS.list(proposal.departments.map(({ name }) => name))}</strong>
    </p>
    {proposal.moves.length === 0 ? (
      <p className="soft">{DEPARTMENTS.noMoves}</p>
    ) : (
      <ul>
        {proposal.moves.map(({ name, from, to }) => (
          <li key={name}>{DEPARTMENTS.move(name, from, to)}</li>
        ))}
      </ul>
    )}
  </>
)

const Waiting = ({ view, proposal, onAsk }: Shown & { readonly proposal: Proposal }) => (
  <Panel title={DEPARTMENTS.waiting}>
    <Changes proposal={proposal} />
    <p className="soft">{PEOPLE.proposedBy(proposal.proposedByName, dateTimeText(proposal.at), proposal.reason)}</p>
    <div className="button-row">
      {proposal.mayConfirm && (
        <Button
          type="primary"
          onClick={() => {
            onAsk('confirm')
          }}
        >
          {DEPARTMENTS.confirm}
        </Button>
      )}
      {view.mayDecide && (
        <Button
          onClick={() => {
            onAsk('decline')
          }}
        >
          {proposal.mayConfirm ? DEPARTMENTS.decline : DEPARTMENTS.takeBack}
        </Button>
      )}
      {!proposal.mayConfirm && <span className="soft">{DEPARTMENTS.waitingSecond}</span>}
    </div>
  </Panel>
)

const Ask = ({ view, asking, busy, error, onAsk, onConfirm, onDecline }: Shown & { readonly asking: string }) => {
  const onClose = () => {
    onAsk(null)
  }
  const { proposal } = view
  if (proposal === null) return null
  if (asking === 'confirm')
    return (
      <Dialog
        title={DEPARTMENTS.confirmHeading}
        confirmLabel={DEPARTMENTS.confirm}
        busy={busy}
        onClose={onClose}
        onConfirm={onConfirm}
      >
        <Changes proposal={proposal} />
        <p className="soft">{DEPARTMENTS.confirmHint}</p>
        <Failure error={error} />
      </Dialog>
    )
  const title = proposal.mayConfirm ? DEPARTMENTS.decline : DEPARTMENTS.takeBack
  return (
    <ReasonDialog
      title={title}
      label={DEPARTMENTS.declineReason}
      confirmLabel={title}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={onDecline}
    />
  )
}
