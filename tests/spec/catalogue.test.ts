import { describe, expect, it } from 'vitest'
import type { CatalogueEntry } from '#shared/domain/office/publicity/publicity-events.ts'
import {
  decidePublicity,
  NO_PUBLICITY_RULES,
  type CatalogueProposal,
  type OfficePublicity,
  type PublicityCommand,
} from '#shared/domain/office/publicity/publicity.ts'

const ENTRY: CatalogueEntry = {
  ...{ item: '1-1', group: '', matter: '事项', content: '内容', basis: '依据', limit: '20个工作日', organ: '本局' },
  ...{ channels: '政府网站', audience: '', mode: 'proactive' as const, level: '' },
}
const version = (more: Partial<CatalogueProposal> = {}): CatalogueProposal => ({
  ...{ proposalId: 'p-1', version: '2026', effectiveOn: '2026-03-01', note: '', entries: [ENTRY] },
  proposed: { personId: 'p-one', name: '甲', at: '2026-02-01T00:00:00.000Z' },
  ...more,
})
const waiting: OfficePublicity = { ...NO_PUBLICITY_RULES, proposal: version() }
const told = (publicity: OfficePublicity, command: PublicityCommand, personId = 'p-two') => {
  const decided = decidePublicity(publicity, command, { personId, roles: ['disclosureOfficer'] })
  return decided.ok ? decided.value : decided.error.code
}
const propose = (more: Partial<CatalogueProposal> = {}): PublicityCommand => {
  const { proposed: _, ...data } = version(more)
  return { type: 'proposeCatalogue', ...data }
}

describe('a version of 主动公开基本目录', () => {
  it('waits alone, has lines, each once, and a number and a name that are new', () => {
    expect(told(NO_PUBLICITY_RULES, propose({ note: ' 修订 ' }))).toMatchObject([{ data: { note: '修订' } }])
    expect(told(waiting, propose({ proposalId: 'p-2' }))).toBe('publicity.proposalOpen')
    expect(told(NO_PUBLICITY_RULES, propose({ entries: [] }))).toBe('publicity.noEntries')
    expect(told(NO_PUBLICITY_RULES, propose({ entries: [ENTRY, ENTRY] }))).toBe('publicity.itemTwice')
    const adopted = { ...version(), adopted: { personId: 'p-two', name: '乙', at: '2026-02-02T00:00:00.000Z' } }
    const inForce: OfficePublicity = { ...NO_PUBLICITY_RULES, catalogues: [adopted] }
    expect(told(inForce, propose())).toBe('publicity.proposalOpen')
    expect(told(inForce, propose({ proposalId: 'p-2' }))).toBe('publicity.versionTaken')
    const earlier = propose({ proposalId: 'p-2', version: '2027', effectiveOn: '2026-02-28' })
    expect(told(inForce, earlier)).toBe('publicity.earlier')
  })

  it('is confirmed by another hand, of the proposal that waits', () => {
    expect(told(waiting, { type: 'confirmCatalogue', proposalId: 'p-1' }, 'p-one')).toBe('publicity.ownVersion')
    expect(told(waiting, { type: 'confirmCatalogue', proposalId: 'p-9' })).toBe('office.unknownProposal')
    expect(told(waiting, { type: 'confirmCatalogue', proposalId: 'p-1' })).toEqual([
      { type: 'BasicCatalogueAdopted', data: { proposalId: 'p-1' } },
    ])
  })

  it('is declined with a reason, of the proposal that waits', () => {
    const decline = (proposalId: string, reason: string) =>
      told(waiting, { type: 'declineCatalogue', proposalId, reason })
    expect(decline('p-9', '有误')).toBe('office.unknownProposal')
    expect(decline('p-1', ' ')).toBe('office.reasonRequired')
    expect(decline('p-1', ' 有误 ')).toEqual([
      { type: 'BasicCatalogueDeclined', data: { proposalId: 'p-1', reason: '有误' } },
    ])
  })
})
