import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { RETENTIONS } from '#shared/domain/archive/archival-number.ts'
import { ARCHIVE_DESK, RETENTION_WORDS } from '../../i18n/archive.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Pager } from '../../ui/table/Pager.tsx'
import { TitleCell } from './TitleCell.tsx'
import { draftOf, isRetention, MAX_FILED, PAGE_ROWS, withRetention, type ListRow } from './archive-desk-model.ts'
import type { FilingModel } from './useFiling.ts'

const words = ARCHIVE_DESK.filing

/** 待归档: proposals by the rules and the table, to be corrected, and filed many at a time. */
export const FilingView = (model: FilingModel) => {
  const { list, readError, chosen, onChoose, message, error } = model
  if (list === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  const all = Object.keys(chosen).length
  const elsewhere = all - list.rows.filter(({ caseId }) => caseId in chosen).length
  return (
    <div className="archive-tab">
      <p className="soft">{words.intro}</p>
      {!model.ready && <p className="gate-hint">{words.noRules}</p>}
      <Notice>{message}</Notice>
      <Failure error={error} />
      {list.rows.length === 0 && all === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <ListTable columns={words.columns}>
            {list.rows.map((row) => (
              <FilingRow key={row.caseId} {...model} row={row} />
            ))}
          </ListTable>
          <Pager page={model.page} total={list.total} pageRows={PAGE_ROWS} onPage={model.onPage} />
          <div className="list-acts">
            {model.asksReason && (
              <TextArea label={words.reason} value={model.reason} onChange={model.onReason} rows={2} required />
            )}
            {model.undecided > 0 && <Undecided {...model} />}
            {model.tooMany && <p className="gate-hint">{words.tooMany(MAX_FILED)}</p>}
            {elsewhere > 0 && <p className="gate-hint">{words.elsewhere(elsewhere)}</p>}
            <div className="button-row">
              <Checkbox
                checked={list.rows.length > 0 && list.rows.every(({ caseId }) => caseId in chosen)}
                onChange={({ target }) => {
                  onChoose(list.rows, target.checked)
                }}
              >
                {words.selectAll}
              </Checkbox>
              <Button
                type="primary"
                loading={model.busy}
                disabled={
                  !model.ready ||
                  all === 0 ||
                  model.undecided > 0 ||
                  model.tooMany ||
                  (model.asksReason && model.reason.trim() === '')
                }
                onClick={model.onFile}
              >
                {words.selected(all)}
              </Button>
              {all > 0 && <Button onClick={model.onChooseNone}>{words.unchoose}</Button>}
            </div>
          </div>
        </>
      )}
    </div>
  )
}

/** The chosen files whose period nobody has chosen yet: all of them at once, or each in its row. */
const Undecided = ({ undecided, onDecide }: FilingModel) => (
  <div className="archive-undecided">
    <span className="gate-hint" role="status">
      {words.missing(undecided)}
    </span>
    <Select
      aria-label={words.decideAll}
      value=""
      style={{ minWidth: '9em' }}
      options={[
        { value: '', label: words.decideAll },
        ...RETENTIONS.map((value) => ({ value, label: RETENTION_WORDS[value] })),
      ]}
      onChange={(value: string) => {
        if (isRetention(value)) onDecide(value)
      }}
    />
  </div>
)

const FilingRow = ({ row, chosen, onChoose, changes, onChange, onOpen }: FilingModel & { readonly row: ListRow }) => {
  const { caseId, title } = row
  const draft = draftOf(row, changes[caseId])
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={words.choose(title)}
          checked={caseId in chosen}
          onChange={({ target }) => {
            onChoose([row], target.checked)
          }}
        />
      </td>
      <TitleCell row={row} onOpen={onOpen} />
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
