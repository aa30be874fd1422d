/** Words of the disclosure determination, for the history and the forms. */
export const disclosureText = {
  modes: { proactive: '主动公开', onRequest: '依申请公开', withheld: '不予公开' },
  results: { kept: '维持', toProactive: '转为主动公开', toOnRequest: '转为依申请公开' },
  facts: {
    determined: (mode: string) => `作出公开认定：${mode}`,
    concluded: (mode: string) => `办结：${mode}`,
    reviewed: (result: string) => `定期评估审查：${result}`,
  },
  nextReview: (day: string) => `下次评估审查：${day}`,
} as const
