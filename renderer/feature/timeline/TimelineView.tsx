import { chainProblemText, TIMELINE } from '../../i18n/timeline.ts'
import { Failure } from '../../ui/Failure.tsx'
import { PrintPanel } from '../../ui/PrintPanel.tsx'
import { Loading, Unreadable } from '../../ui/States.tsx'
import { timelineEntry } from './timeline-model.ts'
import type { TimelineModel } from './useTimeline.ts'

const HASH_SHOWN_CHARACTERS = 12

export const TimelineView = ({ history, error, onRetry, print }: TimelineModel) => {
  if (history === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const { rows, chain } = history
  return (
    <div className="timeline-page">
      <Failure error={error} />
      {chain.intact ? (
        <p className="notice" role="status">
          {TIMELINE.intact(rows.length)}
        </p>
      ) : (
        <div className="failure timeline-broken" role="alert">
          <p className="failure-title">{TIMELINE.broken}</p>
          <p className="failure-advice">{TIMELINE.brokenAt(chain.atSeq, chainProblemText(chain.problem ?? ''))}</p>
        </div>
      )}
      <p className="soft">{TIMELINE.intro}</p>
      <ol className="timeline" aria-label={TIMELINE.heading}>
        {rows.map(timelineEntry).map((entry) => (
          <li key={entry.seq} className={isBroken(chain, entry.seq) ? 'timeline-bad' : undefined}>
            <p className="timeline-head">
              <time>{entry.at}</time>
              <strong>{entry.word}</strong>
              <span className="soft">{TIMELINE.seq(entry.seq)}</span>
              <span className="hash soft" title={TIMELINE.hashTitle(entry.hash)}>
                {`${TIMELINE.hash} ${entry.hash.slice(0, HASH_SHOWN_CHARACTERS)}`}
              </span>
            </p>
            <p className="timeline-sentence">{entry.sentence}</p>
          </li>
        ))}
      </ol>
      {print !== null && <PrintPanel form="approval" print={print} />}
    </div>
  )
}

const isBroken = (chain: NonNullable<TimelineModel['history']>['chain'], seq: number): boolean =>
  chain.atSeq !== null && seq >= chain.atSeq
