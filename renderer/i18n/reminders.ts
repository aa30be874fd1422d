import type { Output } from '#shared/contract/channels.ts'

type About = Output<'office.reminders'>[number]['about']

export const REMINDERS = {
  label: '其他待办',
  go: '去办理',
  goTo: (line: string) => `去办理：${line}`,
  lines: {
    transferDue: (count) => `应移交进馆、尚未移交的档案 ${String(count)} 件`,
    extensionProposed: (count) => `等待您确认的延长移交批准 ${String(count)} 份`,
    appraisalDue: (count) => `保管期限届满、等待提出鉴定的档案 ${String(count)} 件`,
    appraisalProposed: (count) => `等待您作出鉴定结论的档案 ${String(count)} 件`,
    catalogueProposed: () => '一版主动公开基本目录等待您确认',
    catalogueMissing: () => '还没有主动公开基本目录（条例第二十二条）',
    guideMissing: () => '还没有编制政府信息公开指南（条例第十二条）',
    guideOld: () => '政府信息公开指南到了应当核对更新的时候',
    takeDownDue: (count) => `公示期限已满、尚未撤下的公开件 ${String(count)} 件`,
    termEnding: (count) => `有效期将在60日内届满的文件 ${String(count)} 件，请评估是否继续有效、修改或者废止`,
    guideBehind: () => '单位资料有变动，政府信息公开指南须核对更新',
  } satisfies Readonly<Record<About, (count: number) => string>>,
} as const
