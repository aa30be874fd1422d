import { CHAIN_USES, type ChainUse } from '#shared/domain/office/rights-events.ts'
import { DOCUMENT_KINDS } from '#shared/domain/document/model.ts'
import type { SkipRole } from '#shared/domain/case/chain-template.ts'

/** 文种 are their own words. */
export const CHAIN_USE_WORDS: Readonly<Record<ChainUse, string>> = {
  majorDecision: '重大行政决策',
  governmentRule: '政府规章',
  normativeDocument: '行政规范性文件',
  other: '其他全部事项',
  ...(Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, kind])) as Record<
    (typeof DOCUMENT_KINDS)[number],
    string
  >), // the keys are DOCUMENT_KINDS
}
export const isChainUse = (code: string): code is ChainUse => (CHAIN_USES as readonly string[]).includes(code)

/** 审批链 as the security administrator edits it. */
export const CHAINS = {
  intro:
    '审批链规定事项从初审到签发经过哪些环节。部门初审、保密审查、分管领导复审、主要领导把关是必经环节，不能去掉，也不能跳过；其余环节按需要增加。安全管理员提出，另一位管理员确认后生效；已经送审的事项沿用送审时的版本。',
  inUse: '使用中的审批链',
  waiting: '等待确认',
  name: (name: string) => (name === '' ? '默认审批链' : name),
  version: (version: number) => `第 ${String(version)} 版`,
  shipped: '随程序提供，没有修改过',
  confirmed: (proposer: string, confirmer: string, at: string) => `${proposer}提出，${confirmer}确认（${at}）`,
  proposed: (proposer: string, at: string, reason: string) => `${proposer}提出（${at}），理由：${reason}`,
  step: (word: string, parties: readonly string[], optional: boolean) =>
    `${word}${parties.length === 0 ? '' : `（${parties.join('、')}）`}${optional ? '〔可跳过〕' : ''}`,
  line: (steps: readonly string[]) => steps.join(' → '),
  uses: (words: readonly string[]) => (words.length === 0 ? '没有事项使用' : `适用于：${words.join('、')}`),
  stops: '确认后停止使用这条审批链',
  defaultUse: '没有其他审批链适用的事项',
  steps: '环节',
  add: '新建审批链',
  edit: '修改',
  editOf: (name: string) => `修改审批链“${name}”`,
  stop: '停止使用',
  confirm: '确认生效',
  confirmOf: (name: string) => `确认审批链“${name}”`,
  decline: '不予确认',
  takeBack: '收回',
  declineReason: '理由',
  reason: '理由',
  reasonTitle: (name: string) => `停止使用“${name}”`,
  formName: '名称',
  formUses: '适用于（可以多选）',
  formUsesHint: '先按程序（重大行政决策等），再按文种，都没有的用“其他全部事项”。同一类只能用一条，以最近确认的为准。',
  place: (index: number) => `第 ${String(index)} 步`,
  up: (step: string) => `${step}上移`,
  down: (step: string) => `${step}下移`,
  upShort: '上移',
  downShort: '下移',
  remove: (step: string) => `去掉${step}`,
  removeShort: '去掉',
  mandatory: '必经',
  addStep: '增加环节',
  days: '限时（工作日）',
  daysOf: (step: string) => `${step}限时工作日`,
  skip: '可否跳过',
  skipOf: (step: string) => `${step}可否跳过`,
  skipBy: {
    none: '不得跳过',
    principalLeader: '主要领导可决定跳过',
    deputyLeader: '分管领导可决定跳过',
  } satisfies Record<SkipRole | 'none', string>,
  hand: (role: string) => `办理岗位：${role}`,
  parties: '会签方',
  partiesHint: '必须会签的各方全部签完才进入下一步，先后不限；可选的会签方可以不签。',
  partyName: '单位或名称',
  partyPerson: '指定人员',
  anybody: '不指定（任一会签人）',
  required: '必须会签',
  addParty: '增加会签方',
  removeParty: (name: string) => `去掉会签方${name}`,
  propose: '提出，等待另一位管理员确认',
  saved: '已提出，请另一位管理员解锁后确认',
  confirmedNow: '已确认，此后首次送审的事项按新的审批链办理',
  declinedNow: '已记录不予确认',
  takenBackNow: '已收回',
  cancel: '放弃修改',
  ofCase: (name: string, version: number) => `审批链：${name === '' ? '默认审批链' : name}（第 ${String(version)} 版）`,
} as const
