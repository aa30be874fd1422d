import { Input, Radio } from 'antd'
import { CATALOGUE_CELL_UNITS } from '#shared/domain/office/publicity/publicity-shape.ts'
import { CATALOGUE_COLUMNS, type CatalogueColumn } from '#shared/domain/register/basic-catalogue.ts'
import { COLUMN_WORDS, MODE_WORDS, PUBLICITY } from '../../i18n/publicity.ts'
import { COMMON } from '../../i18n/words.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { isWhole, type Entry } from './catalogue-model.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

const words = PUBLICITY.catalogue
const ITEM_UNITS = 40
const LONG: readonly CatalogueColumn[] = ['content', 'basis']
const FREE: readonly CatalogueColumn[] = ['group', 'audience', 'level']

/** One line of a draft, every column of it. */
export const EntryDialog = ({
  form,
  entry,
  isTaken,
  onDone,
  onClose,
}: {
  readonly form: FormOf
  readonly entry: Entry
  readonly isTaken: (item: string) => boolean
  readonly onDone: (entry: Entry) => void
  readonly onClose: () => void
}) => {
  const [typed, setTyped] = useFieldOf(form, 'entry', entry)
  const taken = isTaken(typed.item)
  const field = (column: CatalogueColumn) => {
    const label = (
      <span className="field-label">
        {COLUMN_WORDS[column]}
        {!FREE.includes(column) && <span className="field-required">{COMMON.required}</span>}
      </span>
    )
    if (column === 'mode')
      return (
        <div key={column} className="field">
          {label}
          <Radio.Group
            aria-label={COLUMN_WORDS.mode}
            value={typed.mode}
            options={(['proactive', 'onRequest'] as const).map((value) => ({ value, label: MODE_WORDS[value] }))}
            onChange={({ target }) => {
              setTyped({ ...typed, mode: target.value === 'onRequest' ? 'onRequest' : 'proactive' })
            }}
          />
        </div>
      )
    const set = (value: string): void => {
      setTyped({ ...typed, [column]: value })
    }
    return (
      <label key={column} className="field">
        {label}
        {LONG.includes(column) ? (
          <Input.TextArea
            value={typed[column]}
            maxLength={CATALOGUE_CELL_UNITS}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={({ target }) => {
              set(target.value)
            }}
          />
        ) : (
          <Input
            value={typed[column]}
            maxLength={column === 'item' ? ITEM_UNITS : CATALOGUE_CELL_UNITS}
            {...(column === 'item' && taken ? { status: 'error' as const } : {})}
            onChange={({ target }) => {
              set(target.value)
            }}
          />
        )}
      </label>
    )
  }
  return (
    <Dialog
      title={words.entryTitle(entry.item)}
      confirmLabel={words.entryDone}
      disabled={!isWhole(typed) || taken}
      onConfirm={() => {
        onDone(typed)
      }}
      onClose={onClose}
    >
      <div className="catalogue-fields">{CATALOGUE_COLUMNS.map(field)}</div>
      {taken && (
        <p className="gate-hint" role="status">
          {words.taken}
        </p>
      )}
    </Dialog>
  )
}
