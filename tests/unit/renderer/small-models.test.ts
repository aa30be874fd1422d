import { describe, expect, it } from 'vitest'
import { auditLine } from '#renderer/feature/audit/audit-model.ts'
import { barText } from '#renderer/feature/backup/backup-model.ts'
import { localDayProblem, localDaysOf, localDaysToSave, usualYear } from '#renderer/feature/calendar/calendar-model.ts'
import {
  addable,
  draftProblem,
  emptyDraft,
  isMandatory,
  moved,
  stepsLine,
  withoutStep,
  withStep,
  withStepChange,
} from '#renderer/feature/chains/chain-model.ts'
import { delegatesFor, stillDelegate } from '#renderer/feature/delegation/delegation-model.ts'
import { barState, mayClose } from '#renderer/feature/leak/leak-model.ts'
import type { LeakData } from '#renderer/feature/leak/useLeak.ts'
import { barsOf, hasNothing, isDay, isYear, spanOf } from '#renderer/feature/register/register-model.ts'
import { catalogueInput, emptyFields } from '#renderer/feature/release/use-catalogue.ts'
import { BACKUP } from '#renderer/i18n/backup.ts'
import { CALENDAR } from '#renderer/i18n/calendar.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'

describe('a chain that is drawn up', () => {
  const kinds = (draft: { readonly steps: readonly { readonly kind: string }[] }) => draft.steps.map(({ kind }) => kind)

  it('begins with what every chain has, and takes a further step where the law leaves it a place', () => {
    const draft = emptyDraft()
    expect(draftProblem(draft)).toBeNull()
    expect(draft.steps.every(({ kind }) => isMandatory(kind))).toBe(true)
    for (const kind of addable(draft)) {
      const longer = withStep(draft, kind)
      expect(kinds(longer)).toContain(kind)
      expect(draftProblem(longer)?.code).not.toBe('approvalChain.order')
      expect(kinds(withoutStep(longer, kind))).toEqual(kinds(draft))
    }
  })

  it('moves a step by one place and no further than the ends', () => {
    const draft = withStep(emptyDraft(), 'legalReview')
    const at = kinds(draft).indexOf('legalReview')
    expect(kinds(moved(moved(draft, at, -1), at - 1, 1))).toEqual(kinds(draft))
    expect(moved(draft, 0, -1)).toBe(draft)
    expect(moved(draft, draft.steps.length - 1, 1)).toBe(draft)
  })

  it('says of a step who may skip it', () => {
    const draft = withStepChange(withStep(emptyDraft(), 'legalReview'), 'legalReview', { skippedBy: 'deputyLeader' })
    expect(stepsLine(draft.steps)).toContain('合法性审核〔可跳过〕')
  })

  it('says of a step how long it may take: whoever confirms a chain sees no other difference', () => {
    const { steps } = withStepChange(emptyDraft(), 'departmentReview', { workingDays: 5 })
    expect(stepsLine(steps)).toContain('部门初审 5个工作日 →')
    expect(
      stepsLine(withStepChange({ ...emptyDraft(), steps }, 'departmentReview', { workingDays: null }).steps),
    ).toContain('部门初审 →')
  })
})

describe('who may act for somebody', () => {
  const delegates = [
    { personId: 'p1', name: '周晓禾', roles: ['departmentHead'] },
    { personId: 'p2', name: '梁思齐', roles: ['deputyLeader'] },
  ] as never
  it('is neither the person nor anybody who holds the role already', () => {
    expect(delegatesFor(delegates, 'p1', 'departmentHead').map(({ personId }) => personId)).toEqual(['p2'])
    expect(delegatesFor(delegates, 'p9', null)).toHaveLength(2)
  })
  it('is asked again when the role was changed to one of theirs', () => {
    expect(stillDelegate(delegates, 'p9', 'departmentHead', 'p2')).toBe('p2')
    expect(stillDelegate(delegates, 'p9', 'deputyLeader', 'p2')).toBeNull()
  })
})

describe('the span of a register', () => {
  it('is this year so far; the report is on the year before until March is over', () => {
    expect(spanOf('2026-03-31')).toEqual({ from: '2026-01-01', until: '2026-03-31', year: 2025 })
    expect(spanOf('2026-04-01').year).toBe(2026)
  })
  it('can be typed sign by sign: what is not whole is no year and no day yet', () => {
    expect(['2', '20', '202', '2026'].map(isYear)).toEqual([false, false, false, true])
    expect(['', '0002-01-01', '0202-01-01', '2026-01-01'].map(isDay)).toEqual([false, false, false, true])
  })
  it('draws the longest bar over the whole scale and leaves nothing that is not 0 unseen', () => {
    const chart = { labels: ['一月', '二月', '三月'], series: [{ name: '送审', values: [1000, 1, 0] }] } as never
    expect(barsOf(chart).map(([bar]) => [bar?.label, bar?.length])).toEqual([
      ['一月', 100],
      ['二月', 0.8],
    ])
    expect(hasNothing(chart)).toBe(false)
    expect(hasNothing(null)).toBe(true)
  })
})

describe('the catalogue of a release', () => {
  const fields = { indexNumber: '', theme: '', department: ' ', summary: '概述', keywords: '防汛、 值守,安全' }
  it('tells which of its fields would stand empty', () => {
    expect(emptyFields(fields)).toEqual(['department'])
    expect(emptyFields({ ...fields, department: '办公室' })).toEqual([])
  })
  it('parts key words at whatever stands between them', () => {
    expect(catalogueInput(fields).keywords).toEqual(['防汛', '值守', '安全'])
  })
})

describe('the bar about backups', () => {
  const schedule = { missedDays: 2, failure: null } as never
  it('sends others to the keeper, and does not send the keeper to themselves', () => {
    expect(barText({ schedule }, false)).toBe(BACKUP.barTell(BACKUP.barMissed(2)))
    expect(barText({ schedule }, true)).toBe(BACKUP.barMissed(2))
    expect(barText({ schedule: null }, false)).toBeNull()
    expect(barText({ schedule: null }, true)).toBe(BACKUP.barNone)
  })
})

describe('a line of 审计台', () => {
  const row = {
    ...{
      position: 7,
      caseId: 'c-1',
      seq: 1,
      type: 'DraftRegistered',
      at: '2026-11-29T01:10:00.000Z',
      hash: 'a'.repeat(64),
    },
    ...{ actorName: '周晓禾', actorRole: 'drafter' as const, detail: {} },
  } as const
  const registered = { registeredAt: row.at, registeredBy: row.actorName }
  it('calls a case by title and number, one without a title by who registered it and when', () => {
    const of = (title: string, number: string) => auditLine({ ...row, about: { title, number, ...registered } }).of
    expect(of('关于河道清淤的通知', '云政办发〔2026〕3号')).toBe('《关于河道清淤的通知》云政办发〔2026〕3号')
    expect(of('', '')).toBe('周晓禾2026年11月29日 09:10:00登记的文稿（尚无标题）')
  })
  it('leads to the case that was read or taken out, and to none from the office', () => {
    const read = { ...row, caseId: ACCESS_LOG, type: 'CaseRead', detail: { caseId: 'c-2', caseSeq: 3 } }
    expect(auditLine({ ...read, about: { title: '通知', number: '', ...registered } }).caseId).toBe('c-2')
    expect(auditLine({ ...row, caseId: OFFICE_LOG, type: 'SessionOpened', about: null }).caseId).toBeNull()
  })
})

describe('the holidays of a place', () => {
  const local = [
    { year: 2026, name: '古尔邦节', from: '2026-05-27', to: '2026-05-29' },
    { year: 2026, name: '三月三', from: '2026-04-19', to: '2026-04-19' },
    { year: 2027, name: '古尔邦节', from: '2027-05-16', to: '2027-05-16' },
  ]
  it('go on from those that are set, or saving one would take away the others', () => {
    expect(localDaysOf({ local }, 2026)).toEqual([
      { name: '古尔邦节', from: '2026-05-27', to: '2026-05-29' },
      { name: '三月三', from: '2026-04-19', to: '' },
    ])
    expect(localDaysToSave(localDaysOf({ local }, 2026))).toEqual(local.slice(0, 2).map(({ year: _, ...day }) => day))
  })
  it('say of each line what is wrong with it', () => {
    expect(localDayProblem({ name: ' ', from: '2026-05-27', to: '' }, 2026)).toBe(CALENDAR.localLacks)
    expect(localDayProblem({ name: '古尔邦节', from: '2026-05-29', to: '2026-05-27' }, 2026)).toBe(CALENDAR.localTurned)
    expect(localDayProblem({ name: '古尔邦节', from: '2026-12-31', to: '2027-01-01' }, 2026)).toBe(
      CALENDAR.localOutside(2026),
    )
    expect(localDayProblem({ name: '古尔邦节', from: '2026-05-27', to: '' }, 2026)).toBeNull()
  })
  it('are first asked for the year that it is', () => {
    expect(usualYear([2024, 2025, 2026, 2027], '2026-11-29')).toBe(2026)
    expect(usualYear([2024, 2025], '2026-11-29')).toBe(2025)
  })
})

describe('an incident', () => {
  it('is ended after a measure and every report that is owed, and not before', () => {
    const at = '2026-11-30T00:24:00.000Z'
    const measures = [{ measure: 'takenDown' as const, channel: '县政府网站', takenAt: at, note: '', by: '吴守谨' }]
    expect(mayClose({ measures, unreported: [] })).toBe(true)
    expect(mayClose({ measures, unreported: ['superior'] })).toBe(false)
    expect(mayClose({ measures: [], unreported: [] })).toBe(false)
  })

  it('stands on top with the time that ends first, without one when none runs', () => {
    const leak = (unreported: LeakData['unreported'], runsUntil: string | null): LeakData => ({
      ...{ incidentId: 'i', caseId: null, title: '', noticedAt: '', noticedBy: '', what: '', matter: null },
      ...{
        recordedAt: '',
        recordedBy: '',
        dueAt: null,
        runsUntil,
        unreported,
        measures: [],
        reports: [],
        closed: null,
      },
    })
    const now = Date.parse('2026-11-30T00:00:00.000Z')
    const timed = leak(['superior'], '2026-11-30T01:00:00.000Z')
    const atOnce = leak(['privacyAuthority'], null)
    expect(barState([timed, atOnce], now)).toEqual({ kind: 'running', count: 2, minutes: 60 })
    expect(barState([timed, atOnce], now + 7_200_000)).toEqual({ kind: 'over', count: 2, minutes: 60 })
    expect(barState([atOnce], now)).toEqual({ kind: 'owed', count: 1, minutes: 0 })
    expect(barState([leak([], null)], now)).toEqual({ kind: 'reported', count: 1, minutes: 0 })
  })
})
