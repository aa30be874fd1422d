import { describe, expect, it } from 'vitest'
import { recoveryHand } from '#electron/main/crypto/recovery-proof.ts'
import { Secret } from '#electron/main/crypto/secret.ts'
import type { SignerCertificate } from '#shared/domain/chain/verify.ts'
import type { NewOfficeEvent } from '#shared/domain/office/events.ts'
import { recoveryPreimage } from '#shared/domain/office/rights/recovery.ts'
import { hashOf } from '../../../helper/case-play.ts'
import {
  attest,
  AUTHORITY,
  anna,
  berta,
  clara,
  desk,
  dora,
  founded,
  next,
  ofAnna,
  ofBerta,
  ofClara,
  ofDora,
} from './office-desk.ts'

const code = recoveryHand(new Secret(new Uint8Array(32).fill(7)))
const otherCode = recoveryHand(new Secret(new Uint8Array(32).fill(8)))
const proofOf = (hand: typeof code, personId: string, certificateSha256: string): string =>
  hand.sign(recoveryPreimage(AUTHORITY, personId, certificateSha256))

describe('a signature, beside what the office’s log says of its certificate', () => {
  it('holds under the certificate that the person had, and under no other', () => {
    const { act } = founded()
    expect(act(ofClara)).toBeNull()
    expect(act(next)).toBe('officeLog.signer')
  })

  it('is of an office of this authority', () => {
    expect(desk().found(hashOf('e'))).toBe('officeLog.otherAuthority')
  })

  it('does not hold once the person was put out', () => {
    const { act, office } = founded()
    office(ofAnna, anna, { type: 'PersonDisabled', data: { personId: 'p-c', reason: '调离' } })
    expect(act(ofClara)).toBe('officeLog.signer')
  })

  it('does not hold under the roles of before: the key is the same, the certificate is not', () => {
    const archivist = { ...clara, roles: ['archivist'] } as const
    const { act, office } = founded(attest(archivist, 'key c'))
    const data = { proposalId: 'r-1', personId: 'p-c', roles: ['archivist'], certificateSha256: next } as const
    expect(office(ofBerta, berta, { type: 'PersonRolesChanged', data })).toBeNull()
    expect(act(ofClara)).toBe('officeLog.signer')
    expect(act(next)).toBeNull()
  })

  it.each<[string, SignerCertificate]>([
    [
      'with a role more than two hands gave',
      attest({ ...clara, roles: ['departmentHead', 'principalLeader'] }, 'key c'),
    ],
    ['in another person’s name', attest({ ...dora }, 'key c')],
    ['of another person of that name', attest({ ...clara, personId: 'p-d' }, 'key c')],
    ['under another name', attest({ ...clara, name: '丙某' }, 'key c')],
    ['with a key that is not the person’s', attest(clara, 'key of an administrator')],
  ])('does not hold under a renewed certificate %s', (_, certificate) => {
    const { office } = founded(certificate)
    const data = { personId: 'p-c', certificateSha256: next }
    expect(office(ofAnna, anna, { type: 'CertificateRenewed', data })).toBe('officeLog.certificate')
  })

  it.each<[string, NewOfficeEvent]>([
    ['KeyRenewed', { type: 'KeyRenewed', data: { personId: 'p-c', certificateSha256: next } }],
    ['PasswordChanged', { type: 'PasswordChanged', data: { personId: 'p-c', certificateSha256: next } }],
  ])('holds under a key that its person changed, and for what was under way until somebody comes in: %s', (_, fact) => {
    const { act, office } = founded()
    expect(office(ofClara, clara, fact)).toBeNull()
    expect(act(next)).toBeNull()
    expect(act(ofClara)).toBeNull()
    office(ofDora, dora, { type: 'SessionOpened', data: { failures: 0, lastFailureAt: null } })
    expect(act(ofClara)).toBe('officeLog.signer')
  })

  it('stays as it was where a password alone was changed', () => {
    const { act, office } = founded()
    expect(office(ofClara, clara, { type: 'PasswordChanged', data: { personId: 'p-c' } })).toBeNull()
    expect(act(ofClara)).toBeNull()
    expect(act(next)).toBe('officeLog.signer')
  })

  it('holds whatever the order in which the certificate and the log name the roles', () => {
    const roles = ['archivist', 'publisher'] as const
    const { act, office } = founded(attest({ ...clara, roles: roles.toReversed() }, 'key c'))
    const data = { proposalId: 'r-1', personId: 'p-c', roles: [...roles], certificateSha256: next }
    expect(office(ofBerta, berta, { type: 'PersonRolesChanged', data })).toBeNull()
    expect(act(next)).toBeNull()
  })

  it('holds for a key that came with the recovery code, once, and never again under the key before', () => {
    const { act, office } = founded()
    const data = { personId: 'p-c', certificateSha256: next }
    expect(office(next, clara, { type: 'KeyRecovered', data })).toBeNull()
    expect(act(ofClara)).toBe('officeLog.signer')
    const back = { personId: 'p-c', certificateSha256: ofClara }
    expect(office(ofClara, clara, { type: 'KeyRecovered', data: back })).toBe('officeLog.certificate')
  })

  it.each<[string, string | undefined]>([
    ['without its signature', undefined],
    ['under another code', proofOf(otherCode, 'p-c', next)],
    ['that the code signed for another person', proofOf(code, 'p-d', next)],
    ['that the code signed for another certificate', proofOf(code, 'p-c', ofClara)],
    ['that is none', 'f'.repeat(128)],
  ])('is refused: a recovery in an office that names its code, %s', (_, proof) => {
    const { office } = founded(undefined, code.recoveryKey)
    const data = { personId: 'p-c', certificateSha256: next, ...(proof === undefined ? {} : { proof }) }
    expect(office(next, clara, { type: 'KeyRecovered', data })).toBe('officeLog.recovery')
  })

  it('is proven by the code in force, and by the one before it no more', () => {
    const { office } = founded(undefined, code.recoveryKey)
    const { recoveryKey } = otherCode
    expect(office(ofAnna, anna, { type: 'RecoveryKeyNamed', data: { recoveryKey } })).toBeNull()
    const data = { personId: 'p-c', certificateSha256: next, proof: proofOf(code, 'p-c', next) }
    expect(office(next, clara, { type: 'KeyRecovered', data })).toBe('officeLog.recovery')
    const good = { ...data, proof: proofOf(otherCode, 'p-c', next) }
    expect(office(next, clara, { type: 'KeyRecovered', data: good })).toBeNull()
  })

  it('is for a person to judge until two others have said that it was them, and they after the two', () => {
    const { act, office, doubt } = founded(undefined, code.recoveryKey)
    const data = { personId: 'p-c', certificateSha256: next, proof: proofOf(code, 'p-c', next) }
    expect(office(next, clara, { type: 'KeyRecovered', data })).toBeNull()
    expect(doubt()).toBeNull()
    const said = (): string | null => {
      expect(act(next)).toBeNull()
      return doubt()
    }
    expect(said()).toBe('officeLog.recoveryOpen')
    expect(act(ofDora)).toBeNull()
    expect(doubt()).toBeNull()
    // What they do with their own key alone rests on nobody.
    office(next, clara, { type: 'SessionOpened', data: { failures: 0, lastFailureAt: null } })
    expect(doubt()).toBeNull()
    office(next, clara, { type: 'PasswordChanged', data: { personId: 'p-c' } })
    expect(doubt()).toBeNull()
    const seen = { personId: 'p-c', certificateSha256: next }
    office(ofAnna, anna, { type: 'KeyRecoveryConfirmed', data: seen })
    office(ofBerta, berta, { type: 'KeyRecoveryConfirmed', data: seen })
    expect(said()).toBe('officeLog.recoveryOpen')
    office(next, clara, { type: 'KeyRecoveryAcknowledged', data: { certificateSha256: next } })
    expect(said()).toBeNull()
  })

  it('is for a person to judge, and says so, where the office never named a code', () => {
    const { act, office, doubt } = founded()
    expect(office(next, clara, { type: 'KeyRecovered', data: { personId: 'p-c', certificateSha256: next } })).toBeNull()
    expect(act(next)).toBeNull()
    expect(doubt()).toBe('officeLog.recoveryUnproven')
  })

  it('of a recovery is of the key that it brings', () => {
    const { office } = founded()
    const data = { personId: 'p-d', certificateSha256: ofDora }
    expect(office(next, dora, { type: 'KeyRecovered', data })).toBe('officeLog.certificate')
  })
})
