import { expect } from 'vitest'
import { DEFAULT_CHAIN, type ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { OfficeClaim } from '#shared/domain/chain/office-claims.ts'
import { createOfficeRecord } from '#shared/domain/chain/office-record.ts'
import type { SignerCertificate } from '#shared/domain/chain/verify.ts'
import type { NewOfficeEvent, OfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { ChainUse } from '#shared/domain/office/rights/rights-events.ts'
import { verifyRecovery } from '#electron/main/crypto/recovery-proof.ts'
import { hashOf } from '../../../helper/case-play.ts'

export const AUTHORITY = hashOf('0')
export const AT = '2026-03-02T01:00:00.000Z'
interface Owner {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}
export const anna: Owner = { personId: 'p-a', name: '甲管理', roles: ['systemAdministrator'] }
export const berta: Owner = { personId: 'p-b', name: '乙管理', roles: ['securityAdministrator'] }
export const clara: Owner = { personId: 'p-c', name: '丙负责', roles: ['departmentHead'] }
export const dora: Owner = { personId: 'p-d', name: '丁副职', roles: ['deputyLeader'] }
export const [ofAnna, ofBerta, ofClara, ofDora, next] = ['1', '2', '3', '4', '9'].map(hashOf) as [
  string,
  string,
  string,
  string,
  string,
]
export const attest = ({ personId, name, roles }: Owner, keySha256: string): SignerCertificate => ({
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
export const desk = (newest: SignerCertificate = attest(clara, 'key of her own')) => {
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
export const founded = (newest?: SignerCertificate, recoveryKey?: string) => {
  const made = desk(newest)
  expect(made.found(AUTHORITY, recoveryKey)).toBeNull()
  return made
}
export const chain = (templateId: string, version = 1): ChainTemplate => ({
  ...DEFAULT_CHAIN,
  templateId,
  version,
  name: templateId,
})
export const confirm = (made: ReturnType<typeof desk>, template: ChainTemplate, uses: readonly ChainUse[]): void => {
  const proposalId = `${template.templateId}-${String(template.version)}`
  const { templateId, version } = template
  made.office(ofBerta, berta, { type: 'ChainTemplateProposed', data: { proposalId, template, uses, reason: '调整' } })
  made.office(ofAnna, anna, { type: 'ChainTemplateConfirmed', data: { proposalId, templateId, version } })
}
