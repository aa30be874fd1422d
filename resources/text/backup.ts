/** Words in the names of backups. */
export const backupText = {
  fileName: (officeName: string, stamp: string, size: number) => `${officeName}备份${stamp}-${String(size)}`,
  /** 销毁登记 beside backups. */
  registerName: (officeName: string) => `${officeName}销毁登记`,
} as const
