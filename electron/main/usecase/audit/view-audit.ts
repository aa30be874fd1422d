import type { Input, Output } from '#shared/contract/channels.ts'
import { parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { checkpointCode } from '#shared/domain/chain/checkpoint.ts'
import { bytesToHex, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import type { AuditFilter } from '../../store/audit-filter.ts'
import type { ReadStore } from '../../store/types.ts'
import { accessDetail, caseOfAccess } from './access-detail.ts'
import { checkpointKept, treeHeadOf } from '../checkpoint.ts'
import { ChainFault } from '../faults.ts'
import { loadCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { namedCase } from './named-case.ts'
import { officeDetail } from './office-detail.ts'
import { recordLedgerReading } from './record-access.ts'
import { detailOf } from '../review/view-history.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type Page = Output<'audit.list'>

const DAY_MS = 86_400_000
/** A day of Beijing begins eight hours before that of UTC. */
const dayStart = (day: string | null, days = 0): string | null =>
  day === null ? null : new Date(Date.parse(`${day}T00:00:00.000+08:00`) + days * DAY_MS).toISOString()

type Asked = Pick<Input<'audit.list'>, 'personId' | 'caseId' | 'scope' | 'from' | 'until'>

/** The filter as the store asks it. */
export const auditFilter = ({ personId, caseId, scope, from, until }: Asked): AuditFilter => ({
  ...{ personId, caseId, scope },
  from: dayStart(from),
  until: dayStart(until, 1),
})

/** The events of cases that lines of the ledger are of, each case read once. */
export const caseEventsOf = (store: ReadStore): ((caseId: string) => readonly CaseEvent[]) => {
  const read = new Map<string, readonly CaseEvent[]>()
  return (caseId) => {
    const events = read.get(caseId) ?? loadCase(store, caseId)?.events ?? []
    read.set(caseId, events)
    return events
  }
}

const rowOf = (
  store: ReadStore,
  position: number,
  record: EventRecord,
  eventsOf: (caseId: string) => readonly CaseEvent[],
): Page['rows'][number] => {
  const { caseId, seq, type, hash } = record
  const head = { position, caseId, seq, type, hash: bytesToHex(hash) }
  if (caseId === OFFICE_LOG) {
    const parsed = parseOfficeEvent(record)
    const office = loadOffice(store)
    if (!parsed.ok || office === null) throw new ChainFault(seq)
    const { at, actor } = parsed.value
    const detail = officeDetail(parsed.value, office.state)
    return { ...head, at, actorName: actor.name, actorRole: actor.role, about: null, detail }
  }
  if (caseId === ACCESS_LOG) {
    const parsed = parseAccessEvent(record)
    if (!parsed.ok) throw new ChainFault(seq)
    const { at, actor } = parsed.value
    const caseRead = caseOfAccess(parsed.value)
    const about = caseRead === null ? null : namedCase(eventsOf(caseRead))
    const detail = accessDetail(parsed.value, store)
    return { ...head, at, actorName: actor.name, actorRole: actor.role, about, detail }
  }
  const parsed = parseEvent(record)
  if (!parsed.ok) throw new ChainFault(seq)
  const { at, actor } = parsed.value
  const events = eventsOf(caseId)
  const detail = detailOf(parsed.value, events)
  return { ...head, at, actorName: actor.name, actorRole: actor.role, about: namedCase(events), detail }
}

/**
 * 审计: all logs together, newest first, a page at a time, and where the ledger stands. That it was looked at is recorded, once
 * a session and filter, and before. Refuses what `recordLedgerReading` refuses.
 */
export const viewAudit = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'audit.list'>,
): Promise<Outcome<Page>> => {
  const { store } = unlocked
  const recorded = await recordLedgerReading(workstation, unlocked, input)
  if (!recorded.ok) return recorded
  const { offset, limit } = input
  const { rows, total } = store.auditRows(auditFilter(input), { offset, limit })
  const { size, root } = treeHeadOf(store, workstation.now())
  const eventsOf = caseEventsOf(store)
  return ok({
    rows: rows.map(({ position, record }) => rowOf(store, position, record, eventsOf)),
    total,
    people: store.people().map(({ personId: id, name }) => ({ personId: id, name })),
    head: { size, root, code: checkpointCode({ size, root }) },
    kept: checkpointKept(store, workstation.now()),
  })
}
