import type { ChangeKind, DecisionKind, DutyEventType, OptionalStep } from '#shared/domain/case/duty-events.ts'

/** Words of deadlines, procedures and changes, for timelines, forms and packages. */
export const dutyText = {
  noKind: '无须履行专门程序',
  kinds: {
    majorDecision: '重大行政决策',
    governmentRule: '政府规章',
    normativeDocument: '行政规范性文件',
  } satisfies Record<DecisionKind, string>,
  steps: {
    participation: '公众参与',
    hearing: '听证',
    expert: '专家论证',
    risk: '风险评估',
    fairCompetition: '公平竞争审查',
    party: '请示报告同级党委',
  } satisfies Record<OptionalStep, string>,
  changes: {
    correct: '更正',
    clarify: '澄清',
    withdraw: '撤下',
    repeal: '废止',
    supersede: '替代',
  } satisfies Record<ChangeKind, string>,
  facts: {
    DeadlineSet: '设定公开期限',
    DecisionKindSet: '标明程序',
    DecisionStepSet: '说明环节是否适用',
    EvidenceAdded: '登记过程材料',
    EvidenceVoided: '过程材料作废',
    ValidityTermSet: '登记施行和有效期',
    ChangeDeclared: '拟变更已发布文件',
    ReleaseChanged: '效力变更',
  } satisfies Record<DutyEventType, string>,
}
