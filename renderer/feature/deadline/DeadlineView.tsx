import { Button } from 'antd'
import { doubtText } from '../../i18n/clock.ts'
import { DUE, dueText } from '../../i18n/deadline.ts'
import { AccountTable } from '../../ui/table/AccountTable.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { DeadlineForm } from './DeadlineForm.tsx'
import type { DeadlineModel, DeadlineView } from './useDeadline.ts'

const urgencyOf = (due: DeadlineView['due']): string => {
  if (due === null || due.level === 'none') return 'calm'
  return due.level === 'overdue' ? 'overdue' : 'soon'
}

/** 公开期限 of a case on one line, above everything else of it; how the date was computed opens below. */
export const DeadlineStrip = (model: DeadlineModel) => {
  const { view, readError, accountOpen, onAccount, onSetting } = model
  if (view === null) return <Failure error={readError} />
  const { due, limit, byBasis, from, office, settable, reason } = view
  return (
    <section className="due-strip" aria-label={DUE.label}>
      <p className="due-line">
        <span className="due-label">{DUE.label}</span>
        <strong className={`due-${urgencyOf(due)}`}>
          {from !== null && due === null ? DUE.noCalendar : dueText(due)}
        </strong>
        <span className="soft">{DUE.summary(limit.matter, limit.term, from, reason)}</span>
        {view.account.length > 0 && (
          <Button
            type="link"
            size="small"
            aria-expanded={accountOpen}
            onClick={() => {
              onAccount(!accountOpen)
            }}
          >
            {accountOpen ? DUE.hideAccount : DUE.howComputed}
          </Button>
        )}
        {settable !== null && (
          <Button
            type="link"
            size="small"
            onClick={() => {
              onSetting(true)
            }}
          >
            {DUE.set}
          </Button>
        )}
      </p>
      {byBasis && <p className="due-note">{DUE.byBasis}</p>}
      {view.doubts.length > 0 && (
        <p className="due-note" role="note">
          {doubtText(view.doubts)}
        </p>
      )}
      {office !== null && <p className="due-note">{DUE.office(office.date, office.paused)}</p>}
      {accountOpen && <Account view={view} />}
      <KeptFields form={model.form}>
        {model.setting && settable !== null && <DeadlineForm {...model} view={view} settable={settable} />}
      </KeptFields>
    </section>
  )
}

const Account = ({ view }: { readonly view: DeadlineView }) => (
  <div className="due-account">
    <p>{DUE.accountBasis(view.limit.basis, view.lawfulUntil === view.due?.date ? null : view.lawfulUntil)}</p>
    <AccountTable account={view.account} />
  </div>
)
