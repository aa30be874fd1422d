import { Button } from 'antd'
import { ARCHIVE_DESK, RETENTION_WORDS } from '../../i18n/archive.ts'
import { dateText } from '../../i18n/date.ts'
import { EXTENSION } from '../../i18n/extension.ts'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Pager } from '../../ui/table/Pager.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { TitleCell } from './TitleCell.tsx'
import { Extensions } from './Extensions.tsx'
import { PAGE_ROWS } from './archive-desk-model.ts'
import type { TransferModel } from './useTransfer.ts'

const words = ARCHIVE_DESK.transfer

/** 移交到期: what is to go to the archive by now and is on no list, since when, and the way to a batch and a list of exactly that. */
export const TransferView = (model: TransferModel) => {
  const { list, readError, onOpen, keeps } = model
  if (list === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  return (
    <div className="archive-tab">
      <p className="soft">{words.intro(list.transferYears)}</p>
      {list.rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          {keeps && (
            <div className="button-row">
              <Button onClick={model.onPack}>{words.pack}</Button>
              <Button type="primary" onClick={model.onHandOver}>
                {words.handOver}
              </Button>
            </div>
          )}
          <ListTable columns={words.columns}>
            {list.rows.map((row) => (
              <tr key={row.caseId}>
                <td className="archive-number">{row.archivalNumber}</td>
                <TitleCell row={row} onOpen={onOpen} />
                <td>{row.retention === null ? '' : RETENTION_WORDS[row.retention]}</td>
                <td>
                  {row.year === null || row.transferOn === null
                    ? ''
                    : words.since(row.year, list.transferYears, dateText(row.transferOn))}
                  {row.extendedUntil !== null && <p className="soft">{EXTENSION.extended(row.extendedUntil)}</p>}
                </td>
                <td>{row.packaged ? ARCHIVE_DESK.filed.packaged : ARCHIVE_DESK.filed.notPackaged}</td>
              </tr>
            ))}
          </ListTable>
          <Pager page={model.page} total={list.total} pageRows={PAGE_ROWS} onPage={model.onPage} />
        </>
      )}
      <Extensions />
    </div>
  )
}
