import type { Stage } from '#shared/domain/case/roles.ts'
import { STAGE_WORDS } from './words.ts'

export const INBOX = {
  heading: '待办',
  waiting: (count: number) => `待我办理（${String(count)}）`,
  all: '全部事项',
  columns: {
    title: '标题',
    stage: '环节',
    round: '轮次',
    drafter: '经办人',
    waiting: '等待',
    updated: '更新时间',
  },
  untitled: '（未填写标题）',
  myself: (name: string) => `${name}（本人）`,
  countsLabel: '各环节事项数',
  count: (stage: Stage, count: number) => `${STAGE_WORDS[stage]} ${String(count)}`,
  total: (total: number) => `共 ${String(total)} 件`,
  fromFile: '从文件登记',
  blank: '新建空白文稿',
  emptyWaiting: '没有等待您办理的事项',
  emptyWaitingDrafter: '点“从文件登记”导入 .docx 或 .txt 文稿，或者新建空白文稿。',
  emptyWaitingOther: '有事项送到您的岗位时，会出现在这里。',
  emptyAll: '还没有事项',
  emptyAllHint: '经办人登记文稿并送审后，事项会出现在这里。',
  registering: '正在登记…',
  pages: '分页',
  trackedHeading: '文件中有未处理的修订',
  trackedText: (count: number | null) =>
    `文件中有${count === null ? '' : ` ${String(count)} 处`}未处理的修订。登记的文稿必须是确定的文字，请选择如何处理：`,
  trackedAccept: '接受全部修订后登记',
  trackedReject: '拒绝全部修订后登记',
} as const
