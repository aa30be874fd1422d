import { Button, Radio } from 'antd'
import { APPRAISAL_RESULTS } from '#shared/domain/case/custody/custody-events.ts'
import { APPRAISAL_WORDS, ARCHIVE_DESK } from '../../i18n/archive.ts'
import { HOLD_KIND_WORDS } from '../../i18n/hold.ts'
import { dateText } from '../../i18n/date.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Pager } from '../../ui/table/Pager.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { TitleCell } from './TitleCell.tsx'
import { PAGE_ROWS, type ListRow } from './archive-desk-model.ts'
import type { AppraisalModel } from './useAppraisal.ts'

const words = ARCHIVE_DESK.due

/** 到期鉴定: what is past its time, proposed by one person and decided by another. */
export const AppraisalView = (model: AppraisalModel) => {
  const { list, readError, proposing, deciding, onAsk, busy, error } = model
  if (list === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  return (
    <div className="archive-tab">
      <p className="soft">{words.intro}</p>
      <Notice>{model.message}</Notice>
      {list.rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ListTable columns={words.columns}>
          {list.rows.map((row) => (
            <DueRow key={row.caseId} {...model} row={row} />
          ))}
        </ListTable>
      )}
      <Pager page={model.page} total={list.total} pageRows={PAGE_ROWS} onPage={model.onPage} />
      <KeptFields form={model.form}>
        {proposing !== null && (
          <ReasonDialog
            title={words.proposeTitle(proposing.archivalNumber ?? '')}
            label={words.reason}
            confirmLabel={words.propose}
            {...{ busy, error }}
            onConfirm={model.onPropose}
            onClose={() => {
              onAsk(null)
            }}
          />
        )}
        {deciding !== null && <DecideDialog {...model} row={deciding} />}
      </KeptFields>
    </div>
  )
}

const DueRow = ({ row, onOpen, onAsk, mayPropose, mayDecide }: AppraisalModel & { readonly row: ListRow }) => (
  <tr>
    <td className="archive-number">{row.archivalNumber}</td>
    <TitleCell row={row} onOpen={onOpen} />
    <td className="list-date">{row.ends === null ? '' : dateText(row.ends)}</td>
    <td>
      {row.held !== undefined && (
        <p className="gate-hint">{words.held(HOLD_KIND_WORDS[row.held.kind], row.held.documentNumber)}</p>
      )}
      {row.proposed !== null && <p>{words.proposed(row.proposed.by, row.proposed.reason)}</p>}
      {row.proposed === null && row.held === undefined && mayPropose && (
        <Button
          onClick={() => {
            onAsk({ caseId: row.caseId, what: 'propose' })
          }}
        >
          {words.propose}
        </Button>
      )}
      {row.proposed !== null && mayDecide && !row.proposed.mine && (
        <Button
          onClick={() => {
            onAsk({ caseId: row.caseId, what: 'decide' })
          }}
        >
          {words.decide}
        </Button>
      )}
      {row.proposed !== null && (!mayDecide || row.proposed.mine) && <p className="soft">{words.waitsForOther}</p>}
    </td>
  </tr>
)

const DecideDialog = ({ row, busy, error, onAsk, onDecide }: AppraisalModel & { readonly row: ListRow }) => {
  const [result, setResult] = useField<(typeof APPRAISAL_RESULTS)[number]>('result', 'declined')
  const [keepUntil, setKeepUntil] = useField('keepUntil', '')
  return (
    <ReasonDialog
      title={words.decideTitle(row.archivalNumber ?? '')}
      label={words.reason}
      confirmLabel={words.decide}
      {...{ busy, error }}
      disabled={result === 'extended' && keepUntil === ''}
      onConfirm={(reason) => {
        onDecide(result, keepUntil, reason)
      }}
      onClose={() => {
        onAsk(null)
      }}
    >
      <Radio.Group
        aria-label={words.result}
        value={result}
        options={APPRAISAL_RESULTS.map((value) => ({
          value,
          label: APPRAISAL_WORDS[value],
          disabled: value === 'destroyed' && row.held !== undefined,
        }))}
        onChange={({ target }) => {
          setResult(APPRAISAL_RESULTS.find((one) => one === target.value) ?? 'declined')
        }}
      />
      {result === 'extended' && (
        <DateField label={words.keepUntil} value={keepUntil} onChange={setKeepUntil} required />
      )}
      {result === 'destroyed' && <p className="gate-hint">{words.destroyWarning}</p>}
    </ReasonDialog>
  )
}
