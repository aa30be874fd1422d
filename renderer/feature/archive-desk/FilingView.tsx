import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { RETENTIONS } from '#shared/domain/archive/archival-number.ts'
import { ARCHIVE_DESK, RETENTION_WORDS } from '../../i18n/archive.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Loading, Unreadable } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { draftOf, isRetention, withRetention, type ListRow } from './archive-desk-model.ts'
import { Pager } from './Pager.tsx'
import type { FilingModel } from './useFiling.ts'

const words = ARCHIVE_DESK.filing

/** 待归档: proposals by the rules and the table, to be corrected, and filed many at a time. */
export const FilingView = (model: FilingModel) => {
  const { list, readError, chosen, onChoose, message, error } = model
  if (list === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  const ids = list.rows.map(({ caseId }) => caseId)
  return (
    <div>
      <p className="soft">{words.intro}</p>
      {!model.ready && <p className="gate-hint">{words.noRules}</p>}
      {message !== null && (
        <p className="notice" role="status">
          {message}
        </p>
      )}
      <Failure error={error} />
      {list.rows.length === 0 ? (
        <p>{ARCHIVE_DESK.none}</p>
      ) : (
        <>
          <div className="archive-scroll">
            <table className="archive-table">
              <thead>
                <tr>
                  {words.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.rows.map((row) => (
                  <FilingRow key={row.caseId} {...model} row={row} />
                ))}
              </tbody>
            </table>
          </div>
          {model.asksReason && (
            <TextArea label={words.reason} value={model.reason} onChange={model.onReason} rows={2} required />
          )}
          {model.incomplete && <p className="gate-hint">{words.missing}</p>}
          <div className="button-row">
            <Checkbox
              checked={ids.every((id) => chosen.has(id))}
              onChange={({ target }) => {
                onChoose(ids, target.checked)
              }}
            >
              {words.selectAll}
            </Checkbox>
            <Button
              type="primary"
              loading={model.busy}
              disabled={
                !model.ready ||
                chosen.size === 0 ||
                model.incomplete ||
                (model.asksReason && model.reason.trim() === '')
              }
              onClick={model.onFile}
            >
              {words.selected(chosen.size)}
            </Button>
          </div>
          <Pager page={model.page} total={list.total} onPage={model.onPage} />
        </>
      )}
    </div>
  )
}

const FilingRow = ({ row, chosen, onChoose, changes, onChange, onOpen }: FilingModel & { readonly row: ListRow }) => {
  const { caseId, title } = row
  const draft = draftOf(row, changes[caseId])
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={words.choose(title)}
          checked={chosen.has(caseId)}
          onChange={({ target }) => {
            onChoose([caseId], target.checked)
          }}
        />
      </td>
      <td>
        <button
          type="button"
          className="link"
          onClick={() => {
            onOpen(caseId)
          }}
        >
          {title}
        </button>
      </td>
      <td>
        <InputNumber
          aria-label={words.columns[2]}
          min={1949}
          max={2999}
          precision={0}
          value={draft.year}
          onChange={(year) => {
            if (year !== null) onChange(caseId, { year })
          }}
        />
      </td>
      <td>
        <Select
          aria-label={words.columns[3]}
          value={draft.retention ?? ''}
          style={{ minWidth: '7em' }}
          options={[
            ...(draft.retention === null ? [{ value: '', label: words.noRetention }] : []),
            ...RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] })),
          ]}
          onChange={(value: string) => {
            if (isRetention(value)) onChange(caseId, withRetention(row, value))
          }}
        />
      </td>
      <td>{draft.retention === null ? '' : draft.tableItem === '' ? words.byHand : draft.tableItem}</td>
      <td>
        <Input
          aria-label={words.columns[5]}
          maxLength={10}
          value={draft.organisation}
          onChange={({ target }) => {
            onChange(caseId, { organisation: target.value })
          }}
        />
      </td>
      <td>
        <InputNumber
          aria-label={words.columns[6]}
          min={1}
          precision={0}
          value={draft.pages}
          onChange={(pages) => {
            if (pages !== null) onChange(caseId, { pages })
          }}
        />
      </td>
    </tr>
  )
}
