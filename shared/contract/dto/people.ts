import { z } from 'zod'
import { MAX_CHAIN_NAME, MAX_PARTIES, SKIP_ROLES } from '#shared/domain/case/review/chain-template.ts'
import { MAX_DEPARTMENT_NAME } from '#shared/domain/case/authority/department.ts'
import { DELEGABLE_ROLES } from '#shared/domain/case/authority/delegation.ts'
import { REVIEW_STAGES, ROLES } from '#shared/domain/case/roles.ts'
import { MAX_DEPARTMENTS } from '#shared/domain/office/people/department-events.ts'
import { SESSION_RULE_BOUNDS } from '#shared/domain/identity/session-rule.ts'
import { CHAIN_USES } from '#shared/domain/office/rights/rights-events.ts'
import {
  calendarDay,
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  printedLine,
  remark,
  role,
  secretText,
  sequence,
  shortText,
  stage,
  timestamp,
} from './common.ts'

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max)
/** 口令与会话规则. */
export const sessionRules = z.strictObject({
  maxAgeDays: bounded(SESSION_RULE_BOUNDS.maxAgeDays),
  history: bounded(SESSION_RULE_BOUNDS.history),
  idleMinutes: bounded(SESSION_RULE_BOUNDS.idleMinutes),
  checkpointDays: bounded(SESSION_RULE_BOUNDS.checkpointDays),
  checkpointEvents: bounded(SESSION_RULE_BOUNDS.checkpointEvents),
})
const standing = z.enum(['fine', 'soon', 'expired', 'initial'])
/** What one administrator proposed; `mayConfirm` to this person, who is another one. */
const proposed = {
  proposalId: identifier,
  reason: remark,
  proposedByName: shortText,
  at: timestamp,
  mayConfirm: z.boolean(),
}
export const peopleView = z.strictObject({
  people: z.array(
    z.strictObject({
      personId: identifier,
      name: shortText,
      roles: z.array(role),
      disabled: z.boolean(),
      /** The person who asks. */
      me: z.boolean(),
      certificateUntil: timestamp,
      certificate: z.enum(['fine', 'soon', 'expired']),
      /** Has a password that opens this workstation. */
      canUnlock: z.boolean(),
      lastSignIn: timestamp.nullable(),
      /** Minutes of a lockout that are left; 0 for none. */
      lockedMinutes: sequence,
      password: standing,
      passwordUntil: timestamp,
      /** Cases under way that lie with a person who was put out. */
      lying: sequence,
    }),
  ),
  proposals: z.array(z.strictObject({ ...proposed, personId: identifier, name: shortText, roles: z.array(role) })),
  resets: z.array(z.strictObject({ ...proposed, personId: identifier, name: shortText })),
  /** Roles without which no case comes to its end, and that nobody holds. */
  missing: z.array(role),
  /** All roles are held, but one round cannot have five different hands. */
  sharedHands: z.boolean(),
  rules: sessionRules,
  /** Newest first. */
  signIns: z.array(z.strictObject({ name: shortText, at: timestamp, failures: sequence })),
  releaseCertificate: z.strictObject({ until: timestamp, soon: z.boolean() }),
  maySystem: z.boolean(),
  maySecurity: z.boolean(),
})
const act = { commandId: identifier }
export const addPersonInput = z.strictObject({
  ...act,
  name: printedLine(30).min(1),
  password: secretText,
  departmentId: identifier.nullable().optional(),
})
export const proposeRolesInput = z.strictObject({
  ...act,
  personId: identifier,
  roles: z.array(role).max(ROLES.length),
  reason: remark,
})
export const onPersonInput = z.strictObject({ ...act, personId: identifier, reason: remark })
export const certificateInput = z.strictObject({ ...act, personId: identifier })
export const confirmProposalInput = z.strictObject({
  ...act,
  what: z.enum(['roles', 'chain', 'delegation', 'departments']),
  proposalId: identifier,
})
export const declineProposalInput = z.strictObject({
  ...act,
  what: z.enum(['roles', 'chain', 'reset', 'departments']),
  proposalId: identifier,
  reason: remark,
})
export const confirmResetInput = z.strictObject({ ...act, proposalId: identifier, newPassword: secretText })
export const setRulesInput = z.strictObject({ ...act, rules: sessionRules })

const department = z.strictObject({ departmentId: identifier, name: printedLine(MAX_DEPARTMENT_NAME) })
const departments = z.array(department).max(MAX_DEPARTMENTS)
const MAX_MEMBERS = 1000
/** 科室设置: what there is, who belongs where, and what one administrator wants it to be. */
export const departmentView = z.strictObject({
  departments,
  people: z.array(
    z.strictObject({
      personId: identifier,
      name: shortText,
      roles: z.array(role),
      departmentId: identifier.nullable(),
    }),
  ),
  proposal: z
    .strictObject({
      ...proposed,
      departments,
      /** Who would move; names of departments, null for none. */
      moves: z.array(z.strictObject({ name: shortText, from: shortText.nullable(), to: shortText.nullable() })),
    })
    .nullable(),
  mayPropose: z.boolean(),
  /** May take part in it: confirm, decline, take back. */
  mayDecide: z.boolean(),
})
export const proposeDepartmentsInput = z.strictObject({
  ...act,
  departments,
  members: z.array(z.strictObject({ personId: identifier, departmentId: identifier.nullable() })).max(MAX_MEMBERS),
  reason: remark,
})

const step = z.strictObject({
  kind: z.enum(REVIEW_STAGES),
  skippedBy: z.enum(SKIP_ROLES).nullable(),
  workingDays: z.int().min(1).max(250).nullable(),
  parties: z
    .array(
      z.strictObject({
        partyId: identifier,
        name: printedLine(MAX_CHAIN_NAME),
        personId: identifier.nullable(),
        required: z.boolean(),
      }),
    )
    .max(MAX_PARTIES),
})
const uses = z.array(z.enum(CHAIN_USES)).max(CHAIN_USES.length)
const template = z.strictObject({
  templateId: identifier,
  version: sequence,
  name: shortText,
  steps: z.array(step),
})
export const approvalChainView = z.strictObject({
  /** The default first; `confirmed` is null for the one that the program brings along. */
  chains: z.array(
    z.strictObject({
      template,
      uses,
      confirmed: z.strictObject({ at: timestamp, proposedByName: shortText, confirmedByName: shortText }).nullable(),
    }),
  ),
  proposals: z.array(z.strictObject({ ...proposed, template, uses, mine: z.boolean() })),
  countersigners: z.array(z.strictObject({ personId: identifier, name: shortText })),
  mayPropose: z.boolean(),
})
export const proposeChainInput = z.strictObject({
  ...act,
  /** Null for a new chain. */
  templateId: identifier.nullable(),
  /** The version that it was begun from; 0 for a new one. */
  baseVersion: sequence,
  name: printedLine(MAX_CHAIN_NAME),
  steps: z.array(step).max(REVIEW_STAGES.length),
  uses,
  reason: remark,
})

export const delegationListView = z.strictObject({
  delegations: z.array(
    z.strictObject({
      delegationId: identifier,
      forName: shortText,
      delegateName: shortText,
      role,
      from: calendarDay,
      until: calendarDay,
      letterName: z.string().max(300),
      letterSha256: contentHash,
      recordedByName: shortText,
      state: z.enum(['pending', 'planned', 'inForce', 'over', 'ended', 'lapsed']),
      ended: z.strictObject({ byName: shortText, reason: remark }).nullable(),
      mayConfirm: z.boolean(),
      mayEnd: z.boolean(),
    }),
  ),
  /** For whom this person may record one, and in which of their roles. */
  principals: z.array(z.strictObject({ personId: identifier, name: shortText, roles: z.array(role), me: z.boolean() })),
  delegates: z.array(z.strictObject({ personId: identifier, name: shortText, roles: z.array(role) })),
  today: calendarDay,
})
export const recordDelegationInput = z.strictObject({
  ...act,
  forPersonId: identifier,
  role: z.enum(DELEGABLE_ROLES as readonly [(typeof ROLES)[number], ...(typeof ROLES)[number][]]),
  delegateId: identifier,
  from: calendarDay,
  until: calendarDay,
  token: fileToken,
})
export const endDelegationInput = z.strictObject({ ...act, delegationId: identifier, reason: remark })
export const saveLetterInput = z.strictObject({ delegationId: identifier, folder: fileToken })

const candidates = z.array(z.strictObject({ personId: identifier, name: shortText }))
export const handlingView = z.strictObject({
  seq: sequence,
  stage,
  /** The step's own limit; null where it has none, or the calendar does not reach. */
  due: z.strictObject({ date: calendarDay, provisional: z.boolean(), overdue: z.boolean() }).nullable(),
  assigneeName: shortText.nullable(),
  escalatedTo: role.nullable(),
  /** To whom this person may hand the step on, and the drafting; null when they may not. */
  step: candidates.nullable(),
  drafter: candidates.nullable(),
  mayUrge: z.boolean(),
  /** To whom the overdue step would be reported; null when it cannot be now. */
  escalatesTo: role.nullable(),
})
export const lyingView = z.strictObject({
  rows: z.array(
    z.strictObject({
      caseId: identifier,
      seq: sequence,
      title: z.string().max(500),
      stage,
      what: z.enum(['drafter', 'step']),
      withName: shortText,
      candidates,
    }),
  ),
})
export const reassignInput = z.strictObject({
  ...caseCommand,
  what: z.enum(['drafter', 'step']),
  toPersonId: identifier,
  reason: remark,
})
export const urgeInput = z.strictObject({ ...caseCommand, text: remark })

/** 常用语 of one person. */
export const phrases = z.strictObject({ phrases: z.array(remark).max(60) })
