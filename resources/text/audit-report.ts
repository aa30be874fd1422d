export interface AuditReportFacts {
  readonly officeName: string
  readonly at: string
  readonly events: number
  readonly logs: number
  readonly code: string
  readonly root: string
  readonly verdict: string
}

/** The report that goes with an exported log. */
export const auditReport = {
  fileName: (officeName: string, date: string) => `${officeName}留痕${date}`,
  holds: '全部成立：每条记录的签名、身份、时间、前后连接和办理规则均核对无误。',
  fails: (problem: string, position: number, caseId: string, seq: number) =>
    `不成立：${problem}（总账第 ${String(position)} 条，事项 ${caseId} 第 ${String(seq)} 条）。请保留现状并报告单位负责人。`,
  judge: (doubt: string, position: number, caseId: string, seq: number) =>
    `签名、身份、时间、前后连接和办理规则均核对无误，但有须由人核实的：${doubt}（首见于总账第 ${String(position)} 条，事项 ${caseId} 第 ${String(seq)} 条）。`,
  text: (facts: AuditReportFacts) =>
    [
      `${facts.officeName}留痕核对报告`,
      '',
      `核对日期：${facts.at}`,
      `记录条数：${String(facts.events)}，涉及 ${String(facts.logs)} 份留痕`,
      `检查码：${facts.code}`,
      `总账摘要（SHA-256 默克尔根）：${facts.root}`,
      '',
      `结论：${facts.verdict}`,
      '',
      '请将检查码抄录在纸质登记簿上，或将检查点文件另存于其他介质。',
      '离开本机核对：mingjian verify 留痕文件.mjlog --checkpoint 检查点文件，或 --code 检查码。',
      '',
    ].join('\n'),
} as const
