import { describe, expect, it } from 'vitest'
import { adminWaiting } from '#renderer/app/admin-waiting.ts'
import { ADMIN } from '#renderer/i18n/people.ts'
import type { Output } from '#shared/contract/channels.ts'

type People = Output<'people.list'>
type Person = People['people'][number]

// Only what the desk reads of each answer.
const person = (changes: Partial<Person>): Person =>
  ({
    ...{
      personId: 'p1',
      name: '周晓禾',
      disabled: false,
      roles: ['drafter'],
      lying: 0,
      canUnlock: true,
      lockedMinutes: 0,
    },
    ...{ certificate: 'valid', certificateUntil: '2027-01-01T00:00:00.000Z' },
    ...changes,
  }) as unknown as Person
const people = (changes: Partial<People>): People =>
  ({
    ...{ people: [], proposals: [], resets: [], missing: [], sharedHands: false },
    releaseCertificate: { soon: false, until: '2027-01-01T00:00:00.000Z' },
    ...changes,
  }) as unknown as People
const lexicons = (mine: boolean, version: string | null): Output<'lexicon.list'> =>
  ({
    versions: [{ id: 'local', name: '本县词库' }],
    proposals: [{ proposalId: 'l1', id: 'local', version, mine }],
  }) as unknown as Output<'lexicon.list'>

describe('what waits for an administrator', () => {
  it('counts a lexicon that another person wants in use, and leads to where it is confirmed', () => {
    expect(adminWaiting(null, null, null, lexicons(false, '3'), null)).toEqual([
      { key: 'l1', line: ADMIN.confirmLexicon('本县词库', '3'), place: 'lexicons', urgent: true },
    ])
    expect(adminWaiting(null, null, null, lexicons(false, null), null)[0]?.line).toBe('停用词库“本县词库”等待您确认')
    expect(adminWaiting(null, null, null, lexicons(true, '3'), null)).toEqual([])
  })

  it('counts a calendar that nobody signed and another person proposed, and leads to where it is confirmed', () => {
    const calendar = (mine: boolean) =>
      ({
        proposals: [{ proposalId: 'c1', years: [{ year: 2027 }], local: null, mine }],
      }) as unknown as Output<'calendar.view'>
    expect(adminWaiting(null, null, null, null, calendar(false))).toEqual([
      { key: 'c1', line: '2027年的工作日历（没有签发单位签名）等待您确认', place: 'calendar', urgent: true },
    ])
    expect(adminWaiting(null, null, null, null, calendar(true))).toEqual([])
  })

  it('puts confirmations first, then what stands in the way of others, then what runs out', () => {
    const proposals = [{ proposalId: 'r1', personId: 'p9', name: '孟子衡', mayConfirm: true }]
    const staff = [
      person({ personId: 'p2', certificate: 'soon' }),
      person({ personId: 'p3', disabled: true, lying: 2 }),
      person({ personId: 'p4', roles: [] }),
    ]
    const given = people({
      proposals: proposals as unknown as People['proposals'],
      people: staff,
      missing: ['archivist'],
    })
    const lines = adminWaiting(given, null, null, null, null)
    expect(lines.map(({ key, place }) => [key, place])).toEqual([
      ['r1', 'people'],
      ['archivist', 'people'],
      ['lying p3', 'people'],
      ['ends p2', 'people'],
      ['roles p4', 'people'],
    ])
  })

  it('does not ask for roles that were proposed already, nor for anything of somebody put out', () => {
    const proposals = [{ proposalId: 'r1', personId: 'p4', name: '孟子衡', mayConfirm: false }]
    const staff = [person({ personId: 'p4', roles: [] }), person({ personId: 'p5', disabled: true, canUnlock: false })]
    const given = people({ proposals: proposals as unknown as People['proposals'], people: staff })
    expect(adminWaiting(given, null, null, null, null)).toEqual([])
  })
})
