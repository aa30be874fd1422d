import { BackupView } from './BackupView.tsx'
import { useBackup } from './useBackup.ts'
import './backup.css'

export const Backup = (props: { readonly isKeeper: boolean }) => <BackupView {...useBackup(props)} />
