import { Button, Input, InputNumber, Select } from 'antd'
import { ARCHIVE_DESK } from '../../i18n/archive.ts'
import { dateText } from '../../i18n/date.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { HandoversModel } from './useHandovers.ts'

const words = ARCHIVE_DESK.handover

/** 移交: a list to whom, and the receipt once it is there. */
export const HandoversView = (model: HandoversModel) => {
  const { view, readError, receiving, withdrawing } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  return (
    <div className="archive-tab">
      <p className="soft">{words.intro}</p>
      {model.transferDue > 0 && <p className="gate-hint">{words.transfer(model.transferDue)}</p>}
      <Notice>{model.message}</Notice>
      {receiving === null && withdrawing === null && <Failure error={model.error} />}
      <PreparePanel {...model} view={view} />
      <ListPanel {...model} view={view} />
      <KeptFields form={model.form}>
        {receiving !== null && <ReceiveDialog {...model} view={view} />}
        {withdrawing !== null && (
          <ReasonDialog
            title={words.withdrawTitle}
            label={words.withdrawReason}
            confirmLabel={words.withdraw}
            busy={model.busy}
            error={model.error}
            onConfirm={model.onWithdraw}
            onClose={() => {
              model.onWithdrawing(null)
            }}
          />
        )}
      </KeptFields>
    </div>
  )
}

type Shown = HandoversModel & { readonly view: NonNullable<HandoversModel['view']> }

/** What the list would hold, said before it is made. */
const PlanLines = ({ plan, planError, wrong }: Shown) => {
  if (wrong) return <p>{ARCHIVE_DESK.filter.correct}</p>
  if (planError !== null) return <Failure error={planError} />
  if (plan === null) return <Loading />
  return (
    <div role="status">
      <p>{plan.items === 0 ? words.planNone : words.plan(plan.items)}</p>
      {plan.twice > 0 && <p className="gate-hint">{words.planTwice(plan.twice)}</p>}
      {plan.changed.length > 0 && <p className="gate-hint">{words.planChanged(plan.changed)}</p>}
      {plan.unpackaged > 0 && <p className="gate-hint">{words.planUnpackaged(plan.unpackaged)}</p>}
      {plan.left > 0 && <p className="gate-hint">{words.planLeft(plan.left)}</p>}
    </div>
  )
}

const PreparePanel = (model: Shown) => {
  const { view, plan, to, onTo, busy, onPrepare } = model
  const whole = view.batches.some(({ manifestSha256, listed }) => manifestSha256 === to.batch && listed)
  return (
    <Panel title={words.prepare}>
      {!whole && <FilterBar text={model.text} onText={model.onText} />}
      <PlanLines {...model} />
      <label className="field">
        <span className="field-label">{words.receiver}</span>
        <Input
          value={to.receiver}
          maxLength={200}
          onChange={({ target }) => {
            onTo({ ...to, receiver: target.value })
          }}
        />
      </label>
      <label className="field">
        <span className="field-label">{words.batch}</span>
        <Select
          value={to.batch}
          options={[
            { value: '', label: words.noBatch },
            ...view.batches.map((batch) => ({ value: batch.manifestSha256, label: words.batchLabel(batch) })),
          ]}
          onChange={(batch: string) => {
            onTo({ ...to, batch })
          }}
        />
      </label>
      <p className="soft">{whole ? words.batchWhole : words.batchHint}</p>
      <div className="button-row">
        <Button
          type="primary"
          loading={busy}
          disabled={
            to.receiver.trim() === '' || plan === null || plan.items === 0 || plan.twice > 0 || plan.changed.length > 0
          }
          onClick={onPrepare}
        >
          {words.prepare}
        </Button>
      </div>
    </Panel>
  )
}

const ListPanel = ({ view, job, onReceiving, onWithdrawing, onExport }: Shown) => (
  <Panel title={words.listHeading}>
    {view.handovers.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <>
        <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
        {job.jobId !== null && (
          <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
        )}
        <ListTable columns={words.columns}>
          {view.handovers.map((handover) => (
            <tr key={handover.handoverId}>
              <td className="list-date">{dateText(handover.at)}</td>
              <td>{handover.receiver}</td>
              <td>{words.listedBy(handover.batch)}</td>
              <td>{handover.items}</td>
              <td>
                <Standing {...{ handover, onReceiving, onWithdrawing }} />
              </td>
              <td>
                <Button
                  disabled={job.folder === null}
                  onClick={() => {
                    onExport(handover.handoverId, 'pdf')
                  }}
                >
                  {ARCHIVE_DESK.filed.asPdf}
                </Button>{' '}
                <Button
                  disabled={job.folder === null}
                  onClick={() => {
                    onExport(handover.handoverId, 'xlsx')
                  }}
                >
                  {ARCHIVE_DESK.filed.asXlsx}
                </Button>
              </td>
            </tr>
          ))}
        </ListTable>
      </>
    )}
  </Panel>
)

/** What became of a list: its receipt, its withdrawal, or what may be done about it. */
const Standing = ({
  handover: { handoverId, receipt, withdrawn },
  onReceiving,
  onWithdrawing,
}: Pick<HandoversModel, 'onReceiving' | 'onWithdrawing'> & {
  readonly handover: Shown['view']['handovers'][number]
}) => {
  if (receipt !== null) return words.received(receipt.receivedBy, receipt.receivedOn, receipt.documentNumber)
  if (withdrawn !== null) return words.withdrawn(withdrawn.reason, withdrawn.by)
  return (
    <>
      {words.notReceived}{' '}
      <Button
        onClick={() => {
          onReceiving(handoverId)
        }}
      >
        {words.receive}
      </Button>{' '}
      <Button
        onClick={() => {
          onWithdrawing(handoverId)
        }}
      >
        {words.withdraw}
      </Button>
    </>
  )
}

const ReceiveDialog = ({ view, receiving, onReceiving, onReceive, busy, error }: Shown) => {
  const [receivedBy, setReceivedBy] = useField('receivedBy', '')
  const [receivedOn, setReceivedOn] = useField('receivedOn', '')
  const [documentNumber, setDocumentNumber] = useField('documentNumber', '')
  const [note, setNote] = useField('note', '')
  const { receiver = '', items: listed = 0 } = view.handovers.find(({ handoverId }) => handoverId === receiving) ?? {}
  const [items, setItems] = useField<number | null>('items', listed)
  return (
    <Dialog
      title={words.receiveTitle(receiver)}
      confirmLabel={words.receive}
      busy={busy}
      disabled={receivedBy.trim() === '' || receivedOn === '' || items === null}
      onConfirm={() => {
        if (items === null) return
        onReceive({ receivedBy: receivedBy.trim(), receivedOn, documentNumber: documentNumber.trim(), note, items })
      }}
      onClose={() => {
        onReceiving(null)
      }}
    >
      <label className="field">
        <span className="field-label">{words.receivedBy}</span>
        <Input
          value={receivedBy}
          maxLength={200}
          onChange={({ target }) => {
            setReceivedBy(target.value)
          }}
        />
      </label>
      <DateField label={words.receivedOn} value={receivedOn} onChange={setReceivedOn} required />
      <label className="field">
        <span className="field-label">{words.documentNumber}</span>
        <Input
          value={documentNumber}
          maxLength={200}
          onChange={({ target }) => {
            setDocumentNumber(target.value)
          }}
        />
      </label>
      <label className="field">
        <span className="field-label">{words.counted(listed)}</span>
        <InputNumber min={0} precision={0} value={items} onChange={setItems} />
      </label>
      <TextArea label={words.note} value={note} onChange={setNote} rows={2} />
      <Failure error={error} />
    </Dialog>
  )
}
