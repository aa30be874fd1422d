import { useEffect, useRef } from 'react'
import { Button, Select } from 'antd'
import { isByDepartment } from '#shared/domain/register/sheet-name.ts'
import { REGISTER, SHEET_WORDS } from '../../i18n/register.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { SHEET_EXPORT } from '../../i18n/sheet-export.ts'
import { JumpTo } from '../../ui/navigation/JumpTo.tsx'
import { LONG_LIST } from '../../ui/table/long-list.ts'
import { SHEET_EXPORT_ID } from '../../ui/job/SheetExport.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { Chart } from './Chart.tsx'
import { Deliver } from './Deliver.tsx'
import { Entries } from './Entries.tsx'
import { RegisterExport } from './RegisterExport.tsx'
import { RegisterTable } from './RegisterTable.tsx'
import { Report } from './Report.tsx'
import { TypedField } from '../../ui/field/TypedField.tsx'
import { rowKeys } from '../../ui/table/row-keys.ts'
import { usePageFocus } from '../../ui/navigation/use-page-focus.ts'
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
      onClick={({ currentTarget }) => {
        onPage(one)
        currentTarget.closest('.register')?.scrollIntoView({ block: 'start' })
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

const DepartmentField = ({ view, page, department, onDepartment }: RegisterModel) => {
  // What was chosen stays to be taken back, also where nothing of it is left.
  const names = [...new Set([...(view?.departments ?? []), ...(department === '' ? [] : [department])])]
  if (!isByDepartment(page) || names.length === 0) return null
  return (
    <label>
      {REGISTER.department}
      <Select<string>
        className="register-department"
        aria-label={REGISTER.department}
        value={department}
        options={[{ value: '', label: REGISTER.allDepartments }, ...names.map((value) => ({ value, label: value }))]}
        onChange={onDepartment}
      />
    </label>
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
    <RegisterExport {...model} />
  </section>
)

const Shown = (model: RegisterModel) => {
  const { view, readError, onRetry, page } = model
  return (
    <section aria-label={page === 'entries' || page === 'report' ? REGISTER.heading : SHEET_WORDS[page]}>
      <div className="register-asked">
        <SpanFields {...model} />
        <DepartmentField {...model} />
      </div>
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
          {view.rows.length > LONG_LIST && (
            <p className="list-jump">
              <JumpTo id={SHEET_EXPORT_ID}>{SHEET_EXPORT.heading}</JumpTo>
            </p>
          )}
          {view.rows.length === 0 ? <Empty title={REGISTER.empty} /> : <RegisterTable {...model} view={view} />}
          <Problems {...model} view={view} />
          <Records {...model} />
          <RegisterExport {...model} />
          {page === 'delivery' && model.delivers && view.rows.length > 0 && <Deliver {...model} />}
        </>
      )}
    </section>
  )
}

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
  return <RecordsList {...{ records, onOpenCell, onOpenCase }} />
}

/** Below the table, which may be long: it comes into sight with the keyboard, and leads back to its number when it is closed. */
const RecordsList = ({
  records,
  onOpenCell,
  onOpenCase,
}: Pick<RegisterModel, 'onOpenCell' | 'onOpenCase'> & { readonly records: NonNullable<RegisterModel['records']> }) => {
  const section = useRef<HTMLElement>(null)
  usePageFocus(section, '.register-table button')
  // A long one is read from its top.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="register-records"
      aria-label={REGISTER.records(records.total)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onOpenCell(null)
      }}
    >
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
      <ul onKeyDown={rowKeys}>
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
