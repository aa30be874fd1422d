import { describe, expect, it } from 'vitest'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { isEventData } from '#shared/domain/case/event-shape.ts'
import { holdStories } from '#shared/domain/case/custody/hold.ts'
import { replay } from '#shared/domain/case/replay.ts'
import {
  archivist,
  at,
  clerk,
  deputy,
  filing,
  head,
  outcome,
  play,
  principal,
  type Person,
} from '../helper/case-play.ts'

type Place = Extract<CaseCommand, { readonly type: 'placeHold' }>
type Lift = Extract<CaseCommand, { readonly type: 'liftHold' }>
const place = (more: Partial<Place> = {}): Place => ({
  type: 'placeHold',
  role: 'archivist',
  holdId: 'h-1',
  kind: 'reconsideration',
  authority: '云溪市人民政府行政复议机构',
  documentNumber: '云复议〔2026〕12号',
  orderedOn: '2026-03-01',
  reason: '申请人对不予公开决定申请行政复议',
  ...more,
})
const lift = (more: Partial<Lift> = {}): Lift => ({
  type: 'liftHold',
  role: 'deputyLeader',
  holdId: 'h-1',
  documentNumber: '云复决〔2026〕9号',
  reason: '复议决定已经生效',
  ...more,
})
const propose: CaseCommand = { type: 'proposeDisposal', today: '2037-01-02', reason: '保管期满' }
const decision = (result: 'destroyed' | 'extended' | 'declined', keepUntil: string | null = null): CaseCommand => ({
  ...{ type: 'decideDisposal', role: 'deputyLeader', today: '2037-01-02' },
  ...{ result, reason: '经鉴定', keepUntil },
})
const filed = () => play([[archivist, filing()]], at('archived'))
const held = () => play([[archivist, place()]], filed())
const officer: Person = { ...archivist, personId: 'p-disclosure', name: '简公开', roles: ['disclosureOfficer'] }

describe('保全: while a matter is under way nothing of the case is destroyed (政府信息公开条例 Art. 51)', () => {
  it('refuses to propose a destruction, and names the matter', () => {
    expect(outcome(filed(), archivist, propose)).toMatchObject([{ type: 'DisposalProposed' }])
    expect(outcome(held(), archivist, propose)).toBe('archive.held')
  })

  it('refuses to decide on one that was proposed before, and leaves it free to keep the file', () => {
    const proposed = play(
      [
        [archivist, propose],
        [officer, place({ role: 'disclosureOfficer' })],
      ],
      filed(),
    )
    expect(outcome(proposed, deputy, decision('destroyed'))).toBe('archive.held')
    expect(outcome(proposed, deputy, decision('declined'))).toMatchObject([{ data: { result: 'declined' } }])
    expect(outcome(proposed, deputy, decision('extended', '2050-12-31'))).toMatchObject([{ type: 'DisposalDecided' }])
    const freed = play([[deputy, lift()]], proposed)
    expect(outcome(freed, deputy, decision('destroyed'))).toMatchObject([{ data: { result: 'destroyed' } }])
  })

  it('stands until every matter is over', () => {
    const both = play([[officer, place({ role: 'disclosureOfficer', holdId: 'h-2', kind: 'litigation' })]], held())
    expect(both.state.holds.map(({ holdId }) => holdId)).toEqual(['h-1', 'h-2'])
    const one = play([[principal, lift({ role: 'principalLeader' })]], both)
    expect(outcome(one, archivist, propose)).toBe('archive.held')
    expect(caseRowOf(one.state).held).toBe(true)
    const none = play([[archivist, lift({ role: 'archivist', holdId: 'h-2' })]], one)
    expect(outcome(none, archivist, propose)).toMatchObject([{ type: 'DisposalProposed' }])
    expect(caseRowOf(none.state).held).toBe(false)
    expect(holdStories(none.events)).toMatchObject([
      { kind: 'reconsideration', placedBy: '秦档案', lifted: { by: '顾正职', documentNumber: '云复决〔2026〕9号' } },
      { kind: 'litigation', placedBy: '简公开', lifted: { by: '秦档案' } },
    ])
  })
})

describe('列入保全', () => {
  it('takes one of three roles, at any stage, and not what was destroyed', () => {
    for (const person of [clerk, head, deputy, principal])
      expect(outcome(filed(), person, place())).toBe('identity.wrongRole')
    expect(outcome(filed(), deputy, place({ role: 'deputyLeader' }))).toBe('identity.wrongRole')
    for (const stage of ['draft', 'departmentReview', 'approved', 'concluded', 'released'] as const)
      expect(outcome(at(stage), archivist, place()), stage).toMatchObject([{ type: 'HoldPlaced' }])
    const gone = play(
      [
        [archivist, propose],
        [deputy, decision('destroyed')],
      ],
      filed(),
    )
    expect(outcome(gone, archivist, place())).toBe('archive.destroyed')
  })

  it('names the paper, its day and the reason; one matter once', () => {
    expect(outcome(filed(), archivist, place({ authority: ' ' }))).toBe('hold.paperRequired')
    expect(outcome(filed(), archivist, place({ documentNumber: '' }))).toBe('hold.paperRequired')
    expect(outcome(filed(), archivist, place({ reason: ' ' }))).toBe('case.reasonRequired')
    const dated = { ...archivist, at: '2026-03-05T16:30:00.000Z' } // the sixth in Beijing
    expect(outcome(filed(), dated, place({ orderedOn: '2026-03-07' }))).toBe('hold.inFuture')
    expect(outcome(filed(), dated, place({ orderedOn: '2026-03-06' }))).toMatchObject([{ type: 'HoldPlaced' }])
    expect(outcome(held(), officer, place({ role: 'disclosureOfficer', holdId: 'h-2' }))).toBe('hold.twice')
    expect(outcome(held(), archivist, place({ documentNumber: '另案' }))).toBe('hold.twice')
  })
})

describe('解除保全', () => {
  it('takes another person than the one who placed it, with paper and reason', () => {
    expect(outcome(held(), archivist, lift({ role: 'archivist' }))).toBe('hold.secondHand')
    expect(outcome(held(), clerk, lift())).toBe('identity.wrongRole')
    expect(outcome(held(), deputy, lift({ documentNumber: ' ' }))).toBe('hold.paperRequired')
    expect(outcome(held(), deputy, lift({ reason: '' }))).toBe('case.reasonRequired')
    expect(outcome(held(), deputy, lift({ holdId: 'h-9' }))).toBe('hold.unknown')
    const second = { ...archivist, personId: 'p-archivist-2' }
    const over = play([[second, lift({ role: 'archivist' })]], held())
    expect(over.state.holds).toEqual([])
    expect(outcome(over, deputy, lift())).toBe('hold.unknown')
  })
})

describe('重新列入, by a restore of a backup from before', () => {
  const { type: _, role: __, ...facts } = place()
  const told = { ...facts, placedAt: '2026-03-01T02:00:00.000Z', placedById: archivist.personId, placedBy: '温故之' }
  const repeat = (more: Partial<Extract<CaseCommand, { readonly type: 'repeatHold' }>> = {}): CaseCommand => ({
    ...{ type: 'repeatHold', role: 'principalLeader', ...told, recordHash: 'a'.repeat(64) },
    ...more,
  })

  it('keeps the file as it was kept, and is lifted by another than whoever had placed it', () => {
    const again = play([[principal, repeat()]], filed())
    expect(again.state.holds).toEqual([
      { ...facts, at: told.placedAt, personId: archivist.personId, personName: '温故之' },
    ])
    expect(outcome(again, archivist, propose)).toBe('archive.held')
    expect(outcome(again, archivist, lift({ role: 'archivist' }))).toBe('hold.secondHand')
    expect(outcome(again, principal, lift({ role: 'principalLeader' }))).toMatchObject([{ type: 'HoldLifted' }])
    expect(holdStories(again.events)).toMatchObject([{ placedBy: '温故之', placedOn: '2026-03-01', lifted: null }])
    const lived = replay(again.events)
    expect(lived.ok && lived.value).toEqual(again.state)
  })

  it('is nobody’s who keeps no backups, and no second hold by the paper of one that stands', () => {
    for (const person of [archivist, officer, deputy, clerk])
      expect(outcome(filed(), person, repeat({ role: person.roles[0] ?? 'drafter' }))).toBe('identity.wrongRole')
    expect(outcome(filed(), archivist, repeat())).toBe('identity.wrongRole')
    expect(outcome(held(), principal, repeat())).toBe('hold.twice')
    expect(outcome(held(), principal, repeat({ holdId: 'h-2' }))).toBe('hold.twice')
    expect(outcome(held(), principal, repeat({ holdId: 'h-2', kind: 'litigation' }))).toMatchObject([
      { type: 'HoldRepeated' },
    ])
    const gone = play(
      [
        [archivist, propose],
        [deputy, decision('destroyed')],
      ],
      filed(),
    )
    expect(outcome(gone, principal, repeat())).toBe('archive.destroyed')
  })
})

describe('the log of a case that was held', () => {
  it('is lived again, and tells nothing that the rules forbid', () => {
    const { events, state } = play([[deputy, lift()]], held())
    const lived = replay(events)
    expect(lived.ok && lived.value).toEqual(state)
    const forged = events.map((event) =>
      event.type === 'HoldLifted' ? { ...event, actor: { ...event.actor, personId: archivist.personId } } : event,
    )
    expect(replay(forged)).toMatchObject({ ok: false, error: { code: 'replay.refused', refusal: 'hold.secondHand' } })
  })

  it('holds events of strict shape', () => {
    const { type: _, role: __, ...placed } = place()
    expect(isEventData('HoldPlaced', placed)).toBe(true)
    for (const wrong of [
      { ...placed, kind: 'other' },
      { ...placed, authority: ' ' },
      { ...placed, orderedOn: '2026-02-30' },
      { ...placed, more: 1 },
      { ...placed, reason: '' },
    ])
      expect(isEventData('HoldPlaced', wrong)).toBe(false)
    expect(isEventData('HoldLifted', { holdId: 'h', documentNumber: '1', reason: ' ' })).toBe(false)
  })

  it('is ended by a restore that carries an appraisal out again: it was lifted before the file was destroyed', () => {
    const { type: _, ...asFiled } = filing()
    const again = play(
      [
        [
          principal,
          {
            type: 'repeatDisposal',
            role: 'principalLeader',
            ...{ filed: asFiled, filedAt: '2026-12-01T00:00:00.000Z', filedBy: '温故之', expiredOn: '2036-12-31' },
            ...{ proposedBy: '温故之', proposalReason: '保管期满', proposedAt: '2037-01-01T00:00:00.000Z' },
            ...{ decidedBy: '秦明达', reason: '同意', destroyedAt: '2037-01-02T00:00:00.000Z' },
            decisionHash: 'a'.repeat(64),
          },
        ],
      ],
      held(),
    )
    expect(again.state.holds).toEqual([])
    expect(caseRowOf(again.state)).toMatchObject({ held: false, archive: { destroyedAt: '2037-01-02T00:00:00.000Z' } })
  })
})
