import { useQuery } from '../../api/use-query.ts'
import { barText } from './backup-model.ts'

/** What the bar says of the backups; null while there is nothing to say. */
export const useBackupBar = (isKeeper: boolean): string | null => {
  const { data } = useQuery('backup.view', {})
  return data === null ? null : barText(data, isKeeper)
}
