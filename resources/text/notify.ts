import type { WaitingCounts } from '#shared/domain/office/waiting.ts'

/** Notifications of the system: kinds and numbers, never a title. */
export const notifyText = {
  title: '明鉴：待办提醒',
  body: ({ all, overdue, soon, leaks, leaksOver, reviews }: WaitingCounts) =>
    [
      leaks === 0 ? '' : `泄密应急 ${String(leaks)} 件须在24小时内报告`,
      leaksOver === 0 ? '' : `其中已超过24小时 ${String(leaksOver)} 件`,
      `待办 ${String(all)} 件`,
      overdue === 0 ? '' : `已逾期 ${String(overdue)} 件`,
      soon === 0 ? '' : `临近到期 ${String(soon)} 件`,
      reviews === 0 ? '' : `定期评估到期 ${String(reviews)} 件`,
    ]
      .filter((part) => part !== '')
      .join('，'),
}
