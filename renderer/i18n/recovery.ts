const confirmed = (names: readonly string[]): string =>
  names.length === 0 ? '还没有人确认' : `${names.join('、')}已经确认`

/** A key that came with the printed recovery code, and who vouches for its person. */
export const RECOVERY = {
  mineOpen: (at: string, names: readonly string[]) =>
    `您的口令于 ${at} 凭恢复码重设，同时换发了密钥和证书，须由另外两人确认是您本人（系统管理员、安全管理员、安全审计员、主要领导中的任两位，各自解锁后在窗口上方确认）；${confirmed(names)}。确认之前可以办理，但您签的手续在核对留痕和归档包时列为“须由人核实”。`,
  mineReady: (at: string, names: readonly string[]) =>
    `您的口令于 ${at} 凭恢复码重设，${names.join('、')}已经确认是您本人。请您认可；不是您本人重设的，不要认可，立即报告单位负责人。`,
  acknowledge: '是本人重设，认可',
  other: (name: string, at: string, names: readonly string[]) =>
    `${name}的口令于 ${at} 凭恢复码重设，换发了密钥和证书；${confirmed(names)}。请当面问清是其本人重设以后再确认，两人确认、本人认可后才算数；不是其本人的，立即停用此人并换发恢复码。`,
  confirm: '是其本人，确认',
  confirmOf: (name: string) => `确认是${name}本人重设`,
} as const
