import { describe, expect, it } from 'vitest'
import type { DecisionKind } from '#shared/domain/case/duty-events.ts'
import { DEFAULT_CHAIN, type ChainTemplate } from '#shared/domain/case/chain-template.ts'
import type { Delegation } from '#shared/domain/case/delegation.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { recoveryHand, verifyRecovery } from '#electron/main/crypto/recovery-proof.ts'
import { Secret } from '#electron/main/crypto/secret.ts'
import { recoveryPreimage } from '#shared/domain/office/recovery.ts'
import {
  accessClaimsOf,
  caseClaimsOf,
  createOfficeRecord,
  officeClaimsOf,
  type OfficeClaim,
} from '#shared/domain/chain/office-record.ts'
import type { SignerCertificate } from '#shared/domain/chain/verify.ts'
import type { NewOfficeEvent, OfficeEvent } from '#shared/domain/office/events.ts'
import type { DocumentKind } from '#shared/domain/document/model.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { ChainUse } from '#shared/domain/office/rights-events.ts'
import type { AccessEvent } from '#shared/domain/access/events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { at, hashOf } from '../../../helper/case-play.ts'

const AUTHORITY = hashOf('0')
const AT = '2026-03-02T01:00:00.000Z'
interface Owner {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}
const anna: Owner = { personId: 'p-a', name: '甲管理', roles: ['systemAdministrator'] }
const berta: Owner = { personId: 'p-b', name: '乙管理', roles: ['securityAdministrator'] }
const clara: Owner = { personId: 'p-c', name: '丙负责', roles: ['departmentHead'] }
const dora: Owner = { personId: 'p-d', name: '丁副职', roles: ['deputyLeader'] }
const [ofAnna, ofBerta, ofClara, ofDora, next] = ['1', '2', '3', '4', '9'].map(hashOf) as [
  string,
  string,
  string,
  string,
  string,
]
const attest = ({ personId, name, roles }: Owner, keySha256: string): SignerCertificate => ({
  ...{ personId, name, roles, keySha256, byOffice: true },
  ...{ validFrom: '2026-01-01T00:00:00.000Z', validUntil: '2031-01-01T00:00:00.000Z' },
})
const CERTIFICATES: Readonly<Record<string, SignerCertificate>> = {
  [ofAnna]: attest(anna, 'key a'),
  [ofBerta]: attest(berta, 'key b'),
  [ofClara]: attest(clara, 'key c'),
  [ofDora]: attest(dora, 'key d'),
}

/** A record of an office of these four, in which `next` is this certificate. */
const desk = (newest: SignerCertificate = attest(clara, 'key of her own')) => {
  const known = { ...CERTIFICATES, [next]: newest }
  const record = createOfficeRecord({ certificate: (hash) => known[hash] ?? null, verifyRecovery }, AUTHORITY)
  let seq = 0
  const office = (signer: string, { personId, name, roles }: Owner, fact: NewOfficeEvent, at = AT) => {
    seq += 1
    const role = roles[0] ?? 'auditor'
    const actor = { personId, name, role, certificateSha256: signer }
    const event = { ...fact, caseId: OFFICE_LOG, seq, at, actor, commandId: `c-${String(seq)}` } as OfficeEvent
    return record.add(signer, [{ told: 'office', event }])
  }
  const people = [anna, berta, clara, dora].map((person, index) => ({
    ...person,
    certificateSha256: hashOf(String(index + 1)),
  }))
  const found = (authoritySha256 = AUTHORITY, recoveryKey?: string) =>
    office(ofAnna, anna, {
      type: 'OfficeFounded',
      data: {
        ...{ name: '云溪县人民政府办公室', authoritySha256, releaseSha256: hashOf('f'), people },
        ...(recoveryKey === undefined ? {} : { recoveryKey }),
      },
    })
  const act = (signer: string, ...claims: readonly OfficeClaim[]) => record.add(signer, claims)
  return { office, found, act, doubt: record.doubt }
}
const founded = (newest?: SignerCertificate, recoveryKey?: string) => {
  const made = desk(newest)
  expect(made.found(AUTHORITY, recoveryKey)).toBeNull()
  return made
}
const code = recoveryHand(new Secret(new Uint8Array(32).fill(7)))
const otherCode = recoveryHand(new Secret(new Uint8Array(32).fill(8)))
const proofOf = (hand: typeof code, personId: string, certificateSha256: string): string =>
  hand.sign(recoveryPreimage(AUTHORITY, personId, certificateSha256))
const chain = (templateId: string, version = 1): ChainTemplate => ({
  ...DEFAULT_CHAIN,
  templateId,
  version,
  name: templateId,
})
const confirm = (made: ReturnType<typeof desk>, template: ChainTemplate, uses: readonly ChainUse[]): void => {
  const proposalId = `${template.templateId}-${String(template.version)}`
  const { templateId, version } = template
  made.office(ofBerta, berta, { type: 'ChainTemplateProposed', data: { proposalId, template, uses, reason: '调整' } })
  made.office(ofAnna, anna, { type: 'ChainTemplateConfirmed', data: { proposalId, templateId, version } })
}

describe('the department of a case', () => {
  const general = { departmentId: 'd-1', name: '综合科' }
  const arrange = (made: ReturnType<typeof desk>): void => {
    const data = { proposalId: 'p', departments: [general], members: [{ personId: 'p-c', departmentId: 'd-1' }] }
    made.office(ofBerta, berta, { type: 'DepartmentsProposed', data: { ...data, reason: '设立' } })
    made.office(ofAnna, anna, { type: 'DepartmentsConfirmed', data })
  }
  const begun = (department: typeof general | null, personId = 'p-c') =>
    ({ told: 'department', personId, department }) as const
  const heads = (...named: readonly string[]) =>
    ({ told: 'heads', departmentId: 'd-1', heads: named, authors: [] }) as const

  it('is the one that the drafter had then, and named by everybody who had one', () => {
    const made = founded()
    expect(made.act(ofClara, begun(null))).toBeNull()
    arrange(made)
    expect(made.act(ofClara, begun(general))).toBeNull()
    expect(made.act(ofClara, begun(null))).toBe('officeLog.department')
    expect(made.act(ofClara, begun({ ...general, name: '财务科' }))).toBe('officeLog.department')
    expect(made.act(ofClara, begun(general, 'p-d'))).toBe('officeLog.department')
  })

  it('has the heads that the office had then, but those who wrote the text', () => {
    const made = founded()
    arrange(made)
    expect(made.act(ofClara, heads('p-c'))).toBeNull()
    expect(made.act(ofClara, heads())).toBe('officeLog.department')
    expect(made.act(ofClara, heads('p-c', 'p-d'))).toBe('officeLog.department')
    expect(made.act(ofClara, { ...heads(), authors: ['p-c'] })).toBeNull()
  })
})

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

describe('a case bound to a chain', () => {
  const bound = (
    template: ChainTemplate,
    decision: DecisionKind | null = null,
    kind?: DocumentKind | null,
  ): OfficeClaim => ({ told: 'chain', template, decision, kind })

  it('may have the default while nothing else was confirmed for all cases', () => {
    const made = founded()
    expect(made.act(ofClara, bound(DEFAULT_CHAIN))).toBeNull()
    confirm(made, chain('all'), ['other'])
    expect(made.act(ofClara, bound(DEFAULT_CHAIN))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(chain('all')))).toBeNull()
  })

  it('may have none that is only proposed, was put out of use, or reads otherwise than it was confirmed', () => {
    const made = founded()
    const data = { proposalId: 'x', template: chain('mine'), uses: ['other'], reason: '试行' } as const
    made.office(ofBerta, berta, { type: 'ChainTemplateProposed', data })
    expect(made.act(ofClara, bound(chain('mine')))).toBe('officeLog.chain')
    confirm(made, chain('old'), ['other'])
    confirm(made, chain('old', 2), [])
    expect(made.act(ofClara, bound(chain('old', 2)))).toBe('officeLog.chain')
    confirm(made, chain('good'), ['other'])
    const [first, ...rest] = DEFAULT_CHAIN.steps
    const eased = { ...chain('good'), steps: [{ ...first, workingDays: 99 }, ...rest] } as ChainTemplate
    expect(made.act(ofClara, bound(eased))).toBe('officeLog.chain')
  })

  it('has that of its 文种, and no other kind’s; only older events leave that open', () => {
    const made = founded()
    confirm(made, chain('notices'), ['通知'])
    confirm(made, chain('replies'), ['批复'])
    expect(made.act(ofClara, bound(chain('notices'), null, '通知'))).toBeNull()
    expect(made.act(ofClara, bound(chain('replies'), null, '通知'))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, null, '通知'))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, null, '函'))).toBeNull()
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, null, null))).toBeNull()
    expect(made.act(ofClara, bound(chain('replies')))).toBeNull()
  })

  it('has that of its procedure where there is one', () => {
    const made = founded()
    confirm(made, chain('decision'), ['majorDecision'])
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, 'majorDecision'))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(chain('decision'), 'majorDecision'))).toBeNull()
    expect(made.act(ofClara, bound(chain('decision'), null))).toBe('officeLog.chain')
  })
})

describe('an act for another', () => {
  const letter: Delegation = {
    delegationId: 'd-1',
    forPersonId: 'p-c',
    forName: clara.name,
    role: 'departmentHead',
    delegateRole: 'deputyLeader',
    from: '2026-03-01',
    until: '2026-03-10',
    letterSha256: hashOf('7'),
  }
  const record = (made: ReturnType<typeof desk>): void => {
    const data = { ...letter, delegateId: 'p-d', delegateName: dora.name, letterName: '授权书.pdf' }
    expect(made.office(ofClara, clara, { type: 'DelegationRecorded', data })).toBeNull()
  }
  const acted = (at = AT, delegation = letter, personId = 'p-d'): OfficeClaim => ({
    told: 'delegated',
    ...{ personId, at, delegation },
  })

  it('rests on a letter that was recorded, in its days, for its delegate', () => {
    const made = founded()
    expect(made.act(ofDora, acted())).toBe('officeLog.delegation')
    record(made)
    expect(made.act(ofDora, acted())).toBeNull()
    expect(made.act(ofDora, acted('2026-03-10T16:00:00.000Z'))).toBe('officeLog.delegation')
    expect(made.act(ofBerta, acted(AT, letter, 'p-b'))).toBe('officeLog.delegation')
    expect(made.act(ofDora, acted(AT, { ...letter, until: '2026-12-31' }))).toBe('officeLog.delegation')
  })

  it('rests on nothing once the letter was ended', () => {
    const made = founded()
    record(made)
    made.office(ofClara, clara, { type: 'DelegationEnded', data: { delegationId: 'd-1', reason: '已返岗' } })
    expect(made.act(ofDora, acted())).toBe('officeLog.delegation')
  })
})

describe('a case handed on', () => {
  it('goes to somebody of the office who holds the role', () => {
    const { act } = founded()
    const to = (personId: string, name: string, role: Role | null): OfficeClaim => ({
      told: 'reassigned',
      ...{ personId, name, role },
    })
    expect(act(ofClara, to('p-d', dora.name, 'deputyLeader'))).toBeNull()
    expect(act(ofClara, to('p-d', dora.name, 'drafter'))).toBe('officeLog.reassigned')
    expect(act(ofClara, to('p-d', '另一人', 'deputyLeader'))).toBe('officeLog.reassigned')
    expect(act(ofClara, to('p-x', '外人', null))).toBe('officeLog.reassigned')
  })
})

describe('what a line rests on', () => {
  const letter = { delegationId: 'd-1' } as unknown as Delegation // asked for as a whole, by whoever has the office's log
  const line = (type: string, data: object, delegation?: Delegation): CaseEvent =>
    ({ type, data, at: AT, actor: { personId: 'p-d', delegation } }) as unknown as CaseEvent
  const submitted = (round: number): CaseEvent => line('CaseSubmitted', { round })
  const bound = line('ChainBound', { template: chain('mine'), kind: '通知' })
  const handedOn = (what: 'drafter' | 'step'): CaseEvent =>
    line('CaseReassigned', { toPersonId: 'p-c', toName: clara.name, what })
  const inReview = at('deputyReview').state
  const toClara = { told: 'reassigned', personId: 'p-c', name: clara.name } as const

  it.each<[string, readonly OfficeClaim[], readonly unknown[]]>([
    ['nothing, of most acts', caseClaimsOf(line('RemarkMade', {}), inReview, []), []],
    [
      'the letter, of an act for another',
      caseClaimsOf(line('RemarkMade', {}, letter), inReview, []),
      [{ told: 'delegated', personId: 'p-d', at: AT, delegation: letter }],
    ],
    [
      'the chain that a case is bound to',
      caseClaimsOf(bound, null, []),
      [{ told: 'chain', template: chain('mine'), decision: null, kind: '通知' }],
    ],
    [
      'the default chain, handed in without any',
      caseClaimsOf(submitted(1), null, [submitted(1)]),
      [{ told: 'chain', template: DEFAULT_CHAIN, decision: null, kind: undefined }],
    ],
    ['nothing, bound in the same act', caseClaimsOf(submitted(1), null, [bound, submitted(1)]), []],
    ['nothing, handed in again', caseClaimsOf(submitted(2), inReview, []), []],
    ['who holds the step', caseClaimsOf(handedOn('step'), inReview, []), [{ ...toClara, role: 'deputyLeader' }]],
    ['who may draft', caseClaimsOf(handedOn('drafter'), inReview, []), [{ ...toClara, role: 'drafter' }]],
    [
      'the correction of the clock',
      caseClaimsOf(line('ClockCorrected', { correctionId: 'k-1' }), inReview, []),
      [{ told: 'clock', correctionId: 'k-1', at: AT }],
    ],
    [
      'the same, of who read what',
      accessClaimsOf({ type: 'ClockCorrected', data: { correctionId: 'k-1' }, at: AT } as AccessEvent),
      [{ told: 'clock', correctionId: 'k-1', at: AT }],
    ],
    ['nothing, of reading', accessClaimsOf({ type: 'CaseRead' } as AccessEvent), []],
    ['nothing, of leaving', officeClaimsOf({ type: 'SessionEnded' } as OfficeEvent), []],
    [
      'itself, of coming in',
      officeClaimsOf({ type: 'SessionOpened' } as OfficeEvent),
      [{ told: 'office', event: { type: 'SessionOpened' } }],
    ],
  ])('is %s', (_, claims, expected) => {
    expect(claims).toEqual(expected)
  })
})
