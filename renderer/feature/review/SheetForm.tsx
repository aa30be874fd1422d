import { Button, Radio } from 'antd'
import {
  isDemanded,
  SHEET_COLUMNS,
  SHEET_MARKS,
  SHEET_ROWS,
  type SheetColumn,
  type SheetDemand,
  type SheetMark,
  type SheetRow,
} from '#shared/domain/case/review/opinion-sheet.ts'
import { SHEET, SHEET_COLUMN_WORDS, SHEET_HINTS, SHEET_MARK_WORDS, SHEET_ROW_WORDS } from '../../i18n/sheet.ts'
import { Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { cellKey, CELLS, fillOpen, openCells, type SheetDraft } from './sheet-model.ts'
import './sheet.css'

interface Props {
  readonly demand: SheetDemand
  readonly draft: SheetDraft
  readonly onChange: (draft: SheetDraft) => void
}

const MARK_OPTIONS = SHEET_MARKS.map((value) => ({ value, label: SHEET_MARK_WORDS[value] }))

/** 审批意见表: the grid, the sources, the conclusion. Nothing is filled in beforehand. */
export const SheetForm = (props: Props) => {
  const { demand, draft, onChange } = props
  const open = openCells(draft, demand)
  const fill = (wanted: (cell: { row: SheetRow; column: SheetColumn }) => boolean): void => {
    onChange(fillOpen(draft, CELLS.filter(wanted)))
  }
  return (
    <Panel title={SHEET.heading} id="sheet">
      <p className="soft">{SHEET.intro}</p>
      <table className="sheet">
        <thead>
          <tr>
            <td />
            {SHEET_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {SHEET_COLUMN_WORDS[column]}
                <FillButton
                  label={SHEET.fillColumn(column)}
                  onClick={() => {
                    fill((cell) => cell.column === column)
                  }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SHEET_ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">
                {SHEET_ROW_WORDS[row]}
                <FillButton
                  label={SHEET.fillRow(row)}
                  onClick={() => {
                    fill((cell) => cell.row === row)
                  }}
                />
              </th>
              {SHEET_COLUMNS.map((column) => (
                <Cell key={column} {...props} row={row} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={open === 0 ? 'soft' : 'sheet-open'} role="status">
        {open === 0 ? SHEET.complete : SHEET.open(open)}
      </p>
      <div className="sheet-below">
        <TextArea
          label={SHEET.sources}
          value={draft.sources}
          rows={2}
          required={demand.sources}
          placeholder={SHEET.sourcesPlaceholder}
          onChange={(sources) => {
            onChange({ ...draft, sources })
          }}
        />
        {demand.majorMatter && (
          <fieldset className="bare-fieldset">
            <legend>{SHEET.majorMatter}</legend>
            <Radio.Group
              value={draft.majorMatter}
              options={(['yes', 'no'] as const).map((value) => ({ value, label: SHEET.yesNo[value] }))}
              onChange={({ target }) => {
                onChange({ ...draft, majorMatter: target.value as SheetDraft['majorMatter'] }) // the group's values
              }}
            />
          </fieldset>
        )}
        <fieldset className="bare-fieldset">
          <legend>{SHEET.conclusion}</legend>
          <Radio.Group
            value={draft.conclusion}
            options={(['agree', 'disagree'] as const).map((value) => ({ value, label: SHEET.conclusions[value] }))}
            onChange={({ target }) => {
              onChange({ ...draft, conclusion: target.value as SheetDraft['conclusion'] }) // the group's values
            }}
          />
        </fieldset>
      </div>
    </Panel>
  )
}

const FillButton = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <Button type="link" size="small" className="sheet-fill" aria-label={label} title={label} onClick={onClick}>
    {SHEET.fillShort}
  </Button>
)

const Cell = ({
  demand,
  draft,
  onChange,
  row,
  column,
}: Props & { readonly row: SheetRow; readonly column: SheetColumn }) => {
  const key = cellKey(row, column)
  const mark = draft.marks[key] ?? null
  const demanded = isDemanded(demand, row, column)
  return (
    <td className={mark === null ? (demanded ? 'sheet-cell-open' : undefined) : `sheet-cell-${mark}`}>
      <p className="sheet-hint">
        {SHEET_HINTS[row][column]}
        <span className={demanded ? 'sheet-demanded' : 'soft'}>{demanded ? SHEET.demanded : SHEET.optional}</span>
      </p>
      <Radio.Group
        aria-label={SHEET.cell(row, column)}
        name={`sheet ${key}`}
        size="small"
        optionType="button"
        value={mark}
        options={MARK_OPTIONS}
        onChange={({ target }) => {
          onChange({ ...draft, marks: { ...draft.marks, [key]: target.value as SheetMark } }) // the group's values
        }}
      />
      {mark === 'revise' && (
        <textarea
          className="sheet-note"
          aria-label={SHEET.note(row, column)}
          placeholder={SHEET.notePlaceholder}
          rows={2}
          maxLength={2000}
          value={draft.notes[key] ?? ''}
          onChange={({ target }) => {
            onChange({ ...draft, notes: { ...draft.notes, [key]: target.value } })
          }}
        />
      )}
    </td>
  )
}
