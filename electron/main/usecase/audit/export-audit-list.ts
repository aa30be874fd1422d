import { auditListText as words } from '#resources/text/audit-list.ts'
import { accessDeed, accessEventWord } from '#resources/text/word/access.ts'
import { ROLE_WORDS } from '#resources/text/word/case.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import type { AccessEvent } from '#shared/domain/access/events.ts'
import type { CaseEvent, EventHead } from '#shared/domain/case/events.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { bytesToHex, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { csvText } from '#shared/lib/csv.ts'
import { factOf } from '../../archive/history/case-fact.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { beijingTime } from '../../redline/origin.ts'
import type { ReadStore } from '../../store/types.ts'
import { accessDetail, caseOfAccess } from './access-detail.ts'
import { beijingDate } from '../beijing-date.ts'
import { ChainFault } from '../faults.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext } from '../jobs.ts'
import { loadOffice } from '../load-office.ts'
import { titleInLog } from './named-case.ts'
import { officeDetail } from './office-detail.ts'
import { toldOfOffice } from './told-of-office.ts'
import { auditFilter, caseEventsOf } from './view-audit.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'
import { writeExport } from '../write-export.ts'

/** Lines read at a time, so that the window gets its turn and the person can cancel. */
const PORTION = 500

interface Told {
  readonly kind: string
  readonly what: string
}

const toldOfCase = (event: CaseEvent, events: readonly CaseEvent[]): Told => {
  const { what, remark } = factOf(event, events)
  return { kind: what, what: remark }
}

const officeTold = (event: OfficeEvent, store: ReadStore): Told => {
  const state = loadOffice(store)?.state
  if (state === undefined) throw new ChainFault(event.seq)
  return toldOfOffice(event.type, officeDetail(event, state))
}

const toldOfAccess = (event: AccessEvent, store: ReadStore): Told => ({
  kind: accessEventWord(event.type),
  what: accessDeed(event.type, accessDetail(event, store)),
})

/** One line of the ledger as fields. */
const lineOf = (
  store: ReadStore,
  position: number,
  record: EventRecord,
  eventsOf: (caseId: string) => readonly CaseEvent[],
): readonly string[] => {
  const line = ({ at, actor, seq }: EventHead, aboutCase: string | null, own: string, told: Told) => {
    const of = aboutCase ?? own
    const title = aboutCase === null ? '' : (titleInLog(eventsOf(aboutCase)) ?? '')
    const role = ROLE_WORDS[actor.role]
    const hash = bytesToHex(record.hash)
    return [String(position), beijingTime(at), actor.name, role, of, title, String(seq), told.kind, told.what, hash]
  }
  if (record.caseId === OFFICE_LOG) {
    const parsed = parseOfficeEvent(record)
    if (!parsed.ok) throw new ChainFault(record.seq)
    return line(parsed.value, null, words.office, officeTold(parsed.value, store))
  }
  if (record.caseId === ACCESS_LOG) {
    const parsed = parseAccessEvent(record)
    if (!parsed.ok) throw new ChainFault(record.seq)
    return line(parsed.value, caseOfAccess(parsed.value), words.access, toldOfAccess(parsed.value, store))
  }
  const parsed = parseEvent(record)
  if (!parsed.ok) throw new ChainFault(record.seq)
  return line(parsed.value, record.caseId, '', toldOfCase(parsed.value, eventsOf(record.caseId)))
}

const linesOf = async (
  store: ReadStore,
  asked: Input<'audit.exportList'>,
  job: JobContext,
): Promise<readonly (readonly string[])[]> => {
  const filter = auditFilter(asked)
  const eventsOf = caseEventsOf(store)
  const lines: (readonly string[])[] = []
  let before = store.ledgerHead().position + 1
  const { total } = store.auditRows(filter, { offset: 0, limit: 0, before })
  for (;;) {
    job.signal.throwIfAborted()
    const { rows } = store.auditRows(filter, { offset: 0, limit: PORTION, before })
    for (const { position, record } of rows) lines.push(lineOf(store, position, record, eventsOf))
    const last = rows.at(-1)
    if (last === undefined) return lines
    before = last.position
    job.report('check', 0.9 * Math.min(1, lines.length / Math.max(1, total)))
    await new Promise(setImmediate)
  }
}

/**
 * 审计清单: what the filter lets through, newest first, as a table for a spreadsheet into a chosen folder (UTF-8 with its
 * mark; nothing in it is reckoned). A job. Refuses file.tokenUnknown.
 */
export const exportAuditList = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'audit.exportList'>,
): Outcome<Output<'audit.exportList'>> => {
  const { store } = unlocked
  return startFolderJob(workstation, 'exportFolder', input.folder, async (folder, job) => {
    const now = workstation.now()
    const lines = await linesOf(store, input, job)
    const bytes = Buffer.from(csvText([[...words.columns], ...lines]), 'utf8')
    const name = safeBaseName(words.fileName(store.office().name, beijingDate(now)))
    const copy = { workstation, unlocked, caseId: null, kind: 'auditList' } as const
    const fileName = `${name}-${String(store.ledgerHead().position)}.csv`
    return writeExport(copy, folder, fileName, bytes, job)
  })
}
