import { describe, expect, it } from 'vitest'
import { dueReviews } from '#renderer/feature/due-review/due-review-model.ts'

const row = (caseId: string, nextReviewOn: string, due: boolean) => ({
  ...{ caseId, title: caseId === 'blank' ? ' ' : `关于${caseId}的通知`, mode: 'withheld' as const, nextReviewOn, due },
})

describe('the list of what is to be looked at again', () => {
  it('has what is due on top, with how long it has been, and what comes later after it', () => {
    const { due, later } = dueReviews({
      today: '2026-11-28',
      rows: [row('一', '2026-11-01', true), row('二', '2026-11-28', true), row('blank', '2027-03-01', false)],
    })
    expect(due).toEqual([
      { caseId: '一', title: '关于一的通知', mode: '不予公开', day: '2026年11月1日', state: '已过 27 天' },
      { caseId: '二', title: '关于二的通知', mode: '不予公开', day: '2026年11月28日', state: '今天到期' },
    ])
    expect(later).toMatchObject([{ title: '（未填写标题）', day: '2027年3月1日', state: '还有 93 天' }])
  })
})
