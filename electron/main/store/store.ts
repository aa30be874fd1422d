import type { Database } from 'better-sqlite3'
import { err, ok } from '#shared/lib/result.ts'
import { accessOn } from './access.ts'
import { auditOn } from './audit.ts'
import { blobsOn } from './blob.ts'
import { readOnce } from './connection.ts'
import { custodyOn } from './custody.ts'
import { caseRowsOn } from './case-rows.ts'
import { draftRedactionsOn } from './draft-redaction.ts'
import { halfFormsOn } from './half-form.ts'
import { doorRefusalsOn, importReportsOn, settingsOn } from './drafting.ts'
import { assertFollows, eventLogOn, GENESIS_HEAD } from './event-log.ts'
import { atStoreBoundary, StoreFault } from './fault.ts'
import { ledgerOn } from './ledger.ts'
import { lexiconsOn } from './lexicon.ts'
import { merkleOn } from './merkle.ts'
import { pastPasswordsOn } from './past-passwords.ts'
import { officeOn, peopleOn } from './people.ts'
import { FRESH_LIMITS } from './search/joins.ts'
import { listsAside } from './search/list-maker.ts'
import { searchOn } from './search/search.ts'
import { snapshotsOn } from './snapshot.ts'
import { tracesOn } from './traces.ts'
import type { WriteStore } from './types.ts'
import type { AppendBatch } from './records.ts'
import { workingCopiesOn } from './working-copy.ts'

type Methods = Readonly<Record<string, (...parameters: never[]) => unknown>>

/** Every method behind the boundary at which SQLite's errors become faults. */
const bounded = <T extends Methods>(methods: T): T =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...parameters: never[]) => atStoreBoundary(() => method(...parameters)),
    ]),
  ) as T // the same names with the same parameters and results, which Object.fromEntries cannot express

const appenderOn = (
  db: Database,
  log: ReturnType<typeof eventLogOn>,
  parts: Pick<ReturnType<typeof ledgerOn>, 'appendLine'> &
    Pick<ReturnType<typeof merkleOn>, 'addLeaf'> &
    Pick<ReturnType<typeof blobsOn>, 'keepBlob' | 'settleLoose'> &
    Pick<ReturnType<typeof caseRowsOn>, 'putRow'> &
    Pick<ReturnType<typeof importReportsOn>, 'addImportReport'> &
    ReturnType<typeof workingCopiesOn>,
): WriteStore['append'] => {
  const write = (batch: AppendBatch): ReturnType<WriteStore['append']> => {
    const head = log.headOf(batch.caseId) ?? GENESIS_HEAD
    if (head.seq !== batch.expectedSeq) return err({ code: 'case.stale' })
    assertFollows(batch, head.hash)
    batch.before?.()
    let end = { ...head, ledgerPosition: 0 }
    for (const event of batch.events) {
      log.insertEvent(event)
      const ledgerPosition = parts.appendLine(event.caseId, event.seq, event.hash)
      parts.addLeaf(ledgerPosition)
      end = { seq: event.seq, hash: event.hash, ledgerPosition }
    }
    for (const { hash, bytes } of batch.blobs) parts.keepBlob(batch.caseId, hash, bytes)
    if (batch.named !== undefined) parts.settleLoose(batch.caseId, batch.named)
    for (const hash of batch.importReports ?? []) parts.addImportReport(batch.caseId, hash)
    if (batch.row !== null) parts.putRow(batch.row)
    if (batch.workingCopy === null) parts.dropWorkingCopy(batch.caseId)
    else if (batch.workingCopy !== undefined) parts.saveWorkingCopy(batch.caseId, batch.workingCopy)
    batch.also?.()
    return ok(end)
  }
  // IMMEDIATE: the write lock first, so that the head that was read is still the head when it is written.
  const transaction = db.transaction(write)
  return (batch) => transaction.immediate(batch)
}

const looseAdderOn = (
  db: Database,
  log: Pick<ReturnType<typeof eventLogOn>, 'headOf'>,
  keepLoose: ReturnType<typeof blobsOn>['keepLoose'],
): WriteStore['addLooseBlob'] => {
  const write: WriteStore['addLooseBlob'] = (caseId, expectedSeq, { hash, bytes }) => {
    if (log.headOf(caseId)?.seq !== expectedSeq) return err({ code: 'case.stale' })
    keepLoose(caseId, hash, bytes)
    return ok(null)
  }
  const transaction = db.transaction(write)
  return (caseId, expectedSeq, blob) => transaction.immediate(caseId, expectedSeq, blob)
}

/** The store on a connection that was configured and migrated; every method throws what SQLite says as a StoreFault. */
export const storeOn = (db: Database): WriteStore => {
  const log = eventLogOn(db)
  const { appendLine, ...ledger } = ledgerOn(db)
  const { addLeaf, ...tree } = merkleOn(db)
  const { keepBlob, keepLoose, settleLoose, ...blobs } = blobsOn(db)
  const { putRow, ...rows } = caseRowsOn(db, log)
  const workingCopies = workingCopiesOn(db)
  const { addImportReport, ...reports } = importReportsOn(db)
  const { insertEvent: _, ...readLog } = log
  const { dropWorkingCopy: __, ...copies } = workingCopies
  const { holdSnapshot, closeSnapshots, isHeld } = snapshotsOn(db)
  const { closeSearch, ...search } = searchOn(db, FRESH_LIMITS, listsAside())
  return bounded({
    ...officeOn(db),
    ...peopleOn(db),
    ...pastPasswordsOn(db),
    ...readLog,
    ...ledger,
    ...tree,
    ...accessOn(db),
    ...auditOn(db),
    ...blobs,
    ...rows,
    ...copies,
    ...draftRedactionsOn(db),
    ...halfFormsOn(db),
    ...reports,
    ...settingsOn(db),
    ...doorRefusalsOn(db),
    ...lexiconsOn(db),
    ...search,
    ...custodyOn(db, search),
    ...tracesOn(db, isHeld, search),
    append: appenderOn(db, log, {
      appendLine,
      addLeaf,
      keepBlob,
      settleLoose,
      putRow,
      addImportReport,
      ...workingCopies,
    }),
    addLooseBlob: looseAdderOn(db, log, keepLoose),
    readEveryPage: () => {
      const found = db.pragma('integrity_check', { simple: true })
      if (found !== 'ok') throw new StoreFault('fault.storeCorrupt')
    },
    readOnce: () => readOnce(db),
    holdSnapshot,
    close: () => {
      closeSearch()
      db.close()
      closeSnapshots()
    },
  })
}
