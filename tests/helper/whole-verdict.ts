import { eventLinesOf } from '#electron/main/usecase/audit/event-records.ts'
import { verifyWhole } from '#electron/main/usecase/verify/verify-whole.ts'
import type { ReadStore } from '#electron/main/store/types.ts'

/** What anybody says of the whole log of this store: the first problem, with the line that has it; `holds` for none. */
export const wholeVerdict = async (store: ReadStore): Promise<string> => {
  const events = store.ledgerHead().position
  const certificates = store.certificates().map(({ certificate }) => certificate)
  const { authorityCertificate: authority } = store.office()
  const input = { lines: eventLinesOf(store, events), events, certificates, authority }
  const { problem } = await verifyWhole(input, { signatures: true })
  return problem === null ? 'holds' : `${problem.code} at ${String(problem.position)} of ${problem.caseId}`
}
