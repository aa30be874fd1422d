import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { verifyChainOf, type ChainProblem, type ChainTools } from '#shared/domain/chain/verify.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { replayOffice, type OfficeReplayProblem } from '#shared/domain/office/replay.ts'

/** Does the office's log hold: links, signatures, certificates, and rules? Names the first problem. */
export const verifyOffice = (
  records: readonly EventRecord[],
  tools: ChainTools,
): Result<readonly OfficeEvent[], ChainProblem | OfficeReplayProblem> => {
  const chain = verifyChainOf(records, tools, parseOfficeEvent)
  if (!chain.ok) return chain
  const replayed = replayOffice(chain.value.events)
  return replayed.ok ? ok(chain.value.events) : err(replayed.error)
}
