import { useId } from 'react'
import { Checkbox, Input, Select } from 'antd'
import { RETENTIONS } from '#shared/domain/archive/archival-number.ts'
import { ARCHIVE_DESK as words, RETENTION_WORDS } from '../../i18n/archive.ts'
import { isRetention, wrongFields, type FilterField, type FilterText } from './archive-desk-model.ts'

/** 年度、全宗、期限、机构: what narrows a list and makes up a batch. What is no such value is said, and lets nothing through. */
export const FilterBar = ({
  text,
  onText,
}: {
  readonly text: FilterText
  readonly onText: (text: FilterText) => void
}) => {
  const { filter: labels } = words
  const id = useId()
  const wrong = wrongFields(text)
  const field = (name: FilterField, maxLength: number) => (
    <label>
      <span className="field-label">{labels[name]}</span>
      <Input
        maxLength={maxLength}
        placeholder={labels.all}
        value={text[name]}
        allowClear
        {...(name === 'year' ? { inputMode: 'numeric' as const } : {})}
        {...(wrong.includes(name) ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': id } : {})}
        onChange={({ target }) => {
          onText({ ...text, [name]: target.value })
        }}
      />
    </label>
  )
  return (
    <div>
      <div className="archive-filter">
        {field('year', 4)}
        {field('fonds', 10)}
        <label>
          <span className="field-label">{labels.retention}</span>
          <Select
            value={text.retention ?? ''}
            options={[
              { value: '', label: labels.all },
              ...RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] })),
            ]}
            onChange={(value: string) => {
              onText({ ...text, retention: isRetention(value) ? value : null })
            }}
          />
        </label>
        {field('organisation', 10)}
        <Checkbox
          className="archive-filter-due"
          checked={text.transferDue}
          onChange={({ target }) => {
            onText({ ...text, transferDue: target.checked })
          }}
        >
          {labels.transferDue}
        </Checkbox>
      </div>
      <p id={id} role="status" className={wrong.length > 0 ? 'gate-hint' : 'visually-hidden'}>
        {wrong.map((name) => labels.wrong[name]).join('')}
      </p>
    </div>
  )
}
