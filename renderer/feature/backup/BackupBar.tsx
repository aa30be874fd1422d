import { Button } from 'antd'
import { BACKUP } from '../../i18n/backup.ts'
import { useBackupBar } from './useBackupBar.ts'
import './backup.css'

/** A missed backup on top of the window, for everybody; who keeps them gets the way there. */
export const BackupBar = ({ isKeeper, onHandle }: { readonly isKeeper: boolean; readonly onHandle: () => void }) => {
  const text = useBackupBar(isKeeper)
  if (text === null) return null
  return (
    <div className="desk-bar" role="status">
      <span>{text}</span>
      {isKeeper && (
        <Button size="small" onClick={onHandle}>
          {BACKUP.handle}
        </Button>
      )}
    </div>
  )
}
