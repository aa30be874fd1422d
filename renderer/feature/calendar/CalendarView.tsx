import { Button } from 'antd'
import { CALENDAR } from '../../i18n/calendar.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { CalendarProposals } from './CalendarProposals.tsx'
import { LocalDays } from './LocalDays.tsx'
import { MovedList } from './MovedList.tsx'
import type { CalendarModel } from './useCalendar.ts'

/** 工作日历: the years in use, the import of a signed file with what it moves, and the local days off. */
export const CalendarView = (model: CalendarModel) => {
  const { view, readError, check, moved, message, error } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  return (
    <>
      <header className="page-head">
        <h1>{CALENDAR.heading}</h1>
      </header>
      <p className="soft">{CALENDAR.intro}</p>
      <Failure error={error} />
      <Notice>{message}</Notice>
      {moved !== null && <MovedList {...moved} />}
      <Panel title={CALENDAR.years}>
        <table className="inbox-table">
          <thead>
            <tr>
              {CALENDAR.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.years.map(({ year, status, adopted, source }) => (
              <tr key={year}>
                <td>{year}</td>
                <td>{status === 'final' ? CALENDAR.final : CALENDAR.provisional}</td>
                <td>{adopted ? CALENDAR.adopted(source) : CALENDAR.shipped}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="button-row">
          <Button loading={model.busy} onClick={model.onChoose}>
            {CALENDAR.import}
          </Button>
        </div>
        {model.isStrange && model.mayTrust && (
          <div className="button-row">
            <Button danger loading={model.busy} onClick={model.onTrust}>
              {CALENDAR.trust}
            </Button>
          </div>
        )}
        {check !== null && <Check {...model} check={check} />}
      </Panel>
      {view.proposals.length > 0 && <CalendarProposals {...model} proposals={view.proposals} />}
      <Issuers {...model} issuers={view.issuers} />
      <LocalDays {...model} view={view} />
    </>
  )
}

type IssuerList = NonNullable<CalendarModel['view']>['issuers']

const Issuers = ({ issuers, mayTrust, busy, onDistrust }: CalendarModel & { readonly issuers: IssuerList }) => (
  <Panel title={CALENDAR.issuers}>
    <p className="soft">{CALENDAR.issuersHint}</p>
    {issuers.length === 0 && <p>{CALENDAR.noIssuers}</p>}
    {issuers.map(({ name, sha256, fingerprint }) => (
      <p key={sha256}>
        {CALENDAR.issuerLine(name, fingerprint)}
        {mayTrust && (
          <Button
            size="small"
            type="link"
            disabled={busy}
            onClick={() => {
              onDistrust(sha256)
            }}
          >
            {CALENDAR.distrust}
          </Button>
        )}
      </p>
    ))}
  </Panel>
)

const Check = ({ check, busy, onAdopt }: CalendarModel & { readonly check: NonNullable<CalendarModel['check']> }) => (
  <section aria-label={CALENDAR.checkHeading}>
    <h3>{CALENDAR.checkHeading}</h3>
    <p>{CALENDAR.issuer(check.issuer, check.isSigned)}</p>
    {check.years.map(({ year, status, source, off, work }) => (
      <p key={year}>{CALENDAR.yearLine(year, status === 'final', source, off, work)}</p>
    ))}
    <MovedList {...check} />
    <Button type="primary" loading={busy} onClick={onAdopt}>
      {check.isSigned ? CALENDAR.adopt : CALENDAR.propose}
    </Button>
  </section>
)
