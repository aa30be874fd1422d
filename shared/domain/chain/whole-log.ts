import { checkAccessGroup } from '../access/replay.ts'
import { parseAccessEvent } from '../access/event-shape.ts'
import type { AccessEvent } from '../access/events.ts'
import type { CaseEvent, EventHead } from '../case/events.ts'
import { evolve } from '../case/evolve.ts'
import { parseEvent, type Decode } from '../case/parse-event.ts'
import { checkGroup, type ReplayProblemCode } from '../case/replay.ts'
import type { CaseState } from '../case/state.ts'
import { evolveOffice } from '../office/evolve.ts'
import { parseOfficeEvent } from '../office/event-shape.ts'
import type { OfficeEvent } from '../office/events.ts'
import { ACCESS_LOG, OFFICE_LOG } from '../office/log-name.ts'
import { checkOfficeGroup } from '../office/replay.ts'
import type { LedgerStand } from '../office/session/session-events.ts'
import type { OfficeState } from '../office/state.ts'
import { archiveFactOf, type ArchiveFact, type ArchiveProblemCode } from './archive-record.ts'
import { changeFactOf, type ChangeFact, type CrossLogProblemCode } from './cross-log.ts'
import { lexiconFactOf, type LexiconFact, type LexiconProblemCode } from './lexicon-record.ts'
import { restoreFactOf, type RestoreFact, type RestoreProblemCode } from './restore-record.ts'
import { GENESIS, type EventRecord } from './event-record.ts'
import { accessClaimsOf, caseClaimsOf, officeClaimsOf, type OfficeClaim } from './office-claims.ts'
import type { OfficeDoubtCode, OfficeRecordProblemCode } from './office-record.ts'
import { actorProblem, linkProblem, type ChainProblemCode, type ChainTools } from './verify.ts'

export type WholeProblemCode =
  | ChainProblemCode
  | ReplayProblemCode
  | CrossLogProblemCode
  | OfficeRecordProblemCode
  | RestoreProblemCode
  | LexiconProblemCode
  | ArchiveProblemCode
  | 'ledger.otherHistory' // what lies before this line is not what its signer saw there
  | 'ledger.standMissing' // whoever came in does not say what lay there, though others had before, or less than they
  | 'ledger.clockAlone' // a clock put right by one hand alone: whatever follows could be dated back
  | 'ledger.clockBack' // recorded later, yet dated well before what lay there already

/** What does not hold: at which line of the ledger, of which log, at which of its events. */
export interface WholeProblem {
  readonly code: WholeProblemCode
  readonly position: number
  readonly caseId: string
  readonly seq: number
}

/** As a problem, of a line that holds. */
export interface WholeDoubt extends Omit<WholeProblem, 'code'> {
  readonly code: OfficeDoubtCode
}

interface Lane<E extends EventHead, S> {
  seq: number
  prev: Uint8Array
  lastAt: string
  state: S | null
  /** The act that is not known to be over. */
  group: [E, ...E[]] | null
  /** Line of its first event. */
  readonly began: number
}

interface Rules<E extends EventHead, S> {
  readonly parse: (
    record: EventRecord,
    decode?: Decode,
  ) =>
    | { readonly ok: true; readonly value: E }
    | { readonly ok: false; readonly error: { readonly code: ChainProblemCode } }
  readonly check: (
    state: S | null,
    group: readonly [E, ...E[]],
  ) => { readonly code: ReplayProblemCode; readonly seq: number } | null
  readonly evolve: (state: S | null, event: E) => S
}

const CASE_RULES: Rules<CaseEvent, CaseState> = {
  parse: parseEvent,
  check: (state, group) => checkGroup(state, group, () => false),
  evolve,
}

type CheckGroup<E extends EventHead, S> = Rules<E, S>['check']

/** One name, one act, where the log's state keeps none of the names. */
const withNames = <E extends EventHead, S>(check: CheckGroup<E, S>): CheckGroup<E, S> => {
  const used = new Set<string>()
  return (state, group) => {
    const [{ commandId, seq }] = group
    if (used.has(commandId)) return { code: 'replay.commandTwice', seq }
    used.add(commandId)
    return check(state, group)
  }
}

const officeRules = (): Rules<OfficeEvent, OfficeState> => ({
  parse: parseOfficeEvent,
  check: withNames(checkOfficeGroup),
  evolve: evolveOffice,
})
const accessRules = (): Rules<AccessEvent, null> => ({
  parse: parseAccessEvent,
  check: withNames((_state, group) => checkAccessGroup(group)),
  evolve: () => null,
})

type Found = { readonly code: WholeProblemCode; readonly seq: number } | null

const settle = <E extends EventHead, S>(lane: Lane<E, S>, rules: Rules<E, S>): Found => {
  const { group } = lane
  if (group === null) return null
  const problem = rules.check(lane.state, group)
  if (problem !== null) return problem
  for (const event of group) lane.state = rules.evolve(lane.state, event)
  lane.group = null
  return null
}

const step = <E extends EventHead, S>(
  lane: Lane<E, S>,
  rules: Rules<E, S>,
  record: EventRecord,
  preimage: Uint8Array,
  { tools, decode }: ShareParts,
): { readonly found: Found; readonly event: E | null } => {
  const at = { seq: lane.seq + 1, caseId: record.caseId, prev: lane.prev, preimage }
  const broken = linkProblem(record, at, tools)
  if (broken !== null) return { found: { code: broken, seq: record.seq }, event: null }
  const parsed = rules.parse(record, decode)
  if (!parsed.ok) return { found: { code: parsed.error.code, seq: record.seq }, event: null }
  const event = parsed.value
  const unlawful = actorProblem(record, event, lane.lastAt, tools)
  if (unlawful !== null) return { found: { code: unlawful, seq: record.seq }, event: null }
  let found: Found = null
  if (lane.group !== null && lane.group[0].commandId !== event.commandId) found = settle(lane, rules)
  if (lane.group === null) lane.group = [event]
  else lane.group.push(event)
  lane.seq = record.seq
  lane.prev = record.hash
  lane.lastAt = event.at
  return { found, event }
}

const newLane = <E extends EventHead, S>(began: number): Lane<E, S> => ({
  seq: 0,
  prev: GENESIS,
  lastAt: '',
  state: null,
  group: null,
  began,
})

const NO_CLAIM: readonly OfficeClaim[] = []

/** `said`: where the ledger stood; null from whoever came in without saying it, as older programs wrote it. */
export interface StandFact {
  readonly told: 'cameIn' | 'backedUp'
  readonly said: LedgerStand | null
}

/** Where the ledger stood, by what a person signed then: who came in, and whoever made a backup or tried one. */
const standOf = (event: CaseEvent | OfficeEvent | AccessEvent): StandFact | null => {
  // A rehearsal that ended well was of a backup of this very log.
  const isBackup = event.type === 'BackupMade' || (event.type === 'BackupRehearsed' && event.data.problem === '')
  if (isBackup) return { told: 'backedUp', said: { size: event.data.ledgerSize, root: event.data.root } }
  return event.type === 'SessionOpened' ? { told: 'cameIn', said: event.data.ledger ?? null } : null
}

/** What a line says that is asked across logs. */
export interface LineSaid {
  readonly lexicon: LexiconFact | null
  readonly archive: ArchiveFact | null
  /** A change of a release. */
  readonly change: ChangeFact | null
  readonly restore: RestoreFact | null
  readonly stood: StandFact | null
  /** What of it rests on the office's log. */
  readonly claims: readonly OfficeClaim[]
}

/** `time`: milliseconds, UTC. `said`: null for most lines. */
export interface LineFacts {
  readonly time: number
  readonly said: LineSaid | null
}

const saidBy = (event: CaseEvent | OfficeEvent | AccessEvent, claims: readonly OfficeClaim[]): LineSaid | null => {
  const lexicon = lexiconFactOf(event)
  const archive = archiveFactOf(event)
  const change = changeFactOf(event)
  const restore = restoreFactOf(event)
  const stood = standOf(event)
  const nothing = (lexicon ?? archive ?? change ?? restore ?? stood) === null && claims.length === 0
  return nothing ? null : { lexicon, archive, change, restore, stood, claims }
}

export interface ShareParts {
  readonly tools: Pick<ChainTools, 'sha256' | 'certificate'>
  /** What the platform has to read UTF-8; our own when absent. */
  readonly decode?: Decode
}

export interface LogShare {
  /** The next line of these logs, at its place in the ledger. `facts` are null when it cannot be read. */
  add(
    record: EventRecord,
    position: number,
    preimage: Uint8Array,
  ): { readonly problem: WholeProblem | null; readonly facts: LineFacts | null }
  /** After the last line: do the acts under way hold, too? Of several that do not, the log that began first. */
  readonly end: (size: number) => { readonly problem: WholeProblem; readonly began: number } | null
  readonly logs: () => number
}

/**
 * Everything that is asked of some of the logs, each by itself: links, hashes, people, roles and times of each event, the
 * rules (`replay`) of each log. Logs do not know each other, so shares of them can be asked at once; what goes across logs is
 * `createLedgerRules` (ledger-rules.ts). Says nothing about signatures.
 */
export const createLogShare = (parts: ShareParts): LogShare => {
  const cases = new Map<string, Lane<CaseEvent, CaseState>>()
  let office: Lane<OfficeEvent, OfficeState> | null = null
  let access: Lane<AccessEvent, null> | null = null
  const rulesOfOffice = officeRules()
  const rulesOfAccess = accessRules()

  const laneOf = (caseId: string, position: number): Lane<CaseEvent, CaseState> => {
    const known = cases.get(caseId)
    if (known !== undefined) return known
    const lane = newLane<CaseEvent, CaseState>(position)
    cases.set(caseId, lane)
    return lane
  }
  const stepOf = (record: EventRecord, position: number, preimage: Uint8Array) => {
    if (record.caseId === OFFICE_LOG) {
      const { found, event } = step((office ??= newLane(position)), rulesOfOffice, record, preimage, parts)
      return { found, event, claims: event === null ? NO_CLAIM : officeClaimsOf(event) }
    }
    if (record.caseId === ACCESS_LOG) {
      const { found, event } = step((access ??= newLane(position)), rulesOfAccess, record, preimage, parts)
      return { found, event, claims: event === null ? NO_CLAIM : accessClaimsOf(event) }
    }
    const lane = laneOf(record.caseId, position)
    const { found, event } = step(lane, CASE_RULES, record, preimage, parts)
    return { found, event, claims: event === null ? NO_CLAIM : caseClaimsOf(event, lane.state, lane.group ?? []) }
  }
  return {
    add: (record, position, preimage) => {
      const { found, event, claims } = stepOf(record, position, preimage)
      return {
        problem: found === null ? null : { code: found.code, position, caseId: record.caseId, seq: found.seq },
        facts: event === null ? null : { time: Date.parse(event.at), said: saidBy(event, claims) },
      }
    },
    end: (position) => {
      const ended = [
        ...(office === null ? [] : [{ caseId: OFFICE_LOG, began: 0, found: settle(office, rulesOfOffice) }]),
        ...(access === null ? [] : [{ caseId: ACCESS_LOG, began: 0, found: settle(access, rulesOfAccess) }]),
        ...Array.from(cases, ([caseId, lane]) => ({ caseId, began: lane.began, found: settle(lane, CASE_RULES) })),
      ]
      for (const { caseId, began, found } of ended)
        if (found !== null) return { problem: { code: found.code, position, caseId, seq: found.seq }, began }
      return null
    },
    logs: () => cases.size + (office === null ? 0 : 1) + (access === null ? 0 : 1),
  }
}
