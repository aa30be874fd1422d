import type { Output } from '#shared/contract/channels.ts'
import { partyName } from '#shared/domain/case/review/chain-of.ts'
import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import type { OpinionSheet } from '#shared/domain/case/review/opinion-sheet.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { Stage } from '#shared/domain/case/roles.ts'

type Opinion = Output<'case.get'>['opinions'][number]

const sheetView = ({ ruleSetVersion: _version, ...sheet }: OpinionSheet): NonNullable<Opinion['sheet']> => ({
  ...sheet,
  cells: sheet.cells.map((cell) => ({ ...cell })),
  sources: [...sheet.sources],
})

const delegationView = (delegation: Delegation | undefined): Opinion['delegation'] => {
  if (delegation === undefined) return null
  const { forName, role, from, until, letterSha256 } = delegation
  return { forName, role, from, until, letterSha256 }
}

/** What stands at every opinion, and the values that only some have. */
const opinion = (
  event: CaseEvent,
  stage: Stage,
  act: Opinion['act'],
  text: string,
  more: Partial<Pick<Opinion, 'conclusion' | 'party' | 'documentNumber' | 'discussion'>> = {},
  sheet?: OpinionSheet,
): Opinion => ({
  stage,
  act,
  text,
  round: 'round' in event.data ? event.data.round : 0,
  personName: event.actor.name,
  at: event.at,
  conclusion: null,
  party: null,
  documentNumber: '',
  discussion: null,
  sheet: sheet === undefined ? null : sheetView(sheet),
  delegation: delegationView(event.actor.delegation),
  ...more,
})

const opinionOf = (event: CaseEvent, events: readonly CaseEvent[]): Opinion | null => {
  switch (event.type) {
    case 'DepartmentReviewPassed':
      return opinion(event, 'departmentReview', 'passed', event.data.opinion, {}, event.data.sheet)
    case 'DeputyReviewPassed':
      return opinion(event, 'deputyReview', 'passed', event.data.opinion, {}, event.data.sheet)
    case 'FinalApprovalGiven':
      return opinion(event, 'finalApproval', 'passed', event.data.opinion, {}, event.data.sheet)
    case 'StepPassed': {
      const { step, documentNumber } = event.data
      return opinion(event, step, 'passed', event.data.opinion, { documentNumber }, event.data.sheet)
    }
    case 'CountersignGiven': {
      const party = partyName(events, event.data.partyId)
      return opinion(event, 'countersign', 'passed', event.data.opinion, { party })
    }
    case 'CollectiveDiscussionRecorded': {
      const { round: _round, contentHash: _contentHash, attendance, dissent, ...record } = event.data
      const discussion = { ...record, attendance: [...attendance], dissent: dissent.map((one) => ({ ...one })) }
      return opinion(event, 'collectiveDiscussion', 'discussed', record.reason, { discussion })
    }
    case 'StepSkipped':
      return opinion(event, event.data.step, 'skipped', event.data.reason)
    case 'PassTakenBack':
      return opinion(event, event.data.step, 'takenBack', event.data.reason)
    case 'SecrecyReviewConcluded': {
      const { conclusion, note } = event.data
      return opinion(event, 'secrecyReview', 'concluded', note, { conclusion })
    }
    case 'CaseReturned':
      return opinion(event, event.data.fromStage, 'returned', event.data.reason, {}, event.data.sheet)
    case 'CaseReassigned':
      return opinion(event, event.data.stage, 'reassigned', event.data.reason, { party: event.data.toName })
    case 'StepUrged':
      return opinion(event, event.data.stage, 'urged', event.data.text)
    case 'StepEscalated':
      return opinion(event, event.data.stage, 'escalated', event.data.text)
    case 'CaseWithdrawn':
      return opinion(event, 'draft', 'withdrawn', event.data.reason)
    default:
      return null
  }
}

/** Every opinion that was given on a case, oldest first. */
export const opinionsOf = (events: readonly CaseEvent[]): Opinion[] =>
  events.flatMap((event) => {
    const given = opinionOf(event, events)
    return given === null ? [] : [given]
  })

/** Acts by which a person has dealt with the text. */
const SEEN: ReadonlySet<Opinion['act']> = new Set([
  'passed',
  'returned',
  'concluded',
  'withdrawn',
  'discussed',
  'skipped',
  'takenBack',
])

/** The version that stood when this person last passed, concluded or returned; null before their first act. */
export const lastSeenVersion = (events: readonly CaseEvent[], personId: string): number | null => {
  let version = 0
  let seen: number | null = null
  for (const event of events) {
    if (event.type === 'DraftRegistered' || event.type === 'DraftRevised') version = event.data.version
    if (event.actor.personId === personId && SEEN.has(opinionOf(event, events)?.act ?? 'urged')) seen = version
  }
  return seen
}
