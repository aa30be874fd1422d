import { Button } from 'antd'
import { plainDateText } from '../../i18n/date.ts'
import { REGISTER, SHEET_WORDS } from '../../i18n/register.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { Failure } from '../../ui/Failure.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Empty, Loading, Unreadable } from '../../ui/States.tsx'
import { Chart } from './Chart.tsx'
import { Deliver } from './Deliver.tsx'
import { Entries } from './Entries.tsx'
import { Missing, Report } from './Report.tsx'
import { TypedField } from '../../ui/TypedField.tsx'
import { GROUPS, isAnnual, isDay, isYear } from './register-model.ts'
import type { Page, RegisterModel } from './useRegister.ts'

type View = NonNullable<RegisterModel['view']>

/** 台账、统计和年报: a menu of registers, the one chosen with its chart and table, and where it is written to. */
export const RegisterView = (model: RegisterModel) => (
  <div className="register">
    <header className="page-head">
      <h1>{REGISTER.heading}</h1>
    </header>
    <p className="soft register-intro">{REGISTER.intro}</p>
    <Menu {...model} />
    {model.page === 'entries' ? (
      <Entries {...model} />
    ) : model.page === 'report' ? (
      <Words {...model} />
    ) : (
      <Shown {...model} />
    )}
  </div>
)

const Menu = ({ page, onPage, keepsEntries }: RegisterModel) => {
  const item = (one: Page, word: string) => (
    <button
      key={one}
      type="button"
      aria-current={page === one ? 'page' : undefined}
      onClick={() => {
        onPage(one)
      }}
    >
      {word}
    </button>
  )
  return (
    <nav className="register-menu" aria-label={REGISTER.heading}>
      {(['lists', 'figures', 'annual'] as const).map((group) => (
        <div key={group}>
          <h2>{REGISTER.groups[group]}</h2>
          {GROUPS[group].map((sheet) => item(sheet, SHEET_WORDS[sheet]))}
          {group === 'annual' && keepsEntries && item('report', REGISTER.report.open)}
        </div>
      ))}
      {keepsEntries && item('entries', REGISTER.groups.entries)}
    </nav>
  )
}

const SpanFields = ({ page, span, onSpan }: RegisterModel) => (
  <div className="register-span">
    {isAnnual(page) ? (
      <TypedField
        label={REGISTER.year}
        type="text"
        value={String(span.year)}
        isWhole={isYear}
        onValue={(year) => {
          onSpan({ year: Number(year) })
        }}
      />
    ) : (
      (['from', 'until'] as const).map((end) => (
        <TypedField
          key={end}
          label={REGISTER[end]}
          type="date"
          value={span[end]}
          isWhole={isDay}
          onValue={(day) => {
            onSpan({ [end]: day })
          }}
        />
      ))
    )}
  </div>
)

const Words = (model: RegisterModel) => (
  <section aria-label={REGISTER.report.open}>
    <SpanFields {...model} />
    <Report {...model} />
    <Export {...model} />
  </section>
)

const Shown = (model: RegisterModel) => {
  const { view, readError, onRetry, page } = model
  return (
    <section aria-label={page === 'entries' || page === 'report' ? REGISTER.heading : SHEET_WORDS[page]}>
      <SpanFields {...model} />
      {view === null ? (
        readError === null ? (
          <p className="state" role="status">
            {REGISTER.computing}
          </p>
        ) : (
          <Unreadable error={readError} onRetry={onRetry} />
        )
      ) : (
        <>
          {view.notes.map((note) => (
            <p key={note} className="soft">
              {note}
            </p>
          ))}
          <Chart chart={view.chart} title={view.title} />
          {view.rows.length === 0 ? <Empty title={REGISTER.empty} /> : <Table {...model} view={view} />}
          <Problems {...model} view={view} />
          <Records {...model} />
          <Export {...model} />
          {page === 'delivery' && model.delivers && view.rows.length > 0 && <Deliver {...model} />}
        </>
      )}
    </section>
  )
}

/** Characters of a heading that stand on one line. */
const SHORT_HEADING = 4
const NUMBER = /^[\d.]+%?$/u
/** Dates, months and index numbers are not broken at their hyphens. */
const UNBROKEN = /^\d{4}-\d{2}(?:-\d{2})?$|^(?:[0-9A-Z]+\/)?\d{4}-\d{5}$/u
/** Characters from which a cell is read as words, and as running text. */
const WORDS_CELL = 12
const LONG_CELL = 30
const lookOf = (text: string): string | undefined => {
  if (NUMBER.test(text)) return 'register-number'
  if (UNBROKEN.test(text)) return 'register-unbroken'
  if (text.length >= LONG_CELL) return 'register-long'
  return text.length >= WORDS_CELL ? 'register-words' : undefined
}

const Table = ({ view, opened, onOpenCell }: RegisterModel & { readonly view: View }) => (
  <>
    <div className="register-scroll">
      <table className="register-table">
        <caption className="visually-hidden">{view.title}</caption>
        <thead>
          {view.head.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <th
                  key={at}
                  scope="col"
                  colSpan={cell.columnSpan}
                  rowSpan={cell.rowSpan}
                  className={cell.text.length <= SHORT_HEADING ? 'register-unbroken' : undefined}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {view.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at} colSpan={cell.columnSpan} rowSpan={cell.rowSpan} className={lookOf(cell.text)}>
                  {cell.opens ? (
                    <button
                      type="button"
                      className="register-opens"
                      aria-label={REGISTER.openCell(plainDateText(cell.text))}
                      aria-expanded={opened?.row === index && opened.cell === at}
                      onClick={() => {
                        onOpenCell({ row: index, cell: at })
                      }}
                    >
                      {plainDateText(cell.text)}
                    </button>
                  ) : (
                    plainDateText(cell.text)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {view.rowCount > view.rows.length && <p className="soft">{REGISTER.part(view.rows.length, view.rowCount)}</p>}
  </>
)

const Problems = ({ view, page }: RegisterModel & { readonly view: View }) => {
  if (!isAnnual(page)) return null
  if (view.problems.length === 0)
    return (
      <p className="register-agrees" role="status">
        {REGISTER.agrees}
      </p>
    )
  return (
    <div className="register-problems" role="status">
      <h2>{REGISTER.problems}</h2>
      <ul>
        {view.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}

const Records = ({ opened, records, recordsError, onRetryRecords, onOpenCell, onOpenCase }: RegisterModel) => {
  if (opened === null) return null
  if (records === null)
    return recordsError === null ? <Loading /> : <Unreadable error={recordsError} onRetry={onRetryRecords} />
  return (
    <section className="register-records" aria-label={REGISTER.records(records.total)}>
      <header className="panel-head">
        <h2>{REGISTER.records(records.total)}</h2>
        <Button
          size="small"
          onClick={() => {
            onOpenCell(null)
          }}
        >
          {REGISTER.closeRecords}
        </Button>
      </header>
      <ul>
        {records.records.map(({ caseId, text }, index) => (
          <li key={index}>
            {caseId === null ? (
              text
            ) : (
              <button
                type="button"
                className="register-opens"
                onClick={() => {
                  onOpenCase(caseId)
                }}
              >
                {text === '' ? INBOX.untitled : text}
              </button>
            )}
          </li>
        ))}
      </ul>
      {records.total > records.records.length && (
        <p className="soft">{REGISTER.more(records.total - records.records.length)}</p>
      )}
    </section>
  )
}

const Export = ({ page, report, job, exportError, onExport }: RegisterModel) => {
  const outcome = job.progress?.outcome ?? null
  return (
    <Panel title={REGISTER.export}>
      {isAnnual(page) && <Missing report={report} />}
      <p className="soft">{isAnnual(page) ? REGISTER.exportReportHint : REGISTER.exportHint}</p>
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={exportError} />
      <div className="button-row">
        {(['docx', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            disabled={job.folder === null || job.running}
            onClick={() => {
              onExport(format)
            }}
          >
            {REGISTER[format]}
          </Button>
        ))}
      </div>
      {(job.running || outcome?.state === 'failed') && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      {outcome?.state === 'done' && !job.running && (
        <p className="notice" role="status">
          {REGISTER.exported(outcome.files)}
        </p>
      )}
      {outcome?.state === 'done' && !job.running && outcome.notices.length > 0 && (
        <div className="register-problems" role="status">
          <h2>{REGISTER.notFiledYet}</h2>
          <ul>
            {outcome.notices.map(({ detail }) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}
