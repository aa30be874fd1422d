import { Themed } from '../../ui/Themed.tsx'
import { ClockView } from './ClockView.tsx'
import { useClock, type ClockProps } from './useClock.ts'
import '../../ui/ui.css'
import '../../ui/style/door.css'

export const Clock = (props: ClockProps) => (
  <Themed>
    <ClockView {...useClock(props)} />
  </Themed>
)
