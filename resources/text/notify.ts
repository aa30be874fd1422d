interface Counts {
  readonly all: number
  readonly overdue: number
  readonly soon: number
}

/** Notifications of the system: kinds and numbers, never a title. */
export const notifyText = {
  title: '明鉴：待办提醒',
  body: ({ all, overdue, soon }: Counts) =>
    [
      `待办 ${String(all)} 件`,
      overdue === 0 ? '' : `已逾期 ${String(overdue)} 件`,
      soon === 0 ? '' : `临近到期 ${String(soon)} 件`,
    ]
      .filter((part) => part !== '')
      .join('，'),
}
