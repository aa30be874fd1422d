import { escalateStep, reassignCase, urgeStep, viewHandling, viewLying } from '../usecase/review/handling.ts'
import { savePhrases, viewPhrases } from '../usecase/draft/phrases.ts'
import type { Workstation } from '../usecase/workstation.ts'
import type { Handlers } from './route.ts'
import type { WithPerson } from './with-person.ts'

// Accounts, chains and delegations are asked for rarely: loaded when they are.
const managing = () => import('../usecase/office/manage-people.ts')
const viewing = () => import('../usecase/office/view-people.ts')
const recovering = () => import('../usecase/office/recovery.ts')
const departing = () => import('../usecase/office/departments.ts')
const chaining = () => import('../usecase/office/approval-chains.ts')
const delegating = () => import('../usecase/office/delegate.ts')

/** Handlers of people and their rights, of chains of approval, and of who handles a case. */
export const peopleHandlers = (workstation: Workstation, unlocked: WithPerson) =>
  ({
    'people.list': unlocked(async (person) => (await viewing()).viewPeople(workstation, person)),
    'people.add': unlocked(async (person, input) => (await managing()).addPerson(workstation, person, input)),
    'people.proposeRoles': unlocked(async (person, input) =>
      (await managing()).proposeRoles(workstation, person, input),
    ),
    'people.disable': unlocked(async (person, input) => (await managing()).disablePerson(workstation, person, input)),
    'people.renewCertificate': unlocked(async (person, input) =>
      (await managing()).renewCertificate(workstation, person, input),
    ),
    'people.proposeReset': unlocked(async (person, input) =>
      (await managing()).proposeReset(workstation, person, input),
    ),
    'people.confirm': unlocked(async (person, input) => (await managing()).confirmProposal(workstation, person, input)),
    'people.decline': unlocked(async (person, input) => (await managing()).declineProposal(workstation, person, input)),
    'people.confirmReset': unlocked(async (person, input) =>
      (await managing()).confirmReset(workstation, person, input),
    ),
    'people.setRules': unlocked(async (person, input) =>
      (await managing()).setSessionRules(workstation, person, input),
    ),
    'recovery.view': unlocked(async (person) => (await recovering()).viewRecovery(person)),
    'recovery.confirm': unlocked(async (person, input) =>
      (await recovering()).confirmRecovery(workstation, person, input),
    ),
    'recovery.acknowledge': unlocked(async (person, input) =>
      (await recovering()).acknowledgeRecovery(workstation, person, input),
    ),
    'department.view': unlocked(async (person) => (await departing()).viewDepartments(person)),
    'department.propose': unlocked(async (person, input) =>
      (await departing()).proposeDepartments(workstation, person, input),
    ),
    'approvalChain.view': unlocked(async (person) => (await chaining()).viewApprovalChains(person)),
    'approvalChain.propose': unlocked(async (person, input) =>
      (await chaining()).proposeChain(workstation, person, input),
    ),
    'delegation.view': unlocked(async (person) => (await delegating()).viewDelegations(workstation, person)),
    'delegation.record': unlocked(async (person, input) =>
      (await delegating()).recordDelegation(workstation, person, input),
    ),
    'delegation.end': unlocked(async (person, input) => (await delegating()).endDelegation(workstation, person, input)),
    'delegation.saveLetter': unlocked(async (person, input) =>
      (await delegating()).saveLetter(workstation, person, input),
    ),
    'handling.view': unlocked((person, input) => viewHandling(workstation, person, input)),
    'handling.lying': unlocked((person) => viewLying(workstation, person)),
    'handling.reassign': unlocked((person, input) => reassignCase(workstation, person, input)),
    'handling.urge': unlocked((person, input) => urgeStep(workstation, person, input)),
    'handling.escalate': unlocked((person, input) => escalateStep(workstation, person, input)),
    'phrase.list': unlocked((person) => viewPhrases(person)),
    'phrase.save': unlocked((person, input) => savePhrases(workstation, person, input)),
  }) satisfies Partial<Handlers>
