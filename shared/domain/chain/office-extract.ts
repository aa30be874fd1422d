import type { CaseEvent } from '../case/events.ts'
import { evolve } from '../case/evolve.ts'
import { groupByCommand } from '../case/replay.ts'
import type { CaseState } from '../case/state.ts'
import { parseOfficeEvent } from '../office/event-shape.ts'
import type { OfficeEvent, OfficeEventType } from '../office/events.ts'
import { OFFICE_LOG } from '../office/log-name.ts'
import { checkOfficeGroup } from '../office/replay.ts'
import { evolveOffice } from '../office/evolve.ts'
import type { OfficeState } from '../office/state.ts'
import { bearingAfter, NO_BEARING, type BearingHead } from './bearing.ts'
import { bytesToHex, type EventRecord } from './event-record.ts'
import {
  caseClaimsOf,
  clockSetBack,
  confirmsClock,
  officeClaimsOf,
  RESTED_ON,
  type OfficeClaim,
} from './office-claims.ts'
import { createOfficeRecord, type OfficeDoubtCode, type OfficeRecordProblemCode } from './office-record.ts'
import type { LogHead } from './checkpoint.ts'
import { CLOCK_TOLERANCE_MS } from './clock-tolerance.ts'
import { verifyChainOf, type ChainProblemCode, type ChainTools } from './verify.ts'

/**
 * Facts of the office on which a case may rest, each with the fact that it rests on itself: the other hand of a grant and of a new
 * password, who named the office's own certificate. What else stands in the office's log (settings, numbers, who was in when)
 * stays in the office.
 */
const BEARING: ReadonlySet<OfficeEventType> = new Set<OfficeEventType>([
  ...RESTED_ON.filter((type) => type !== 'SessionOpened'),
  'PersonRolesProposed',
  'PersonRolesDeclined',
  'ReleaseCertificateRenewed',
  'KeyResetProposed',
  'KeyResetDeclined',
])
const ENDS_OLD_KEY: ReadonlySet<string> = new Set<OfficeEventType>(['KeyRenewed', 'PasswordChanged'])

const bears = (type: string): boolean => (BEARING as ReadonlySet<string>).has(type)

/**
 * Chooses, line after line of the office's log, what goes into a package: everything that bears on cases, and of those who came
 * in only the first after somebody changed their own key, for until then the old one signs what was under way.
 */
export const officeExtraction = (): ((type: string) => boolean) => {
  let changed = false
  return (type) => {
    const comesIn = changed && type === 'SessionOpened'
    if (comesIn || ENDS_OLD_KEY.has(type)) changed = !comesIn
    return comesIn || bears(type)
  }
}

export type OfficeExtractProblemCode =
  | ChainProblemCode
  | OfficeRecordProblemCode
  | 'ledger.clockAlone'
  | 'ledger.clockBack'
  | 'officeLog.notBearing' // an entry that says nothing of who may do what: not ours
  | 'officeLog.unlawful' // an act of the office that its rules do not allow: one hand alone, no such proposal
  | 'officeLog.leftOut' // not the entries that were there when this was signed: one left out, moved, swapped, or the last cut
  | 'officeLog.releaseSigner' // the package or its release is signed under a certificate that the office never named

/** `log`: at which event of which log. */
export interface OfficeExtractProblem {
  readonly code: OfficeExtractProblemCode
  readonly log: 'office' | 'case'
  readonly seq: number
}

/** Holds, and yet is for a person to judge. */
export interface OfficeExtractDoubt extends Omit<OfficeExtractProblem, 'code'> {
  /** `notNamed`: nobody signed how many entries there were, so that one that was left out is not to be seen. */
  readonly code: OfficeDoubtCode | 'officeLog.notNamed'
}

/** The first thing that does not hold; where all holds, the first that a person must judge. */
export type OfficeExtractVerdict =
  | { readonly ok: false; readonly problem: OfficeExtractProblem }
  | { readonly ok: true; readonly doubt: OfficeExtractDoubt | null }

export interface OfficeExtract {
  readonly records: readonly EventRecord[]
  /** Line of the ledger of each. */
  readonly positions: readonly number[]
}

interface Line {
  readonly position: number
  readonly at: string
  readonly signer: string
  readonly claims: readonly OfficeClaim[]
  readonly log: 'office' | 'case'
  readonly seq: number
}

/** What the events of a case, whose rules hold, rest on. */
const caseLines = (events: readonly CaseEvent[], { records, positions }: OfficeExtract): readonly Line[] => {
  const lines: Line[] = []
  let state: CaseState | null = null
  for (const group of groupByCommand(events)) {
    for (const [index, event] of group.entries()) {
      const { at, seq } = event
      const claims = caseClaimsOf(event, state, group.slice(0, index + 1))
      const [signer, position] = [records[lines.length]?.signer ?? '', positions[lines.length] ?? 0]
      lines.push({ position, at, signer, claims, log: 'case', seq })
    }
    state = group.reduce<CaseState | null>(evolve, state)
  }
  return lines
}

/** Is every act of the office lawful where it stands, as far as it rests on others of these? */
const unlawfulAct = (events: readonly OfficeEvent[]): number | null => {
  let state: OfficeState | null = null
  const used = new Set<string>()
  for (const group of groupByCommand(events)) {
    const [{ commandId, seq, type }] = group
    if (used.has(commandId)) return seq
    used.add(commandId)
    // Of who came in only some are here, so that how the session before ended cannot be asked.
    if (type !== 'SessionOpened' && checkOfficeGroup(state, group) !== null) return seq
    state = group.reduce<OfficeState | null>(evolveOffice, state)
  }
  return null
}

/**
 * Do the entries agree with what the acts of the case and the checkpoint name of them? The heads rise with the acts, and the
 * checkpoint names them all. 'officeLog.notNamed' where nobody named any.
 */
const namedProblem = (
  { office, caseLog, checkpoint }: OfficeExtractInput,
  digest: ChainTools['sha256'],
): Pick<OfficeExtractProblem, 'log' | 'seq'> | 'officeLog.notNamed' | null => {
  const heads: BearingHead[] = [NO_BEARING]
  for (const { hash } of office.records) heads.push(bearingAfter(digest, heads.at(-1) ?? NO_BEARING, hash))
  let least = 0
  for (const [index, { office: named, seq }] of caseLog.events.entries()) {
    if (named === undefined) continue
    const before = office.positions.filter((position) => position < (caseLog.positions[index] ?? 0)).length
    const isThere = named.count >= least && named.count <= before && heads[named.count]?.sha256 === named.sha256
    if (!isThere) return { log: 'case', seq }
    least = named.count
  }
  const { bearing } = checkpoint
  // Whoever names them in the acts names them in the checkpoint: one without is not the one that was signed with the package.
  if (bearing === undefined) return least === 0 ? 'officeLog.notNamed' : { log: 'office', seq: 0 }
  const all = heads.at(-1)
  if (bearing.count !== all?.count || bearing.sha256 !== all.sha256) return { log: 'office', seq: 0 }
  return null
}

/** Does the case end where the checkpoint says that it ended? An older program's says nothing of either log. */
const isCut = ({ caseLog: { records }, checkpoint: { bearing, log } }: OfficeExtractInput): boolean => {
  if (log === undefined) return bearing !== undefined
  const last = records.at(-1)
  return last?.caseId !== log.caseId || last.seq !== log.events || bytesToHex(last.hash) !== log.head
}

export interface OfficeExtractInput {
  readonly office: OfficeExtract
  /** The log of the case, proven by itself: links, signatures, rules. */
  readonly caseLog: OfficeExtract & { readonly events: readonly CaseEvent[] }
  readonly authoritySha256: string
  /** Who signed the checkpoint (SHA-256 of the certificate), and when it was. */
  readonly checkpoint: {
    readonly signer: string
    readonly at: string
    readonly bearing?: BearingHead | undefined
    readonly log?: LogHead | undefined
  }
  /** Certificates under which the office itself signed. */
  readonly releaseSigners: readonly string[]
}

/**
 * Did everybody who signed in this case hold the certificate, the role, the delegation and the chain, by what the office's log said
 * at that line of the ledger? Every entry is proven by its own signature, and the rules of the office are lived again; that
 * all lie in the ledger, at `positions`, the caller has proven. That none was left out, those say who signed how many there were.
 */
export const judgeOfficeExtract = (input: OfficeExtractInput, tools: ChainTools): OfficeExtractVerdict => {
  const { office, caseLog, authoritySha256, checkpoint, releaseSigners } = input
  const at = (code: OfficeExtractProblemCode, seq: number, log: Line['log'] = 'office'): OfficeExtractVerdict => ({
    ok: false,
    problem: { code, log, seq },
  })
  const stranger = office.records.find(({ caseId }) => caseId !== OFFICE_LOG)
  if (stranger !== undefined) return at('chain.otherCase', stranger.seq)
  const chain = verifyChainOf(office.records, tools, parseOfficeEvent, 'extract')
  if (!chain.ok) return at(chain.error.code, chain.error.seq)
  const { events } = chain.value
  const chosen = officeExtraction()
  const extra = events.find(({ type }) => !chosen(type))
  if (extra !== undefined) return at('officeLog.notBearing', extra.seq)
  if (events[0]?.seq !== 1) return at('chain.sequence', events[0]?.seq ?? 0)
  const unlawful = unlawfulAct(events)
  if (unlawful !== null) return at('officeLog.unlawful', unlawful)
  const entries = namedProblem(input, tools.sha256)
  if (entries !== null && entries !== 'officeLog.notNamed') return at('officeLog.leftOut', entries.seq, entries.log)
  if (isCut(input)) return at('chain.cut', caseLog.records.length, 'case')
  const known = new Set(
    events.flatMap((event) =>
      event.type === 'OfficeFounded'
        ? [event.data.releaseSha256]
        : event.type === 'ReleaseCertificateRenewed'
          ? [event.data.certificateSha256]
          : [],
    ),
  )
  if (releaseSigners.some((signer) => !known.has(signer))) return at('officeLog.releaseSigner', 0)
  const officeLines = events.map((event, index): Line => {
    const { at: time, seq } = event
    const [signer, position] = [office.records[index]?.signer ?? '', office.positions[index] ?? 0]
    return { position, at: time, signer, claims: officeClaimsOf(event), log: 'office', seq }
  })
  const lines = [...officeLines, ...caseLines(caseLog.events, caseLog)].toSorted((a, b) => a.position - b.position)
  const record = createOfficeRecord(tools, authoritySha256)
  let newest = 0
  let openClock: Line | null = null
  let doubt: OfficeExtractDoubt | null = null
  for (const [index, line] of lines.entries()) {
    const { log, seq } = line
    // Nothing is before the founding, and no line of the ledger is two.
    if ((index === 0 && log === 'case') || line.position === lines[index - 1]?.position)
      return at('chain.sequence', seq, log)
    const time = Date.parse(line.at)
    const wrongUntil = clockSetBack(line.claims)
    if (openClock !== null && !(confirmsClock(line.claims) && line.position === openClock.position + 1))
      return at('ledger.clockAlone', openClock.seq)
    openClock = wrongUntil === null ? null : line
    const isBack = wrongUntil === null ? time < newest - CLOCK_TOLERANCE_MS : wrongUntil < newest
    if (isBack) return at('ledger.clockBack', seq, log)
    newest = wrongUntil === null ? Math.max(newest, time) : time
    const problem = record.add(line.signer, line.claims)
    if (problem !== null) return at(problem, seq, log)
    const unsure: OfficeDoubtCode | null = doubt === null ? record.doubt() : null
    if (unsure !== null) doubt = { code: unsure, log, seq }
  }
  if (openClock !== null) return at('ledger.clockAlone', openClock.seq)
  const last = events.at(-1)
  const unknown = record.add(checkpoint.signer, [])
  if (unknown !== null) return at(unknown, last?.seq ?? 0)
  if (last !== undefined && last.at > checkpoint.at) return at('ledger.clockBack', last.seq)
  if (doubt === null && entries !== null) return { ok: true, doubt: { code: entries, log: 'office', seq: 0 } }
  return { ok: true, doubt }
}
