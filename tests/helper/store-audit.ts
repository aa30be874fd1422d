import { sha256 } from '#electron/main/crypto/digest.ts'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import type { ReadStore } from '#electron/main/store/types.ts'
import { equalBytes, GENESIS, ledgerPreimage } from '#shared/domain/chain/event-record.ts'
import { verifyChain } from '#shared/domain/chain/verify.ts'
import { projectRow } from './test-store.ts'

const toolsOf = (store: ReadStore) =>
  createChainTools(
    store.certificates().map(({ certificate }) => certificate),
    store.office().authorityCertificate,
  )

/** What is wrong with a whole store, by other means than the store's own: nothing half, nothing unlinked, no row astray. */
export const problemsOf = (store: ReadStore): readonly string[] => {
  const tools = toolsOf(store)
  const problems: string[] = []
  store.readEveryPage()
  const ledger = new Set<string>()
  let prev = GENESIS
  let position = 0
  for (const entry of store.ledgerEntries()) {
    position++
    const linked = entry.position === position && equalBytes(entry.prev, prev)
    if (!linked || !equalBytes(entry.hash, sha256(ledgerPreimage(entry)))) problems.push(`ledger ${String(position)}`)
    ledger.add(`${entry.caseId} ${String(entry.seq)} ${Buffer.from(entry.eventHash).toString('hex')}`)
    prev = entry.hash
  }
  const everything = { personId: 'p-clerk', seesSubmitted: true }
  const { rows } = store.caseRows({ access: everything, offset: 0, limit: 1_000_000 })
  const rowsByCaseId = new Map(rows.map((row) => [row.caseId, row]))
  let events = 0
  for (const caseId of store.allCaseIds()) {
    const records = store.eventsOf(caseId)
    const chain = verifyChain(records, tools)
    if (!chain.ok) problems.push(`${caseId}: ${chain.error.code}`)
    for (const { seq, hash } of records) {
      events++
      if (!ledger.has(`${caseId} ${String(seq)} ${Buffer.from(hash).toString('hex')}`))
        problems.push(`${caseId} ${String(seq)}: no ledger line`)
    }
    if (JSON.stringify(rowsByCaseId.get(caseId)) !== JSON.stringify(projectRow(records)))
      problems.push(`${caseId}: row`)
    rowsByCaseId.delete(caseId)
  }
  if (events !== position) problems.push(`${String(events)} events, ${String(position)} ledger lines`)
  if (rowsByCaseId.size > 0) problems.push('rows without events')
  return problems
}
