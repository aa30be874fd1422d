import { Button } from 'antd'
import { CATALOGUE_COLUMNS } from '#shared/domain/register/basic-catalogue.ts'
import { COLUMN_WORDS, MODE_WORDS, PUBLICITY } from '../../i18n/publicity.ts'
import { ListTable } from '../../ui/ListTable.tsx'
import type { Entry } from './catalogue-model.ts'

const words = PUBLICITY.catalogue

/** The lines of a version; with `onEdit` and `onRemove` those of a draft. */
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
      ...CATALOGUE_COLUMNS.map((column) => COLUMN_WORDS[column]),
      ...(edit === undefined ? [] : [words.action]),
    ]}
  >
    {entries.map((entry, at) => (
      <tr key={entry.item}>
        {CATALOGUE_COLUMNS.map((column) => (
          <td key={column}>{column === 'mode' ? MODE_WORDS[entry.mode] : entry[column]}</td>
        ))}
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
      </tr>
    ))}
  </ListTable>
)
