import { describe, expect, it } from 'vitest'
import { createChainTools, knownSigners } from '#electron/main/crypto/chain-tools.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { createSignerTools } from '#electron/main/crypto/signers.ts'
import { clerk, officer } from '../../../helper/case-play.ts'
import { createTestOffice, signEventWith } from '../../../helper/test-office.ts'

const office = createTestOffice()
const stranger = createTestOffice()
const data = Buffer.from('留痕', 'utf8')

describe('signers that another thread is told of', () => {
  const own = [clerk, officer].map((person) => office.keyOf(person).certificate)
  const certificates = [...own, stranger.keyOf(clerk).certificate, office.release.certificate, Uint8Array.of(0x30)]
  const authority = office.authority.certificate
  const here = createChainTools(certificates, authority)
  const there = createSignerTools(structuredClone(knownSigners(certificates, authority)))

  it('are those that the certificates say, and no others', () => {
    for (const der of [...certificates, office.keyOf({ ...clerk, personId: 'p-unknown' }).certificate])
      expect(there.certificate(sha256Hex(der))).toEqual(here.certificate(sha256Hex(der)))
    expect(own.map((der) => there.certificate(sha256Hex(der))?.byOffice)).toEqual([true, true])
    expect(there.certificate(sha256Hex(stranger.keyOf(clerk).certificate))?.byOffice).toBe(false)
    expect(there.certificate(sha256Hex(office.release.certificate))).toBeNull()
  })

  it('sign with their own keys alone', () => {
    const { certificateSha256: hash } = office.keyOf(clerk)
    const signature = signEventWith(office.keyOf(clerk), data)
    expect(there.verifySignature('ecdsa-p256-sha256', hash, data, signature)).toBe(true)
    expect(there.verifySignature('ecdsa-p256-sha256', hash, Buffer.from('留迹', 'utf8'), signature)).toBe(false)
    const other = office.keyOf(officer).certificateSha256
    expect(there.verifySignature('ecdsa-p256-sha256', other, data, signature)).toBe(false)
    expect(there.verifySignature('ecdsa-p256-sha256', 'a'.repeat(64), data, signature)).toBe(false)
  })
})
