/** Words in the names of backups. */
export const backupText = {
  fileName: (officeName: string, stamp: string, size: number) => `${officeName}备份${stamp}-${String(size)}`,
} as const
