import { Button, Input } from 'antd'
import { CALENDAR } from '../../i18n/calendar.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useKept } from '../../ui/form/use-kept.ts'
import { localDayProblem, localDaysOf, localDaysToSave, NO_DAY, usualYear, type LocalDay } from './calendar-model.ts'
import type { CalendarModel } from './useCalendar.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm } from '../../ui/form/kept-form.ts'

type View = NonNullable<CalendarModel['view']>

/** The longest list that is recorded. */
const MOST_DAYS = 30

/** 民族地区假日: those of a year, a line each with its days chosen; what is saved takes the place of all of that year. */
export const LocalDays = ({ view, today, busy, onLocal }: CalendarModel & { readonly view: View }) => {
  const years = view.years.map(({ year }) => year)
  const [chosen, setYear] = useKept('local holidays year', usualYear(years, today))
  const year = years.includes(chosen) ? chosen : usualYear(years, today)
  return (
    <Panel title={CALENDAR.local}>
      <p className="soft">{CALENDAR.localHint}</p>
      {view.local.map((day) => (
        <p key={`${String(day.year)} ${day.from}`}>{CALENDAR.localLine(day.year, day.name, day.from, day.to)}</p>
      ))}
      <label className="field">
        <span className="field-label">{CALENDAR.localYear}</span>
        <select
          value={year}
          onChange={(event) => {
            setYear(Number(event.target.value))
          }}
        >
          {years.map((each) => (
            <option key={each} value={each}>
              {CALENDAR.yearName(each)}
            </option>
          ))}
        </select>
      </label>
      <YearForm key={year} {...{ view, year, busy, onLocal }} />
    </Panel>
  )
}

const YearForm = ({
  view,
  year,
  busy,
  onLocal,
}: Pick<CalendarModel, 'busy' | 'onLocal'> & { readonly view: View; readonly year: number }) => {
  const known = localDaysOf(view, year)
  const form = { name: `local holidays ${String(year)}`, caseId: null }
  const [typed, setDays] = useFieldOf<readonly LocalDay[] | null>(form, 'days', null)
  const [basis, setBasis] = useFieldOf(form, 'basis', '')
  const days = typed ?? (known.length === 0 ? [NO_DAY] : known)
  const problems = days.map((day) => localDayProblem(day, year))
  const change = (at: number, part: Partial<LocalDay>): void => {
    setDays(days.map((day, index) => (index === at ? { ...day, ...part } : day)))
  }
  const ready = typed !== null && basis.trim() !== '' && problems.every((problem) => problem === null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready || busy) return
        void onLocal(year, localDaysToSave(days), basis).then((done) => {
          if (done) discardForm(form)
        })
      }}
    >
      {days.map((day, index) => (
        <Line
          key={index}
          {...{ day, year }}
          number={index + 1}
          problem={typed === null ? null : (problems[index] ?? null)}
          onChange={(part) => {
            change(index, part)
          }}
          onRemove={() => {
            setDays(days.filter((_, at) => at !== index))
          }}
        />
      ))}
      {days.length === 0 && <p>{CALENDAR.localNone(year)}</p>}
      <div className="button-row">
        <Button
          disabled={days.length >= MOST_DAYS}
          onClick={() => {
            setDays([...days, NO_DAY])
          }}
        >
          {CALENDAR.localAdd}
        </Button>
      </div>
      <TextArea label={CALENDAR.localBasis} value={basis} onChange={setBasis} rows={2} required />
      <div className="button-row">
        <Button htmlType="submit" loading={busy} disabled={!ready}>
          {CALENDAR.localSave(year)}
        </Button>
      </div>
    </form>
  )
}

const Line = ({
  day,
  year,
  number,
  problem,
  onChange,
  onRemove,
}: {
  readonly day: LocalDay
  readonly year: number
  readonly number: number
  readonly problem: string | null
  readonly onChange: (part: Partial<LocalDay>) => void
  readonly onRemove: () => void
}) => {
  const [min, max] = [`${String(year)}-01-01`, `${String(year)}-12-31`]
  return (
    <fieldset className="local-day" aria-label={CALENDAR.localNumber(number)}>
      <label className="field">
        <span className="field-label">{CALENDAR.localName}</span>
        <Input
          value={day.name}
          maxLength={60}
          placeholder={CALENDAR.localNameExample}
          onChange={(event) => {
            onChange({ name: event.target.value })
          }}
        />
      </label>
      <DateField
        label={CALENDAR.localFrom}
        value={day.from}
        {...{ min, max }}
        onChange={(from) => {
          onChange({ from })
        }}
      />
      <DateField
        label={CALENDAR.localTo}
        value={day.to}
        {...{ min, max }}
        onChange={(to) => {
          onChange({ to })
        }}
      />
      <Button aria-label={CALENDAR.localRemoveOf(number)} onClick={onRemove}>
        {CALENDAR.localRemove}
      </Button>
      {problem !== null && (
        <p className="gate-hint" role="status">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
