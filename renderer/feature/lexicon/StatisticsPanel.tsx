import { useState } from 'react'
import { Button } from 'antd'
import { DESK } from '../../i18n/desk.ts'
import { STATISTICS } from '../../i18n/lexicon-statistics.ts'
import { scanWord } from '../../i18n/scan.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useStatistics, type StatisticsEntry } from './useStatistics.ts'

type Outcome = StatisticsEntry['cases'][number]['outcome']
const OUTCOMES: readonly Outcome[] = ['kept', 'falsePositive', 'changed', 'open']

const nameOf = ({ rule, list, term }: StatisticsEntry): string =>
  term === '' ? scanWord(rule) : STATISTICS.entry(term, scanWord(list))

/** 词条处置统计: each number opens the list of what it counts. */
export const StatisticsPanel = () => {
  const { statistics, loading, error, onAsk } = useStatistics()
  return (
    <Panel
      title={STATISTICS.heading}
      extra={
        <Button size="small" loading={loading} onClick={onAsk}>
          {statistics === null ? STATISTICS.ask : STATISTICS.askAgain}
        </Button>
      }
    >
      <p className="soft">{STATISTICS.hint}</p>
      <Failure error={error} />
      {statistics !== null && <p role="status">{STATISTICS.cases(statistics.cases, statistics.entries.length)}</p>}
      {statistics !== null && statistics.entries.length > 0 && <Entries entries={statistics.entries} />}
    </Panel>
  )
}

const Entries = ({ entries }: { readonly entries: readonly StatisticsEntry[] }) => {
  const [open, setOpen] = useState<{ readonly entry: string; readonly outcome: Outcome | null } | null>(null)
  return (
    <table className="lexicon-table">
      <thead>
        <tr>
          <th scope="col">{STATISTICS.columns.entry}</th>
          <th scope="col">{STATISTICS.columns.hits}</th>
          {OUTCOMES.map((outcome) => (
            <th key={outcome} scope="col">
              {STATISTICS.columns[outcome]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const name = `${entry.rule} ${entry.list} ${entry.term}`
          const shown = open?.entry === name ? open : null
          const total = OUTCOMES.reduce((sum, outcome) => sum + entry.counts[outcome], 0)
          const toggle = (outcome: Outcome | null): void => {
            setOpen(shown !== null && shown.outcome === outcome ? null : { entry: name, outcome })
          }
          const number = (outcome: Outcome | null, count: number) =>
            count === 0 ? (
              '0'
            ) : (
              <button
                type="button"
                className="lexicon-number"
                aria-expanded={shown !== null && shown.outcome === outcome}
                aria-label={STATISTICS.open(nameOf(entry), STATISTICS.columns[outcome ?? 'hits'], count)}
                onClick={() => {
                  toggle(outcome)
                }}
              >
                {count}
              </button>
            )
          return [
            <tr key={name}>
              <td>{nameOf(entry)}</td>
              <td>{number(null, total)}</td>
              {OUTCOMES.map((outcome) => (
                <td key={outcome}>{number(outcome, entry.counts[outcome])}</td>
              ))}
            </tr>,
            shown === null ? null : (
              <tr key={`${name} list`}>
                <td colSpan={OUTCOMES.length + 2}>
                  <ul>
                    {entry.cases
                      .filter(({ outcome }) => shown.outcome === null || outcome === shown.outcome)
                      .map(({ caseId, title, outcome, count }) => (
                        <li key={`${caseId} ${outcome}`}>
                          {STATISTICS.line(title === '' ? DESK.untitled : title, STATISTICS.columns[outcome], count)}
                        </li>
                      ))}
                  </ul>
                </td>
              </tr>
            ),
          ]
        })}
      </tbody>
    </table>
  )
}
