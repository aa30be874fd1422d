import { Button } from 'antd'
import { useQuery } from '../../api/use-query.ts'
import { LEAK } from '../../i18n/leak.ts'
import { barState } from './leak-model.ts'
import { useNow } from './useLeak.ts'
import './leak.css'

/** The 24 hours on top of the window, for the secrecy officer and the leaders, as long as an incident is open. */
export const LeakBar = ({ onHandle }: { readonly onHandle: () => void }) => {
  const { data } = useQuery('leak.list', {})
  const now = useNow()
  const { kind, count, minutes } = barState(data?.leaks ?? [], now)
  if (kind === 'none') return null
  const text = {
    running: LEAK.barLeft(count, minutes),
    over: LEAK.barOver(count, minutes),
    reported: LEAK.barDone(count),
  }[kind]
  return (
    <div className={`leak-bar leak-${kind}`} role="alert">
      <span>{text}</span>
      <Button size="small" onClick={onHandle}>
        {LEAK.handle}
      </Button>
    </div>
  )
}
