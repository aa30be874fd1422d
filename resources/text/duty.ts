import type { OptionalStep } from '#shared/domain/case/duty/duty-events.ts'

/** Words of deadlines, procedures and changes, for timelines, forms and packages. */
export const dutyText = {
  noKind: '无须履行专门程序',
  steps: {
    participation: '公众参与',
    hearing: '听证',
    expert: '专家论证',
    risk: '风险评估',
    fairCompetition: '公平竞争审查',
    party: '请示报告同级党委',
  } satisfies Record<OptionalStep, string>,
}
