import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import { createAuthority, issueReleaseCertificate } from '#electron/main/crypto/authority.ts'
import { issueRevocationList } from '#electron/main/crypto/revocation-list.ts'
import { addressesOf, fetchProofs, proofAddresses } from '#electron/main/signing/validation/fetch-proofs.ts'
import { gatherProofs, sortProofFiles, type NeededProof } from '#electron/main/signing/validation/needed-proofs.ts'
import { statusInAnswer, statusInList } from '#electron/main/signing/validation/revocation.ts'
import { newCertificate, ocspAnswer, revocationList, USAGE, type TestKey } from '../../../helper/test-pki.ts'

const at = new Date('2026-03-01T00:00:00Z')
const root = newCertificate({ name: '云岭电子认证根', isAuthority: true })
const responder = newCertificate({ name: '应答', issuer: root, usages: [USAGE.answers] })
const asked: string[] = []
let answer: Uint8Array | null = null
let replies: ReadonlyMap<string, Uint8Array> = new Map()
let redirect = ''
const server = createServer((request, response) => {
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
  request.resume().on('end', () => {
    const reply = replies.get(request.url ?? '') ?? answer
    if (redirect !== '' && request.url === '/ocsp') response.writeHead(302, { location: redirect })
    else if (reply === null) response.writeHead(500)
    response.end(reply ?? '')
  })
})
let base = ''
let key: TestKey
const factsOf = ({ der }: Pick<TestKey, 'der'>) => {
  const facts = readCertificate(der)
  if (facts === null) throw new Error('a certificate')
  return facts
}
const needed = (used: Date | null = null): NeededProof => ({
  ...{ certificate: factsOf(key), issuer: factsOf(root), proven: false },
  ...{ at: used, isBetween: false },
})

const told = (): readonly string[] => [`${base}/ocsp`, `${base}/root.crl`]

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  key = newCertificate({
    ...{ name: '云山市人民政府办公室', issuer: root },
    addresses: { answers: `${base}/ocsp`, lists: `${base}/root.crl` },
  })
})
afterAll(() => void server.close())

describe('proofs that authorities give', () => {
  it('are asked for where the certificate says, by answer first', async () => {
    expect(proofAddresses(key.der)).toEqual({ answers: [`${base}/ocsp`], lists: [`${base}/root.crl`] })
    expect(proofAddresses(root.der)).toEqual({ answers: [], lists: [] })
    answer = ocspAnswer(key, root, responder, at)
    const found = await fetchProofs([needed()], told(), new AbortController().signal)
    expect(asked.splice(0)).toEqual(['POST /ocsp'])
    const gathered = gatherProofs([needed()], found, [])
    expect(gathered).toMatchObject({ missing: [], revoked: null })
    expect(gathered.data.answers).toHaveLength(1)
    expect(await fetchProofs([{ ...needed(), proven: true }], told(), new AbortController().signal)).toEqual([])
  })

  it('fall back on the list, are left out where nobody answers, and are not believed when they are another’s', async () => {
    answer = null
    expect(await fetchProofs([needed()], told(), new AbortController().signal)).toEqual([])
    expect(asked.splice(0)).toEqual(['POST /ocsp', 'GET /root.crl'])
    const stranger = newCertificate({ name: '云岭电子认证根', isAuthority: true })
    answer = revocationList(stranger, at, [])
    const found = await fetchProofs([needed()], told(), new AbortController().signal)
    expect(gatherProofs([needed()], found, []).missing).toHaveLength(1)
    const cancelled = AbortSignal.abort(new Error('left'))
    await expect(fetchProofs([needed()], told(), cancelled)).rejects.toThrow('left')
  })

  it('come as files too, told apart by what they are', () => {
    const list = revocationList(root, at, [{ key, since: at }])
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root.der).toString('base64')}\n-----END CERTIFICATE-----\n`
    const sorted = sortProofFiles([Buffer.from(pem), list, Buffer.from('nothing')])
    expect(sorted.certificates.map(({ commonName }) => commonName)).toEqual(['云岭电子认证根'])
    expect(gatherProofs([needed()], sorted.others, []).revoked?.commonName).toBe('云山市人民政府办公室')
  })
})

describe('addresses that other people’s certificates name', () => {
  it('are asked in turn until one answers what was asked: another’s word is none', async () => {
    const stranger = newCertificate({ name: '云岭电子认证根', isAuthority: true })
    const other = ocspAnswer(key, stranger, stranger, at)
    asked.splice(0)
    replies = new Map([
      ['/ocsp', other],
      ['/root.crl', revocationList(root, at, [])],
    ])
    const found = await fetchProofs([needed()], told(), new AbortController().signal)
    expect(asked.splice(0)).toEqual(['POST /ocsp', 'GET /root.crl'])
    expect(gatherProofs([needed()], found, [])).toMatchObject({ missing: [], revoked: null })
    // Nor is one from before the certificate was used: the list is newer.
    const used = new Date('2026-03-02T00:00:00Z')
    replies = new Map([
      ['/ocsp', ocspAnswer(key, root, responder, at)],
      ['/root.crl', revocationList(root, used, [])],
    ])
    const newer = await fetchProofs([needed(used)], told(), new AbortController().signal)
    expect(asked.splice(0)).toEqual(['POST /ocsp', 'GET /root.crl'])
    expect(gatherProofs([needed(used)], newer, [])).toMatchObject({ missing: [], outdated: [], revoked: null })
    expect(gatherProofs([needed(used)], newer.slice(0, 1), [])).toMatchObject({ missing: [], outdated: [{}] })
    replies = new Map()
  })

  it('are few, short, of the web and without passwords; each is told before it is asked', () => {
    const at = (answers: string) =>
      newCertificate({ name: '别处', issuer: root, addresses: { answers, lists: 'ldap://x/y' } })
    for (const url of ['file:///etc/passwd', 'http://u:p@example/', `http://example/${'x'.repeat(1000)}`, 'http://']) {
      expect(proofAddresses(at(url).der), url).toEqual({ answers: [], lists: [] })
    }
    expect(addressesOf([needed(), needed()])).toEqual([`${base}/ocsp`, `${base}/root.crl`])
    expect(addressesOf([{ ...needed(), proven: true }])).toEqual([])
  })

  it('are not asked when nobody was shown them', async () => {
    replies = new Map([['/root.crl', revocationList(root, at, [])]])
    asked.splice(0)
    await fetchProofs([needed()], [`${base}/root.crl`], new AbortController().signal)
    expect(asked.splice(0)).toEqual(['GET /root.crl'])
    replies = new Map()
  })

  it('lead nowhere else: a redirect is not followed', async () => {
    redirect = '/root.crl'
    replies = new Map([['/root.crl', revocationList(root, at, [])]])
    await fetchProofs([needed()], told(), new AbortController().signal)
    expect(asked.splice(0)).toEqual(['POST /ocsp', 'GET /root.crl'])
    redirect = ''
    replies = new Map()
  })
})

describe('the revocation list of the office’s own authority', () => {
  it('says of its certificates whether they are good', () => {
    const authority = createAuthority('云岭县水利局', at)
    const release = issueReleaseCertificate(authority, at)
    const issued = {
      certificate: factsOf({ der: release.certificate }),
      issuer: factsOf({ der: authority.certificate }),
    }
    const until = new Date('2026-03-31T00:00:00Z')
    expect(statusInList(issueRevocationList(authority, at, []), issued)).toEqual({ kind: 'good', asOf: at, until })
    const since = at
    const withdrawn = issueRevocationList(authority, at, [
      { certificate: release.certificate, since, reason: 'superseded' },
    ])
    expect(statusInList(withdrawn, issued)).toEqual({ kind: 'revoked', since: at })
    expect(statusInAnswer(withdrawn, issued)).toBeNull()
  })
})
