import { Input, Select } from 'antd'
import { RETENTIONS } from '#shared/domain/archive/archival-number.ts'
import { ARCHIVE_DESK as words, RETENTION_WORDS } from '../../i18n/archive.ts'
import { isRetention, type Filter } from './archive-desk-model.ts'

/** 年度、全宗、期限、机构: what narrows a list and makes up a batch. */
export const FilterBar = ({
  filter,
  onFilter,
}: {
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}) => {
  const { filter: labels } = words
  return (
    <div className="archive-filter">
      <label>
        <span className="field-label">{labels.year}</span>
        <Input
          inputMode="numeric"
          maxLength={4}
          placeholder={labels.all}
          defaultValue={filter.year ?? ''}
          onChange={({ target }) => {
            const year = /^(?:19|20)\d{2}$/.test(target.value) ? Number(target.value) : null
            if (year !== filter.year) onFilter({ ...filter, year })
          }}
        />
      </label>
      <label>
        <span className="field-label">{labels.fonds}</span>
        <Input
          maxLength={10}
          placeholder={labels.all}
          defaultValue={filter.fonds ?? ''}
          onChange={({ target }) => {
            const fonds = /^[A-Z0-9]{1,10}$/.test(target.value) ? target.value : null
            if (fonds !== filter.fonds) onFilter({ ...filter, fonds })
          }}
        />
      </label>
      <label>
        <span className="field-label">{labels.retention}</span>
        <Select
          value={filter.retention ?? ''}
          options={[
            { value: '', label: labels.all },
            ...RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] })),
          ]}
          onChange={(value: string) => {
            onFilter({ ...filter, retention: isRetention(value) ? value : null })
          }}
        />
      </label>
      <label>
        <span className="field-label">{labels.organisation}</span>
        <Input
          maxLength={10}
          placeholder={labels.all}
          defaultValue={filter.organisation ?? ''}
          onChange={({ target }) => {
            const organisation = /^[\p{Script=Han}A-Za-z0-9]{1,10}$/u.test(target.value) ? target.value : null
            if (organisation !== filter.organisation) onFilter({ ...filter, organisation })
          }}
        />
      </label>
    </div>
  )
}
