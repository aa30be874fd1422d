import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { DESK } from '../../i18n/desk.ts'
import { LEXICON } from '../../i18n/lexicon.ts'
import { scanWord } from '../../i18n/scan.ts'
import { LEVEL_WORDS, STAGE_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useRescan, type Findings } from './useRescan.ts'

/** What the lexicons in use find in cases that were scanned with others. Begins by itself when others are put to use. */
export const RescanPanel = ({ uses }: { readonly uses: number }) => {
  const { findings, error, job, running, cancelling, onStart, onCancel } = useRescan(uses)
  const failed = job?.outcome?.state === 'failed'
  return (
    <Panel
      title={LEXICON.rescanHeading}
      extra={
        <Button size="small" disabled={running} onClick={onStart}>
          {LEXICON.rescan}
        </Button>
      }
    >
      <p className="soft">{LEXICON.rescanHint}</p>
      <Failure error={error} />
      {(running || failed) && <JobProgress progress={job} cancelling={cancelling} onCancel={onCancel} />}
      {!running && findings !== null && <Found {...findings} />}
    </Panel>
  )
}

const Found = ({ at, scanned, cases }: Findings) => (
  <>
    <p role="status">{LEXICON.rescanned(dateTimeText(at), scanned, cases.length)}</p>
    <ul className="lexicon-hits">
      {cases.map(({ caseId, title, stage, entries }) => (
        <li key={caseId}>
          <strong>{title === '' ? DESK.untitled : title}</strong> {STAGE_WORDS[stage]}
          <ul>
            {entries.map(({ rule, list, term, level, count }) => (
              <li key={`${rule} ${list} ${term} ${level}`}>
                {term === '' ? scanWord(rule) : term} {LEVEL_WORDS[level]}{' '}
                <span className="soft">
                  {scanWord(list)} {LEXICON.tryCount(count)}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  </>
)
