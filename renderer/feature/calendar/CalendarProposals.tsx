import { CALENDAR } from '../../i18n/calendar.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { Panel } from '../../ui/Panel.tsx'
import { SecondHand } from '../../ui/dialog/SecondHand.tsx'
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

const LocalDays = ({ year, days, basis }: NonNullable<Proposal['local']>) => (
  <>
    <p>{CALENDAR.localProposed(year, days.length, basis)}</p>
    <ul>
      {days.map(({ name, from, to }) => (
        <li key={`${name} ${from}`}>{CALENDAR.offLine(name, from, to)}</li>
      ))}
    </ul>
  </>
)

/** Files that nobody signed, and local days off: the other hand compares them day by day. */
export const CalendarProposals = ({
  proposals,
  second,
}: CalendarModel & { readonly proposals: readonly Proposal[] }) => (
  <Panel title={CALENDAR.proposals}>
    {proposals.map((of) => (
      <section key={of.proposalId} aria-label={CALENDAR.proposalBy(of.by, dateTimeText(of.at), of.local === null)}>
        <p className="soft">{CALENDAR.proposalBy(of.by, dateTimeText(of.at), of.local === null)}</p>
        {of.local === null ? <Days {...of} /> : <LocalDays {...of.local} />}
        <p>{CALENDAR.ifConfirmed}</p>
        <MovedList {...of} />
        <SecondHand
          {...{ proposalId: of.proposalId, mine: of.mine, second }}
          confirmLabel={CALENDAR.confirm}
          heading={of.local === null ? CALENDAR.confirmHeading : CALENDAR.localConfirmHeading}
        >
          <p>{of.local === null ? CALENDAR.confirmText(yearsOf(of)) : CALENDAR.localConfirmText(of.local.year)}</p>
        </SecondHand>
      </section>
    ))}
  </Panel>
)
