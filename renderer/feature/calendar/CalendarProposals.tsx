import { useState } from 'react'
import { Button } from 'antd'
import { CALENDAR } from '../../i18n/calendar.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { MovedList } from './MovedList.tsx'
import type { CalendarModel } from './useCalendar.ts'

type Proposal = NonNullable<CalendarModel['view']>['proposals'][number]

const yearsOf = ({ years }: Proposal): string => years.map(({ year }) => String(year)).join('、')

const Days = ({ years }: Proposal) => (
  <>
    {years.map(({ year, status, source, off, work }) => (
      <div key={year}>
        <p>{CALENDAR.yearLine(year, status === 'final', source, off.length, work.length)}</p>
        <ul>
          {off.map(({ name, from, to }) => (
            <li key={from}>{CALENDAR.offLine(name, from, to)}</li>
          ))}
          {work.map(({ name, date }) => (
            <li key={date}>{CALENDAR.workLine(name, date)}</li>
          ))}
        </ul>
      </div>
    ))}
  </>
)

/** Files that nobody signed: the other hand compares them day by day and confirms or declines, who proposed takes it back. */
export const CalendarProposals = ({
  proposals,
  second,
}: CalendarModel & { readonly proposals: readonly Proposal[] }) => {
  const [asked, setAsked] = useState<{ readonly kind: 'confirm' | 'decline'; readonly of: Proposal } | null>(null)
  const close = (): void => {
    second.onDismiss()
    setAsked(null)
  }
  const closeIf = (done: boolean): void => {
    if (done) setAsked(null)
  }
  return (
    <Panel title={CALENDAR.proposals}>
      {proposals.map((of) => (
        <section key={of.proposalId} aria-label={CALENDAR.proposalBy(of.by, dateTimeText(of.at))}>
          <p className="soft">{CALENDAR.proposalBy(of.by, dateTimeText(of.at))}</p>
          <Days {...of} />
          <p>{CALENDAR.ifConfirmed}</p>
          <MovedList {...of} />
          <div className="button-row">
            {of.mine ? (
              <span className="soft">{CALENDAR.waits}</span>
            ) : (
              <Button
                type="primary"
                onClick={() => {
                  setAsked({ kind: 'confirm', of })
                }}
              >
                {CALENDAR.confirm}
              </Button>
            )}
            <Button
              onClick={() => {
                setAsked({ kind: 'decline', of })
              }}
            >
              {of.mine ? CALENDAR.takeBack : CALENDAR.decline}
            </Button>
          </div>
        </section>
      ))}
      {asked?.kind === 'confirm' && (
        <Dialog
          title={CALENDAR.confirmHeading}
          confirmLabel={CALENDAR.confirm}
          busy={second.busy}
          onClose={close}
          onConfirm={() => {
            void second.onConfirm(asked.of.proposalId).then(closeIf)
          }}
        >
          <p>{CALENDAR.confirmText(yearsOf(asked.of))}</p>
          <Failure error={second.error} />
        </Dialog>
      )}
      {asked?.kind === 'decline' && (
        <ReasonDialog
          title={asked.of.mine ? CALENDAR.takeBack : CALENDAR.decline}
          label={CALENDAR.reason}
          confirmLabel={asked.of.mine ? CALENDAR.takeBack : CALENDAR.decline}
          busy={second.busy}
          error={second.error}
          onClose={close}
          onConfirm={(reason) => {
            void second.onDecline(asked.of.proposalId, reason).then(closeIf)
          }}
        />
      )}
    </Panel>
  )
}
