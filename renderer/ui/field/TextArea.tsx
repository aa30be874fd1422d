import { useId, useRef } from 'react'
import { Input } from 'antd'
import { COMMON } from '../../i18n/words.ts'
import { PhraseMenu } from './PhraseMenu.tsx'

/** The longest remark that the contract takes. */
const REMARK_MAX_LENGTH = 2000

export interface TextAreaProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly required?: boolean
  readonly placeholder?: string
  readonly disabled?: boolean
}

/** A labelled box for an opinion, a reason or a note. */
export const TextArea = (props: TextAreaProps) => {
  const { label, value, onChange, rows = 3, required = false, placeholder, disabled = false } = props
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  return (
    <div className="field">
      <div className="field-label-row">
        <label htmlFor={id} id={`${id}-label`} className="field-label">
          {label}
          {required && <span className="field-required">{COMMON.required}</span>}
        </label>
        {!disabled && (
          <PhraseMenu labelId={`${id}-label`} {...{ box, value, onChange }} maxLength={REMARK_MAX_LENGTH} />
        )}
      </div>
      <Input.TextArea
        ref={(element) => {
          box.current = element?.resizableTextArea?.textArea ?? null
        }}
        id={id}
        value={value}
        rows={rows}
        maxLength={REMARK_MAX_LENGTH}
        required={required}
        disabled={disabled}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
