import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Certificate } from 'pkijs'
import {
  createAuthority,
  issuePersonCertificate,
  issueReleaseCertificate,
  type CertifiedPerson,
  type IssuedKey,
} from '#electron/main/crypto/authority.ts'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { createEventSigner, verifyEventSignature } from '#electron/main/crypto/event-signature.ts'

const now = new Date('2026-03-01T01:02:03.456Z')
const OFFICE = '云溪县人民政府办公室'
const authority = createAuthority(OFFICE, now)
const clerk: CertifiedPerson = { personId: 'p-clerk', name: '周小满', roles: ['drafter', 'publisher'] }
const person = issuePersonCertificate(authority, clerk, now)
const release = issueReleaseCertificate(authority, now)

/** The certificate in the words of `verifyChain`. */
const readSignerCertificate = (der: Uint8Array, by: Uint8Array) =>
  createChainTools([der], by).certificate(sha256Hex(der))
const isIssuedBy = (der: Uint8Array, by: Uint8Array): boolean => {
  const [facts, issuer] = [readCertificate(der), readCertificate(by)]
  return facts !== null && issuer !== null && facts.isIssuedBy(issuer)
}

const parsed = (issued: IssuedKey) => Certificate.fromBER(Uint8Array.from(issued.certificate))
const extension = (issued: IssuedKey, oid: string) => {
  const found = parsed(issued).extensions?.find(({ extnID }) => extnID === oid)
  return (
    found && { critical: found.critical, hex: Buffer.from(found.extnValue.valueBlock.valueHexView).toString('hex') }
  )
}

describe('the office’s authority', () => {
  it('is self-signed, may issue end certificates only, and signs nothing but certificates', () => {
    const certificate = new X509Certificate(authority.certificate)
    expect(certificate.ca).toBe(true)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(extension(authority, '2.5.29.19')).toEqual({ critical: true, hex: '30060101ff020100' }) // cA, path length 0
    expect(extension(authority, '2.5.29.15')).toEqual({ critical: true, hex: '03020106' }) // keyCertSign, cRLSign
  })

  it('has a name that is not the release certificate’s', () => {
    expect(new X509Certificate(release.certificate).subject).not.toBe(new X509Certificate(release.certificate).issuer)
  })

  it('lives 20 years, also over 2050, where the encoding of time changes', () => {
    expect(authority.validUntil.toISOString()).toBe('2046-03-01T01:02:03.000Z')
    const late = createAuthority(OFFICE, new Date('2040-01-01T00:00:00Z'))
    expect(readCertificate(late.certificate)?.validUntil).toBe('2060-01-01T00:00:00.000Z')
    expect(new X509Certificate(late.certificate).validTo).toContain('2060')
  })
})

describe('a person’s certificate', () => {
  it('attests name, number, office and every role', () => {
    expect(readSignerCertificate(person.certificate, authority.certificate)).toEqual({
      ...clerk,
      validFrom: '2026-03-01T01:02:03.000Z',
      validUntil: '2031-03-01T01:02:03.000Z',
      byOffice: true,
      keySha256: sha256Hex(new X509Certificate(person.certificate).publicKey.export({ type: 'spki', format: 'der' })),
    })
    expect(readCertificate(person.certificate)?.organization).toBe(OFFICE)
  })

  it('has one attribute a level, so that other programs read the same name', () => {
    const { subject } = new X509Certificate(person.certificate)
    expect(subject.split('\n').map((line) => line.split('=')[0])).toEqual(['C', 'O', 'OU', 'OU', 'CN', 'serialNumber'])
    expect(subject).not.toContain('+')
  })

  it('keeps Chinese as UTF8String and the number as PrintableString', () => {
    const hex = Buffer.from(person.certificate).toString('hex')
    const tlv = (tag: string, text: string) => {
      const bytes = Buffer.from(text)
      return tag + bytes.length.toString(16).padStart(2, '0') + bytes.toString('hex')
    }
    expect(hex).toContain(`0603550403${tlv('0c', clerk.name)}`)
    expect(hex).toContain(`060355040a${tlv('0c', OFFICE)}`)
    expect(hex).toContain(`0603550405${tlv('13', clerk.personId)}`)
  })

  it('may sign and commit, and may not issue', () => {
    expect(new X509Certificate(person.certificate).ca).toBe(false)
    expect(extension(person, '2.5.29.19')).toEqual({ critical: true, hex: '3000' })
    expect(extension(person, '2.5.29.15')).toEqual({ critical: true, hex: '030206c0' }) // digitalSignature, nonRepudiation
  })

  it('is an X.509 v3 certificate with a positive serial number of 20 bytes, named by its SHA-256', () => {
    for (const issued of [authority, person, release]) {
      const serial = parsed(issued).serialNumber.valueBlock.valueHexView
      expect(serial).toHaveLength(20)
      expect((serial[0] ?? 0xff) & 0x80).toBe(0)
      expect(parsed(issued).version).toBe(2)
      expect(issued.certificateSha256).toBe(sha256Hex(issued.certificate))
    }
  })

  it('is the authority’s only: another of the same name did not issue it', () => {
    const impostor = createAuthority(OFFICE, now)
    expect(isIssuedBy(person.certificate, authority.certificate)).toBe(true)
    expect(isIssuedBy(person.certificate, impostor.certificate)).toBe(false)
    expect(readSignerCertificate(person.certificate, impostor.certificate)?.byOffice).toBe(false)
  })

  it('cannot issue another: a certificate under it is nobody’s', () => {
    const forged = issuePersonCertificate(person, { ...clerk, roles: ['principalLeader'] }, now)
    expect(isIssuedBy(forged.certificate, authority.certificate)).toBe(false)
    expect(isIssuedBy(forged.certificate, person.certificate)).toBe(false)
  })

  it('is not issued for a number that is no PrintableString', () => {
    for (const personId of ['', '周', 'p 1', 'p_1', 'p@1']) {
      expect(() => issuePersonCertificate(authority, { ...clerk, personId }, now)).toThrow()
    }
  })

  it('with any byte changed is unreadable or not the authority’s', () => {
    for (let offset = 0; offset < person.certificate.length; offset++) {
      const damaged = Uint8Array.from(person.certificate)
      damaged[offset] = (damaged[offset] ?? 0) ^ 0x01
      expect(readSignerCertificate(damaged, authority.certificate)?.byOffice ?? false).toBe(false)
    }
  })

  it('cut short, empty or of other bytes is unreadable, never an exception', () => {
    const hostile = [
      new Uint8Array(),
      Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
      new Uint8Array(5000).fill(0x30),
      ...Array.from({ length: 40 }, (_, part) =>
        person.certificate.subarray(0, Math.floor((person.certificate.length * part) / 40)),
      ),
    ]
    for (const bytes of hostile) {
      expect(readSignerCertificate(bytes, authority.certificate)).toBeNull()
      expect(isIssuedBy(bytes, authority.certificate)).toBe(false)
      expect(isIssuedBy(person.certificate, bytes)).toBe(false)
      expect(readCertificate(bytes)).toBeNull()
    }
  })
})

describe('the release certificate', () => {
  it('is the office’s, for signing documents, and attests no person and no role', () => {
    expect(isIssuedBy(release.certificate, authority.certificate)).toBe(true)
    expect(readCertificate(release.certificate)).toMatchObject({
      commonName: OFFICE,
      organization: OFFICE,
      personId: '',
      roles: [],
    })
    expect(extension(release, '2.5.29.37')).toEqual({ critical: false, hex: '300a06082b06010505070324' })
    expect(readSignerCertificate(release.certificate, authority.certificate)).toBeNull()
  })
})

describe('an event signature', () => {
  const preimage = new TextEncoder().encode('留痕事件')
  const { publicKey } = readCertificate(person.certificate)!
  const suite = 'ecdsa-p256-sha256'

  it('verifies under the signer’s certificate, and is 64 bytes', async () => {
    const signature = await createEventSigner(person.privateKey).sign(preimage)
    expect(signature).toHaveLength(64)
    expect(verifyEventSignature(suite, publicKey, preimage, signature)).toBe(true)
  })

  it('does not verify over other bytes, under another key, or with any bit flipped', async () => {
    const signature = await createEventSigner(person.privateKey).sign(preimage)
    expect(verifyEventSignature(suite, publicKey, preimage.subarray(1), signature)).toBe(false)
    const other = readCertificate(release.certificate)!.publicKey
    expect(verifyEventSignature(suite, other, preimage, signature)).toBe(false)
    for (let bit = 0; bit < 512; bit++) {
      const damaged = Uint8Array.from(signature)
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verifyEventSignature(suite, publicKey, preimage, damaged)).toBe(false)
    }
  })

  it('that is no signature is false, never an exception', () => {
    const hostile = [0, 1, 63, 64, 65, 72, 10_000].flatMap((length) => [
      new Uint8Array(length),
      new Uint8Array(length).fill(0xff),
    ])
    for (const signature of hostile) expect(verifyEventSignature(suite, publicKey, preimage, signature)).toBe(false)
  })
})
