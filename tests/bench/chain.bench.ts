/**
 * `npm run bench -- chain`: what the log costs with 100,000 events in the store. One act (decide, sign, commit, project),
 * the inbox of 5,000 open cases, all projections made anew, and the whole log verified with and without its signatures.
 * Verification is the built one (`builtVerify`). One JSON line with the goals beside the figures. CHAIN_EVENTS asks for another number
 * of events.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { createEventSigner } from '#electron/main/crypto/event-signature.ts'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { createStore } from '#electron/main/store/open.ts'
import { eventLine } from '#electron/main/archive/event-log/event-lines.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { decide } from '#shared/domain/case/decide.ts'
import { evolve, fold } from '#shared/domain/case/evolve.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { clerk, EVERY_ROLE, register } from '../helper/case-play.ts'
import { furnish } from '../helper/test-store.ts'
import { createTestOffice } from '../helper/test-office.ts'
import { builtVerify } from './built.ts'
import { stagesOf } from './log-stages.ts'
import { logFileOf, OTHER_OFFICER, STORY_LENGTH, wholeLog } from '../helper/whole-log.ts'

const EVENTS = Number(process.env['CHAIN_EVENTS'] ?? 100_000)
const ACTS = 300
const log = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
const round = (value: number): number => Math.round(value * 10) / 10
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
/** `cpuMs` is what all threads took of the processors: it stands still where others are at work beside. */
const timed = async <T>(
  work: () => Promise<T> | T,
): Promise<{ readonly ms: number; readonly cpuMs: number; readonly value: T }> => {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - begun, cpuMs: (user + system) / 1000, value }
}

const folder = mkdtempSync(join(tmpdir(), 'mingjian-chain-'))
try {
  const office = createTestOffice()
  const cases = Math.ceil(EVENTS / STORY_LENGTH)
  log(`signing ${String(cases)} cases`)
  const records = wholeLog(office, cases)
  const authority = office.authority.certificate
  const certificates = [...EVERY_ROLE, OTHER_OFFICER].map((person) => office.keyOf(person).certificate)
  const lines = records.map((record) => Buffer.from(eventLine(record), 'utf8'))
  const input = { lines, events: records.length, certificates, authority }
  const { verifyWhole, verifyLogFile } = await builtVerify(join(folder, 'built'))
  const unsigned = await timed(() => verifyWhole(input, { signatures: false }))
  const signed = await timed(() => verifyWhole(input, { signatures: true }))
  const { problem, badAt } = signed.value
  if (problem !== null || badAt !== null)
    throw new Error(
      `the log of the bench does not hold: ${problem?.code ?? 'bad line'} at ${String(problem?.position ?? badAt)}`,
    )
  log('timing the stages')
  const stages = stagesOf(lines, certificates, authority)
  const file = logFileOf(office, records)
  const ofFile = await timed(() => verifyLogFile('office.mjlog', file, { root: authority, now: new Date() }))
  if (ofFile.value.checks.some(({ ok }) => ok === false)) throw new Error('the file of the bench does not hold')

  const store = createStore(join(folder, 'store.db'), newStoreKey())
  furnish(store, office, [OTHER_OFFICER])
  log('filling the store')
  const rowOf = (events: readonly EventRecord[]) => {
    const state = fold(
      events.map((record) => {
        const parsed = parseEvent(record)
        if (!parsed.ok) throw new Error(parsed.error.code)
        return parsed.value
      }),
    )
    if (state === null) throw new Error('a case without events')
    return caseRowOf(state)
  }
  const byCase = new Map<string, EventRecord[]>()
  for (const record of records) byCase.set(record.caseId, [...(byCase.get(record.caseId) ?? []), record])
  for (const [caseId, events] of byCase) {
    const row = caseId === 'office' ? null : rowOf(events)
    const appended = store.append({ caseId, expectedSeq: 0, events, blobs: [], row })
    if (!appended.ok) throw new Error(appended.error.code)
  }
  const key = office.keyOf(clerk)
  const signer = createEventSigner(key.privateKey)
  const act = async (caseId: string): Promise<void> => {
    const decided = decide(null, register(), clerk)
    if (!decided.ok) throw new Error(decided.error.code)
    const [fact] = decided.value
    if (fact === undefined) throw new Error('a registration is a fact')
    const actor = {
      personId: clerk.personId,
      name: clerk.name,
      role: 'drafter',
      certificateSha256: key.certificateSha256,
    } as const
    const event = { ...fact, caseId, seq: 1, at: new Date().toISOString(), actor, commandId: caseId }
    const unsignedEvent = { suite: signer.suite, type: event.type, body: encodeEventBody(event), prev: GENESIS }
    const preimage = eventPreimage(unsignedEvent)
    const signature = await signer.sign(preimage)
    const record = {
      ...unsignedEvent,
      caseId,
      seq: 1,
      hash: sha256(preimage),
      signature,
      signer: key.certificateSha256,
    }
    store.append({ caseId, expectedSeq: 0, events: [record], blobs: [], row: caseRowOf(evolve(null, event)) })
  }
  const acts: number[] = []
  for (let index = 0; index < Math.max(ACTS, 5_000); index += 1) {
    const { ms } = await timed(() => act(`open-${String(index)}`))
    if (index < ACTS) acts.push(ms)
  }
  const access = { personId: clerk.personId, seesSubmitted: true }
  const inbox = await timed(() => store.caseRows({ access, stages: ['draft'], offset: 0, limit: 50 }))
  const rebuild = await timed(() => {
    store.rebuildRows(rowOf)
  })
  const perHundredThousand = 100_000 / records.length
  store.close()
  process.stdout.write(
    `${JSON.stringify({
      bench: 'chain',
      events: records.length,
      appendP95Ms: { value: round(quantile(acts, 0.95)), goal: 15 },
      appendMedianMs: { value: round(quantile(acts, 0.5)) },
      inboxMs: { value: round(inbox.ms), open: inbox.value.total, goal: 50 },
      rebuildMs: { value: round(rebuild.ms), goal: 10_000 },
      verifyUnsignedMsPer100k: {
        value: round(unsigned.ms * perHundredThousand),
        goal: 1_000,
        cpu: round(unsigned.cpuMs * perHundredThousand),
      },
      verifySignedMsPer100k: {
        value: round(signed.ms * perHundredThousand),
        goal: 5_000,
        cpu: round(signed.cpuMs * perHundredThousand),
      },
      verifyFileMsPer100k: { value: round(ofFile.ms * perHundredThousand) },
      /** What no program can go below here: so many verifications of P-256 on all processors, and nothing else. */
      signatureFloorMsPer100k: { value: round((stages.signatureUs * 100) / availableParallelism()) },
      processors: availableParallelism(),
      stagesUsPerEvent: stages,
    })}\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
