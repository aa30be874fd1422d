import { describe, expect, it } from 'vitest'
import { inboxRows } from '#renderer/feature/inbox/inbox-model.ts'
import type { Output } from '#shared/contract/channels.ts'
import { STAGES, type Stage } from '#shared/domain/case/roles.ts'

type Page = Output<'inbox.list'>
type Row = Page['rows'][number]

const inForce: Row['validity'] = {
  ...{ validity: 'inForce', on: null, withdrawnOn: null, correctedOn: null, underWay: [], shown: null },
}
const row = (change: Partial<Row>): Row => ({
  ...{ caseId: 'c1', title: '关于废止某公告的公告', stage: 'draft', round: 1, drafterName: '周晓岚', mine: false },
  ...{
    updatedAt: '2026-11-29T02:00:00.000Z',
    waitingRole: null,
    waitingSince: '2026-11-29T02:00:00.000Z',
    cameBy: 'forward',
  },
  ...{ change: 'none', due: null, paused: false, validity: null, changes: 'repeal', held: false },
  ...change,
})
const tags = (change: Partial<Row>): string => {
  const byStage = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number> // of every stage
  const page: Page = {
    ...{ rows: [row(change)], at: '2026-11-29T02:00:00.000Z', total: 1, byStage },
    waiting: { all: 0, overdue: 0, soon: 0, returned: 0 },
  }
  return inboxRows(page)[0]?.tags.join(' ') ?? ''
}

describe('what a case does to a release, in the list', () => {
  it('is intended until the case is released, and done from then on', () => {
    expect(tags({})).toContain('拟废止')
    expect(tags({ stage: 'approved' })).toContain('拟废止')
    expect(tags({ stage: 'released', validity: inForce })).toContain('已废止原文件')
    expect(tags({ stage: 'released', validity: inForce })).not.toContain('拟')
  })

  it('is done with the approval when the release is taken down', () => {
    expect(tags({ changes: 'withdraw', stage: 'finalApproval' })).toContain('拟撤下')
    expect(tags({ changes: 'withdraw', stage: 'approved' })).toContain('已撤下原文件')
  })
})
