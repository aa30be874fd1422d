import { assert } from '#shared/lib/result.ts'
import type { CaseEvent, EventHead } from '../case/events.ts'
import { evolve } from '../case/evolve.ts'
import { parseEvent } from '../case/parse-event.ts'
import { checkGroup, type ReplayProblemCode } from '../case/replay.ts'
import type { CaseState } from '../case/state.ts'
import { evolveOffice } from '../office/evolve.ts'
import { parseOfficeEvent } from '../office/event-shape.ts'
import type { OfficeEvent } from '../office/events.ts'
import { OFFICE_LOG } from '../office/log-name.ts'
import { checkOfficeGroup } from '../office/replay.ts'
import type { OfficeState } from '../office/state.ts'
import { bytesToHex, GENESIS, type EventRecord } from './event-record.ts'
import { growingTree, leafHash, type Digest } from './merkle.ts'
import { actorProblem, linkProblem, type ChainProblemCode, type ChainTools } from './verify.ts'

export type WholeProblemCode =
  | ChainProblemCode
  | ReplayProblemCode
  | 'ledger.clockBack' // recorded later, yet dated well before what lay there already
  | 'scan.otherLexicon' // one version of a lexicon, two files

/** What does not hold: at which line of the ledger, of which log, at which of its events. */
export interface WholeProblem {
  readonly code: WholeProblemCode
  readonly position: number
  readonly caseId: string
  readonly seq: number
}

/** Two acts that are signed at once may be recorded in the other order; a clock that is set back is off by more. */
const CLOCK_TOLERANCE_MS = 60_000

interface Lane<E extends EventHead, S> {
  seq: number
  prev: Uint8Array
  lastAt: string
  state: S | null
  /** The act that is not known to be over. */
  group: [E, ...E[]] | null
}

interface Rules<E extends EventHead, S> {
  readonly parse: (
    record: EventRecord,
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

/** The rules of the office, with the commands' names, of which its state keeps none. */
const officeRules = (): Rules<OfficeEvent, OfficeState> => {
  const used = new Set<string>()
  return {
    parse: parseOfficeEvent,
    check: (state, group) => {
      const [{ commandId, seq }] = group
      if (used.has(commandId)) return { code: 'replay.commandTwice', seq }
      used.add(commandId)
      return checkOfficeGroup(state, group)
    },
    evolve: evolveOffice,
  }
}

type Found = { readonly code: WholeProblemCode; readonly seq: number } | null

const settle = <E extends EventHead, S>(lane: Lane<E, S>, rules: Rules<E, S>): Found => {
  const { group } = lane
  if (group === null) return null
  const problem = rules.check(lane.state, group)
  if (problem !== null) return problem
  lane.state = group.reduce<S | null>(rules.evolve, lane.state)
  lane.group = null
  return null
}

const step = <E extends EventHead, S>(
  lane: Lane<E, S>,
  rules: Rules<E, S>,
  record: EventRecord,
  preimage: Uint8Array,
  tools: ChainTools,
): { readonly found: Found; readonly event: E | null } => {
  const at = { seq: lane.seq + 1, caseId: record.caseId, prev: lane.prev, preimage }
  const broken = linkProblem(record, at, tools)
  if (broken !== null) return { found: { code: broken, seq: record.seq }, event: null }
  const parsed = rules.parse(record)
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

const newLane = <E extends EventHead, S>(): Lane<E, S> => ({
  seq: 0,
  prev: GENESIS,
  lastAt: '',
  state: null,
  group: null,
})

/** Which file each version of a lexicon was, as the office put it to use and as scans name it. */
const lexiconBook = () => {
  const files = new Map<string, string>()
  const differs = (id: string, version: string, sha256: string): boolean => {
    const key = `${id}\n${version}`
    const known = files.get(key)
    if (known === undefined) files.set(key, sha256)
    return known !== undefined && known !== sha256
  }
  return (event: CaseEvent | OfficeEvent): boolean => {
    if (event.type === 'ScanCompleted')
      return event.data.lexicons.some(({ id, version, sha256 }) => differs(id, version, sha256))
    if (event.type !== 'LexiconActivated') return false
    const { lexiconId, version, sha256 } = event.data
    return version !== null && sha256 !== null && differs(lexiconId, version, sha256)
  }
}

export interface WholeLog {
  /** The next line of the ledger, with what was signed. Null when it holds; signatures are the caller's (many at a time). */
  add(record: EventRecord, preimage: Uint8Array): WholeProblem | null
  /** After the last line: do the acts under way hold, too? */
  end(): WholeProblem | null
  readonly size: () => number
  /** Head of the Merkle tree over what was added so far, lower-case hex. */
  readonly root: () => string
  readonly logs: () => number
}

/**
 * Everything that is asked of a whole log, of all cases and the office in the order of the ledger: links, hashes, people,
 * roles and times of each event, the rules (`replay`) of each log, one file to one version of a lexicon, a clock that does
 * not run back across logs. Names the first problem of each line. Says nothing about signatures, and nothing about a tail
 * that is missing or a log that was written wholly anew: compare `root` with a checkpoint that was kept elsewhere.
 */
export const createWholeLog = (tools: ChainTools, digest: Digest): WholeLog => {
  const cases = new Map<string, Lane<CaseEvent, CaseState>>()
  const office = newLane<OfficeEvent, OfficeState>()
  const rulesOfOffice = officeRules()
  const otherLexicon = lexiconBook()
  const tree = growingTree(digest)
  let newest = 0

  const laneOf = (caseId: string): Lane<CaseEvent, CaseState> => {
    const known = cases.get(caseId)
    if (known !== undefined) return known
    const lane = newLane<CaseEvent, CaseState>()
    cases.set(caseId, lane)
    return lane
  }
  const problemAt = (record: EventRecord, found: NonNullable<Found>): WholeProblem => ({
    code: found.code,
    position: tree.size(),
    caseId: record.caseId,
    seq: found.seq,
  })
  return {
    add: (record, preimage) => {
      tree.add(leafHash(digest, record.hash))
      const { found, event } =
        record.caseId === OFFICE_LOG
          ? step(office, rulesOfOffice, record, preimage, tools)
          : step(laneOf(record.caseId), CASE_RULES, record, preimage, tools)
      if (found !== null) return problemAt(record, found)
      assert(event !== null, 'an event that holds was read')
      const at = Date.parse(event.at)
      if (at < newest - CLOCK_TOLERANCE_MS) return problemAt(record, { code: 'ledger.clockBack', seq: record.seq })
      newest = Math.max(newest, at)
      return otherLexicon(event) ? problemAt(record, { code: 'scan.otherLexicon', seq: record.seq }) : null
    },
    end: () => {
      const last = settle(office, rulesOfOffice)
      if (last !== null) return { ...last, position: tree.size(), caseId: OFFICE_LOG }
      for (const [caseId, lane] of cases) {
        const found = settle(lane, CASE_RULES)
        if (found !== null) return { ...found, position: tree.size(), caseId }
      }
      return null
    },
    size: tree.size,
    root: () => bytesToHex(tree.root()),
    logs: () => cases.size + (office.seq > 0 ? 1 : 0),
  }
}
