import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import { createAuthority, issueReleaseCertificate } from '#electron/main/crypto/authority.ts'
import { issueRevocationList } from '#electron/main/crypto/revocation-list.ts'
import { fetchProofs, proofAddresses } from '#electron/main/signing/fetch-proofs.ts'
import { gatherProofs, sortProofFiles, type NeededProof } from '#electron/main/signing/needed-proofs.ts'
import { statusInAnswer, statusInList } from '#electron/main/signing/revocation.ts'
import { newCertificate, ocspAnswer, revocationList, USAGE, type TestKey } from '../../../helper/test-pki.ts'

const at = new Date('2026-03-01T00:00:00Z')
const root = newCertificate({ name: '云岭电子认证根', isAuthority: true })
const responder = newCertificate({ name: '应答', issuer: root, usages: [USAGE.answers] })
const asked: string[] = []
let answer: Uint8Array | null = null
const server = createServer((request, response) => {
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
  request.resume().on('end', () => {
    if (answer === null) response.writeHead(500)
    response.end(answer ?? '')
  })
})
let base = ''
let key: TestKey
const factsOf = ({ der }: Pick<TestKey, 'der'>) => {
  const facts = readCertificate(der)
  if (facts === null) throw new Error('a certificate')
  return facts
}
const needed = (): NeededProof => ({ certificate: factsOf(key), issuer: factsOf(root), proven: false })

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
    const found = await fetchProofs([needed()], new AbortController().signal)
    expect(asked.splice(0)).toEqual(['POST /ocsp'])
    const gathered = gatherProofs([needed()], found, [])
    expect(gathered).toMatchObject({ missing: [], revoked: null })
    expect(gathered.data.answers).toHaveLength(1)
    expect(await fetchProofs([{ ...needed(), proven: true }], new AbortController().signal)).toEqual([])
  })

  it('fall back on the list, are left out where nobody answers, and are not believed when they are another’s', async () => {
    answer = null
    expect(await fetchProofs([needed()], new AbortController().signal)).toEqual([])
    expect(asked.splice(0)).toEqual(['POST /ocsp', 'GET /root.crl'])
    const stranger = newCertificate({ name: '云岭电子认证根', isAuthority: true })
    answer = revocationList(stranger, at, [])
    const found = await fetchProofs([needed()], new AbortController().signal)
    expect(gatherProofs([needed()], found, []).missing).toHaveLength(1)
    const cancelled = AbortSignal.abort(new Error('left'))
    await expect(fetchProofs([needed()], cancelled)).rejects.toThrow('left')
  })

  it('come as files too, told apart by what they are', () => {
    const list = revocationList(root, at, [{ key, since: at }])
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root.der).toString('base64')}\n-----END CERTIFICATE-----\n`
    const sorted = sortProofFiles([Buffer.from(pem), list, Buffer.from('nothing')])
    expect(sorted.certificates.map(({ commonName }) => commonName)).toEqual(['云岭电子认证根'])
    expect(gatherProofs([needed()], sorted.others, []).revoked?.commonName).toBe('云山市人民政府办公室')
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
    expect(statusInList(issueRevocationList(authority, at, []), issued)).toEqual({ kind: 'good', asOf: at })
    const withdrawn = issueRevocationList(authority, at, [{ certificate: release.certificate, since: at }])
    expect(statusInList(withdrawn, issued)).toEqual({ kind: 'revoked', since: at })
    expect(statusInAnswer(withdrawn, issued)).toBeNull()
  })
})
