import { UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { dateText, dateTimeText } from '../../i18n/date.ts'
import { PEOPLE } from '../../i18n/people.ts'
import { COMMON } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { rowKeys } from '../../ui/table/row-keys.ts'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { PeopleDialog } from './PeopleForms.tsx'
import type { PeopleData, PeopleModel, PersonRow } from './usePeople.ts'

export const PeopleView = (model: PeopleModel) => {
  const { view, readError, onRetry, asking, message, error } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  return (
    <div className="people">
      <p className="soft">{PEOPLE.intro}</p>
      {asking === null && <Failure error={error} />}
      <Notice>{message}</Notice>
      <Proposals {...model} view={view} />
      <Panel title={PEOPLE.heading} extra={view.maySystem ? <AddButton {...model} /> : undefined}>
        <table className="people-table">
          <thead>
            <tr>
              {Object.values(PEOPLE.columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={rowKeys}>
            {view.people.map((person) => (
              <Row key={person.personId} {...model} view={view} person={person} />
            ))}
          </tbody>
        </table>
      </Panel>
      <KeptFields form={model.form}>
        {asking !== null && <PeopleDialog {...model} view={view} asking={asking} />}
      </KeptFields>
    </div>
  )
}

type Shown = PeopleModel & { readonly view: PeopleData }

const AddButton = ({ onAsk }: PeopleModel) => (
  <Button
    type="primary"
    icon={<UserAddOutlined aria-hidden />}
    onClick={() => {
      onAsk({ kind: 'add' })
    }}
  >
    {PEOPLE.add}
  </Button>
)

const Row = ({ view, person, onAsk }: Shown & { readonly person: PersonRow }) => {
  const { name, roles, disabled, me, lastSignIn, lockedMinutes, lying } = person
  const act = (kind: 'roles' | 'disable' | 'renew' | 'reset', label: string, spoken: string) => (
    <Button
      danger={kind === 'disable'}
      size="small"
      aria-label={spoken}
      onClick={() => {
        onAsk({ kind, person })
      }}
    >
      {label}
    </Button>
  )
  const keeps = (view.maySystem || view.maySecurity) && !me
  return (
    <tr className={disabled ? 'people-off' : undefined}>
      <th scope="row">
        {name}
        {me && <span className="soft">{PEOPLE.me}</span>}
        {disabled && <span className="people-tag">{PEOPLE.disabled}</span>}
      </th>
      <td>
        {roles.length === 0 ? <span className="people-warn">{PEOPLE.noRoles}</span> : COMMON.joinRoles(roles)}
        {lying > 0 && <span className="people-warn">{PEOPLE.lying(lying)}</span>}
      </td>
      <td>
        {dateText(person.certificateUntil)}
        {person.certificate !== 'fine' && !disabled && (
          <span className="people-warn">{PEOPLE.certificate[person.certificate]}</span>
        )}
      </td>
      <td>
        {disabled ? '' : person.canUnlock ? <Password person={person} /> : <Warn>{PEOPLE.noPassword}</Warn>}
        {lockedMinutes > 0 && <span className="people-warn">{PEOPLE.locked(lockedMinutes)}</span>}
      </td>
      <td>{lastSignIn === null ? <span className="soft">{PEOPLE.neverIn}</span> : dateTimeText(lastSignIn)}</td>
      <td>
        {keeps && (
          <div className="people-acts">
            {act('roles', PEOPLE.changeRoles, PEOPLE.changeRolesOf(name))}
            {act('reset', PEOPLE.reset, PEOPLE.resetOf(name))}
            {view.maySystem && !disabled && act('renew', PEOPLE.renew, PEOPLE.renewOf(name))}
            {view.maySystem && !disabled && act('disable', PEOPLE.disable, PEOPLE.disableOf(name))}
          </div>
        )}
      </td>
    </tr>
  )
}

const Warn = ({ children }: { readonly children: string }) => <span className="people-warn">{children}</span>

const Password = ({ person }: { readonly person: PersonRow }) => {
  const text = PEOPLE.password[person.password](dateText(person.passwordUntil))
  return person.password === 'fine' ? <span>{text}</span> : <Warn>{text}</Warn>
}

const Proposals = ({ view, onAsk }: Shown) => {
  const { proposals, resets } = view
  const may = view.maySystem || view.maySecurity
  const acts = (mayConfirm: boolean, onConfirm: () => void, decline: () => void) => (
    <div className="people-acts">
      {mayConfirm && (
        <Button type="primary" size="small" onClick={onConfirm}>
          {PEOPLE.confirm}
        </Button>
      )}
      {may && (
        <Button size="small" onClick={decline}>
          {mayConfirm ? PEOPLE.decline : PEOPLE.takeBack}
        </Button>
      )}
      {!mayConfirm && <span className="soft">{PEOPLE.waitingSecond}</span>}
    </div>
  )
  return (
    <Panel title={PEOPLE.proposals}>
      {proposals.length + resets.length === 0 && <p className="soft">{PEOPLE.noProposals}</p>}
      <ul className="people-list">
        {proposals.map((proposal) => (
          <li key={proposal.proposalId}>
            <p>
              <strong>{PEOPLE.rolesProposal(proposal.name, proposal.roles)}</strong>
              <span className="soft">
                {PEOPLE.proposedBy(proposal.proposedByName, dateTimeText(proposal.at), proposal.reason)}
              </span>
            </p>
            {acts(
              proposal.mayConfirm,
              () => {
                onAsk({ kind: 'confirmRoles', proposal })
              },
              () => {
                onAsk({ kind: 'decline', what: 'roles', proposalId: proposal.proposalId, mine: !proposal.mayConfirm })
              },
            )}
          </li>
        ))}
        {resets.map((reset) => (
          <li key={reset.proposalId}>
            <p>
              <strong>{PEOPLE.resetProposal(reset.name)}</strong>
              <span className="soft">
                {PEOPLE.proposedBy(reset.proposedByName, dateTimeText(reset.at), reset.reason)}
              </span>
            </p>
            {acts(
              reset.mayConfirm,
              () => {
                onAsk({ kind: 'confirmReset', reset })
              },
              () => {
                onAsk({ kind: 'decline', what: 'reset', proposalId: reset.proposalId, mine: !reset.mayConfirm })
              },
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
