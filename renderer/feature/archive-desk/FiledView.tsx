import { Button } from 'antd'
import { ARCHIVE_DESK, RETENTION_WORDS } from '../../i18n/archive.ts'
import { dateText } from '../../i18n/date.ts'
import { JOB } from '../../i18n/release.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { TitleCell } from './TitleCell.tsx'
import { FilterBar } from './FilterBar.tsx'
import { JumpTo } from '../../ui/navigation/JumpTo.tsx'
import { LONG_LIST } from '../../ui/table/long-list.ts'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Pager } from '../../ui/table/Pager.tsx'
import { PAGE_ROWS, type ListRow } from './archive-desk-model.ts'
import type { FiledModel } from './useFiled.ts'

const words = ARCHIVE_DESK.filed
const BATCH_ID = 'archive-batch'
const CATALOG_ID = 'archive-catalog'

/** 已归档: the list by what narrows it; the same choice becomes a batch or a printed list. */
export const FiledView = (model: FiledModel) => {
  const { list, readError, keeps } = model
  return (
    <div className="archive-tab">
      <FilterBar text={model.text} onText={model.onText} />
      {model.wrong ? (
        <p>{ARCHIVE_DESK.filter.correct}</p>
      ) : list === null ? (
        readError === null ? (
          <Loading />
        ) : (
          <Unreadable error={readError} onRetry={model.onRetry} />
        )
      ) : list.rows.length === 0 ? (
        <p>{ARCHIVE_DESK.none}</p>
      ) : (
        <>
          <div className="list-jump">
            <span role="status">{words.total(list.total)}</span>
            {keeps && list.rows.length > LONG_LIST && (
              <>
                <JumpTo id={BATCH_ID}>{words.batchHeading}</JumpTo>
                <JumpTo id={CATALOG_ID}>{words.catalog}</JumpTo>
              </>
            )}
          </div>
          <ListTable columns={words.columns}>
            {list.rows.map((row) => (
              <FiledRow key={row.caseId} row={row} onOpen={model.onOpen} />
            ))}
          </ListTable>
          <Pager page={model.page} total={list.total} pageRows={PAGE_ROWS} onPage={model.onPage} />
        </>
      )}
      {keeps && list !== null && list.total > 0 && (
        <>
          <BatchPanel {...model} />
          <CatalogPanel {...model} />
        </>
      )}
    </div>
  )
}

const FiledRow = ({ row, onOpen }: { readonly row: ListRow; readonly onOpen: (caseId: string) => void }) => (
  <tr>
    <td className="archive-number">{row.archivalNumber}</td>
    <TitleCell row={row} onOpen={onOpen} />
    <td>{row.pages}</td>
    <td>{row.retention === null ? '' : RETENTION_WORDS[row.retention]}</td>
    <td className="list-date">{row.ends === null ? words.permanent : dateText(row.ends)}</td>
    <td>
      {row.destroyedAt !== null ? words.destroyed(row.destroyedAt) : row.packaged ? words.packaged : words.notPackaged}
    </td>
    <td>{row.handedTo ?? words.notHanded}</td>
  </tr>
)

const BatchPanel = (model: FiledModel) => {
  const { batch, plan, planError, batchBusy, batchError, onBatch, refused, onAgain, onWithout } = model
  const short = plan !== null && plan.bytes > plan.freeBytes
  return (
    <Panel id={BATCH_ID} title={words.batchHeading}>
      <p className="soft">{words.batchIntro}</p>
      {batch.jobId !== null && (
        <JobProgress
          progress={batch.progress}
          cancelling={batch.cancelling}
          onCancel={batch.onCancel}
          onOpen={model.onOpen}
        />
      )}
      {!batch.running && (
        <>
          <FolderField name={batch.folder?.name ?? null} disabled={false} onChoose={batch.onChooseFolder} />
          <Failure error={planError ?? batchError} />
          {plan !== null && (
            <p role="status">
              {words.planName(plan.name)}
              <br />
              {words.plan(plan.items, plan.done, plan.bytes, plan.freeBytes)} {short && words.short}
            </p>
          )}
          <div className="button-row">
            <Button
              type="primary"
              loading={batchBusy}
              disabled={plan === null || plan.items === 0 || short}
              onClick={onBatch}
            >
              {words.start}
            </Button>
            {onAgain !== null && (
              <Button loading={batchBusy} onClick={onAgain}>
                {words.again}
              </Button>
            )}
            {refused > 0 && (
              <Button loading={batchBusy} onClick={onWithout}>
                {words.without(refused)}
              </Button>
            )}
          </div>
          {batch.folder === null && <p className="soft">{words.needFolder}</p>}
        </>
      )}
    </Panel>
  )
}

const CatalogPanel = ({ catalog, catalogError, onCatalog }: FiledModel) => (
  <Panel id={CATALOG_ID} title={words.catalog}>
    {catalog.jobId !== null && (
      <JobProgress progress={catalog.progress} cancelling={catalog.cancelling} onCancel={catalog.onCancel} />
    )}
    {!catalog.running && (
      <>
        <FolderField name={catalog.folder?.name ?? null} disabled={false} onChoose={catalog.onChooseFolder} />
        <Failure error={catalogError} />
        <div className="button-row" aria-label={JOB.files}>
          <Button
            disabled={catalog.folder === null}
            onClick={() => {
              onCatalog('pdf')
            }}
          >
            {words.asPdf}
          </Button>
          <Button
            disabled={catalog.folder === null}
            onClick={() => {
              onCatalog('xlsx')
            }}
          >
            {words.asXlsx}
          </Button>
        </div>
      </>
    )}
  </Panel>
)
