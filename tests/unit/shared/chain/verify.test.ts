import { describe, expect, it } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { holdsHead, verifyChain, type ChainProblem } from '#shared/domain/chain/verify.ts'
import {
  at,
  clerk,
  DEFAULT_STAGES,
  deputy,
  EVERY_ROLE,
  head,
  otherClerk,
  type Person,
} from '../../../helper/case-play.ts'
import { personOf, recordOf, signLog } from '../../../helper/signed-log.ts'
import { createTestOffice, signEventWith } from '../../../helper/test-office.ts'

const office = createTestOffice()
const certificates = [...EVERY_ROLE, otherClerk].map((person) => office.keyOf(person).certificate)
const tools = createChainTools(certificates, office.authority.certificate)
const story = at('archived')
const log = signLog(office, story.events)
/** The department's pass: an act with words of a person in it. */
const PASSED = story.events.findIndex(({ type }) => type === 'DepartmentReviewPassed') + 1
const record = (seq: number): EventRecord => log[seq - 1] as EventRecord
const event = (seq: number): CaseEvent => {
  const found = story.events[seq - 1] as CaseEvent
  const { certificateSha256 } = office.keyOf(personOf(found.actor.personId))
  return { ...found, actor: { ...found.actor, certificateSha256 } }
}
const problem = (records: readonly EventRecord[]): ChainProblem | null => {
  const verdict = verifyChain(records, tools)
  return verdict.ok ? null : verdict.error
}
const replaced = (seq: number, by: EventRecord): EventRecord[] => log.map((one) => (one.seq === seq ? by : one))
/** Rewrites everything after `seq` so that the links fit again, each event signed by whom it names. */
const relinked = (events: readonly CaseEvent[]): EventRecord[] => signLog(office, events)
const flipped = (bytes: Uint8Array, at_: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === at_ ? byte ^ (1 << (at_ % 8)) : byte))

describe.each(DEFAULT_STAGES)('the log of a case at %s', (stage) => {
  const records = signLog(office, at(stage).events)

  it('verifies, and tells the events and the head', () => {
    const verdict = verifyChain(records, tools)
    expect(verdict).toMatchObject({ ok: true, value: { caseId: 'case-1', head: records.at(-1)?.hash } })
    expect(verdict.ok && verdict.value.events.map(({ type, seq }) => ({ type, seq }))).toEqual(
      at(stage).events.map(({ type, seq }) => ({ type, seq })),
    )
  })

  it('does not verify with one event dropped, doubled or swapped, and names the first that is out of place', () => {
    for (let index = 0; index < records.length - 1; index++) {
      const dropped = records.filter((_, n) => n !== index)
      const doubled = records.flatMap((one, n) => (n === index ? [one, one] : [one]))
      const swapped = records.map((one, n) =>
        n === index ? records[index + 1] : n === index + 1 ? records[index] : one,
      )
      expect(problem(dropped)).toEqual({ code: 'chain.sequence', seq: index + 1 })
      expect(problem(doubled)).toEqual({ code: 'chain.sequence', seq: index + 2 })
      expect(problem(swapped as EventRecord[])).toEqual({ code: 'chain.sequence', seq: index + 1 })
    }
  })

  it('does not verify with one event dropped and the rest numbered anew', () => {
    for (let index = 0; index < records.length - 1; index++) {
      const renumbered = records.filter((_, n) => n !== index).map((one, n) => ({ ...one, seq: n + 1 }))
      expect(problem(renumbered)).toEqual({ code: 'chain.link', seq: index + 1 })
    }
  })

  it('verifies with its tail cut, which only a head noted elsewhere shows', () => {
    const noted = { events: records.length, hash: records.at(-1)?.hash ?? GENESIS }
    expect(holdsHead(records, noted)).toBe(true)
    for (let length = 1; length < records.length; length++) {
      expect(problem(records.slice(0, length))).toBeNull()
      expect(holdsHead(records.slice(0, length), noted)).toBe(false)
    }
  })
})

describe('one altered record', () => {
  it('is named whichever bit of its body, hash, link or signature is flipped', () => {
    for (const one of log) {
      for (const field of ['body', 'hash', 'prev', 'signature'] as const) {
        for (let byte = 0; byte < one[field].length; byte += field === 'body' ? 23 : 9) {
          expect(problem(replaced(one.seq, { ...one, [field]: flipped(one[field], byte) }))?.seq).toBe(one.seq)
        }
      }
    }
  })

  it('is named when a field is shortened or emptied', () => {
    for (const field of ['body', 'hash', 'prev', 'signature'] as const) {
      for (const value of [record(PASSED)[field].subarray(0, -1), new Uint8Array()]) {
        expect(problem(replaced(PASSED, { ...record(PASSED), [field]: value }))?.seq).toBe(PASSED)
      }
    }
  })

  it.each([
    ['type', { type: 'FinalApprovalGiven' }, 'chain.hash'],
    ['type to one that is none', { type: 'toString' }, 'chain.hash'],
    ['case', { caseId: 'case-2' }, 'chain.otherCase'],
    ['suite', { suite: 'none' as EventRecord['suite'] }, 'chain.suite'],
    ['signer to nobody', { signer: '0'.repeat(64) }, 'chain.signerUnknown'],
    ['signer to somebody else', { signer: office.keyOf(deputy).certificateSha256 }, 'chain.signature'],
  ])('is named when its %s is changed', (_, change, code) => {
    expect(problem(replaced(PASSED, { ...record(PASSED), ...change }))).toEqual({ code, seq: PASSED })
  })

  it('is named when its hash is computed anew, by its signature', () => {
    const body = new TextEncoder().encode(new TextDecoder().decode(record(PASSED).body).replace('同意', '缓办'))
    const forged = { ...record(PASSED), body }
    expect(problem(replaced(PASSED, { ...forged, hash: sha256(eventPreimage(forged)) }))).toEqual({
      code: 'chain.signature',
      seq: PASSED,
    })
  })
})

describe('a forged log', () => {
  const signedBy = (signer: Person, seq: number, change: Partial<CaseEvent>): EventRecord[] =>
    replaced(seq, recordOf(office, { ...event(seq), ...change } as CaseEvent, record(seq).prev, signer))

  it('shows an act written in another name than the signer’s', () => {
    const { certificateSha256 } = office.keyOf(otherClerk)
    expect(problem(signedBy(otherClerk, PASSED, {}))).toEqual({ code: 'chain.actor', seq: PASSED })
    const actor = { ...event(PASSED).actor, certificateSha256 }
    expect(problem(signedBy(otherClerk, PASSED, { actor }))).toEqual({ code: 'chain.actor', seq: PASSED })
    // Each of the three by itself: the person, the name, the certificate.
    const own = { ...actor, personId: otherClerk.personId, name: otherClerk.name }
    const { personId, name, certificateSha256: others } = event(PASSED).actor
    for (const said of [{ personId }, { name }, { certificateSha256: others }])
      expect(problem(signedBy(otherClerk, PASSED, { actor: { ...own, ...said } }))).toEqual({
        ...{ code: 'chain.actor', seq: PASSED },
      })
  })

  it('shows a role that the certificate does not attest', () => {
    const actor = {
      ...event(PASSED).actor,
      personId: otherClerk.personId,
      name: otherClerk.name,
      certificateSha256: office.keyOf(otherClerk).certificateSha256,
    }
    expect(problem(signedBy(otherClerk, PASSED, { actor }))).toEqual({ code: 'chain.role', seq: PASSED })
  })

  it('shows an event that was signed for another case or another place', () => {
    const elsewhere = recordOf(office, { ...event(1), caseId: 'case-2' }, GENESIS)
    expect(problem([{ ...elsewhere, caseId: 'case-1' }, ...log.slice(1)])).toEqual({ code: 'event.misplaced', seq: 1 })
    const moved = recordOf(office, { ...event(6), seq: 7 }, record(6).prev)
    expect(problem(replaced(6, { ...moved, seq: 6 }))).toEqual({ code: 'event.misplaced', seq: 6 })
  })

  it('shows events spliced in from the log of another case', () => {
    const other = signLog(
      office,
      story.events.map((one) => ({ ...one, caseId: 'case-2' })),
    )
    expect(problem([...log.slice(0, PASSED - 1), ...other.slice(PASSED - 1)])).toEqual({
      code: 'chain.otherCase',
      seq: PASSED,
    })
  })

  it('shows a back-dated act', () => {
    const events = story.events.map((one) => (one.seq === 8 ? { ...one, at: '2026-02-01T00:00:00.000Z' } : one))
    expect(problem(relinked(events))).toEqual({ code: 'chain.clockBack', seq: 8 })
  })

  it('shows an act before the signer had a certificate, and after it expired', () => {
    const early = story.events.map((one) => ({ ...one, at: '2026-01-05T00:59:59.999Z' }))
    expect(problem(relinked(early))).toEqual({ code: 'chain.signerExpired', seq: 1 })
    const late = story.events.map((one) => (one.seq > 9 ? { ...one, at: '2031-01-05T01:00:00.001Z' } : one))
    expect(problem(relinked(late))).toEqual({ code: 'chain.signerExpired', seq: 10 })
    // The first moment and the last one belong to it.
    const first = story.events.map((one) => ({ ...one, at: '2026-01-05T01:00:00.000Z' }))
    expect(problem(relinked(first))).toBeNull()
    const last = story.events.map((one) => (one.seq > 9 ? { ...one, at: '2031-01-05T01:00:00.000Z' } : one))
    expect(problem(relinked(last))).toBeNull()
  })

  it('shows itself when it is written anew from the start under another authority of the same name', () => {
    const impostor = createTestOffice()
    const forged = signLog(impostor, story.events)
    expect(problem(forged)).toEqual({ code: 'chain.signerUnknown', seq: 1 })
    const theirs = EVERY_ROLE.map((person) => impostor.keyOf(person).certificate)
    const verdict = verifyChain(forged, createChainTools(theirs, office.authority.certificate))
    expect(verdict).toEqual({ ok: false, error: { code: 'chain.signerNotTrusted', seq: 1 } })
  })

  it('shows that it is not the log that was noted, when those who signed it wrote it anew', () => {
    const noted = { events: log.length, hash: record(log.length).hash }
    const rewritten = relinked(
      story.events.map((one) =>
        one.type === 'DepartmentReviewPassed' ? { ...one, data: { ...one.data, opinion: '改写' } } : one,
      ),
    )
    expect(problem(rewritten)).toBeNull()
    expect(holdsHead(rewritten, noted)).toBe(false)
  })

  it('is refused when it signs with the office’s release key', () => {
    const withRelease = createChainTools([...certificates, office.release.certificate], office.authority.certificate)
    const forged = replaced(PASSED, { ...record(PASSED), signer: office.release.certificateSha256 })
    expect(verifyChain(forged, withRelease)).toEqual({ ok: false, error: { code: 'chain.signerUnknown', seq: PASSED } })
  })

  it('is empty or nothing at all', () => {
    expect(problem([])).toEqual({ code: 'chain.empty', seq: 0 })
  })
})

describe('a body that was signed, but is not an event', () => {
  const text = (seq: number): string => new TextDecoder().decode(record(seq).body)
  /** Hostile bytes, signed as an insider with a valid key can sign anything. */
  const resigned = (one: EventRecord): EventRecord => {
    const preimage = eventPreimage(one)
    return { ...one, hash: sha256(preimage), signature: signEventWith(office.keyOf(head), preimage) }
  }
  const signedText = (body: string): EventRecord[] =>
    replaced(PASSED, resigned({ ...record(PASSED), body: new TextEncoder().encode(body) }))

  it.each([
    ['an unknown key', (body: string) => body.replace('"v":1', '"v":1,"w":2'), 'event.malformed'],
    ['a key twice', (body: string) => body.replace('"v":1', '"v":1,"v":1'), 'event.notJson'],
    ['white space', (body: string) => `${body}\n`, 'event.notJson'],
    ['a key out of order', (body: string) => body.replace(/^\{(.*),"v":1\}$/, '{"v":1,$1}'), 'event.notJson'],
    ['another version', (body: string) => body.replace('"v":1', '"v":2'), 'event.unknownVersion'],
    ['a key missing', (body: string) => body.replace(/,"opinion":"[^"]*"/, ''), 'event.malformed'],
    [
      'an unknown key in its data',
      (body: string) => body.replace('"opinion"', '"__proto__":1,"opinion"'),
      'event.malformed',
    ],
    ['a number for a text', (body: string) => body.replace(/"opinion":"[^"]*"/, '"opinion":1'), 'event.malformed'],
    ['a text too long', (body: string) => body.replace('同意', '同'.repeat(4001)), 'event.malformed'],
    ['half a surrogate pair', (body: string) => body.replace('同意', '\\ud800'), 'event.malformed'],
    ['a fraction', (body: string) => body.replace('"round":1', '"round":1.5'), 'event.malformed'],
    ['a time that does not exist', (body: string) => body.replace('2026-03-01T', '2026-02-30T'), 'event.malformed'],
    ['a list', () => '[]', 'event.malformed'],
    ['nothing', () => '', 'event.notJson'],
    ['an upper-case hash', (body: string) => body.replace(/"contentHash":"a/, '"contentHash":"A'), 'event.malformed'],
  ])('is named when it has %s', (_, change, code) => {
    expect(change(text(PASSED))).not.toBe(text(PASSED))
    expect(problem(signedText(change(text(PASSED))))).toEqual({ code, seq: PASSED })
  })

  it('is named when its type is unknown', () => {
    for (const type of ['Approved', 'constructor', '__proto__', '']) {
      expect(problem(replaced(PASSED, resigned({ ...record(PASSED), type })))).toEqual({
        code: 'event.unknownType',
        seq: PASSED,
      })
    }
  })

  it('is named when its bytes are not UTF-8', () => {
    const body = Uint8Array.of(...record(PASSED).body.subarray(0, -2), 0xc0, 0x80)
    expect(problem(replaced(PASSED, resigned({ ...record(PASSED), body })))).toEqual({
      code: 'event.notJson',
      seq: PASSED,
    })
  })

  it('cannot be made by the signer’s own program: it refuses to sign it', () => {
    const tooLong = { ...event(1), data: { ...event(1).data, title: '题'.repeat(2001) } } as CaseEvent
    expect(() => recordOf(office, tooLong, GENESIS, clerk)).toThrow('invariant')
  })
})
