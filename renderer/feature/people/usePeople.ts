import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { PEOPLE } from '../../i18n/people.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

export type PeopleData = Output<'people.list'>
export type PersonRow = PeopleData['people'][number]
export type Rules = Input<'people.setRules'>['rules']
export type Declined = Input<'people.decline'>['what']

export type Asking =
  | { readonly kind: 'add' }
  | { readonly kind: 'roles' | 'disable' | 'renew' | 'reset'; readonly person: PersonRow }
  | { readonly kind: 'confirmRoles'; readonly proposal: PeopleData['proposals'][number] }
  | { readonly kind: 'confirmReset'; readonly reset: PeopleData['resets'][number] }
  | { readonly kind: 'decline'; readonly what: Declined; readonly proposalId: string; readonly mine: boolean }

export interface PeopleModel {
  readonly view: PeopleData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly asking: Asking | null
  readonly onAsk: (asking: Asking | null) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  /** Departments of the office, for a new account; empty where it has none. */
  readonly departments: Output<'department.view'>['departments']
  readonly onAdd: (name: string, password: string, departmentId: string | null) => void
  readonly onRoles: (personId: string, roles: readonly Role[], reason: string) => void
  readonly onDisable: (person: PersonRow, reason: string) => void
  readonly onRenew: (person: PersonRow) => void
  readonly onReset: (personId: string, reason: string) => void
  readonly onConfirm: (proposalId: string) => void
  readonly onConfirmReset: (proposalId: string, newPassword: string) => void
  readonly onDecline: (asked: Extract<Asking, { kind: 'decline' }>, reason: string) => void
  readonly onRules: (rules: Rules) => void
}

const formOf = (asked: Asking): FormOf | null => {
  switch (asked.kind) {
    case 'add':
      return { name: 'person new', caseId: null }
    case 'roles':
    case 'disable':
    case 'reset':
      return { name: `person ${asked.kind} ${asked.person.personId}`, caseId: null }
    case 'decline':
      return { name: `person decline ${asked.proposalId}`, caseId: null }
    case 'renew':
    case 'confirmRoles':
    case 'confirmReset':
      return null
  }
}

/** Accounts, rights and keys: what the administrators see of people, and what they do. */
export const usePeople = (): PeopleModel => {
  const list = useQuery('people.list', {})
  const departments = useQuery('department.view', {})
  const add = useCommand('people.add')
  const roles = useCommand('people.proposeRoles')
  const disable = useCommand('people.disable')
  const renew = useCommand('people.renewCertificate')
  const reset = useCommand('people.proposeReset')
  const confirm = useCommand('people.confirm')
  const confirmReset = useCommand('people.confirmReset')
  const decline = useCommand('people.decline')
  const rules = useCommand('people.setRules')
  const acts = useActs(add, roles, disable, renew, reset, confirm, confirmReset, decline, rules)
  const { settle, ...question } = useListAsking<Asking>(acts, list.refresh, formOf)
  return {
    view: list.data,
    readError: list.error,
    onRetry: list.refresh,
    ...question,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    departments: departments.data?.departments ?? [],
    onAdd: (name, password, departmentId) =>
      void add.run({ name, password, departmentId }).then(settle(PEOPLE.added(name))),
    onRoles: (personId, given, reason) =>
      void roles.run({ personId, roles: [...given], reason }).then(settle(PEOPLE.proposed)),
    onDisable: ({ personId, name }, reason) =>
      void disable.run({ personId, reason }).then(settle(PEOPLE.disabledNow(name))),
    onRenew: ({ personId, name }) => void renew.run({ personId }).then(settle(PEOPLE.renewed(name))),
    onReset: (personId, reason) => void reset.run({ personId, reason }).then(settle(PEOPLE.proposed)),
    onConfirm: (proposalId) => void confirm.run({ what: 'roles', proposalId }).then(settle(PEOPLE.confirmed)),
    onConfirmReset: (proposalId, newPassword) =>
      void confirmReset.run({ proposalId, newPassword }).then(settle(PEOPLE.confirmed)),
    onDecline: ({ what, proposalId, mine }, reason) =>
      void decline.run({ what, proposalId, reason }).then(settle(mine ? PEOPLE.takenBack : PEOPLE.declined)),
    onRules: (given) => void rules.run({ rules: given }).then(settle(PEOPLE.rulesSaved)),
  }
}
