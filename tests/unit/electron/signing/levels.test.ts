import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPairSync, sign } from 'node:crypto'
import { PKIStatus } from 'pkijs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import {
  addDocumentTimestamp,
  addValidationData,
  prepareDocumentTimestamp,
} from '#electron/main/signing/pades/extend-pdf.ts'
import { fillSignature } from '#electron/main/signing/pades/placeholder.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import { askAuthority } from '#electron/main/signing/timestamp/timestamp-authority.ts'
import { readTimestampAnswer, timestampRequest } from '#electron/main/signing/timestamp/timestamp-exchange.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import {
  answerTimestamp,
  newCertificate,
  ocspAnswer,
  revocationList,
  USAGE,
  type TestKey,
  type TimestampWish,
} from '../../../helper/test-pki.ts'
import { poppler, temporaryFile } from '../pdf/sample.ts'
import { now, options, plainPdf, signedAt } from './office.ts'

/** An authority on this machine that answers as the test wishes. */
let wish: Partial<TimestampWish> & { readonly key?: TestKey; readonly raw?: Uint8Array; readonly code?: number } = {}
let url: string
let asked: Buffer | null = null
const root = newCertificate({ name: '云岭电子认证根', isAuthority: true })
const signerKey = newCertificate({
  name: '云山市人民政府办公室',
  issuer: root,
  usages: [USAGE.documents],
  rsaBits: 3072,
})
const stampRoot = newCertificate({ name: '授时根', isAuthority: true })
const stamp = newCertificate({ name: '时间戳服务', issuer: stampRoot, usages: [USAGE.timestamps] })
const expired = newCertificate({
  name: '时间戳服务',
  issuer: stampRoot,
  usages: [USAGE.timestamps],
  until: new Date('2026-02-01T00:00:00Z'),
})
const responder = newCertificate({ name: '应答', issuer: root, usages: [USAGE.answers] })

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    asked = Buffer.concat(parts)
    const { key = stamp, raw, code = 200, ...how } = wish
    response.writeHead(code, { 'content-type': 'application/timestamp-reply' })
    response.end(raw ?? answerTimestamp(asked, key, [stampRoot], { at: signedAt, ...how }))
  })
})

const facts = (key: TestKey) => {
  const read = readCertificate(key.der)
  if (read === null) throw new Error('a certificate that reads')
  return read
}
const signer: Signer = {
  certificates: [signerKey.der, root.der],
  sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, signerKey.privateKey))),
}
const source = () => askAuthority({ url, roots: [facts(stampRoot)], now: () => signedAt })
const verify = (bytes: Uint8Array, roots = [root.der, stampRoot.der]) => verifyPdf(bytes, { roots, now })
const stamped = async (): Promise<Uint8Array> => {
  const result = await signPdf(await plainPdf(false), signer, { ...options, timestamp: source() })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const proof = () => ({
  certificates: [root.der, stampRoot.der, stamp.der],
  answers: [ocspAnswer(signerKey, root, responder, signedAt)],
  lists: [revocationList(stampRoot, signedAt, [])],
})
const archived = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const result = await addDocumentTimestamp(bytes, source())
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

beforeAll(async () => {
  // A test between two questions may take longer than a connection is kept by itself.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
})
afterAll(() => void server.close())

describe('the levels', () => {
  it('B-B: without a timestamp, with an RSA key of a licensed authority', async () => {
    const result = await signPdf(await plainPdf(false), signer, options)
    const bytes = result.ok ? result.value : new Uint8Array()
    expect(verify(bytes)).toMatchObject({
      ok: true,
      integrity: 'intact',
      signatures: [{ level: 'B-B', timestamp: null }],
    })
  })

  it('B-T: with the time that an authority attests', async () => {
    wish = {}
    const bytes = await stamped()
    expect(verify(bytes)).toMatchObject({
      ok: true,
      integrity: 'intact',
      signatures: [
        {
          level: 'B-T',
          timestamp: { at: signedAt.toISOString(), authority: '时间戳服务', trusted: true },
          chain: ['云山市人民政府办公室', '云岭电子认证根'],
        },
      ],
    })
    expect(poppler('pdfsig', '-nocert', temporaryFile('b-t.pdf', bytes))).toContain('Signature is Valid.')
  })

  it('B-LT and B-LTA: lawful changes of a file that allows none', async () => {
    wish = {}
    const lasting = await addValidationData(await stamped(), proof())
    expect(verify(lasting)).toMatchObject({
      ok: true,
      integrity: 'lawfullyChanged',
      signatures: [{ level: 'B-LT', certification: 1, later: ['validationData'] }],
    })
    const kept = await archived(lasting)
    expect(verify(kept)).toMatchObject({
      ok: true,
      integrity: 'lawfullyChanged',
      signatures: [
        { kind: 'signature', level: 'B-LTA', later: ['validationData', 'timestamp'].sort() },
        { kind: 'timestamp', integrity: 'intact', trusted: true },
      ],
    })
    const renewed = await archived(await addValidationData(kept, { certificates: [stamp.der], answers: [], lists: [] }))
    expect(verify(renewed)).toMatchObject({ ok: true, signatures: [{ level: 'B-LTA' }, {}, { kind: 'timestamp' }] })
    expect(
      poppler('pdfsig', '-nocert', temporaryFile('b-lta.pdf', renewed)).match(/Signature is Valid\./g),
    ).not.toBeNull()
  })

  it('stay below where a part is missing, forged, or says revoked', async () => {
    wish = {}
    const bytes = await stamped()
    const stray = newCertificate({ name: '云岭电子认证根', isAuthority: true })
    const forged = { ...proof(), answers: [ocspAnswer(signerKey, root, stray, signedAt)] }
    expect(verify(await addValidationData(bytes, forged))).toMatchObject({ signatures: [{ level: 'B-T' }] })
    const revoked = {
      ...proof(),
      answers: [ocspAnswer(signerKey, root, responder, now, new Date('2026-03-01T00:00:00Z'))],
    }
    const report = verify(await addValidationData(bytes, revoked))
    expect(report.problems.map(({ code }) => code)).toEqual(['certificate.revoked'])
    const later = { ...proof(), answers: [ocspAnswer(signerKey, root, responder, now, now)] }
    expect(verify(await addValidationData(bytes, later)).problems, 'revoked after the attested time').toEqual([])
  })

  it('are not raised by an authority of timestamps that somebody made himself', async () => {
    wish = {}
    const bytes = await stamped()
    const strangers = verify(bytes, [root.der])
    expect(strangers).toMatchObject({ ok: true, signatures: [{ level: 'B-B', timestamp: { trusted: false } }] })
    expect(verify(await archived(await addValidationData(bytes, proof())), [root.der])).toMatchObject({
      signatures: [{ level: 'B-B' }, { kind: 'timestamp', trusted: false }],
    })
    const trusted = verifyPdf(bytes, { roots: [root.der], stampRoots: [stampRoot.der], now })
    expect(trusted).toMatchObject({ ok: true, signatures: [{ level: 'B-T', timestamp: { trusted: true } }] })
    // Whose word on time is believed may not sign for the office.
    const byStamp: Signer = {
      certificates: [stamp.der, stampRoot.der],
      sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, stamp.privateKey))),
    }
    const forged = await signPdf(await plainPdf(false), byStamp, options)
    const report = verifyPdf(forged.ok ? forged.value : new Uint8Array(), {
      roots: [],
      stampRoots: [stampRoot.der],
      now,
    })
    expect(report.problems.map(({ code }) => code)).toContain('certificate.untrusted')
    // A time that has not come.
    const early = verifyPdf(bytes, { roots: [root.der, stampRoot.der], now: new Date('2026-03-04T00:00:00Z') })
    expect(early.problems.map(({ code }) => code)).toContain('timestamp.invalid')
  })

  it('want proofs that are not older than what they prove', async () => {
    wish = {}
    const bytes = await stamped()
    const before = new Date('2026-03-04T00:00:00Z')
    const level = async (data: Partial<ReturnType<typeof proof>>) =>
      verify(await addValidationData(bytes, { ...proof(), ...data })).signatures[0]?.level
    expect(await level({})).toBe('B-LT')
    expect(await level({ answers: [ocspAnswer(signerKey, root, responder, before)] })).toBe('B-T')
    expect(await level({ lists: [revocationList(stampRoot, before, [])] })).toBe('B-T')
    expect(await level({ answers: [], lists: [...proof().lists, revocationList(root, now, [])] })).toBe('B-LT')
    // A withdrawal of later shows that it was good before.
    const withdrawn = revocationList(root, now, [{ key: signerKey, since: now }])
    expect(await level({ answers: [], lists: [...proof().lists, withdrawn] })).toBe('B-LT')
  })

  it('a hand that left office later had signed in time: what was added behind it attests that', async () => {
    wish = {}
    const hand = newCertificate({ name: '林若舟', issuer: root })
    const byHand: Signer = {
      certificates: [hand.der, root.der],
      sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, hand.privateKey))),
    }
    const first = await signPdf(await plainPdf(false), byHand, { ...options, act: 'approve' })
    const closing = { ...options, act: 'close', timestamp: source() } as const
    const both = await signPdf(first.ok ? first.value : new Uint8Array(), signer, closing)
    if (!both.ok) throw new Error(JSON.stringify(both.error))
    const since = async (at: Date): Promise<readonly string[]> => {
      const lists = [revocationList(root, now, [{ key: hand, since: at }]), revocationList(stampRoot, now, [])]
      const bytes = await addValidationData(both.value, { ...proof(), lists })
      return verify(bytes).problems.map(({ code }) => code)
    }
    expect(await since(now)).not.toContain('certificate.revoked')
    expect(await since(new Date('2026-03-05T02:00:00Z'))).toContain('certificate.revoked')
  })

  it('several hands sign before the office closes the file', async () => {
    wish = {}
    const hand = newCertificate({ name: '林若舟', issuer: root })
    const byHand: Signer = {
      certificates: [hand.der, root.der],
      sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, hand.privateKey))),
    }
    let bytes = await plainPdf(false)
    for (const [who, act] of [
      [byHand, 'approve'],
      [byHand, 'approve'],
      [signer, 'close'],
    ] as const) {
      const result = await signPdf(bytes, who, { ...options, act })
      if (!result.ok) throw new Error(result.error.code)
      bytes = result.value
    }
    const report = verify(bytes)
    expect(report.integrity).toBe('intact')
    expect(report.signatures.map(({ field, integrity, certification }) => [field, integrity, certification])).toEqual([
      ['Hand', 'lawfullyChanged', null],
      ['Hand2', 'lawfullyChanged', null],
      ['Release', 'intact', 1],
    ])
    const late = await signPdf(bytes, byHand, { ...options, act: 'approve' })
    const after = verify(late.ok ? late.value : new Uint8Array())
    expect(after.integrity).toBe('altered')
    expect(after.problems.find(({ signature }) => signature === 2)?.detail).toMatchObject({
      change: 'signature.notAllowed',
    })
  })

  it('by hand: the request goes out as a file and the answer comes back as one', async () => {
    wish = {}
    const bytes = await stamped()
    const place = await prepareDocumentTimestamp(bytes)
    const request = timestampRequest(place.digest, null)
    const answer = answerTimestamp(request.der, stamp, [stampRoot], { at: now })
    // Later, on another day: the place is prepared once more and is the same.
    const again = await prepareDocumentTimestamp(bytes)
    expect(again.digest).toEqual(place.digest)
    const asked = { earliest: signedAt, latest: now, roots: [facts(stampRoot)] }
    const token = readTimestampAnswer(answer, timestampRequest(again.digest, null), asked)
    const filled = fillSignature(again, token.ok ? token.value : new Uint8Array())
    expect(verify(filled)).toMatchObject({ ok: true, signatures: [{ level: 'B-T' }, { kind: 'timestamp' }] })
    const other = answerTimestamp(timestampRequest(new Uint8Array(32), null).der, stamp, [stampRoot], { at: now })
    const why = (bytes: Uint8Array, roots = [facts(stampRoot)]) =>
      readTimestampAnswer(bytes, request, { ...asked, roots })
    expect(why(other)).toMatchObject({ error: { detail: { why: 'imprint' } } })
    // Made before what it attests, made tomorrow, made by whoever: no answer at all.
    const made = (at: string) => answerTimestamp(request.der, stamp, [stampRoot], { at: new Date(at) })
    expect(why(made('2026-03-05T02:00:00Z'))).toMatchObject({ error: { detail: { why: 'time' } } })
    expect(why(made('2026-03-07T00:00:00Z'))).toMatchObject({ error: { detail: { why: 'time' } } })
    expect(why(answer, [])).toMatchObject({ error: { detail: { why: 'untrusted' } } })
  })
})

describe('an authority of timestamps', () => {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const unknown = newCertificate({ name: '别处', isAuthority: true })
  const cases: readonly (readonly [string, typeof wish, object])[] = [
    ['another imprint', { imprint: new Uint8Array(32) }, { code: 'timestamp.wrong', detail: { why: 'imprint' } }],
    ['another nonce', { nonce: Uint8Array.of(0x42, 1) }, { code: 'timestamp.wrong', detail: { why: 'nonce' } }],
    ['no nonce', { nonce: null }, { code: 'timestamp.wrong', detail: { why: 'nonce' } }],
    ['a key that is not its own', { forgedBy: stranger }, { code: 'timestamp.wrong', detail: { why: 'forged' } }],
    ['an expired certificate', { key: expired }, { code: 'timestamp.wrong', detail: { why: 'notValid' } }],
    [
      'a certificate for something else',
      { key: signerKey },
      { code: 'timestamp.wrong', detail: { why: 'notAnAuthority' } },
    ],
    [
      'a root that the office does not know',
      { key: newCertificate({ name: '时间戳服务', issuer: unknown, usages: [USAGE.timestamps] }) },
      { code: 'timestamp.wrong', detail: { why: 'untrusted' } },
    ],
    ['another time', { at: new Date('2026-03-05T04:00:00Z') }, { code: 'timestamp.wrong', detail: { why: 'time' } }],
    [
      'bytes that are nothing',
      { raw: Uint8Array.of(1, 2, 3) },
      { code: 'timestamp.wrong', detail: { why: 'malformed' } },
    ],
    ['a flood', { raw: new Uint8Array(1 << 20) }, { code: 'timestamp.wrong', detail: { why: 'malformed' } }],
    ['a no', { status: PKIStatus.rejection }, { code: 'timestamp.refused', detail: {} }],
    ['an error page', { code: 500 }, { code: 'timestamp.refused', detail: {} }],
  ]
  it.each(cases)('is not believed with %s', async (_, how, error) => {
    wish = how
    const result = await signPdf(await plainPdf(false), signer, { ...options, timestamp: source() })
    expect(result).toEqual({ ok: false, error })
  })

  it('that does not answer is a refusal, not a lower level', async () => {
    const gone = askAuthority({ url: 'http://127.0.0.1:1/', roots: [], now: () => signedAt })
    const result = await signPdf(await plainPdf(false), signer, { ...options, timestamp: gone })
    expect(result).toEqual({ ok: false, error: { code: 'timestamp.unreachable', detail: {} } })
  })

  it('gets a digest and nothing else', async () => {
    wish = {}
    await stamped()
    expect(asked?.length).toBeLessThan(80)
  })
})
