import type { Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { COMMON } from './words.ts'

type Person = Output<'people.list'>['people'][number]

/** 人员与权限, and the desk of the administrators. */
export const PEOPLE = {
  heading: '人员与权限',
  intro:
    '新增人员、停用由系统管理员办理；岗位变更和重设口令由系统管理员、安全管理员中的一人提出，另一人确认。三员互不兼任，也不能办理自己的权限。每一步都记入留痕。',
  columns: {
    name: '姓名',
    roles: '岗位',
    certificate: '证书有效期至',
    password: '口令',
    signIn: '最近解锁',
    acts: '办理',
  },
  noRoles: '尚无岗位，不能解锁',
  me: '（本人）',
  disabled: '已停用',
  neverIn: '没有解锁过',
  certificate: {
    fine: '',
    soon: '即将到期',
    expired: '已到期',
  } satisfies Record<Person['certificate'], string>,
  password: {
    fine: (until: string) => `${until}前有效`,
    soon: (until: string) => `${until}到期`,
    expired: () => '已到期，解锁时须修改',
    initial: () => '初始口令，解锁时须修改',
  } satisfies Record<Person['password'], (until: string) => string>,
  noPassword: '没有口令，请重设',
  locked: (minutes: number) => `输错口令已锁定，还有 ${String(minutes)} 分钟`,
  lying: (count: number) => `有 ${String(count)} 件在办事项，请部门负责人或者主要领导移交`,
  add: '新增人员',
  addHeading: '新增人员',
  addHint: '新增后还没有任何岗位，不能解锁；岗位须另行提出，并由另一位管理员确认。',
  name: '姓名',
  firstPassword: '初始口令（请本人当场输入）',
  firstPasswordHint: '首次解锁时必须修改。',
  again: '再次输入口令',
  differ: '两次输入的口令不一致',
  added: (name: string) => `已新增${name}，请提出其岗位`,
  changeRoles: '变更岗位',
  changeRolesOf: (name: string) => `变更${name}的岗位`,
  rolesHint: '三员（系统管理员、安全管理员、安全审计员）不得互兼，也不得兼任其他岗位。',
  reason: '理由',
  propose: '提出，等待另一位管理员确认',
  proposed: '已提出，请另一位管理员解锁后确认',
  disable: '停用',
  disableOf: (name: string) => `停用${name}`,
  disableHint: '停用后其口令不能再打开本机，在办事项列给部门负责人和主要领导移交。恢复须重新确认岗位并重设口令。',
  disabledNow: (name: string) => `已停用${name}`,
  renew: '换发证书',
  renewOf: (name: string) => `为${name}换发证书`,
  renewHint: '以其现有密钥换发新证书，岗位不变。旧证书签过的留痕按签名时的有效期继续有效。',
  renewed: (name: string) => `已为${name}换发证书`,
  reset: '重设口令',
  resetOf: (name: string) => `为${name}重设口令`,
  resetHint: '须由另一位管理员确认并设定初始口令。原密钥随原口令作废，换发新的密钥和证书。',
  resetAlone:
    '重设口令须由两位管理员办理，都不能是其本人。除其本人以外，本单位现在只有一位系统管理员或者安全管理员；安全审计员只查看留痕，不办理任何变更（三员分立），不能代替。',
  resetAloneWays:
    '现在可以：由保管恢复码的人员在解锁界面用恢复码为其重设。为免再遇到，请增设一位系统管理员或者安全管理员。',
  confirm: '确认',
  decline: '不予确认',
  takeBack: '收回',
  declineReason: '理由',
  rolesProposal: (name: string, roles: readonly Role[]) => `${name}：岗位变更为${COMMON.joinRoles(roles)}`,
  rolesNow: (roles: readonly Role[]) => `现任：${roles.length === 0 ? '无' : COMMON.joinRoles(roles)}`,
  rolesNext: (roles: readonly Role[]) => `变更为：${COMMON.joinRoles(roles)}`,
  resetProposal: (name: string) => `${name}：重设口令`,
  proposedBy: (name: string, at: string, reason: string) => `${name}提出（${at}），理由：${reason}`,
  confirmRoles: (name: string) => `确认变更${name}的岗位`,
  confirmRolesHint: '确认后立即生效，并换发载明新岗位的证书。',
  confirmed: '已确认',
  declined: '已记录不予确认',
  takenBack: '已收回',
  confirmReset: (name: string) => `确认为${name}重设口令`,
  waitingSecond: '等待另一位管理员确认',
  proposals: '等待确认的变更',
  noProposals: '没有等待确认的变更',
  rules: '口令与会话规则',
  rulesHint:
    '等级保护要求口令有复杂度、定期更换，无人操作时自动退出；具体数字没有统一规定，按通行做法设默认值，可在下列范围内调整。连续输错五次锁定三十分钟，不能调整。',
  maxAge: (min: number, max: number) => `口令更换期限（天，${String(min)}～${String(max)}）`,
  history: (min: number, max: number) => `不得重复使用最近几个口令（${String(min)}～${String(max)}）`,
  idle: (min: number, max: number) => `无人操作几分钟自动锁定（${String(min)}～${String(max)}）`,
  saveRules: '保存规则',
  rulesSaved: '规则已保存，记入留痕',
  securityOnly: '规则由安全管理员设定。',
  signIns: '解锁记录',
  signInsHint: '最近 200 次，最新的在前；全部记录见安全审计员的审计台。',
  signIn: (name: string, failures: number) =>
    failures === 0 ? name : `${name}（此前输错口令 ${String(failures)} 次）`,
} as const

/** The desk of the system and the security administrator: what waits for them. */
export const ADMIN = {
  heading: '管理台',
  tabs: {
    waiting: (count: number) => `待办（${String(count)}）`,
    people: '人员与权限',
    chains: '审批链',
    delegations: '授权代行',
    sessions: '口令与解锁',
  },
  nothing: '没有需要办理的事项',
  nothingHint:
    '岗位变更、审批链、授权代行、词库启停和重设口令等待确认，证书和口令到期，账户锁定，岗位无人承担时，会列在这里。',
  go: '去办理',
  goTo: (line: string) => `去办理：${line}`,
  confirmRoles: (name: string) => `${name}的岗位变更等待您确认`,
  confirmReset: (name: string) => `为${name}重设口令等待您确认`,
  confirmChain: (name: string) => `审批链“${name}”的新版本等待您确认`,
  confirmDelegation: (by: string, to: string) => `${by}委托${to}代行等待您确认`,
  confirmLexicon: (name: string, version: string | null) =>
    version === null ? `停用词库“${name}”等待您确认` : `启用词库“${name}”版本 ${version}等待您确认`,
  certificate: (name: string, until: string) => `${name}的证书${until}到期`,
  certificateOver: (name: string, until: string) => `${name}的证书已于${until}到期，不能解锁`,
  release: (until: string) => `公开件签章证书${until}到期`,
  locked: (name: string, minutes: number) => `${name}输错口令被锁定，还有 ${String(minutes)} 分钟`,
  noRoles: (name: string) => `${name}还没有岗位`,
  noPassword: (name: string) => `${name}没有口令，不能解锁`,
  missing: (role: Role) => `没有人承担“${COMMON.joinRoles([role])}”岗位，事项无法办完`,
  sharedHands: '经办人和四个审核岗位不能由五个不同的人承担，事项无法办完',
  lying: (name: string, count: number) => `${name}已停用，还有 ${String(count)} 件在办事项没有移交`,
} as const

/** The password of the person at the desk, when it must be changed first, and what runs out soon. */
export const DUE_NOTICE = {
  initial: '您的口令是他人代设的初始口令，请先修改再办理其他事项。',
  expired: '您的口令已到更换期限，请先修改再办理其他事项。',
  soon: (until: string) => `您的口令将于${until}到期，请及时修改。`,
  certificate: (until: string) => `您的证书将于${until}到期，请换发。`,
  change: '修改口令',
  renew: '换发证书',
  renewHeading: '换发本人证书',
  renewHint: '将生成新的密钥和证书，岗位不变。旧证书签过的留痕按签名时的有效期继续有效。请输入现用口令。',
  renewed: '已换发，此后用新证书签名',
} as const
