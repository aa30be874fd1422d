import { Button } from 'antd'
import { useQuery } from '../../api/use-query.ts'
import { BACKUP } from '../../i18n/backup.ts'
import { barText } from './backup-model.ts'
import './backup.css'

/** A missed backup on top of the window, for everybody; who keeps them gets the way there. */
export const BackupBar = ({ isKeeper, onHandle }: { readonly isKeeper: boolean; readonly onHandle: () => void }) => {
  const { data } = useQuery('backup.view', {})
  const text = data === null ? null : barText(data, isKeeper)
  if (text === null) return null
  return (
    <div className="backup-bar" role="status">
      <span>{text}</span>
      {isKeeper && (
        <Button size="small" onClick={onHandle}>
          {BACKUP.handle}
        </Button>
      )}
    </div>
  )
}
