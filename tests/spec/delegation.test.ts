import { describe, expect, it } from 'vitest'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { replay } from '#shared/domain/case/replay.ts'
import { at, clerk, conclude, deputy, outcome, pass, principal, step, type Person } from '../helper/case-play.ts'
import { acting, LETTER } from '../helper/letter.ts'

describe('授权代行', () => {
  const second: Person = { ...deputy, personId: 'p-deputy-2', name: '季副职' }
  it('lets another act in the role, from the first day to the last, and stands in the event', () => {
    const there = at('finalApproval')
    const done = step(there, acting(second), pass('finalApproval'))
    expect(done.ok && done.value.state.hands.at(-1)).toEqual({
      stage: 'finalApproval',
      personId: second.personId,
      forPersonId: principal.personId,
    })
    for (const when of ['2026-02-28T15:59:59.999Z', '2026-03-05T16:00:00.000Z'])
      expect(outcome(there, acting(second, when), pass('finalApproval'))).toBe('identity.wrongRole')
    expect(outcome(there, acting(second, '2026-03-05T15:59:59.999Z'), pass('finalApproval'))).not.toBe(
      'identity.wrongRole',
    )
  })
  it('never lets one person take two steps, nor a drafter pass their own text, on either side', () => {
    expect(outcome(at('finalApproval'), acting(deputy), pass('finalApproval'))).toBe('case.samePersonTwice')
    const drafter: Person = { ...clerk, roles: ['deputyLeader'] }
    expect(outcome(at('finalApproval'), acting(drafter), pass('finalApproval'))).toBe('case.ownDraft')
    const ofClerk = { ...LETTER, forPersonId: clerk.personId }
    expect(outcome(at('finalApproval'), acting(second, undefined, ofClerk), pass('finalApproval'))).toBe(
      'case.ownDraft',
    )
    const toSelf = { ...LETTER, forPersonId: second.personId }
    expect(outcome(at('finalApproval'), acting(second, undefined, toSelf), pass('finalApproval'))).toBe(
      'identity.wrongRole',
    )
  })
  it('counts for whom it was done: who was acted for takes no other step of the round', () => {
    const lent = { ...LETTER, role: 'deputyLeader', delegateRole: 'archivist' } as const
    const assistant: Person = { personId: 'p-assistant', name: '代办', roles: ['archivist'] }
    const done = step(at('deputyReview'), acting(assistant, undefined, lent), pass('deputyReview'))
    if (!done.ok) throw new Error(done.error.code)
    expect(outcome(done.value, principal, pass('finalApproval'))).toBe('case.samePersonTwice')
  })
  it('holds for the role of the letter alone, and for who holds the role that it was given to', () => {
    const other: Person = { ...second, roles: ['archivist'] }
    expect(outcome(at('finalApproval'), acting(other), pass('finalApproval'))).toBe('identity.wrongRole')
    // Who holds the role acts in their own right, and the event names no letter.
    const own: Person = { ...second, roles: ['deputyLeader', 'principalLeader'] }
    const done = step(at('finalApproval'), acting(own), pass('finalApproval'))
    expect(done.ok && done.value.events.at(-1)?.actor).toMatchObject({ role: 'principalLeader' })
    expect(done.ok && done.value.events.at(-1)?.actor.delegation).toBeUndefined()
    expect(outcome(at('secrecyReview'), acting(second), conclude())).toBe('identity.wrongRole')
  })
  it('is lived again by the replay, and refused when the letter does not cover the day', () => {
    const done = step(at('finalApproval'), acting(second), pass('finalApproval'))
    if (!done.ok) throw new Error(done.error.code)
    const signed = done.value.events.at(-1)
    if (signed === undefined) throw new Error('an approval')
    expect(signed.actor).toMatchObject({ role: 'deputyLeader', delegation: LETTER })
    const { delegation: _none, ...actor } = signed.actor
    const before = done.value.events.slice(0, -1)
    const { caseId, seq, type } = signed
    expect(parseEvent({ caseId, seq, type, body: encodeEventBody(signed) })).toEqual({ ok: true, value: signed })
    expect(replay([...before, signed]).ok).toBe(true)
    const expired = { ...signed, actor: { ...signed.actor, delegation: { ...LETTER, until: '2026-02-28' } } }
    expect(replay([...before, expired]).ok).toBe(false)
    const silent = { ...signed, actor }
    expect(replay([...before, silent])).toMatchObject({ ok: false, error: { code: 'replay.refused' } })
  })
})
