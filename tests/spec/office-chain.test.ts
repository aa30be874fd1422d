import { describe, expect, it } from 'vitest'
import { DEFAULT_CHAIN, type ChainStep, type ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import { chainForCase } from '#shared/domain/office/rights/chains.ts'
import type { OfficeCommand } from '#shared/domain/office/decide.ts'
import { finance, FULL_CHAIN, justice, lawyer } from '../helper/full-chain.ts'
import { allBut, chain, confirm, Office, propose, STAFF } from '../helper/played-office.ts'

const without = (kind: ChainStep['kind']): ChainTemplate =>
  chain(1, { steps: FULL_CHAIN.steps.filter((step) => step.kind !== kind) })

describe('a chain of the office', () => {
  it('is drawn up by the security administrator and in force when another administrator confirms it', () => {
    const office = new Office()
    expect(office.act('p-security', propose(chain(1)))).toBe('done')
    expect(chainForCase(office.now, { decision: 'normativeDocument', kind: null })).toEqual(DEFAULT_CHAIN)
    expect(office.act('p-security', confirm())).toBe('office.secondHand')
    expect(office.act('p-system', confirm())).toBe('done')
    expect(chainForCase(office.now, { decision: 'normativeDocument', kind: '通知' })).toEqual(chain(1))
    expect(chainForCase(office.now, { decision: null, kind: '通知' })).toEqual(DEFAULT_CHAIN)
    expect(office.act('p-system', confirm())).toBe('office.unknownProposal')
  })

  it('rises by one version at a time, one waiting, and what is newest takes a use from any other', () => {
    const office = new Office()
    office.act('p-security', propose(chain(1), ['通知', 'other']))
    expect(office.act('p-security', propose(chain(1), ['通知'], 'again'))).toBe('officeChain.proposalOpen')
    office.act('p-system', confirm())
    expect(office.act('p-security', propose(chain(1), ['通知'], 'old'))).toBe('officeChain.notNewer')
    expect(office.act('p-security', propose(chain(3), ['通知'], 'far'))).toBe('officeChain.notNewer')
    const short = { ...DEFAULT_CHAIN, version: 2, name: '一般事项' }
    expect(office.act('p-security', propose(short, ['other']))).toBe('done')
    office.act('p-system', confirm('p-default-2'))
    expect(chainForCase(office.now, { decision: null, kind: '函' })).toEqual(short)
    expect(chainForCase(office.now, { decision: null, kind: '通知' })).toEqual(chain(1))
    // Put out of use, its cases go the way of all others.
    expect(office.act('p-security', propose(chain(2), []))).toBe('done')
    office.act('p-system', confirm('p-full-2'))
    expect(chainForCase(office.now, { decision: null, kind: '通知' })).toEqual(short)
  })

  it.each<[string, OfficeCommand, string]>([
    ['the secrecy review', propose(without('secrecyReview')), 'approvalChain.stepMissing'],
    ['the first hand', propose(without('departmentReview')), 'approvalChain.stepMissing'],
    ['the last hand', propose(without('finalApproval')), 'approvalChain.stepMissing'],
    [
      'a hand that may be skipped',
      propose(
        chain(1, {
          steps: FULL_CHAIN.steps.map((step) =>
            step.kind === 'secrecyReview' ? { ...step, skippedBy: 'principalLeader' } : step,
          ),
        }),
      ),
      'approvalChain.mandatorySkipped',
    ],
    [
      'discussion before legal review',
      propose(chain(1, { steps: [...FULL_CHAIN.steps].sort((a, b) => order(a) - order(b)) })),
      'approvalChain.order',
    ],
    ['its name', propose(chain(1, { name: ' ' })), 'officeChain.nameMissing'],
    ['a reason', { ...propose(chain(1)), reason: ' ' } as OfficeCommand, 'office.reasonRequired'],
  ])('is refused without %s', (_, command, code) => {
    expect(new Office().act('p-security', command)).toBe(code)
  })

  it('is refused where the office has not the hands for it, then and at its confirmation', () => {
    expect(new Office(allBut(lawyer.personId)).act('p-security', propose(chain(1)))).toBe('officeChain.noHand')
    expect(new Office(allBut(finance.personId)).act('p-security', propose(chain(1)))).toBe('officeChain.partyNoHand')
    // Two must countersign, and only one person can.
    expect(new Office(allBut(justice.personId)).act('p-security', propose(chain(1)))).toBe('officeChain.handsTooFew')
    const office = new Office()
    office.act('p-security', propose(chain(1)))
    office.act('p-system', { type: 'disablePerson', personId: lawyer.personId, reason: '调离' })
    expect(office.act('p-system', confirm())).toBe('officeChain.noHand')
  })

  it('is nobody else’s to draw up or to confirm', () => {
    for (const { personId, roles } of STAFF) {
      const office = new Office()
      const drawn = office.act(personId, propose(chain(1)))
      expect(drawn, personId).toBe(
        roles.some((role) => role === 'securityAdministrator') ? 'done' : 'identity.wrongRole',
      )
      const other = new Office()
      other.act('p-security', propose(chain(1)))
      const expected = { 'p-system': 'done', 'p-security': 'office.secondHand' }[personId] ?? 'identity.wrongRole'
      expect(other.act(personId, confirm()), personId).toBe(expected)
    }
  })
})

const ORDER: readonly ChainStep['kind'][] = [
  'departmentReview',
  'collectiveDiscussion',
  'legalReview',
  'fairCompetitionReview',
]
const order = ({ kind }: ChainStep): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : 99)

describe('a template that is drawn up', () => {
  const drawn = (template: ChainTemplate, office = new Office(), uses?: Parameters<typeof propose>[1]) =>
    office.act('p-security', propose(template, uses))
  const named = (templateId: string, name: string, more: Partial<ChainTemplate> = {}) =>
    chain(1, { templateId, name, ...more })

  it('bears a name that no other one has, in force or waiting, without blanks around it', () => {
    const office = new Office()
    expect(drawn(named('one', ' 大事 '), office)).toBe('done')
    expect(office.now.rights.chainProposals['p-one-1']).toMatchObject({
      reason: '按规定增设',
      template: { name: '大事' },
    })
    expect(drawn(named('two', '大事'), office)).toBe('officeChain.nameTaken')
    office.act('p-system', confirm('p-one-1'))
    expect(drawn(named('two', ' 大事'), office)).toBe('officeChain.nameTaken')
    expect(drawn(named('two', '小事'), office)).toBe('done')
    expect(drawn(named('one', '大事', { version: 2 }), office)).toBe('done')
  })

  it('has a proposal of its own, even by a name that every object knows', () => {
    const office = new Office()
    office.act('p-security', propose(named('one', '大事'), ['通知'], 'same'))
    expect(office.act('p-security', propose(named('two', '小事'), ['通知'], 'same'))).toBe('office.unknownProposal')
    for (const name of ['constructor', 'toString'])
      expect(office.act('p-system', confirm(name))).toBe('office.unknownProposal')
    expect(drawn(named('constructor', '构造'))).toBe('done')
  })

  it('of no use need not be lawful; one use more and it must', () => {
    const bare = named('bare', '停用', { steps: [] })
    const office = new Office()
    expect(drawn(bare, office, [])).toBe('done')
    expect(office.act('p-system', confirm('p-bare-1'))).toBe('done')
    expect(drawn(bare, new Office(), ['通知'])).toBe('approvalChain.stepMissing')
  })

  it('is given up with a reason, by whoever drew it up too', () => {
    const office = new Office()
    drawn(chain(1), office)
    const withdraw = (reason: string): OfficeCommand => ({ type: 'withdrawChain', proposalId: 'p-full-1', reason })
    expect(office.act('p-security', withdraw(' '))).toBe('office.reasonRequired')
    expect(office.act('p-security', withdraw(' 有误 '))).toBe('done')
    expect(office.events.at(-1)).toMatchObject({
      type: 'ChainTemplateWithdrawn',
      data: { proposalId: 'p-full-1', reason: '有误' },
    })
    expect(office.act('p-system', confirm())).toBe('office.unknownProposal')
  })

  it('names a countersigner of the office for a party, and not anybody', () => {
    const by = (personId: string) =>
      chain(1, {
        steps: FULL_CHAIN.steps.map((step) =>
          step.kind === 'countersign'
            ? { ...step, parties: [{ partyId: 'x', name: '某方', personId, required: true }] }
            : step,
        ),
      })
    expect(drawn(by(justice.personId))).toBe('done')
    expect(drawn(by(lawyer.personId))).toBe('officeChain.partyNoHand')
    expect(drawn(by('nobody'))).toBe('officeChain.partyNoHand')
  })

  it('needs as many people as it has hands, the drafter among them', () => {
    // One who is the only drafter and the only 初审 cannot be both.
    const kinds = ['departmentReview', 'secrecyReview', 'deputyReview', 'finalApproval']
    const short = chain(1, { steps: FULL_CHAIN.steps.filter(({ kind }) => kinds.includes(kind)) })
    expect(drawn(short)).toBe('done')
    const office = new Office(allBut('p-clerk', 'p-clerk-2'))
    expect(drawn(short, office)).toBe('officeChain.handsTooFew')
  })

  it('takes from others only the uses that it is given', () => {
    const office = new Office()
    drawn(named('one', '大事'), office, ['通知', '函'])
    office.act('p-system', confirm('p-one-1'))
    drawn(named('two', '小事'), office, ['决定'])
    office.act('p-system', confirm('p-two-1'))
    drawn(named('three', '函件'), office, ['函'])
    office.act('p-system', confirm('p-three-1'))
    const uses = Object.values(office.now.rights.chains).map(({ template, uses: of }) => [template.templateId, of])
    expect(uses).toEqual([
      ['one', ['通知']],
      ['two', ['决定']],
      ['three', ['函']],
    ])
    expect(chainForCase(null, { decision: null, kind: '函' })).toEqual(DEFAULT_CHAIN)
  })
})
