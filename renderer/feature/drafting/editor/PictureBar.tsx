import { useState } from 'react'
import { Input, InputNumber } from 'antd'
import type { Command } from 'prosemirror-state'
import { EDITOR } from '../../../i18n/editor.ts'
import { describePicture, MAX_WIDTH_MM } from './commands/insert.ts'
import type { ToolbarState } from './toolbar-state.ts'

export interface PictureBarProps {
  readonly state: ToolbarState
  readonly run: (command: Command) => void
}

/** Width and description of the selected picture; taken over when the field is left, so that typing moves no focus. */
export const PictureBar = ({ state, run }: PictureBarProps) => {
  const { picture: words } = EDITOR
  const [alternative, setAlternative] = useState(state.alternative)
  const [widthMm, setWidthMm] = useState(state.widthMm)
  const takeOver = (): void => {
    if (alternative !== state.alternative || widthMm !== state.widthMm) run(describePicture({ alternative, widthMm }))
  }
  return (
    <div className="picture-bar">
      <label>
        {words.alternative}
        <Input
          size="small"
          value={alternative}
          maxLength={500}
          placeholder={words.alternativeHint}
          onChange={(event) => {
            setAlternative(event.target.value)
          }}
          onBlur={takeOver}
          onPressEnter={takeOver}
        />
      </label>
      <label>
        {words.width}
        <InputNumber
          size="small"
          min={5}
          max={MAX_WIDTH_MM}
          precision={0}
          value={widthMm}
          onChange={(value) => {
            setWidthMm(value ?? state.widthMm)
          }}
          onBlur={takeOver}
          onPressEnter={takeOver}
        />
      </label>
    </div>
  )
}
