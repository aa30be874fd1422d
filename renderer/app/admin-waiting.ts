import type { Output } from '#shared/contract/channels.ts'
import { CHAINS } from '../i18n/chains.ts'
import { dateText } from '../i18n/date.ts'
import { ADMIN } from '../i18n/people.ts'

export type AdminTab = 'waiting' | 'people' | 'departments' | 'chains' | 'delegations' | 'sessions'

/** One line of an administrator's desk, and where it is dealt with. */
export interface Waiting {
  readonly key: string
  readonly line: string
  readonly place: Exclude<AdminTab, 'waiting'> | 'lexicons' | 'calendar'
  readonly urgent: boolean
}

type People = Output<'people.list'>
type Person = People['people'][number]

const ofPerson = (person: Person, isProposed: boolean): readonly Waiting[] => {
  const { personId, name, disabled, roles, certificate, certificateUntil, lockedMinutes, lying, canUnlock } = person
  const line = (what: string, text: string, urgent = false): Waiting => ({
    ...{ key: `${what} ${personId}`, line: text, urgent },
    place: 'people',
  })
  if (disabled) return lying > 0 ? [line('lying', ADMIN.lying(name, lying), true)] : []
  return [
    ...(certificate === 'soon' ? [line('ends', ADMIN.certificate(name, dateText(certificateUntil)))] : []),
    ...(certificate === 'expired'
      ? [line('ended', ADMIN.certificateOver(name, dateText(certificateUntil)), true)]
      : []),
    ...(lockedMinutes > 0 ? [line('locked', ADMIN.locked(name, lockedMinutes))] : []),
    ...(roles.length === 0 && !isProposed ? [line('roles', ADMIN.noRoles(name))] : []),
    ...(canUnlock ? [] : [line('password', ADMIN.noPassword(name))]),
  ]
}

/** What waits for this administrator: confirmations first, then what stands in the way of others, then what runs out. */
export const adminWaiting = (
  people: People | null,
  chains: Output<'approvalChain.view'> | null,
  delegations: Output<'delegation.view'> | null,
  lexicons: Output<'lexicon.list'> | null,
  calendar: Output<'calendar.view'> | null,
  departments: Output<'department.view'> | null = null,
): readonly Waiting[] => {
  const confirmations: readonly Waiting[] = [
    ...(people?.proposals ?? []).flatMap(({ proposalId, name, mayConfirm }): readonly Waiting[] =>
      mayConfirm ? [{ key: proposalId, line: ADMIN.confirmRoles(name), place: 'people', urgent: true }] : [],
    ),
    ...(people?.resets ?? []).flatMap(({ proposalId, name, mayConfirm }): readonly Waiting[] =>
      mayConfirm ? [{ key: proposalId, line: ADMIN.confirmReset(name), place: 'people', urgent: true }] : [],
    ),
    ...(departments?.proposal?.mayConfirm === true
      ? [
          {
            ...{ key: departments.proposal.proposalId, line: ADMIN.confirmDepartments, urgent: true },
            place: 'departments',
          } as const,
        ]
      : []),
    ...(chains?.proposals ?? []).flatMap(({ proposalId, template, mayConfirm }): readonly Waiting[] =>
      mayConfirm
        ? [{ key: proposalId, line: ADMIN.confirmChain(CHAINS.name(template.name)), place: 'chains', urgent: true }]
        : [],
    ),
    ...(delegations?.delegations ?? []).flatMap(
      ({ delegationId, forName, delegateName, mayConfirm }): readonly Waiting[] =>
        mayConfirm
          ? [
              {
                ...{ key: delegationId, line: ADMIN.confirmDelegation(forName, delegateName), urgent: true },
                place: 'delegations',
              },
            ]
          : [],
    ),
    ...(lexicons?.proposals ?? []).flatMap(({ proposalId, id, version, mine }): readonly Waiting[] => {
      const name = lexicons?.versions.findLast((one) => one.id === id)?.name ?? id
      return mine
        ? []
        : [{ key: proposalId, line: ADMIN.confirmLexicon(name, version), place: 'lexicons', urgent: true }]
    }),
    ...(calendar?.proposals ?? []).flatMap(({ proposalId, years, local, mine }): readonly Waiting[] => {
      const named = years.map(({ year }) => String(year)).join('、')
      const line = local === null ? ADMIN.confirmCalendar(named) : ADMIN.confirmHolidays(local.year)
      return mine ? [] : [{ key: proposalId, line, place: 'calendar', urgent: true }]
    }),
  ]
  if (people === null) return confirmations
  const office: readonly Waiting[] = [
    ...people.missing.map((role): Waiting => ({ key: role, line: ADMIN.missing(role), place: 'people', urgent: true })),
    ...(people.sharedHands
      ? [{ key: 'sharedHands', line: ADMIN.sharedHands, place: 'people', urgent: true } as const]
      : []),
    ...(people.releaseCertificate.soon
      ? [
          {
            ...{ key: 'release', line: ADMIN.release(dateText(people.releaseCertificate.until)), urgent: false },
            place: 'people',
          } as const,
        ]
      : []),
  ]
  const proposed = new Set(people.proposals.map(({ personId }) => personId))
  const rows = [...office, ...people.people.flatMap((person) => ofPerson(person, proposed.has(person.personId)))]
  return [...confirmations, ...rows.filter(({ urgent }) => urgent), ...rows.filter(({ urgent }) => !urgent)]
}
