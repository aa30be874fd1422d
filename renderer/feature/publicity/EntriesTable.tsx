import { Button } from 'antd'
import { CATALOGUE_COLUMNS } from '#shared/domain/register/basic-catalogue.ts'
import { COLUMN_WORDS, MODE_WORDS, PUBLICITY } from '../../i18n/publicity.ts'
import { ListTable } from '../../ui/table/ListTable.tsx'
import type { Entry } from './catalogue-model.ts'

const words = PUBLICITY.catalogue

/** The lines of a version; with `edit` those of a draft, whose acts stand first: the table is wider than the window. */
export const EntriesTable = ({
  label,
  entries,
  edit,
}: {
  readonly label: string
  readonly entries: readonly Entry[]
  readonly edit?: { readonly onEdit: (at: number) => void; readonly onRemove: (at: number) => void }
}) => (
  <ListTable
    label={label}
    className="catalogue-entries"
    columns={[
      ...(edit === undefined ? [] : [words.action]),
      ...CATALOGUE_COLUMNS.map((column) => COLUMN_WORDS[column]),
    ]}
  >
    {entries.map((entry, at) => (
      <tr key={entry.item}>
        {edit !== undefined && (
          <td className="catalogue-acts">
            <Button
              size="small"
              aria-label={words.editOf(entry.item)}
              onClick={() => {
                edit.onEdit(at)
              }}
            >
              {words.edit}
            </Button>
            <Button
              size="small"
              aria-label={words.removeOf(entry.item)}
              onClick={() => {
                edit.onRemove(at)
              }}
            >
              {words.remove}
            </Button>
          </td>
        )}
        {CATALOGUE_COLUMNS.map((column) => (
          <td key={column} className={`catalogue-${column}`}>
            {column === 'mode' ? MODE_WORDS[entry.mode] : entry[column]}
          </td>
        ))}
      </tr>
    ))}
  </ListTable>
)
