import { Button } from 'antd'
import { LEAK } from '../../i18n/leak.ts'
import { useLeakBar } from './useLeakBar.ts'
import './leak.css'

/** What is owed and the 24 hours on top of the window, for the secrecy officer and the leaders, as long as an incident is open. */
export const LeakBar = ({ onHandle }: { readonly onHandle: () => void }) => {
  const { kind, count, minutes } = useLeakBar()
  if (kind === 'none') return null
  const text = {
    running: LEAK.barLeft(count, minutes),
    over: LEAK.barOver(count, minutes),
    owed: LEAK.barOwed(count),
    reported: LEAK.barDone(count),
  }[kind]
  return (
    <div className={`desk-bar leak-bar leak-${kind}`} role="alert">
      <span>{text}</span>
      <Button size="small" onClick={onHandle}>
        {LEAK.handle}
      </Button>
    </div>
  )
}
