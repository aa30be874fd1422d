import { actingAs } from '#shared/domain/case/authority/acting-role.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import type { CaseEvent, NewEvent } from '#shared/domain/case/events.ts'
import { vouches } from '#shared/domain/case/vouches.ts'
import { evolve } from '#shared/domain/case/evolve.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import { eventPreimage, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { sha256 } from '../crypto/digest.ts'
import { loadOffice } from './load-office.ts'
import type { Unlocked } from './workstation.ts'

/** The facts of one act, signed by the person one after another, with the case as it stands after them. */
export const signEvents = async (
  unlocked: Unlocked,
  facts: readonly NewEvent[],
  at: string,
  command: CaseCommand,
  envelope: { readonly caseId: string; readonly expectedSeq: number; readonly commandId: string },
  before: { readonly state: CaseState | null; readonly head: Uint8Array },
): Promise<{ readonly records: readonly EventRecord[]; readonly state: CaseState }> => {
  const { person, certificateSha256, signer } = unlocked
  const acting = actingAs(before.state, command, { ...person, at })
  const actor = { personId: person.personId, name: person.name, ...acting, certificateSha256 }
  const records: EventRecord[] = []
  const office = loadOffice(unlocked.store)?.bearing
  let { state, head } = before
  for (const fact of facts) {
    const seq = envelope.expectedSeq + records.length + 1
    const vouched = office !== undefined && vouches(fact.type) ? { office } : {}
    const place = { caseId: envelope.caseId, seq, at, actor, commandId: envelope.commandId, ...vouched }
    const event: CaseEvent = { ...fact, ...place }
    const signed = { suite: signer.suite, type: event.type, body: encodeEventBody(event), prev: head }
    const preimage = eventPreimage(signed)
    const hash = sha256(preimage)
    const signature = await signer.sign(preimage)
    records.push({ ...signed, caseId: envelope.caseId, seq, hash, signature, signer: certificateSha256 })
    state = evolve(state, event)
    head = hash
  }
  if (state === null) throw new Error('a command that registers nothing')
  return { records, state }
}
