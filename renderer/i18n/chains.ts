import { CHAIN_USES, type ChainUse } from '#shared/domain/office/rights/rights-events.ts'
import type { SkipRole } from '#shared/domain/case/review/chain-template.ts'

export { CHAIN_USE_WORDS } from '#resources/text/word/duty.ts'

export const isChainUse = (code: string): code is ChainUse => (CHAIN_USES as readonly string[]).includes(code)

const limit = (days: number | null): string => (days === null ? '不限时' : `${String(days)}个工作日`)

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
  step: (word: string, parties: readonly string[], optional: boolean, days: number | null) =>
    `${word}${parties.length === 0 ? '' : `（${parties.join('、')}）`}${optional ? '〔可跳过〕' : ''}${days === null ? '' : ` ${String(days)}个工作日`}`,
  line: (steps: readonly string[]) => steps.join(' → '),
  uses: (words: readonly string[]) => (words.length === 0 ? '没有事项使用' : `适用于：${words.join('、')}`),
  /** What a proposed version changes of the one in use. */
  change: {
    heading: (version: number) => `与使用中的第 ${String(version)} 版相比`,
    isNew: '这是新建的审批链，没有使用中的版本可以对照',
    nothing: '与使用中的版本没有不同',
    name: (was: string, is: string) => `名称由“${was}”改为“${is}”`,
    added: (step: string, after: string | null) =>
      after === null ? `增加${step}，作为第一个环节` : `增加${step}，在${after}之后`,
    removed: (step: string) => `去掉${step}`,
    order: (steps: readonly string[]) => `原有环节的次序改为：${steps.join(' → ')}`,
    step: (step: string, changes: readonly string[]) => `${step}：${changes.join('；')}`,
    days: (was: number | null, is: number | null) => `限时由${limit(was)}改为${limit(is)}`,
    skip: (was: string, is: string) => `由“${was}”改为“${is}”`,
    party: (name: string, required: boolean) => (required ? name : `${name}（可选）`),
    parties: (was: readonly string[], is: readonly string[]) =>
      `会签方由“${was.join('、') || '无'}”改为“${is.join('、') || '无'}”`,
    persons: '指定的会签人员有变动',
    use: (use: string, taken: string | null) => `增加适用于${use}${taken === null ? '' : `，“${taken}”不再适用于它`}`,
    noUse: (use: string) => `不再适用于${use}`,
  },
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
  disclosureOffice:
    '这条链没有政务公开工作机构审查。条例第四条规定，各级人民政府和县级以上人民政府部门指定的政府信息公开工作机构组织开展对拟公开政府信息的审查；法律、法规授权的组织同样适用（第五十四条），公共企事业单位按主管部门的专门规定（第五十五条）。由工作机构逐件审查的，请增加这一环节；由它组织、其他机构分工审查的，可以不加。',
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
