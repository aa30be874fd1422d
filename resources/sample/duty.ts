/** What the sample cases show beside the chain. Invented, like everything of the sample. */
const DAY_MS = 86_400_000

const evidence = (item: string, on: string, number: string, until: string | null = null) => ({
  ...{ item, on, until, number },
  note: '',
})

export const dutySample = {
  /** Formed a month before the sample is made, so that the limit shows. */
  deadline: (now: Date) =>
    ({
      rule: 'disclosure',
      start: 'other',
      formedOn: new Date(now.getTime() - 24 * DAY_MS).toISOString().slice(0, 10),
      reason: '参保缴费政策已由县人民政府会议于当日确定',
    }) as const,
  decision: {
    kind: { kind: 'majorDecision', marketEntities: false, reason: '' } as const,
    hearing: [
      { step: 'participation', applicable: true, reason: '' },
      { step: 'hearing', applicable: false, reason: '已采取座谈会方式充分听取意见，各方没有较大分歧' },
      { step: 'risk', applicable: true, reason: '' },
    ] as const,
    evidence: [
      evidence('catalogue.list', '2026-01-12', '青政办发〔2026〕2号'),
      evidence('start.proposal', '2026-02-02', '青发改〔2026〕6号'),
      evidence('start.decision', '2026-02-10', '青政办函〔2026〕4号'),
      evidence('draft.text', '2026-03-10', '征求意见稿'),
      evidence('draft.basis', '2026-03-10', '依据清单'),
      evidence('draft.consultation', '2026-03-12', '会签单'),
      evidence('participation.notice', '2026-03-16', '县政府网站公告', '2026-04-10'),
      evidence('participation.summary', '2026-04-15', '意见汇总表'),
      evidence('risk.controllable', '2026-04-20', '青稳评〔2026〕3号'),
    ],
  },
  target: '义务教育招生服务指南',
  term: { effectiveOn: null, until: null, basis: '' },
  change: {
    kind: 'repeal',
    scope: 'whole',
    effectiveOn: null,
    basis: '国办发〔2018〕37号；本县行政规范性文件管理办法',
    reason: '有关政策已经调整，原公告不再适用',
  } as const,
  leak: {
    notice: {
      noticedBy: '网站管理员',
      what: '一份附件中联系人电话未遮盖，已发布在部门网站（误公开）',
      matter: 'personal',
    } as const,
    measure: { measure: 'takenDown', channel: '部门网站', note: '已撤下附件并清除缓存' } as const,
    reports: [
      { to: 'privacyAuthority', authority: '青澜县互联网信息办公室', documentNumber: '青政务函〔2026〕9号' },
    ] as const,
    outcome: '经核查不涉及国家秘密，已遮盖后重新发布，并对经办人员进行提醒',
  },
}
