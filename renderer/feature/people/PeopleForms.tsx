import { Checkbox } from 'antd'
import { ADMINISTRATOR_ROLES, BUSINESS_ROLES, mixesDuties, type Role } from '#shared/domain/case/roles.ts'
import { PEOPLE } from '../../i18n/people.ts'
import { ROLE_WORDS } from '../../i18n/words.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { AddForm, PasswordForm, type Common } from './FirstPasswordForms.tsx'
import { hasTwoHands } from './people-model.ts'
import type { Asking, PeopleData, PeopleModel, PersonRow } from './usePeople.ts'

type Props = PeopleModel & { readonly view: PeopleData; readonly asking: Asking }

export const PeopleDialog = (props: Props) => {
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
      return <AddForm {...props} {...common} />
    case 'roles':
      return <RolesForm {...props} {...common} person={asking.person} />
    case 'disable':
      return (
        <ReasonDialog
          {...common}
          title={PEOPLE.disableOf(asking.person.name)}
          label={PEOPLE.reason}
          confirmLabel={PEOPLE.disable}
          onConfirm={(reason) => {
            props.onDisable(asking.person, reason)
          }}
        >
          <p>{PEOPLE.disableHint}</p>
        </ReasonDialog>
      )
    case 'reset':
      return hasTwoHands(props.view.people, asking.person.personId) ? (
        <ReasonDialog
          {...common}
          title={PEOPLE.resetOf(asking.person.name)}
          label={PEOPLE.reason}
          confirmLabel={PEOPLE.propose}
          onConfirm={(reason) => {
            props.onReset(asking.person.personId, reason)
          }}
        >
          <p>{PEOPLE.resetHint}</p>
        </ReasonDialog>
      ) : (
        <Dialog
          {...common}
          title={PEOPLE.resetOf(asking.person.name)}
          confirmLabel={PEOPLE.propose}
          disabled
          onConfirm={common.onClose}
        >
          <p>{PEOPLE.resetAlone}</p>
          <ol>
            {PEOPLE.resetAloneWays.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ol>
          <p>{PEOPLE.resetAloneLater}</p>
        </Dialog>
      )
    case 'decline':
      return (
        <ReasonDialog
          {...common}
          title={asking.mine ? PEOPLE.takeBack : PEOPLE.decline}
          label={PEOPLE.declineReason}
          confirmLabel={asking.mine ? PEOPLE.takeBack : PEOPLE.decline}
          onConfirm={(reason) => {
            props.onDecline(asking, reason)
          }}
        />
      )
    case 'renew':
      return (
        <Dialog
          {...common}
          title={PEOPLE.renewOf(asking.person.name)}
          confirmLabel={PEOPLE.renew}
          onConfirm={() => {
            props.onRenew(asking.person)
          }}
        >
          <p>{PEOPLE.renewHint}</p>
          <Failure error={error} />
        </Dialog>
      )
    case 'confirmRoles': {
      const { name, roles, personId, proposalId } = asking.proposal
      const now = props.view.people.find((person) => person.personId === personId)?.roles ?? []
      return (
        <Dialog
          {...common}
          title={PEOPLE.confirmRoles(name)}
          confirmLabel={PEOPLE.confirm}
          onConfirm={() => {
            props.onConfirm(proposalId)
          }}
        >
          <p>{PEOPLE.rolesNow(now)}</p>
          <p>
            <strong>{PEOPLE.rolesNext(roles)}</strong>
          </p>
          <p className="soft">{PEOPLE.confirmRolesHint}</p>
          <Failure error={error} />
        </Dialog>
      )
    }
    case 'confirmReset':
      return (
        <PasswordForm
          {...common}
          title={PEOPLE.confirmReset(asking.reset.name)}
          onConfirm={(password) => {
            props.onConfirmReset(asking.reset.proposalId, password)
          }}
        />
      )
  }
}

const RolesForm = ({
  person,
  busy,
  error,
  onClose,
  onRoles,
}: Common & Pick<PeopleModel, 'onRoles'> & { readonly person: PersonRow }) => {
  const [roles, setRoles] = useField<readonly Role[]>('roles', person.roles)
  const [reason, setReason] = useField('reason', '')
  const mixed = mixesDuties(roles)
  const group = (given: readonly Role[]) => (
    <div className="people-roles">
      {given.map((role) => (
        <Checkbox
          key={role}
          checked={roles.includes(role)}
          onChange={({ target }) => {
            setRoles(target.checked ? [...roles, role] : roles.filter((one) => one !== role))
          }}
        >
          {ROLE_WORDS[role]}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <Dialog
      title={PEOPLE.changeRolesOf(person.name)}
      confirmLabel={PEOPLE.propose}
      busy={busy}
      disabled={roles.length === 0 || mixed || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => {
        onRoles(person.personId, roles, reason)
      }}
    >
      <p className="soft">{PEOPLE.rolesNow(person.roles)}</p>
      {group(BUSINESS_ROLES)}
      {group(ADMINISTRATOR_ROLES)}
      <p className={mixed ? 'gate-hint' : 'soft'} role={mixed ? 'alert' : undefined}>
        {PEOPLE.rolesHint}
      </p>
      <TextArea label={PEOPLE.reason} value={reason} onChange={setReason} rows={2} required />
      <Failure error={error} />
    </Dialog>
  )
}
