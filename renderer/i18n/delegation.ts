import type { Output } from '#shared/contract/channels.ts'
import { plainDateText } from './date.ts'

type State = Output<'delegation.view'>['delegations'][number]['state']

/** 授权代行. */
export const DELEGATION = {
  open: '授权代行',
  heading: '登记的授权',
  intro:
    '外出、生病等不能办理时，可以凭书面授权书委托他人在一段时间内代行本人的审核岗位。受托人签署的意见都注明“受某某委托”；受托人不得审核自己拟写的文稿，委托人和受托人在一轮中合计只能办理一个环节。',
  columns: {
    who: '委托人',
    to: '受托人',
    role: '代行岗位',
    days: '期限',
    letter: '授权书',
    state: '状态',
    acts: '办理',
  },
  days: (from: string, until: string) => `${plainDateText(from)}至${plainDateText(until)}`,
  states: {
    pending: '等待另一位管理员确认',
    planned: '尚未开始',
    inForce: '生效中',
    over: '已到期',
    ended: '已终止',
    lapsed: '因人员或者岗位变动失效',
  } satisfies Record<State, string>,
  ended: (by: string, reason: string) => `${by}终止，理由：${reason}`,
  recordedBy: (name: string) => `登记人：${name}`,
  none: '没有授权代行',
  noneHint: '登记后列在这里，到期自动失效。',
  add: '登记授权代行',
  forPerson: '委托人',
  role: '代行岗位',
  delegate: '受托人',
  from: '开始日期',
  until: '截止日期',
  letter: '授权书（扫描件或者文档）',
  choose: '选择文件',
  chosen: (name: string) => `已选择：${name}`,
  save: '登记',
  saved: '已登记',
  savedByAdmin: '已登记，请另一位管理员核对授权书后确认',
  confirm: '确认',
  confirmOf: (from: string, to: string) => `确认${from}委托${to}代行`,
  confirmHint: '请先核对授权书的签字、岗位和期限。',
  confirmed: '已确认',
  end: '终止',
  endOf: (from: string, to: string) => `终止${from}对${to}的委托`,
  endReason: '终止理由',
  endedNow: '已终止',
  saveLetter: '另存授权书',
  letterSaved: '授权书已另存到所选文件夹',
} as const
