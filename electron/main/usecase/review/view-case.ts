import type { Input, Output } from '#shared/contract/channels.ts'
import { sheetDemand } from '#shared/domain/case/review/opinion-sheet.ts'
import { custodyEnds } from '#shared/domain/case/custody/custody.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { waitingRole } from '#shared/domain/case/roles.ts'
import {
  currentVersion,
  handsNeeded,
  hitHands,
  openHits,
  unseenHighHits,
  type CaseState,
} from '#shared/domain/case/state.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import { addWorkingDays } from '#shared/domain/deadline/due.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { ok } from '#shared/lib/result.ts'
import { calendarOf } from '../office/calendar.ts'
import { beijingDate } from '../beijing-date.ts'
import { viewDetermination } from './view-determination.ts'
import { viewPublicVersion } from './view-public-version.ts'
import { viewGates } from './view-gates.ts'
import { viewChain } from './view-chain.ts'
import { lastSeenVersion, opinionsOf } from './view-opinions.ts'
import { allowedCommands } from './allowed-commands.ts'
import { findCase } from '../find-case.ts'
import { currentWording, loadWording, type LoadedCase } from '../load-case.ts'
import { readScanRecord } from '../scan/scan-record.ts'
import { readWorkingCopy } from '../draft/working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type View = Output<'case.get'>

const versionsOf = (events: readonly CaseEvent[]): View['versions'] =>
  events.flatMap((event) =>
    event.type === 'DraftRegistered' || event.type === 'DraftRevised'
      ? [
          {
            version: event.data.version,
            contentHash: event.data.contentHash,
            title: event.data.title,
            at: event.at,
            authorName: event.actor.name,
          },
        ]
      : [],
  )

/**
 * Whoever opens a draft may look at its pages next: the thread that sets them is ready by then. What fails here fails again,
 * and is told, when a page is asked for.
 */
const preparePages = ({ tasks }: Workstation): void => {
  tasks.run('preparePreview', null).catch(() => undefined)
}

const workingCopyOf = (unlocked: Unlocked, state: CaseState): View['workingCopy'] => {
  if (state.stage !== 'draft' || state.drafterId !== unlocked.person.personId) return null
  return readWorkingCopy(unlocked.store, state.caseId)
}

const namesOf = (events: readonly CaseEvent[]): ReadonlyMap<string, string> =>
  new Map(events.map((event) => [event.actor.personId, event.actor.name]))

const MAX_GONE = 200
const GRAVITY = ['block', 'high', 'medium', 'notice']

/** 已修改: hits of the scan before that the current one, with these keys, does not have. */
const goneOf = (
  { store }: Unlocked,
  { events }: Pick<LoadedCase, 'events'>,
  keys: ReadonlySet<string>,
): NonNullable<View['goneHits']> => {
  const scans = events.filter((event) => event.type === 'ScanCompleted')
  const [before] = scans.slice(-2)
  if (before === undefined || scans.length < 2) return []
  const { caseId } = before
  const { contentHash, scanHash } = before.data
  const gone = readScanRecord(store, caseId, scanHash).hits.filter(({ key }) => !keys.has(key))
  if (gone.length === 0) return []
  const text = documentToText(loadWording(store, caseId, contentHash))
  const version = versionsOf(events).findLast((one) => one.contentHash === contentHash)?.version ?? 0
  return gone
    .sort((a, b) => GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level))
    .slice(0, MAX_GONE)
    .map(({ rule, list, term, level, start, end, elsewhere }) => ({
      ...{ rule, list, term, level, version },
      words: (elsewhere === undefined ? text.slice(start, end) : elsewhere.found).slice(0, 200).toWellFormed(),
    }))
}

const scanOf = (
  unlocked: Unlocked,
  { state, events }: LoadedCase,
): Pick<View, 'hits' | 'openHits' | 'lexicons' | 'goneHits'> => {
  const current = currentVersion(state)
  if (state.scan?.contentHash !== current.contentHash || state.custody.destroyedAt !== null)
    return { hits: [], openHits: 0, lexicons: [] }
  const record = readScanRecord(unlocked.store, state.caseId, state.scan.scanHash)
  const names = namesOf(events)
  const unseen = new Set(unseenHighHits(state).map(({ id }) => id))
  // Of hits and the secrecy review, which no gate is asked about.
  const allowed = allowedCommands(state, unlocked.person, [])
  const disposes = allowed.includes('hit.dispose')
  const concludes = allowed.includes('secrecy.conclude')
  const hits = record.hits.map(({ key: _key, ...hit }) => {
    const hands = hitHands(state, hit.id)
    const needed = handsNeeded(hit.level)
    const mine = hands.some((hand) => hand.personId === unlocked.person.personId)
    return {
      ...hit,
      via: [...hit.via],
      hands: hands.map(({ disposition, reason, personId, carried }) => ({
        ...{ disposition, reason, carried },
        personName: names.get(personId) ?? '',
      })),
      handsNeeded: needed,
      waitsForMe: disposes && (concludes ? hands.length < needed && !mine : unseen.has(hit.id)),
    }
  })
  return {
    hits,
    openHits: openHits(state).length,
    lexicons: record.lexicons.map(({ id, version }) => ({ id, version })),
    goneHits: goneOf(unlocked, { events }, new Set(record.hits.map(({ key }) => key))),
  }
}

/** 报请确定: ten working days to report, then ten for the authority (保守国家秘密法实施条例 Arts 25, 26, V). */
const REFERRAL_WORKING_DAYS = 10

const referralOf = ({ referral }: CaseState, calendar: Calendar | null): View['referral'] => {
  if (referral === null) return null
  const due = (from: string | null) => {
    if (from === null || calendar === null) return null
    const deadline = addWorkingDays(calendar, from, REFERRAL_WORKING_DAYS)
    return deadline.ok ? { date: deadline.value.due, provisional: deadline.value.provisional } : null
  }
  const { referredAt, reportedOn } = referral
  const referredOn = beijingDate(new Date(referredAt))
  return { referredAt, reportDue: due(referredOn), reportedOn, answerDue: due(reportedOn) }
}

const custodyView = ({ custody }: CaseState): NonNullable<View['custody']> => ({
  archivalNumber: custody.filed?.archivalNumber ?? '',
  retention: custody.filed?.retention ?? 'Y',
  pages: custody.filed?.pages ?? 0,
  filedBy: custody.filed?.personName ?? '',
  ends: custodyEnds(custody),
  destroyedAt: custody.destroyedAt,
})

const holdsView = ({ holds }: CaseState, { person }: Unlocked): NonNullable<View['holds']> =>
  holds.map(({ holdId, kind, authority, documentNumber, orderedOn, reason, at, personId, personName }) => ({
    ...{ holdId, kind, authority, documentNumber, orderedOn, reason, at, by: personName },
    mine: personId === person.personId,
  }))

/** Everything a screen shows of one case. Refuses case.notFound, also when the person has no part in it. */
export const viewCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.get'>): Outcome<View> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state, events } = loaded
  const current = currentVersion(state)
  const source = events[0]?.type === 'DraftRegistered' ? events[0].data.source : null
  const released = events.findLast((event) => event.type === 'CaseReleased')?.data
  const workingCopy = workingCopyOf(unlocked, state)
  if (workingCopy !== null) preparePages(workstation)
  const gates = viewGates(workstation, unlocked, state)
  return ok({
    caseId: state.caseId,
    seq: state.seq,
    stage: state.stage,
    round: state.round,
    drafterName: state.drafterName,
    waitingRole: waitingRole(state.stage),
    asksSheet: state.chainBound && sheetDemand(state.stage) !== null,
    chain: viewChain(loaded, unlocked.person),
    contentHash: current.contentHash,
    document: currentWording(unlocked.store, state),
    versions: versionsOf(events),
    lastSeenVersion: lastSeenVersion(events, unlocked.person.personId),
    workingCopy,
    disclosure: state.disclosure,
    ...scanOf(unlocked, loaded),
    opinions: opinionsOf(events),
    referral: referralOf(state, calendarOf(workstation, unlocked.store)),
    source,
    release:
      released === undefined
        ? null
        : {
            documentNumber: released.documentNumber,
            releasedOn: released.releasedOn,
            pdfSha256: released.pdfSha256,
            manifestSha256: released.manifestSha256,
          },
    ...viewDetermination(workstation, unlocked, state, events),
    ...viewPublicVersion(unlocked, state),
    gates,
    ...(state.custody.filed === null ? {} : { custody: custodyView(state) }),
    ...(state.holds.length === 0 ? {} : { holds: holdsView(state, unlocked) }),
    allowed: allowedCommands(state, unlocked.person, gates),
  })
}
