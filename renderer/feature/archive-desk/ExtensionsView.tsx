import { Button } from 'antd'
import { dateText } from '../../i18n/date.ts'
import { EXTENSION as words } from '../../i18n/extension.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { ExtensionForm } from './ExtensionForm.tsx'
import type { ExtensionAsking, ExtensionRow, ExtensionsData, ExtensionsModel } from './useExtensions.ts'

/** 延长移交: the approvals, their letters, and who confirms them. */
export const ExtensionsView = (model: ExtensionsModel) => {
  const { view, readError, onRetry, asking, onAsk } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  return (
    <Panel
      title={words.heading}
      extra={
        view.mayRecord && view.fonds !== '' ? (
          <Button
            onClick={() => {
              onAsk({ kind: 'record' })
            }}
          >
            {words.record}
          </Button>
        ) : undefined
      }
    >
      <p className="soft">{words.intro}</p>
      {asking === null && <Failure error={model.error} />}
      <Notice>{model.message}</Notice>
      {view.extensions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ListTable columns={words.columns}>
          {view.extensions.map((row) => (
            <Row key={row.extensionId} {...model} row={row} />
          ))}
        </ListTable>
      )}
      <KeptFields form={model.form}>{asking !== null && <Ask {...model} view={view} asking={asking} />}</KeptFields>
    </Panel>
  )
}

const Row = ({ row, busy, onAsk, onSaveLetter }: ExtensionsModel & { readonly row: ExtensionRow }) => (
  <tr>
    <th scope="row">{words.yearOf(row.fonds, row.year)}</th>
    <td className="list-date">{dateText(row.dueOn)}</td>
    <td className="list-date">{dateText(row.until)}</td>
    <td>{words.approval(row.authority, row.documentNumber, row.approvedOn)}</td>
    <td>{row.reason}</td>
    <td>
      {words.states[row.state]}
      <p className="soft">{words.hands(row.recordedByName, row.confirmedByName)}</p>
      {row.withdrawn !== null && <p className="soft">{words.withdrawn(row.withdrawn.byName, row.withdrawn.reason)}</p>}
    </td>
    <td>
      <div className="button-row">
        {row.mayConfirm && (
          <Button
            type="primary"
            size="small"
            onClick={() => {
              onAsk({ kind: 'confirm', row })
            }}
          >
            {words.confirm}
          </Button>
        )}
        <Button
          size="small"
          disabled={busy}
          aria-label={words.saveLetterOf(row.year)}
          onClick={() => {
            onSaveLetter(row)
          }}
        >
          {words.saveLetter}
        </Button>
        {row.state !== 'withdrawn' && (
          <Button
            size="small"
            aria-label={words.withdrawOf(row.year)}
            onClick={() => {
              onAsk({ kind: 'withdraw', row })
            }}
          >
            {words.withdraw}
          </Button>
        )}
      </div>
    </td>
  </tr>
)

type Asked = ExtensionsModel & { readonly view: ExtensionsData; readonly asking: ExtensionAsking }

const Ask = (model: Asked) => {
  const { asking, busy, error, onAsk } = model
  const onClose = () => {
    onAsk(null)
  }
  switch (asking.kind) {
    case 'record':
      return <ExtensionForm {...model} />
    case 'confirm': {
      const { fonds, year, dueOn, until, authority, documentNumber, approvedOn, reason } = asking.row
      return (
        <Dialog
          title={words.confirmHeading}
          confirmLabel={words.confirm}
          busy={busy}
          onClose={onClose}
          onConfirm={() => {
            model.onConfirm(asking.row)
          }}
        >
          <p>
            <strong>
              {words.yearOf(fonds, year)}，{words.until}
              {dateText(until)}
            </strong>
          </p>
          <p>{words.due(dueOn)}</p>
          <p>{words.approval(authority, documentNumber, approvedOn)}</p>
          <p>{reason}</p>
          <p className="soft">{words.confirmHint}</p>
          <Failure error={error} />
        </Dialog>
      )
    }
    case 'withdraw':
      return (
        <ReasonDialog
          title={words.withdrawOf(asking.row.year)}
          label={words.withdrawReason}
          confirmLabel={words.withdraw}
          busy={busy}
          error={error}
          onClose={onClose}
          onConfirm={(reason) => {
            model.onWithdraw(asking.row, reason)
          }}
        />
      )
  }
}
