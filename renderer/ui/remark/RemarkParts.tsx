import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { REMARK } from '../../i18n/remark.ts'
import { COMMON } from '../../i18n/words.ts'

/** Whose remark or suggestion it is, of which round, and when it was made. */
export const RemarkHead = ({
  kind,
  personName,
  round,
  at,
}: {
  readonly kind: string
  readonly personName: string
  readonly round: number
  readonly at: string
}) => (
  <p className="remark-head">
    <span className="review-kind">{kind}</span>
    <strong>{personName}</strong>
    <span className="soft">{`${COMMON.round(round)} ${dateTimeText(at)}`}</span>
  </p>
)

/** The way to the line that it stands at now; nothing when it stands at none. */
export const JumpButton = ({
  line,
  onJump,
}: {
  readonly line: number | null
  readonly onJump: (line: number) => void
}) =>
  line !== null && (
    <Button
      size="small"
      onClick={() => {
        onJump(line)
      }}
    >
      {REMARK.jump}
    </Button>
  )
