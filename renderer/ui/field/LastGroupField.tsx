import { useId } from 'react'
import { Input } from 'antd'
import { SETUP } from '../../i18n/setup.ts'
import { isLastGroup } from './recovery-code.ts'

/** Shows that a code was copied down: its last group is typed off the paper. */
export const LastGroupField = ({
  code,
  typed,
  onTyped,
}: {
  readonly code: string
  readonly typed: string
  readonly onTyped: (typed: string) => void
}) => {
  const id = useId()
  const isWrong = typed !== '' && !isLastGroup(code, typed)
  return (
    <div className="field last-group">
      <label htmlFor={id} className="field-label">
        {SETUP.lastGroup}
      </label>
      <Input
        id={id}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        status={isWrong ? 'warning' : ''}
        onChange={(event) => {
          onTyped(event.target.value)
        }}
      />
      {isWrong && (
        <p className="gate-hint" role="status">
          {SETUP.lastGroupWrong}
        </p>
      )}
    </div>
  )
}
