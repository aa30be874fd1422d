import { Button } from 'antd'
import { REVIEW } from '../../i18n/review.ts'
import type { Walking } from './useWalk.ts'

/** From change to change by the mouse, as F7 and Shift+F7 do. */
export const StepButtons = ({ walking }: { readonly walking: Walking }) => (
  <>
    <Button
      onClick={() => {
        walking.onStep(-1)
      }}
    >
      {REVIEW.previous}
    </Button>
    <Button
      onClick={() => {
        walking.onStep(1)
      }}
    >
      {REVIEW.next}
    </Button>
  </>
)
